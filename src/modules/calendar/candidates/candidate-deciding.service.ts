import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { actor } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { InvalidRequest } from '../../../platform/http/validation.js';
import { AppointmentsService } from '../../appointments/appointments.service.js';
import { EngagementsService } from '../../engagements/engagements.service.js';
import { TimeEntriesService } from '../../time-entries/time-entries.service.js';
import type { AcceptCandidateDto, EntryCandidateDto } from './entry-candidate.dto.js';
import type { EntryCandidateEntity } from './entry-candidate.entity.js';
import { CandidateDecided, CandidateIsAppointment, CandidateLogged, CandidateLoggedByColleague, CandidateUndecided } from './entry-candidate.errors.js'; // prettier-ignore
import { EntryCandidatesRepository } from './entry-candidates.repository.js';
import { EntryCandidatesService, type Candidate } from './entry-candidates.service.js';
import { wordsFor } from './event-proposal.js';

type Decision = Partial<Pick<EntryCandidateEntity, 'together' | 'timeEntryIds' | 'appointmentId'>>;

/** What a person says to a candidate: it becomes time or an appointment under the rules of those, or it is set aside. */
@Injectable()
export class CandidateDecidingService {
  constructor(
    private readonly reading: EntryCandidatesService,
    private readonly candidates: EntryCandidatesRepository,
    private readonly entries: TimeEntriesService,
    private readonly appointments: AppointmentsService,
    private readonly engagements: EngagementsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Accepted twice it stays one. @throws NotFound, CandidateDecided, CandidateLogged, CandidateLoggedByColleague,
   * InvalidRequest where nothing is proposed and nothing said, and whatever logging and booking throw
   */
  async accept(id: string, body: AcceptCandidateDto): Promise<EntryCandidateDto> {
    const candidate = await this.lined(id);
    if (candidate.state === 'accepted') return this.reading.read(id);
    if (candidate.state === 'withdrawn') throw new CandidateLoggedByColleague(candidate.event.loggedBy ?? '');
    if (candidate.state === 'dismissed') throw new CandidateDecided();
    if (candidate.proposes === 'appointment') return this.book(candidate, body);
    return this.decided(candidate, 'accepted', { timeEntryIds: await this.log(candidate, body) });
  }

  /** Not proposed again. @throws NotFound, CandidateDecided for what was accepted */
  async dismiss(id: string): Promise<EntryCandidateDto> {
    const candidate = await this.lined(id);
    if (candidate.state === 'accepted') throw new CandidateDecided();
    return this.decided(candidate, 'dismissed');
  }

  /**
   * Proposed again: what was set aside, what a colleague has logged too, and what was accepted, whose entries are
   * deleted. @throws NotFound, CandidateUndecided, CandidateIsAppointment, TimeEntryLocked
   */
  async restore(id: string): Promise<EntryCandidateDto> {
    const candidate = await this.lined(id);
    if (candidate.state === 'open') throw new CandidateUndecided();
    if (candidate.decision?.appointmentId) throw new CandidateIsAppointment();
    if (candidate.state === 'accepted') await this.entries.removeAll(candidate.timeEntryIds);
    const together = candidate.state === 'withdrawn' || candidate.decision?.together === true;
    return this.decided(candidate, 'open', { together });
  }

  /** Each part that is not logged yet, or the one time that is said. */
  private async log(candidate: Candidate, body: AcceptCandidateDto): Promise<string[]> {
    const { event, proposal, known } = candidate;
    const { clientId, id: engagementId } = await this.engagementOf(candidate, body);
    const said = body.startsAt !== undefined || body.endsAt !== undefined;
    const parts = said ? [spanSaid(candidate, body)] : candidate.parts.map(({ start, end }) => [start.toString(), end.toString()] as const); // prettier-ignore
    if (parts.length === 0) throw new CandidateLogged();
    const asProposed = engagementId === proposal.engagement?.id;
    const ids: string[] = [];
    for (const [startedAt, endedAt] of parts) {
      await this.entries.record({
        ...{ engagementId, startedAt, endedAt },
        description: body.description ?? wordsFor(event.title, clientId, known),
        taskId: body.taskId ?? (body.taskId === undefined && asProposed ? proposal.taskId : null),
        serviceId: body.serviceId ?? (body.serviceId === undefined && asProposed ? proposal.serviceId : null),
        ...(body.billable !== undefined && { billable: body.billable }),
      });
      ids.push(...(await this.candidates.entriesWithin(actor(), engagementId, startedAt, endedAt)));
    }
    return ids;
  }

  /** Decided first: whoever writes appointments into calendars then knows that this one stands there. */
  private async book(candidate: Candidate, body: AcceptCandidateDto): Promise<EntryCandidateDto> {
    const { event, proposal, known } = candidate;
    const { clientId, id: engagementId } = await this.engagementOf(candidate, body);
    const title = body.title ?? wordsFor(event.title, clientId, known).slice(0, 200).trim();
    const contactIds = body.contactIds ?? (clientId === proposal.clientId ? [...proposal.contactIds] : []);
    if (title === '') throw new InvalidRequest([{ field: 'title', code: 'required' }]);
    if (contactIds.length === 0) throw new InvalidRequest([{ field: 'contactIds', code: 'required' }]);
    const [startsAt, endsAt] = spanSaid(candidate, body);
    const { taskId = null, tell = false } = body;
    const id = this.ids.next();
    const decided = await this.decided(candidate, 'accepted', { appointmentId: id });
    await this.appointments.book({ id, engagementId, title, contactIds, startsAt, endsAt, taskId, tell });
    return decided;
  }

  /** @throws InvalidRequest, NotFound */
  private async engagementOf({ proposal }: Candidate, { engagementId }: AcceptCandidateDto) {
    const id = engagementId ?? proposal.engagement?.id;
    if (id === undefined) throw new InvalidRequest([{ field: 'engagementId', code: 'required' }]);
    return this.engagements.find(id);
  }

  /** Looks once to know which event it is, waits for whoever decides about that, and looks again. */
  private async lined(id: string): Promise<Candidate> {
    const { event } = await this.reading.find(id);
    await this.candidates.lineUp(actor(), event.icalUid);
    return this.reading.find(id);
  }

  private async decided(
    { id, event, proposes, decision }: Candidate,
    state: EntryCandidateEntity['state'],
    became: Decision = {},
  ): Promise<EntryCandidateDto> {
    const { workspaceId, seatId } = actor();
    const memberId = seatId as string;
    const { together = decision?.together ?? false, timeEntryIds = [], appointmentId = null } = became;
    const standsFor = appointmentId === null ? null : event;
    await this.candidates.decide({
      ...{ id, workspaceId, memberId, icalUid: event.icalUid, occurrence: event.occurrence, proposes, state },
      ...{ together, timeEntryIds, appointmentId, decidedAt: this.clock.date() },
      eventStartsAt: standsFor && new Date(standsFor.startsAt.epochMilliseconds),
      eventEndsAt: standsFor && new Date(standsFor.endsAt.epochMilliseconds),
    });
    await this.events.tell('entry-candidate.changed', id, null, { seatId: memberId });
    return this.reading.read(id);
  }
}

function spanSaid({ event }: Candidate, { startsAt, endsAt }: AcceptCandidateDto): readonly [string, string] {
  return [startsAt ?? event.startsAt.toString(), endsAt ?? event.endsAt.toString()];
}
