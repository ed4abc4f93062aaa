import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { Events } from '../../../platform/events/events.js';
import type { MailOutcome } from '../../../platform/mail/mail-outcome.js';
import { NoticesService } from '../../notices/notices.service.js';
import { ReportRepository } from '../report.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { ReportDeliveryRepository } from './report-delivery.repository.js';
import { isAttempt, isTold, stateAfter } from './report-delivery.rules.js';

/** Keeps the state of each delivery true, its history whole, and tells the members where they have to do something. */
@Injectable()
export class ReportFateService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly deliveries: ReportDeliveryRepository,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** In the transaction that records it. What is told of a mail that carries the delivery no more is kept, and changes nothing. */
  async record(deliveryId: string, mailId: string, outcome: MailOutcome): Promise<void> {
    const delivery = await this.deliveries.locked(deliveryId);
    if (!delivery) return;
    const { state, answer, at } = outcome;
    await this.deliveries.addEvent(this.ids.next(), delivery, state, answer, at);
    const current = delivery.mailId === null || delivery.mailId === mailId;
    if (current) await this.follow(delivery, mailId, outcome);
    if (isTold(state) && (current || state === 'complained')) await this.warn(delivery, outcome);
    await this.events.tell('report.changed', delivery.reportId, delivery.engagementId);
  }

  private async follow(delivery: DeliveryEntity, mailId: string, outcome: MailOutcome): Promise<void> {
    const { state, nextTryAt, at } = outcome;
    const answer = outcome.answer.slice(0, 500);
    const next = stateAfter(state);
    if (next === null) return this.reports.changeDelivery(delivery.id, { mailId, answer });
    await this.reports.changeDelivery(delivery.id, {
      mailId,
      state: next,
      answer: answer === '' ? null : answer,
      lastError: next === 'sent' || answer === '' ? null : answer,
      nextTryAt: nextTryAt && dateOf(nextTryAt),
      attempts: delivery.attempts + (isAttempt(state) ? 1 : 0),
      ...(next === 'sent' && { sentAt: dateOf(at) }),
    });
  }

  private async warn(
    { reportId, engagementId, name, email }: DeliveryEntity,
    { state, answer }: MailOutcome,
  ): Promise<void> {
    const report = await this.deliveries.report(reportId);
    if (!report) return;
    const last = Temporal.PlainDate.from(report.to).subtract({ days: 1 });
    await this.notices.tell({
      kind: 'report.undelivered',
      engagementId,
      to: 'members',
      subject: {
        noun: 'report',
        id: reportId,
        title: `${report.clientName} · ${report.from} – ${last.toString()}`,
      },
      by: '',
      text: [`${name} <${email}>`, answer].filter(Boolean).join(': '),
      state,
    });
  }

  /** Whether the workspace notes that readers open their page; where it does, it tells them. */
  notesOpening(): Promise<boolean> {
    return this.deliveries.notesOpening();
  }

  /** A person has opened the page of a delivery: noted once, and only where the workspace says so. */
  async opened(deliveryId: string): Promise<void> {
    if (!(await this.notesOpening())) return;
    const now = this.clock.now();
    if (!(await this.deliveries.open(deliveryId, now))) return;
    const delivery = await this.reports.delivery(deliveryId);
    if (!delivery) return;
    await this.deliveries.addEvent(this.ids.next(), delivery, 'opened', '', now);
    await this.events.tell('report.changed', delivery.reportId, delivery.engagementId);
  }
}

function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
