import { WorkWording, type WordedEntry } from './report-wording.work.js';
import type { ReportContent } from './report.content.js';

export type { WordedEntry } from './report-wording.work.js';

/** One bar of the chart of days. */
export interface DayBar {
  readonly label: string;
  readonly hours: string;
  /** Length, 0 to 1 of the longest day. */
  readonly share: number;
}

/** How much of the allowance is used. */
export interface WordedBalance {
  readonly sentence: string;
  /** What was carried on, what expires, what was worked without consent; mostly nothing. */
  readonly notes: readonly string[];
  /** 0 to 1; null where no allowance is agreed. */
  readonly share: number | null;
  readonly over: boolean;
}

/**
 * What a report says in one language: page, mail and PDF print these words, each in its own arrangement.
 *
 * Hours are `h:mm` where all of them are whole minutes; as soon as one is not, all are `h:mm:ss`, so that every
 * printed total is the sum of the printed lines (rules of money and totals, 1 and 3).
 */
export class ReportWording extends WorkWording {
  /** `9–15 November 2026`. */
  get days(): string {
    return this.texts.days(this.content.from, lastDay(this.content.to));
  }

  /** `Week 46`. */
  get week(): string {
    const [year = '', week = ''] = (this.content.week ?? this.content.period).split('-W');
    return this.texts.t('report.week', { week: `${Number(week)}/${year}` });
  }

  /** `Weekly report, 9–15 November 2026, Studio Bianchi`. */
  get title(): string {
    return [this.texts.t('report.title'), this.days, this.content.engagement.clientName].join(', ');
  }

  /** `Anna Ferri and Bea Conti`, or the workspace where nobody worked. */
  get authors(): string {
    const { assistants, workspace } = this.content;
    return assistants.length > 0 ? this.texts.list(assistants) : workspace.name;
  }

  /** `6:30 h worked for you this week`. */
  get worked(): string {
    return this.texts.t('report.worked', { hours: this.hoursInText(this.content.totals.seconds) });
  }

  get balance(): WordedBalance | null {
    const { balance } = this.content;
    if (!balance) return null;
    const { texts } = this;
    const used = this.hoursInText(balance.usedSeconds);
    if (balance.allowanceMinutes === null || balance.leftSeconds === null) {
      const sentence = texts.t('report.balance.open', { used, period: texts.month(balance.periodStart) });
      return { sentence, notes: [], share: null, over: false };
    }
    const seconds = balance.allowanceMinutes * 60 + balance.carriedSeconds;
    const allowance = this.hoursInText(seconds);
    const rest = this.hoursInText(Math.abs(balance.leftSeconds));
    const over = balance.leftSeconds < 0;
    const month = isMonth(balance.periodStart, balance.periodEnd);
    const period = month
      ? texts.month(balance.periodStart)
      : texts.days(balance.periodStart, lastDay(balance.periodEnd));
    const facts = { used, allowance, period };
    return {
      sentence: over
        ? texts.t(month ? 'report.balance.over' : 'report.balance.over-days', { ...facts, over: rest })
        : texts.t(month ? 'report.balance.left' : 'report.balance.left-days', { ...facts, left: rest }),
      notes: this.#balanceNotes(balance),
      share: seconds > 0 ? Math.min(1, Math.max(0, balance.usedSeconds) / seconds) : 1,
      over,
    };
  }

