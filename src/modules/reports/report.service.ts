import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { engagementActor, type Actor, type Language } from '../../kernel/actor.js';
import { billingTermsBy } from '../../kernel/billing-terms.js';
import { Clock } from '../../kernel/clock.js';
import { CoveredDays } from '../../kernel/coverage.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { Week, type Weekday } from '../../kernel/week.js';
import { actor, narrowedTo } from '../../platform/database/transaction.js';
import { PdfWriter } from '../../platform/documents/pdf.js';
import { Events } from '../../platform/events/events.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { BalanceService } from '../balances/balance.service.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { TimeEntriesService } from '../time-entries/time-entries.service.js';
import { AlreadySent, ChangedSinceReview, NoRecipient, NoSuchWeek, WeekNotBegun } from './report.errors.js';
import {
  canonicalContent,
  contentSha256,
  keptContent,
  presented,
  type KeptContent,
  type ReportContent,
} from './report.content.js';
import { ReportCollector } from './report.collector.js';
import { ReportDto, ReportSummaryDto, type ReportListQuery } from './report.dto.js';
import { reportPdf } from './report-pdf.js';
import type { ReportEntity } from './report.entity.js';
import { ReportRepository, type Recipient } from './report.repository.js';

/** How long the link in a report's mail opens it. */
const LINK_LIFE = Temporal.Duration.from({ hours: 24 * 90 });

