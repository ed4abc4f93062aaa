import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CoveredDays } from '../../kernel/coverage.js';
import type { Weekday } from '../../kernel/week.js';
import { actor } from '../../platform/database/transaction.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { ReportComposer } from './content/report.composer.js';
import {
  canonicalContent,
  contentSha256,
  keptContent,
  presented,
  type KeptContent,
  type ReportContent,
} from './content/report.content.js';
import type { ReportEntity } from './report.entity.js';
import { AlreadySent } from './report.errors.js';
import { restated, revisionOf, type RevisionFacts } from './report-revision.rules.js';
import { ReportRevisionsRepository } from './report-revisions.repository.js';
import { ReportRepository } from './report.repository.js';

/** What of a report decides what it says. */
export type Drafted = Pick<
  ReportEntity,
  | 'id'
  | 'engagementId'
  | 'coverage'
  | 'from'
  | 'to'
  | 'word'
  | 'comments'
  | 'nextOn'
  | 'nextText'
  | 'createdAt'
> &
  Pick<ReportEntity, 'revises' | 'reason' | 'revisedByName'>;

/** Reports that no client has seen: found for a change, and composed anew. */
@Injectable()
export class ReportDrafts {
  constructor(
    private readonly reports: ReportRepository,
    private readonly revisions: ReportRevisionsRepository,
    private readonly composer: ReportComposer,
    private readonly engagements: EngagementsService,
    private readonly clock: Clock,
  ) {}

  /** With its row locked until the commit. @throws NotFound, Stale, AlreadySent */
  async find(id: string, expected: number | null): Promise<ReportEntity> {
    const report = await this.reports.locked(actor(), id);
    refuseStale(report.version, expected);
    if (report.state !== 'draft') throw new AlreadySent();
    return report;
  }

  /** What it says as of now; or as of the moment of figures that somebody has read, to see whether they are still so. */
  async composed(draft: Drafted, figuresAsOf?: Temporal.Instant): Promise<ReportContent> {
    const { id, word, comments, revises } = draft;
    const engagement = await this.engagements.find(draft.engagementId);
    const covered = coveredBy(draft, engagement.weekStartsOn);
    const said = {
      id,
      engagement,
      covered,
      word,
      comments,
      next: nextOf(draft),
      ...(figuresAsOf && { figuresAsOf }),
    };
    if (revises === null) return this.composer.compose({ ...said, revision: null, told: null });
    const before = await this.reports.read(actor(), revises);
    const told = presented(keptContent(before.content));
    const fresh = await this.composer.compose({ ...said, revision: null, told: idsOf(told) });
    const content = restated(told, fresh);
    return { ...content, revision: revisionOf(told, content, await this.facts(draft, before, fresh)) };
  }

  /** Takes over what changed since it was composed; figures that are still so keep their moment, once the days are over. */
  async recollect(report: ReportEntity): Promise<void> {
    const content = keptContent(report.content);
    const again = await this.composed(report);
    if (sameFigures(content, again) && !this.wereRunning(report, content)) return;
    await this.reports.change(report.id, { content: canonicalText(again) });
  }

  /**
   * Whether its figures come out the same when they are read again. Time that passes is no change: clocks that still
   * run are read until the moment of the first time, unless the days have come to their end since.
   */
  async isCurrent(report: ReportEntity): Promise<boolean> {
    const content = keptContent(report.content);
    const ended = this.wereRunning(report, content);
    const moment = ended ? undefined : Temporal.Instant.from(content.figuresAsOf);
    return sameFigures(content, await this.composed(report, moment));
  }

  /** Its figures were read while its days were running, and those are over now. */
  private wereRunning(report: ReportEntity, { figuresAsOf, engagement }: KeptContent): boolean {
    const { end } = coveredBy(report, engagement.weekStartsOn).instants(engagement.timeZone);
    const over = Temporal.Instant.compare(this.clock.now(), end) >= 0;
    return over && Temporal.Instant.compare(figuresAsOf, end) < 0;
  }

  private async facts(
    { reason, revisedByName, createdAt }: Drafted,
    before: { readonly number: number; readonly content: string | null },
    { entries, late, corrections }: ReportContent,
  ): Promise<RevisionFacts> {
    return {
      of: before.number,
      ofSha256: contentSha256(keptContent(before.content)),
      reason: reason ?? '',
      by: revisedByName ?? '',
      at: createdAt.toTemporalInstant().toString(),
      made: await this.revisions.madeOf([...entries, ...late, ...corrections].map(({ id }) => id)),
    };
  }
}

function coveredBy(
  { coverage, from, to }: Pick<Drafted, 'coverage' | 'from' | 'to'>,
  weekStartsOn: number,
): CoveredDays {
  const [first, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  return CoveredDays.of(coverage, first, end, weekStartsOn as Weekday);
}

/** Equal but for the moment at which they were read. */
function sameFigures(a: KeptContent, b: KeptContent): boolean {
  return canonicalText({ ...a, figuresAsOf: '' }) === canonicalText({ ...b, figuresAsOf: '' });
}

/** A content as it is stored. */
export function canonicalText(content: KeptContent): string {
  return Buffer.from(canonicalContent(content)).toString('utf8');
}

export function nextOf({ nextOn, nextText }: Pick<Drafted, 'nextOn' | 'nextText'>): ReportContent['next'] {
  return nextText === null ? null : { on: nextOn, text: nextText };
}

function idsOf({ entries, late, corrections }: ReportContent) {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return { entries: ids(entries), late: ids(late), corrections: ids(corrections) };
}
