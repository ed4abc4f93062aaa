import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { actor } from '../../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../../platform/http/paging.js';
import { InvalidRequest } from '../../../platform/http/validation.js';
import { AppointmentsService, type AppointmentRow } from '../../appointments/appointments.service.js';
import type { EntryCandidateDto, EntryCandidatesQuery } from './entry-candidate.dto.js';
import type { EntryCandidateEntity, Proposal } from './entry-candidate.entity.js';
import { candidateId, minutesOf, proposedNow, seenOnce, stateOf, type CandidateState, type SeenEvent } from './entry-candidate.rules.js'; // prettier-ignore
import { EntryCandidatesRepository } from './entry-candidates.repository.js';
import { EventProposals, isAffirmed, proposalFor, wordsFor, type EventProposal, type KnownPractice } from './event-proposal.js'; // prettier-ignore
import { remainingOf } from './remaining-time.rules.js';

/** How far back the mirror of a calendar keeps events, and how much of it is looked at in one go. */
const FARTHEST_DAYS = 60;
/** How far ahead the mirror goes. */
const AHEAD_DAYS = 400;
const USUAL_BACK_DAYS = 14;
const USUAL_AHEAD_DAYS = 30;

/** A candidate with what is needed to decide about it. */
export interface Candidate {
  readonly id: string;
  readonly event: SeenEvent;
  readonly proposes: Proposal;
  readonly proposal: EventProposal;
  readonly parts: ReturnType<typeof remainingOf>;
  readonly state: CandidateState;
  readonly decision: EntryCandidateEntity | undefined;
  /** Of what it became, what is still there. */
  readonly timeEntryIds: readonly string[];
  readonly known: KnownPractice;
}

/**
 * Events of the caller's calendars that were, or may become, work with a client. They are worked out of the mirror
 * each time: an event that moves, goes or turns private takes its candidate along, and nothing of it is kept here. What
 * was accepted is an entry of its own by then, and stays (F21). Nothing is ever logged by itself.
 */
@Injectable()
export class EntryCandidatesService {
  constructor(
    private readonly candidates: EntryCandidatesRepository,
    private readonly proposals: EventProposals,
    private readonly appointments: AppointmentsService,
    private readonly clock: Clock,
  ) {}

  /** By their start. */
  async list(asked: EntryCandidatesQuery): Promise<Page<EntryCandidateDto>> {
    const { proposes = 'time_entry', state = 'open' } = asked;
    const [since, until] = this.rangeOf(asked, proposes);
    const limit = limitOf(asked);
    const after = positionOf<readonly [string, string]>(asked, 2);
    const found = await this.between(since, until);
    const wanted = found
      .filter((each) => each.proposes === proposes && each.state === state)
      .map((each) => candidateDto(each))
      .filter(({ startsAt, id }) => !after || startsAt > after[0] || (startsAt === after[0] && id > after[1]))
      .toSorted((one, other) => (`${one.startsAt}${one.id}` < `${other.startsAt}${other.id}` ? -1 : 1));
    return pageOf(wanted.slice(0, limit + 1), limit, ({ startsAt, id }) => [startsAt, id], (each) => each); // prettier-ignore
  }

  async read(id: string): Promise<EntryCandidateDto> {
    return candidateDto(await this.find(id));
  }

  /** @throws NotFound, also when the event is gone, private by now, or was moved out of sight */
  async find(id: string): Promise<Candidate> {
    const now = this.clock.now();
    // Nearly all that is decided about is near; only what is not found there is looked for as far as the list goes.
    for (const [from, to] of [
      [-FARTHEST_DAYS, FARTHEST_DAYS],
      [FARTHEST_DAYS, AHEAD_DAYS],
    ] as const) {
      const candidate = (await this.between(now.add(days(from)), now.add(days(to)))).find(
        (each) => each.id === id,
      );
      if (candidate) return candidate;
    }
    throw new NotFound('entry-candidate');
  }

  private async between(since: Temporal.Instant, until: Temporal.Instant): Promise<Candidate[]> {
    const who = actor();
    if (who.role === 'contact') throw new NotFound('entry-candidate');
    const range = [since.toString(), until.toString()] as const;
    const events = seenOnce(await this.candidates.occurrences(who, ...range));
    if (events.length === 0) return [];
    const uids = [...new Set(events.map(({ icalUid }) => icalUid))];
    const known = await this.proposals.known(uids, since);
    // Before the decisions: whoever accepts at this moment is then seen to have decided, and not only to have logged.
    const logged = (await this.candidates.logged(who, ...range)).map(({ startedAt, endedAt }) => ({
      start: Temporal.Instant.from(startedAt),
      end: endedAt === null ? null : Temporal.Instant.from(endedAt),
    }));
    const decisions = await this.candidates.decisions(who, uids);
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const live = new Set(
      await this.candidates.live(
        who,
        decisions.flatMap(({ timeEntryIds }) => timeEntryIds),
      ),
    );
    const sessions = await this.appointments.between(
      { start: since, end: until },
      { memberId: who.seatId ?? '', state: 'booked' },
    );
    return events.flatMap((event) => {
      const candidate = this.candidateOf(who, event, known, { byId, live, sessions });
      if (!candidate) return [];
      const parts = remainingOf({ start: event.startsAt, end: event.endsAt }, logged);
      if (candidate.proposes === 'appointment') return [{ ...candidate, parts: [] }];
      // What was decided is shown as it was decided; what is open, only where there is something left to log.
      return parts.length > 0 || candidate.decision ? [{ ...candidate, parts }] : [];
    });
  }

