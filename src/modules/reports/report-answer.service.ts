import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { NoticesService } from '../notices/notices.service.js';
import { keptContent, presented, type ReportedEntry } from './content/report.content.js';
import { reportReplyMail } from './words/report-reply.email.js';
import { AnotherContent, Superseded, UnclearQuestion } from './report.errors.js';
import type { AnswerReportDto } from './report-request.dto.js';
import type { ReportEntity } from './report.entity.js';
import { ReportRepository } from './report.repository.js';

/** What the client says to a report, and what is replied; the same from the portal and from a mail's link. */
@Injectable()
export class ReportAnswerService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly outbox: MailOutbox,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * In the name of the contact who acts. Accepting twice, or by two contacts, is accepting once.
   * @throws AnotherContent, UnclearQuestion; Superseded for what was told anew: its newer version is answered
   */
  async answer(reportId: string, answer: AnswerReportDto): Promise<void> {
    const report = await this.reports.locked(actor(), reportId);
    if (report.state === 'draft') throw new NotFound('report');
    if (answer.contentSha256 !== undefined && answer.contentSha256 !== report.contentSha256)
      throw new AnotherContent();
    if (report.supersededAt !== null) {
      const { supersededBy } = await this.reports.read(actor(), report.id);
      throw new Superseded(supersededBy ?? report.id);
    }
    if (answer.kind === 'accepted') await this.accept(report, answer.text ?? '');
    else await this.ask(report, answer);
    await this.events.tell('report.changed', report.id, report.engagementId);
  }

  /** A reply to a question, told to who asked; a later reply takes its place and is told again. @throws NotFound */
  async reply(reportId: string, answerId: string, text: string): Promise<void> {
    const writer = actor();
    const report = await this.reports.read(writer, reportId);
    const replied = {
      reply: text,
      repliedAt: this.clock.date(),
      repliedByName: writer.name,
    };
    const question = await this.reports.reply(reportId, answerId, replied);
    if (!question) throw new NotFound('question');
    const contact = await this.reports.contact(question.contactId);
    if (contact) {
      await this.outbox.post({
        key: `report-reply:${answerId}:${question.version}`,
        kind: reportReplyMail.kind,
        to: { name: contact.name, address: contact.email },
        language: contact.language,
        props: { answerId, contactId: question.contactId },
      });
    }
    await this.events.tell('report.changed', reportId, report.engagementId);
  }

  private async accept(report: ReportEntity, text: string): Promise<void> {
    if (report.state === 'accepted') return;
    const acceptedAt = this.clock.date();
    const acceptedBy = actor().seatId;
    await this.reports.change(report.id, { state: 'accepted', acceptedAt, acceptedBy, silenceAt: null });
    await this.add(report, { kind: 'accepted', text, entryId: null, entryLabel: null });
    await this.notify(report, 'report.accepted', text);
  }

  private async ask(report: ReportEntity, { text = '', entryId }: AnswerReportDto): Promise<void> {
    const { entries, late } = presented(keptContent(report.content));
    const entry = [...entries, ...late].find(({ id }) => id === entryId);
    if (text === '' || (entryId && !entry)) throw new UnclearQuestion();
    await this.add(report, {
      kind: 'question',
      text,
      entryId: entry?.id ?? null,
      entryLabel: entry ? labelOf(entry) : null,
    });
    await this.notify(report, 'report.answered', text);
  }

  /** Members hear what the client said. */
  private async notify(
    { id, engagementId, period }: ReportEntity,
    kind: 'report.accepted' | 'report.answered',
    text: string,
  ): Promise<void> {
    const { clientName } = await this.reports.read(actor(), id);
    const subject = { noun: 'report', id, title: `${clientName}, ${period}` } as const;
    await this.notices.tell({ kind, engagementId, to: 'members', subject, text });
  }

  private async add(
    report: ReportEntity,
    said: { kind: 'accepted' | 'question'; text: string; entryId: string | null; entryLabel: string | null },
  ): Promise<void> {
    const contact = actor();
    await this.reports.addAnswer({
      id: this.ids.next(),
      workspaceId: report.workspaceId,
      engagementId: report.engagementId,
      reportId: report.id,
      contactId: contact.seatId as string,
      contactName: contact.name,
      at: this.clock.date(),
      ...said,
    });
  }
}

/** How people recognise the line: day, what was done, by whom. */
function labelOf(entry: ReportedEntry): string {
  const what = entry.description || entry.task || entry.service || '';
  return [entry.day, what, entry.assistant].filter(Boolean).join(' · ');
}
