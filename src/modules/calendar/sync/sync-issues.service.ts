import { Injectable } from '@nestjs/common';
import { actor } from '../../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../../platform/http/paging.js';
import { refuseStale } from '../../../platform/http/precondition.js';
import type { CanonicalEvent } from '../events/canonical-event.js';
import { BookedEvents } from './booked-events.service.js';
import { CalendarRecords } from './calendar-records.js';
import { CalendarWrites } from './calendar-writes.js';
import { EventLinksRepository, type EventLink } from './event-links.repository.js';
import { Pulls } from './pulls.service.js';
import { changesOf, SyncIssueDto, type IssueChangeDto } from './sync-issue.dto.js';
import { issueAbilities, type IssueAbility } from './sync-issue.policy.js';
import { SyncIssuesRepository, type IssuePosition, type Resolution, type SyncIssueRow } from './sync-issues.repository.js'; // prettier-ignore
import { SyncIssues } from './sync-issues.js';
import { IssueClosed, IssueOffersNoSuchThing, RecordGone } from './sync.errors.js';

/** What somebody does about what happened between the product and their calendars. */
@Injectable()
export class SyncIssuesService {
  constructor(
    private readonly issues: SyncIssuesRepository,
    private readonly links: EventLinksRepository,
    private readonly records: CalendarRecords,
    private readonly writes: CalendarWrites,
    private readonly booked: BookedEvents,
    private readonly told: SyncIssues,
    private readonly pulls: Pulls,
  ) {}

  async list(asked: PageQuery): Promise<Page<SyncIssueDto>> {
    const limit = limitOf(asked);
    const rows = await this.issues.list(actor(), limit + 1, positionOf<IssuePosition>(asked, 2));
    return pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id], SyncIssueDto.of);
  }

  /** What the calendar's side lost is written there, what ours lost is done here. @throws RecordGone and of the record */
  async undo(id: string, expected: number | null): Promise<SyncIssueDto> {
    const { issue, link } = await this.about(id, expected, 'undo');
    const changes = changesOf(issue.facts);
    const kind = this.records.of(link.noun);
    const lost = changes.filter(({ aspect, kept }) => aspect === 'time' && kept === 'theirs');
    if (lost.length > 0) await kind.move(link.recordId, sideOf(lost, 'ours') as Time);
    const wished = changes.filter(({ aspect }) => aspect !== 'time');
    await this.wish(link, Object.fromEntries(wished.map((change) => [change.field, valueOf(change)])));
    return this.closed(issue, 'undone');
  }

  /** An emptied calendar is read again, and believed. @throws RecordGone, and what an appointment refuses */
  async apply(id: string, expected: number | null): Promise<SyncIssueDto> {
    const told = await this.open(id, expected, 'apply');
    if (told.kind === 'emptied' && told.calendarId) {
      await this.pulls.resync(told.calendarId, { trusting: true });
      return this.closed(told, 'solved');
    }
    const times = changesOf(told.facts).filter(({ aspect }) => aspect === 'time');
    const theirs = sideOf(times, 'theirs') as Time;
    if (told.recordId) {
      await this.booked.follow(told.recordId, theirs);
      return this.closed(told, 'solved');
    }
    const { issue, link } = await this.about(id, expected, 'apply');
    await this.records.of(link.noun).move(link.recordId, theirs);
    return this.closed(issue, 'solved');
  }

  /** Under a new id: one that was deleted is never used again (F11). @throws RecordGone, and of the record */
  async putBack(id: string, expected: number | null): Promise<SyncIssueDto> {
    const issue = await this.open(id, expected, 'putBack');
    if (issue.recordId) {
      await this.booked.leave(issue.recordId);
      return this.closed(issue, 'put_back');
    }
    const link = issue.linkId && (await this.links.one(issue.linkId));
    if (!link) throw new RecordGone();
    await this.links.bury(link.id);
    const kind = this.records.of(link.noun);
    await kind.putBack(link.recordId);
    if (!(await kind.find(link.recordId))) throw new RecordGone();
    await this.writes.order(link.noun, link.recordId);
    return this.closed(issue, 'put_back');
  }

  /** An appointment that was moved there goes back to when it is booked: nobody would come otherwise. */
  async dismiss(id: string, expected: number | null): Promise<SyncIssueDto> {
    const issue = await this.open(id, expected, 'dismiss');
    if (issue.recordId && issue.kind === 'conflict') await this.booked.leave(issue.recordId);
    const link = issue.facts.asks === true && issue.linkId ? await this.links.one(issue.linkId) : null;
    if (link?.base && !link.tombstonedAt) {
      const { start, end } = link.base.ours;
      await this.wish(link, { start, end });
    }
    return this.closed(issue, 'dismissed');
  }

  private async wish(link: EventLink, wish: Partial<CanonicalEvent>): Promise<void> {
    if (Object.keys(wish).length === 0) return;
    await this.links.change(link, { wish: { ...link.wish, ...wish } });
    await this.writes.order(link.noun, link.recordId);
  }

  private async about(id: string, expected: number | null, way: IssueAbility) {
    const issue = await this.open(id, expected, way);
    const link = issue.linkId ? await this.links.one(issue.linkId) : null;
    const record = link && !link.tombstonedAt && (await this.records.of(link.noun).find(link.recordId));
    if (!link || !record || link.state === 'detached') throw new RecordGone();
    return { issue, link };
  }

  private async open(id: string, expected: number | null, way: IssueAbility): Promise<SyncIssueRow> {
    const issue = await this.issues.one(actor(), id);
    refuseStale(issue.version, expected);
    if (issue.resolvedAt) throw new IssueClosed();
    if (!issueAbilities(issue)[way]) throw new IssueOffersNoSuchThing();
    return issue;
  }

  private async closed(issue: SyncIssueRow, resolution: Resolution): Promise<SyncIssueDto> {
    const who = actor();
    const now = await this.issues.one(who, issue.id);
    // What was done about it may have settled it already.
    if (!now.resolvedAt) {
      await this.issues.close(who, now, resolution);
      await this.told.ended(issue.id, who.seatId as string);
    }
    return SyncIssueDto.of(await this.issues.one(who, issue.id));
  }
}

type Time = Pick<CanonicalEvent, 'start' | 'end'>;

function sideOf(changes: readonly IssueChangeDto[], side: 'ours' | 'theirs'): Record<string, string> {
  return Object.fromEntries(changes.map((change) => [change.field, change[side]]));
}

/** What was not kept. */
function valueOf({ field, kept, ours, theirs }: IssueChangeDto): string | boolean {
  const lost = kept === 'ours' ? theirs : ours;
  return field === 'transparent' ? lost === 'true' : lost;
}
