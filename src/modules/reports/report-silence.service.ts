import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { keptContent, presented } from './content/report.content.js';
import type { ReportEntity } from './report.entity.js';
import { ReportRevisionsRepository } from './report-revisions.repository.js';
import { silenceEnds } from './report-silence.rules.js';
import { ReportRepository } from './report.repository.js';

/** Where there is nothing to count from as yet, it is looked at again after a day. */
const LATER = Temporal.Duration.from({ hours: 24 });

/**
 * No answer in the agreed working days counts as accepted, where the agreement says so: counted from the first mail
 * that arrived, or from the last reply to a question; never while a question is open.
 */
@Injectable()
export class ReportSilenceService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly revisions: ReportRevisionsRepository,
    private readonly hours: BusinessHoursService,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Accepts a report whose time has come; or says in its row when to look again. */
  async look(reportId: string): Promise<void> {
    const report = await this.revisions.sent(reportId);
    if (!report || report.supersededAt !== null || report.silenceAt === null) return;
    const now = this.clock.now();
    if (report.silenceAt.getTime() > now.epochMilliseconds) return;
    const ends = await this.endOf(report);
    if (ends !== null && Temporal.Instant.compare(ends, now) <= 0) return this.accept(report);
    const again = ends ?? now.add(LATER);
    await this.reports.change(reportId, { silenceAt: new Date(again.epochMilliseconds) });
  }

  /** When no answer counts as accepted; null where it does not, or nothing arrived, or a question is open. */
  async endOf({
    id,
    engagementId,
    content,
  }: Pick<ReportEntity, 'id' | 'engagementId' | 'content'>): Promise<Temporal.Instant | null> {
    const { acceptedAfterDays } = presented(keptContent(content));
    if (acceptedAfterDays === null) return null;
    const { gotAt, repliedAt, openQuestions } = await this.revisions.standingOf(id);
    if (gotAt === null || openQuestions > 0) return null;
    const since = repliedAt && repliedAt > gotAt ? repliedAt : gotAt;
    const hours = await this.hours.businessHoursOf(engagementId);
    return silenceEnds(since.toTemporalInstant(), acceptedAfterDays, hours);
  }

  private async accept({ id, engagementId }: ReportEntity): Promise<void> {
    await this.reports.change(id, {
      ...{ state: 'accepted', acceptedAt: this.clock.date(), acceptedBy: null, acceptedSilently: true },
      silenceAt: null,
    });
    const { clientName, period } = await this.reports.read(actor(), id);
    await this.notices.tell({
      ...{ kind: 'report.accepted', engagementId, to: 'members', state: 'silent' },
      subject: { noun: 'report', id, title: `${clientName}, ${period}` },
    });
    await this.events.tell('report.changed', id, engagementId);
  }
}
