import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { SchedulesService, type DueOutcome, type DueReport } from '../engagements/schedules.service.js';
import { NoticesService, type NoticeKind } from '../notices/notices.service.js';
import { ReportService } from './report.service.js';

const TICK = 'report-tick';
const RUN = 'report-schedule';

/**
 * Composes, and where switched on sends, each engagement's reports at their moments. Due is what the row
 * says, not what the clock shows: after a downtime every missed report is caught up once, in order, and two workers or
 * a clock that jumps make no second one.
 */
@Injectable()
export class ReportSchedule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly schedules: SchedulesService,
    private readonly engagements: EngagementsService,
    private readonly reports: ReportService,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(RUN, {
      run: ({ workspaceId, engagementId }) => this.run(workspaceId as string, engagementId as string),
    });
  }

  /** Puts every due schedule into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(RUN, 'SELECT * FROM affianco.due_schedules($1)');
  }

  run(workspaceId: string, engagementId: string): Promise<void> {
    return this.due.catchUp(workspaceId, () => this.once(engagementId));
  }

  private async once(engagementId: string): Promise<boolean> {
    const due = await this.schedules.due(engagementId);
    if (!due) return false;
    await this.schedules.settle(
      engagementId,
      due,
      due.inForce ? await this.prepare(engagementId, due) : null,
    );
    return true;
  }

  private async prepare(engagementId: string, due: DueReport): Promise<DueOutcome> {
    if (due.skipped) return this.skipped(engagementId, due, 'holiday');
    const {
      id: reportId,
      created,
      number,
      state,
    } = await this.reports.composeOnce(engagementId, due.covered);
    // A correction that somebody is writing is theirs to send.
    if (state !== 'draft' || number > 1) return { outcome: 'already_sent', reportId };
    if (created && due.emptyWeeks === 'skip' && (await this.reports.nothingDone(reportId))) {
      await this.reports.remove(reportId, null);
      return this.skipped(engagementId, due, 'empty');
    }
    const reason = due.autoSend ? await this.reports.sendBySchedule(reportId) : null;
    await this.reports.tell(reportId, engagementId);
    if (due.autoSend && reason === null) return { outcome: 'sent', reportId };
    if (reason === null) {
      await this.notify('report.ready', engagementId, due, { reportId });
      return { outcome: 'ready', reportId };
    }
    await this.notify('report.held-back', engagementId, due, { reportId, state: reason });
    return { outcome: 'held_back', reason, reportId };
  }

  private async skipped(
    engagementId: string,
    due: DueReport,
    reason: 'holiday' | 'empty',
  ): Promise<DueOutcome> {
    await this.notify('report.skipped', engagementId, due, { state: reason });
    return { outcome: 'skipped', reason };
  }

  /** Members are told, with the client and the days; of a report that there is not, at the client. */
  private async notify(
    kind: NoticeKind,
    engagementId: string,
    { covered }: DueReport,
    { reportId, state }: { readonly reportId?: string; readonly state?: string },
  ): Promise<void> {
    const { clientId, clientName } = await this.engagements.find(engagementId);
    const title = `${clientName}, ${covered.name}`;
    const subject = reportId
      ? ({ noun: 'report', id: reportId, title } as const)
      : ({ noun: 'client', id: clientId, title } as const);
    await this.notices.tell({ kind, engagementId, to: 'members', subject, ...(state && { state }) });
  }
}
