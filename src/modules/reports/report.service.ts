import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CoveredDays } from '../../kernel/coverage.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { Week, type Weekday } from '../../kernel/week.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { keptContent, presented } from './content/report.content.js';
import { reportFileName } from './files/report-file-name.js';
import { ReportDto, ReportSummaryDto } from './report.dto.js';
import type { EditReportDto, ReportListQuery } from './report-request.dto.js';
import type { ReportEntity } from './report.entity.js';
import { DaysNotBegun, NoSuchWeek, WeekNotBegun } from './report.errors.js';
import { canonicalText, ReportDrafts } from './report-drafts.service.js';
import { nothingDone } from './report-review.rules.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportSendingService, type HeldBack } from './report-sending.service.js';
import { ReportRepository } from './report.repository.js';

/** Which days are asked for: a week by its name, or any. */
export type AskedDays = { readonly week: string } | { readonly from: string; readonly to: string };

/** Reports: found, composed, reviewed, sent. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly drafts: ReportDrafts,
    private readonly review: ReportReviewService,
    private readonly sending: ReportSendingService,
    private readonly engagements: EngagementsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(filter: ReportListQuery): Promise<Page<ReportSummaryDto>> {
    const reader = actor();
    const limit = limitOf(filter);
    const states = filter.state ? [filter.state] : undefined;
    const rows = await this.reports.list(
      reader,
      { ...filter, states },
      positionOf<[string, string]>(filter, 2),
      limit,
    );
    return pageOf(
      rows,
      limit,
      (row) => [row.from, row.id],
      (row) => ReportSummaryDto.of(row, reader),
    );
  }

  async read(id: string): Promise<ReportDto> {
    const reader = actor();
    const row = await this.reports.read(reader, id);
    const [answers, pdfs] = [await this.reports.answersOf([id]), await this.reports.pdfHashes(id)];
    const deliveries = reader.role === 'contact' ? [] : await this.reports.deliveriesOf([id]);
    return ReportDto.whole(row, reader, { answers, pdfs, deliveries });
  }

  /**
   * The report of some days: composed now, or the one that is already there (a draft with fresh figures). Days that
   * are a week of the engagement are the report of that week.
   * @throws NoSuchWeek, WeekNotBegun, DaysNotBegun
   */
  async compose(engagementId: string, asked: AskedDays): Promise<ReportDto> {
    const { weekStartsOn } = await this.engagements.find(engagementId);
    const covered = coveredBy(asked, weekStartsOn as Weekday);
    const { id, created } = await this.composeOnce(engagementId, covered);
    if (created) await this.tell(id, engagementId);
    return this.read(id);
  }

  /** Screens that show the report ask again. */
  tell(id: string, engagementId: string): Promise<void> {
    return this.events.tell('report.changed', id, engagementId);
  }

  /** Without telling anybody: for `compose` and for the schedule. */
  async composeOnce(
    engagementId: string,
    covered: CoveredDays,
  ): Promise<Pick<ReportEntity, 'id' | 'number' | 'state'> & { created: boolean }> {
    const engagement = await this.engagements.find(engagementId);
    const today = localDay(this.clock.now(), engagement.timeZone);
    if (Temporal.PlainDate.compare(covered.from, today) > 0)
      throw covered.week === null
        ? new DaysNotBegun(covered.from.toString())
        : new WeekNotBegun(covered.week);
    const days = { from: covered.from.toString(), to: covered.to.toString() };
    const known = await this.reports.latestOf(engagementId, days);
    if (known) {
      if (known.state === 'draft') await this.drafts.recollect(known);
      return { id: known.id, created: false, number: known.number, state: known.state };
    }
    const draft = this.firstVersion(engagementId, covered);
    const added = await this.reports.add({
      ...draft,
      content: canonicalText(await this.drafts.composed(draft)),
    });
    if (added) return { id: draft.id, created: true, number: draft.number, state: 'draft' };
    const other = await this.reports.latestOf(engagementId, days);
    if (!other) throw new NotFound('report');
    return { id: other.id, created: false, number: other.number, state: other.state };
  }

  /** The assistant's words: to the client, to clauses, and about when the two speak next. @throws AlreadySent, Stale */
  async edit(id: string, changes: EditReportDto, expected: number | null): Promise<ReportDto> {
    await this.review.edit(id, changes, expected);
    return this.read(id);
  }

  /** Takes over what changed in the days since the draft was composed. @throws AlreadySent */
  async refresh(id: string): Promise<ReportDto> {
    const report = await this.drafts.find(id, null);
    await this.drafts.recollect(report);
    await this.tell(id, report.engagementId);
    return this.read(id);
  }

  async remove(id: string, expected: number | null): Promise<void> {
    const report = await this.drafts.find(id, expected);
    await this.reports.remove(id);
    for (const each of [id, report.revises]) if (each) await this.tell(each, report.engagementId);
  }

  /** @throws AlreadySent, ReportHeld, Uncommented, NothingRevised, NoRecipient, ChangedSinceReview */
  async send(id: string, expected: number | null): Promise<ReportDto> {
    await this.sending.send(id, expected);
    return this.read(id);
  }

  /** Sends it unless somebody has to look at it first. @returns why it was not sent */
  sendBySchedule(id: string): Promise<HeldBack | null> {
    return this.sending.sendBySchedule(id);
  }

  /** Nothing was worked, corrected or handed over in the days of the report. */
  async nothingDone(id: string): Promise<boolean> {
    return nothingDone(presented(keptContent(await this.reports.contentOf(id))));
  }

  /** The PDF of a sent report as it was frozen; of a draft, as it would be. */
  async readPdf(id: string, wished: Language | undefined): Promise<{ bytes: Uint8Array; name: string }> {
    const reader = actor();
    const row = await this.reports.read(reader, id);
    const language = wished ?? reader.language;
    const content = keptContent(row.content);
    const kept = row.state === 'draft' ? null : await this.reports.keptPdf(id, language);
    const bytes = kept ?? this.sending.paper(content, row.number, language);
    return { bytes, name: reportFileName(content, language) };
  }

  /** The canonical content, byte for byte as it was hashed. */
  async readContent(id: string): Promise<string> {
    return (await this.reports.read(actor(), id)).content ?? '';
  }

  private firstVersion(engagementId: string, covered: CoveredDays): Omit<ReportEntity, 'version'> {
    return {
      ...{ id: this.ids.next(), workspaceId: actor().workspaceId, engagementId },
      ...{ coverage: covered.coverage, period: covered.name, week: covered.week },
      ...{ from: covered.from.toString(), to: covered.to.toString(), number: 1, state: 'draft' },
      ...{ heldAt: null, heldNote: '', word: '', comments: {}, nextOn: null, nextText: null },
      ...{ revises: null, reason: null, revisedByName: null, supersededAt: null },
      ...{ content: null, contentSha256: null, createdAt: this.clock.date(), sentAt: null, sentBy: null },
      ...{ silenceAt: null, acceptedAt: null, acceptedBy: null, acceptedSilently: false },
    };
  }
}

/** @throws NoSuchWeek */
function coveredBy(asked: AskedDays, startsOn: Weekday): CoveredDays {
  if ('week' in asked) {
    const week = Week.parse(asked.week, startsOn);
    if (!week.ok) throw new NoSuchWeek(asked.week);
    return CoveredDays.week(week.value);
  }
  const [from, to] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to)];
  const days = CoveredDays.days(from, to, startsOn);
  return days.week === null ? days : CoveredDays.week(Week.of(from, startsOn));
}