  #balanceNotes({
    carriedSeconds,
    expiring,
    unapprovedOverageSeconds,
  }: NonNullable<ReportContent['balance']>) {
    const { texts } = this;
    return [
      ...(carriedSeconds > 0
        ? [texts.t('report.balance.carried', { hours: this.hoursInText(carriedSeconds) })]
        : []),
      ...expiring.map(({ seconds, on }) =>
        texts.t('report.balance.expiring', { hours: this.hoursInText(seconds), day: texts.day(on) }),
      ),
      ...(unapprovedOverageSeconds > 0
        ? [texts.t('report.balance.unapproved', { hours: this.hoursInText(unapprovedOverageSeconds) })]
        : []),
    ];
  }

  get waits() {
    const { texts, content } = this;
    return content.waits.map((wait) => ({
      taskId: wait.taskId,
      title: wait.title,
      kind: texts.t(`report.waits.${wait.kind}`),
      since: texts.t('report.waits.since', { day: this.dayOf(wait.since) }),
      note: wait.note,
    }));
  }

  get bars(): DayBar[] {
    const { days } = this.content;
    const longest = Math.max(1, ...days.map((day) => day.seconds));
    return days.map(({ day, seconds }) => ({
      label: this.texts.day(day, 'short'),
      hours: this.hours(seconds),
      share: seconds / longest,
    }));
  }

  /** The chart of days for who cannot see it. */
  get barsInWords(): string {
    const summary = this.bars.map((bar) => `${bar.label} ${bar.hours}`).join('; ');
    return this.texts.t('report.days.chart', { summary });
  }

  get tasks() {
    return this.content.tasks.map((task) => ({
      title: task.taskId === null ? this.texts.t('report.no-task') : task.title,
      status: task.status === null ? '' : this.texts.t(`report.status.${task.status}`),
      delivered: task.deliveredAt === null ? '' : this.dayOf(task.deliveredAt),
      hours: this.hours(task.seconds),
    }));
  }

  get services() {
    return this.content.services.map((service) => ({
      name: service.name ?? this.texts.t('report.services.without'),
      hours: this.hours(service.seconds),
      billable: this.hours(service.billableSeconds),
    }));
  }

  get documents() {
    return this.content.deliverables.map((deliverable) => ({
      id: deliverable.id,
      number: deliverable.versionNumber,
      title: deliverable.title,
      fileName: deliverable.fileName,
      version: this.texts.t('report.documents.version', { number: deliverable.versionNumber }),
      task: deliverable.taskTitle ?? '',
      size: this.texts.bytes(deliverable.size),
      day: this.dayOf(deliverable.at),
    }));
  }

  /** `2 (Mon 9 Nov, 09:00–10:30, Mail)`: an entry in a sentence. */
  entryInText({ day, time, what }: WordedEntry): string {
    return [day, time, what].filter(Boolean).join(', ');
  }

  /** The hours of all lines; with amounts, what they come to. */
  get total() {
    const { seconds, billableSeconds, billedSeconds, amount } = this.content.totals;
    const { t } = this.texts;
    const billable = t('report.total-billable', { hours: this.hoursInText(billableSeconds) });
    const rounded = t('report.total-rounded', { hours: this.hoursInText(billedSeconds) });
    return {
      hours: this.hours(seconds),
      billable: billedSeconds === billableSeconds ? billable : `${billable}, ${rounded}`,
      billableHours: this.hours(billableSeconds),
      billedHours: this.hours(billedSeconds),
      amount: this.amount(amount),
    };
  }

  /** `Figures as of 16 Nov 2026, 08:00 (Europe/Rome)`. */
  get asOf(): string {
    return this.texts.t('report.as-of', { at: this.instantInZone(this.content.figuresAsOf) });
  }

  /** Date and time on the clocks of the engagement, with the name of their zone. */
  instantInZone(instant: string, timeZone = this.content.engagement.timeZone): string {
    return `${this.texts.instant(instant, timeZone)} (${timeZone})`;
  }

  /** The engagement's local day of an instant, `9 Nov 2026`. */
  dayOf(instant: string): string {
    const { timeZone } = this.content.engagement;
    return this.texts.day(
      Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    );
  }
}

function lastDay(to: string): string {
  return Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
}

function isMonth(from: string, to: string): boolean {
  const first = Temporal.PlainDate.from(from);
  return first.day === 1 && first.add({ months: 1 }).equals(Temporal.PlainDate.from(to));
}
