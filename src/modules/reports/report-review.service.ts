import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Events } from '../../platform/events/events.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { keptContent, presented, type ReportContent } from './content/report.content.js';
import type { EditReportDto } from './report-request.dto.js';
import type { ReportEntity } from './report.entity.js';
import { canonicalText, nextOf, ReportDrafts } from './report-drafts.service.js';
import { commentsAfter, reworded, type Said } from './report-review.rules.js';
import { revisionReworded } from './report-revision.rules.js';
import { ReportRepository } from './report.repository.js';

/** What an assistant does with a draft: adds words, says something to clauses, holds it back. */
@Injectable()
export class ReportReviewService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly drafts: ReportDrafts,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** What is not mentioned stays. @throws AlreadySent, Stale, InvalidRequest for a clause that the report does not have */
  async edit(id: string, { word, comments, next }: EditReportDto, expected: number | null): Promise<void> {
    const report = await this.drafts.find(id, expected);
    const content = presented(keptContent(report.content));
    refuseUnknownClauses(content, comments ?? []);
    const said: Said = {
      word: word ?? report.word,
      comments: commentsAfter(report.comments, comments ?? []),
      next: next === undefined ? nextOf(report) : next && { on: next.on ?? null, text: next.text },
    };
    await this.reports.change(id, {
      word: said.word,
      comments: said.comments,
      nextOn: said.next?.on ?? null,
      nextText: said.next?.text ?? null,
      content: canonicalText(await this.worded(report, content, said)),
    });
    await this.tell(report);
  }

  /** From now on neither the schedule nor anybody else sends it, until it is released. @throws AlreadySent */
  async hold(id: string, note: string): Promise<void> {
    const report = await this.drafts.find(id, null);
    await this.reports.change(id, { heldAt: report.heldAt ?? this.clock.date(), heldNote: note });
    await this.tell(report);
  }

  /** @throws AlreadySent */
  async release(id: string): Promise<void> {
    const report = await this.drafts.find(id, null);
    if (report.heldAt === null) return;
    await this.reports.change(id, { heldAt: null, heldNote: '' });
    await this.tell(report);
  }

  private async worded(report: ReportEntity, content: ReportContent, said: Said): Promise<ReportContent> {
    const worded = reworded(content, said);
    if (report.revises === null || content.revision === null) return worded;
    const told = presented(keptContent(await this.reports.contentOf(report.revises)));
    const at = report.createdAt.toTemporalInstant().toString();
    return { ...worded, revision: revisionReworded(told, worded, content.revision, at) };
  }

  private tell({ id, engagementId }: ReportEntity): Promise<void> {
    return this.events.tell('report.changed', id, engagementId);
  }
}

/** @throws InvalidRequest */
function refuseUnknownClauses(
  { clauses }: ReportContent,
  comments: readonly { readonly clauseId: string }[],
): void {
  const problems = comments.flatMap(({ clauseId }, index) =>
    clauses.some(({ id }) => id === clauseId)
      ? []
      : [{ field: `comments.${String(index)}.clauseId`, code: 'one-of' }],
  );
  if (problems.length > 0) throw new InvalidRequest(problems);
}
