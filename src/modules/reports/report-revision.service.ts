import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { keptContent, presented } from './content/report.content.js';
import type { ClauseComments, ReportEntity } from './report.entity.js';
import { NotSentYet, RevisionOpen, Superseded } from './report.errors.js';
import { ReportSummaryDto } from './report.dto.js';
import { canonicalText, ReportDrafts } from './report-drafts.service.js';
import { ReportRevisionsRepository } from './report-revisions.repository.js';
import { ReportRepository } from './report.repository.js';

/** Later versions of what a client was told: the earlier one stays, byte for byte. */
@Injectable()
export class ReportRevisionService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly revisions: ReportRevisionsRepository,
    private readonly drafts: ReportDrafts,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The draft of a new version, with the words of the one before; it becomes one when it is sent.
   * @param id of the newest version that was sent @returns the draft's id
   * @throws NotSentYet, Superseded, RevisionOpen
   */
  async revise(id: string, reason: string): Promise<string> {
    const before = await this.reports.locked(actor(), id);
    if (before.state === 'draft') throw new NotSentYet();
    const { supersededBy, revisionId } = await this.reports.read(actor(), id);
    if (supersededBy !== null) throw new Superseded(supersededBy);
    if (revisionId !== null) throw new RevisionOpen(revisionId);
    const draft = this.following(before, reason);
    // The first one to hold the row of the version before writes the next.
    await this.reports.add({ ...draft, content: canonicalText(await this.drafts.composed(draft)) });
    for (const each of [draft.id, before.id])
      await this.events.tell('report.changed', each, before.engagementId);
    return draft.id;
  }

  /** All versions of a report that the reader may see, the newest first. */
  async versions(id: string): Promise<ReportSummaryDto[]> {
    const reader = actor();
    const known = await this.revisions.versionsOf(await this.reports.read(reader, id));
    const all: ReportSummaryDto[] = [];
    for (const each of known) all.push(ReportSummaryDto.of(await this.reports.read(reader, each), reader));
    return all;
  }

  private following(before: ReportEntity, reason: string): Omit<ReportEntity, 'version'> {
    const { workspaceId, engagementId, coverage, period, week, from, to } = before;
    const { word, comments, nextOn, nextText } = before;
    return {
      ...{ id: this.ids.next(), workspaceId, engagementId, coverage, period, week, from, to },
      ...{ number: before.number + 1, state: 'draft', heldAt: null, heldNote: '' },
      ...{ word, comments: toldComments(before, comments), nextOn, nextText },
      ...{ revises: before.id, reason, revisedByName: actor().name },
      ...{ supersededAt: null, content: null, contentSha256: null, createdAt: this.clock.date() },
      ...{ sentAt: null, sentBy: null, silenceAt: null, acceptedAt: null, acceptedBy: null },
      acceptedSilently: false,
    };
  }
}

/** What was said to clauses, as the client read it. */
function toldComments({ content }: ReportEntity, comments: ClauseComments): ClauseComments {
  const told = presented(keptContent(content)).clauses.filter(({ comment }) => comment !== '');
  return { ...comments, ...Object.fromEntries(told.map(({ id, comment }) => [id, comment])) };
}