/** Composing, reviewing, freezing and sending reports. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly collector: ReportCollector,
    private readonly engagements: EngagementsService,
    private readonly balances: BalanceService,
    private readonly preferences: PreferencesService,
    private readonly workspaces: WorkspaceService,
    private readonly worked: TimeEntriesService,
    private readonly pdf: PdfWriter,
    private readonly outbox: MailOutbox,
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
   * The report of a week: composed now, or the one that is already there (a draft with fresh figures).
   * @param week `2026-W46`, in the engagement's own weeks @throws NoSuchWeek, WeekNotBegun
   */
  async compose(engagementId: string, week: string): Promise<ReportDto> {
    const { id, created } = await this.composeOnce(engagementId, week);
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
    weekName: string,
  ): Promise<{ id: string; created: boolean; state: ReportEntity['state'] }> {
    const engagement = await this.engagements.find(engagementId);
    const week = weekOf(weekName, engagement.weekStartsOn);
    const today = localDay(this.clock.now(), engagement.timeZone);
    if (Temporal.PlainDate.compare(week.from, today) > 0) throw new WeekNotBegun(weekName);
    const known = await this.reports.latestOfWeek(engagementId, week.name);
    if (known) {
      if (known.state === 'draft') await this.recollect(known);
      return { id: known.id, created: false, state: known.state };
    }
    const id = this.ids.next();
    const content = await this.collected({ id, engagementId, week: week.name, word: '' });
    const added = await this.reports.add({
      id,
      workspaceId: actor().workspaceId,
      engagementId,
      week: week.name,
      from: week.from.toString(),
      to: week.to.toString(),
      number: 1,
      state: 'draft',
      word: '',
      content: text(content),
      contentSha256: null,
      createdAt: date(this.clock.now()),
      sentAt: null,
      sentBy: null,
      acceptedAt: null,
      acceptedBy: null,
    });
    if (added) return { id, created: true, state: 'draft' };
    const other = await this.reports.latestOfWeek(engagementId, week.name);
    if (!other) throw new NotFound('report');
    return { id: other.id, created: false, state: other.state };
  }

  /** The assistant's sentence to the client. @throws AlreadySent */
  async edit(id: string, word: string, expected: number | null): Promise<ReportDto> {
    const report = await this.draft(id, expected);
    const content = keptContent(report.content);
    await this.reports.change(id, { word, content: text({ ...content, word }) });
    await this.tell(id, report.engagementId);
    return this.read(id);
  }

  /** Takes over what changed in the week since the draft was composed. @throws AlreadySent */
  async refresh(id: string): Promise<ReportDto> {
    const report = await this.draft(id, null);
    await this.recollect(report);
    await this.tell(id, report.engagementId);
    return this.read(id);
  }

  async remove(id: string, expected: number | null): Promise<void> {
    const report = await this.draft(id, expected);
    await this.reports.remove(id);
    await this.tell(id, report.engagementId);
  }

  /**
   * Freezes the report and orders its mails: content, its SHA-256, and a PDF in each reader's language. What is sent
   * is what was reviewed: the entries are stamped first, so that nobody changes them any more, and read again after
   * that. @throws AlreadySent, NoRecipient, ChangedSinceReview
   */
  async send(id: string, expected: number | null): Promise<ReportDto> {
    const report = await this.draft(id, expected);
    const content = keptContent(report.content);
    await this.stamp(report, content);
    if (!sameFigures(content, await this.collected(report))) throw new ChangedSinceReview();
    await this.freeze(report, content);
    return this.read(id);
  }

  /** The PDF of a sent report as it was frozen; of a draft, as it would be. */
  async readPdf(id: string, wished: Language | undefined): Promise<{ bytes: Uint8Array; name: string }> {
    const reader = actor();
    const row = await this.reports.read(reader, id);
    const language = wished ?? reader.language;
    const content = keptContent(row.content);
    const kept = row.state === 'draft' ? null : await this.reports.keptPdf(id, language);
    const bytes = kept ?? this.paper(content, row.number, language);
    return { bytes, name: pdfName(content, language) };
  }

  /** The canonical content, byte for byte as it was hashed. */
  async readContent(id: string): Promise<string> {
    return (await this.reports.read(actor(), id)).content ?? '';
  }

  paper(content: KeptContent, number: number, language: Language): Uint8Array {
    return reportPdf(this.pdf, textsFor(language), {
      content,
      number,
      contentSha256: contentSha256(content),
    });
  }

  private async draft(id: string, expected: number | null): Promise<ReportEntity> {
    const report = await this.reports.locked(actor(), id);
    refuseStale(report.version, expected);
    if (report.state !== 'draft') throw new AlreadySent();
    return report;
  }

  private async recollect(report: ReportEntity): Promise<void> {
    const content = await this.collected(report);
    if (sameFigures(content, keptContent(report.content))) return;
    await this.reports.change(report.id, { content: text(content) });
  }

  private async collected({ id, engagementId, week: weekName, word }: Collected): Promise<ReportContent> {
    const engagement = await this.engagements.find(engagementId);
    const { name, clientId, clientName, timeZone, currency, weekStartsOn } = engagement;
    const week = weekOf(weekName, weekStartsOn);
    const covered = CoveredDays.week(week);
    const { showAmounts } = await this.engagements.agreementOn(engagementId, week.from);
    const workspaceName = await this.workspaces.name();
    const eyes = engagementActor(actor().workspaceId, clientId, engagementId);
    const printed = { id: engagementId, name, clientName, timeZone, currency, weekStartsOn };
    const content = await narrowedTo(eyes, async () => {
      const balance = await this.balance(engagementId, week);
      const terms = { showAmounts, balance, billing: billingTermsBy(engagement.agreements, engagement) };
      const collected = { id, covered, figuresAsOf: this.clock.now(), workspaceName };
      return this.collector.collect(printed, terms, collected);
    });
    return { ...content, word };
  }

  /** At the end of the week; null where no allowance is agreed. */
  private async balance(engagementId: string, week: Week): Promise<ReportContent['balance']> {
    const { periodStart, periodEnd, allowanceMinutes, carriedSeconds, usedSeconds, leftSeconds, ...rest } =
      await this.balances.of(engagementId, week.lastDay, week.to);
    if (allowanceMinutes === null) return null;
    const { overageSeconds, unapprovedOverageSeconds, expiring } = rest;
    return {
      ...{ periodStart, periodEnd, allowanceMinutes, carriedSeconds, usedSeconds, leftSeconds },
      ...{ overageSeconds, unapprovedOverageSeconds },
      expiring: expiring.map(({ seconds, on }) => ({ seconds, on })),
      ledger: [],
    };
  }

  /** The days of the week, and those of earlier weeks of which something is told only now. */
  private async stamp(
    { id, engagementId, week, from, to }: ReportEntity,
    content: KeptContent,
  ): Promise<void> {
    await this.worked.markReported(engagementId, { from, to }, id);
    if (!('late' in content)) return;
    const { weekStartsOn } = content.engagement;
    const days = [...content.late, ...content.corrections].map(({ day }) => Temporal.PlainDate.from(day));
    const weeks = new Map(
      days.map((day) => Week.of(day, weekStartsOn as Weekday)).map((each) => [each.name, each]),
    );
    for (const [name, earlier] of weeks)
      if (name !== week)
        await this.worked.markReported(
          engagementId,
          { from: earlier.from.toString(), to: earlier.to.toString() },
          id,
        );
  }

  private async freeze(report: ReportEntity, content: KeptContent): Promise<void> {
    const recipients = await this.reports.recipients(report.engagementId);
    if (recipients.length === 0) throw new NoRecipient();
    const sender: Actor = actor();
    await this.reports.change(report.id, {
      state: 'sent',
      contentSha256: contentSha256(content),
      sentAt: date(this.clock.now()),
      sentBy: sender.personId,
    });
    for (const language of new Set(recipients.map((recipient) => recipient.language))) {
      const bytes = this.paper(content, report.number, language);
      await this.reports.keepPdf(report, language, bytes, createHash('sha256').update(bytes).digest('hex'));
    }
    for (const recipient of recipients) await this.deliver(report, recipient, sender);
    await this.tell(report.id, report.engagementId);
  }

  private async deliver(report: ReportEntity, recipient: Recipient, sender: Actor): Promise<void> {
    const now = this.clock.now();
    const deliveryId = this.ids.next();
    const { name, email, language } = recipient;
    await this.reports.addDelivery({
      id: deliveryId,
      workspaceId: report.workspaceId,
      engagementId: report.engagementId,
      reportId: report.id,
      contactId: recipient.id,
      email,
      name,
      language,
      state: 'queued',
      createdAt: date(now),
      linkExpiresAt: date(now.add(LINK_LIFE)),
    });
    await this.outbox.post({
      key: `report:${report.id}:${recipient.id}`,
      kind: 'report.weekly',
      to: { name, address: email },
      language,
      // Sent by a person, it goes at once; by the schedule, when its reader wants to be written to.
      ...(sender.role === 'system' && { notBefore: await this.preferences.undisturbed(recipient, now) }),
      props: { deliveryId, contactId: recipient.id, ...(sender.personId && { senderId: sender.personId }) },
    });
  }
}

/** What is collected: the report's own id, so that what it has stamped itself is told by it. */
type Collected = Pick<ReportEntity, 'id' | 'engagementId' | 'week' | 'word'>;

/** @throws NoSuchWeek */
function weekOf(name: string, startsOn: number): Week {
  const week = Week.parse(name, startsOn as Weekday);
  if (!week.ok) throw new NoSuchWeek(name);
  return week.value;
}

function text(content: KeptContent): string {
  return Buffer.from(canonicalContent(content)).toString('utf8');
}

/** Equal but for the moment at which they were read. */
function sameFigures(a: KeptContent, b: KeptContent): boolean {
  return text({ ...a, figuresAsOf: '' }) === text({ ...b, figuresAsOf: '' });
}

function date(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** `Studio-Bianchi-2026-W46-it.pdf` */
export function pdfName(content: KeptContent, language: Language): string {
  const client = content.engagement.clientName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${client}-${presented(content).period.replace('/', '_')}-${language}.pdf`;
}
