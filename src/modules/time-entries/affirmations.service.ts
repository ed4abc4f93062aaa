import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden, NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import {
  AffirmationDto,
  type AffirmationRow,
  type AffirmationsQuery,
  type AffirmDto,
} from './affirmation.dto.js';
import {
  AffirmationIdTaken,
  AffirmationReported,
  IdleDayWorked,
  TimerRunsInDays,
} from './affirmation.errors.js';
import { affirmationAbilities } from './affirmation.policy.js';
import { refuseImpossibleDays } from './affirmation.rules.js';
import { AffirmationsRepository, type AffirmationPosition } from './affirmations.repository.js';
import { askedMember } from './asked-member.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';

/** "Nothing more to add": what a member says about days of an engagement, and takes back until it was reported. */
@Injectable()
export class AffirmationsService {
  constructor(
    private readonly affirmations: AffirmationsRepository,
    private readonly entries: EntryKeepingRepository,
    private readonly engagements: EngagementsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest days first. */
  async list(asked: AffirmationsQuery): Promise<Page<AffirmationDto>> {
    const limit = limitOf(asked);
    const filter = { ...asked, memberId: askedMember(asked.memberId) };
    const after = positionOf<AffirmationPosition>(asked, 2);
    const rows = await this.affirmations.list(actor(), filter, limit + 1, after);
    const position = ({ from, id }: AffirmationRow): AffirmationPosition => [from, id];
    return pageOf(rows, limit, position, (row) => AffirmationDto.of(row, actor()));
  }

  /**
   * Closes the caller's own days; each of them stays open to everybody else, and every other day to them.
   * @throws DaysUnclear, DayToCome, TimerRunsInDays, IdleDayWorked, AffirmedBefore, AffirmationIdTaken
   */
  async affirm(body: AffirmDto): Promise<AffirmationDto> {
    const { seatId, workspaceId, personId } = actor();
    if (seatId === null) throw new NotFound('member');
    const { id: engagementId, timeZone } = await this.engagements.find(body.engagementId);
    const now = this.clock.now();
    const { from, to } = body;
    const idleDays = [...new Set(body.idleDays)].sort();
    const [start, end, ...idle] = [from, to, ...idleDays].map((day) => Temporal.PlainDate.from(day));
    if (start && end) refuseImpossibleDays({ from: start, to: end, idle }, localDay(now, timeZone));
    const said = { engagementId, memberId: seatId, from, to };
    // Nobody adds work while it is looked for.
    await this.entries.alone(engagementId);
    const sent = body.id === undefined ? null : await this.affirmations.find(actor(), body.id);
    if (sent) return AffirmationDto.of(sameWord(sent, said), actor());
    const running = await this.affirmations.running(actor(), said);
    if (running !== null) throw new TimerRunsInDays(running);
    const worked = await this.affirmations.worked(actor(), said, idleDays);
    if (worked) throw new IdleDayWorked(worked.day, worked.id);
    const id = body.id ?? this.ids.next();
    const affirmedAt = new Date(now.epochMilliseconds);
    await this.affirmations.add({ id, workspaceId, ...said, idleDays, affirmedAt, affirmedBy: personId });
    await this.events.tell('affirmation.changed', id, engagementId);
    return AffirmationDto.of(await this.affirmations.one(actor(), id), actor());
  }

  /** Opens the days again. @throws AffirmationReported */
  async withdraw(id: string): Promise<void> {
    const { memberId, engagementId } = await this.affirmations.one(actor(), id);
    const may = (reported: boolean) => affirmationAbilities(actor(), { memberId, reported }).withdraw;
    if (!may(false)) throw new Forbidden('time-entries.log');
    // A report that is being sent is waited for.
    await this.entries.alone(engagementId);
    if (!may((await this.affirmations.one(actor(), id)).reported)) throw new AffirmationReported();
    await this.affirmations.remove(actor(), id);
    await this.events.tell('affirmation.changed', id, engagementId);
  }
}

/** The answer to the same word sent again. @throws AffirmationIdTaken */
function sameWord(
  known: AffirmationRow,
  said: Pick<AffirmationRow, 'engagementId' | 'memberId' | 'from' | 'to'>,
): AffirmationRow {
  const same = (['engagementId', 'memberId', 'from', 'to'] as const).every((key) => known[key] === said[key]);
  if (!same) throw new AffirmationIdTaken();
  return known;
}