  private candidateOf(
    who: Actor,
    event: SeenEvent,
    known: KnownPractice,
    { byId, live, sessions }: Decided,
  ): Omit<Candidate, 'parts'> | null {
    const proposes = proposedNow(event, this.clock.now());
    const proposal = proposes && proposalFor(event, known);
    if (!proposes || !proposal) return null;
    const id = candidateId(who, event, proposes);
    const decision = byId.get(id);
    const timeEntryIds = decision?.timeEntryIds.filter((entryId) => live.has(entryId)) ?? [];
    const kept = timeEntryIds.length > 0 || decision?.appointmentId != null;
    const state = stateOf(
      decision && { ...decision, kept },
      proposes === 'time_entry' ? event.loggedBy : null,
    );
    if (state === 'open' && settledElsewhere(event, proposes, proposal, known, sessions)) return null;
    return { id, event, proposes, proposal, state, decision, timeEntryIds, known };
  }

  private rangeOf(
    { from, to }: EntryCandidatesQuery,
    proposes: Proposal,
  ): [Temporal.Instant, Temporal.Instant] {
    const now = this.clock.now();
    const past = proposes === 'time_entry';
    const since =
      from === undefined ? now.subtract(days(past ? USUAL_BACK_DAYS : 0)) : Temporal.Instant.from(from);
    const until = to === undefined ? now.add(days(past ? 0 : USUAL_AHEAD_DAYS)) : Temporal.Instant.from(to);
    if (
      Temporal.Instant.compare(until, since) < 0 ||
      Temporal.Instant.compare(until, since.add(days(2 * FARTHEST_DAYS))) > 0
    )
      // prettier-ignore
      throw new InvalidRequest([{ field: 'to', code: 'invalid' }]);
    return [since, until];
  }
}

interface Decided {
  readonly byId: ReadonlyMap<string, EntryCandidateEntity>;
  readonly live: ReadonlySet<string>;
  readonly sessions: readonly AppointmentRow[];
}

/** The day is closed; it is booked already; or an appointment says that nobody came. */
function settledElsewhere(
  event: SeenEvent,
  proposes: Proposal,
  { clientId, engagement }: EventProposal,
  known: KnownPractice,
  sessions: readonly AppointmentRow[],
): boolean {
  const same = sessions.filter(
    (session) =>
      session.clientId === clientId &&
      session.startsAt.getTime() < event.endsAt.epochMilliseconds &&
      session.endsAt.getTime() > event.startsAt.epochMilliseconds,
  );
  if (proposes === 'appointment') return same.length > 0;
  const missed = same.some(
    ({ attendance }) => attendance === 'no_show_client' || attendance === 'no_show_host',
  );
  return missed || isAffirmed(event.startsAt, engagement, known);
}

function candidateDto(candidate: Candidate): EntryCandidateDto {
  const { id, event, proposes, proposal, parts, state, decision, timeEntryIds, known } = candidate;
  const { clientId, engagement, serviceId, taskId, contactIds, why } = proposal;
  const clientName = known.clients.find((client) => client.id === clientId)?.name ?? null;
  return {
    ...{ id, proposes, state },
    title: event.title,
    startsAt: event.startsAt.toString(),
    endsAt: event.endsAt.toString(),
    calendarNames: event.calendarNames,
    guests: event.guests.slice(0, 10).map(({ name, email }) => name?.trim() || email),
    parts: parts.map(({ start, end }) => ({ startsAt: start.toString(), endsAt: end.toString() })),
    minutes: minutesOf(parts),
    ...{ clientId, clientName },
    engagementId: engagement?.id ?? null,
    engagementName: engagement?.name ?? null,
    ...{ taskId, serviceId, contactIds, why },
    description: wordsFor(event.title, clientId, known),
    loggedByName: proposes === 'time_entry' ? event.loggedBy : null,
    timeEntryIds,
    appointmentId: decision?.appointmentId ?? null,
    can: {
      accept: state === 'open',
      dismiss: state === 'open',
      restore:
        state === 'dismissed' || state === 'withdrawn' || (state === 'accepted' && timeEntryIds.length > 0),
    },
  };
}

function days(count: number): Temporal.Duration {
  return Temporal.Duration.from({ hours: 24 * count });
}
