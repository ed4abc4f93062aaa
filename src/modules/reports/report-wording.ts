import type { MoneyText } from '../../kernel/money.js';
import type { HoursPrecision, Texts } from '../../platform/i18n/translate.js';
import type { ReportContent } from './report.content.js';

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
  /** 0 to 1; null where no allowance is agreed. */
  readonly share: number | null;
  readonly over: boolean;
}

/** One entry as it is printed; `line` is its number in the report, from 1. */
export interface WordedEntry {
  readonly line: number;
  readonly id: string;
  readonly day: string;
  readonly time: string;
  readonly what: string;
  readonly about: string;
  readonly who: string;
  readonly hours: string;
  readonly amount: string;
}

/**
 * What a report says in one language: page, mail and PDF print these words, each in its own arrangement.
 *
 * Hours are `h:mm` where all of them are whole minutes; as soon as one is not, all are `h:mm:ss`, so that every
 * printed total is the sum of the printed lines (rules of money and totals, 1 and 3).
 */
export class ReportWording {
  readonly #precision: HoursPrecision;

  constructor(
    readonly texts: Texts,
    readonly content: ReportContent,
  ) {
    const { entries, balance } = content;
    const durations = [...entries.map((entry) => entry.seconds), balance?.usedSeconds ?? 0];
    this.#precision = durations.every((seconds) => seconds % 60 === 0) ? 'minutes' : 'seconds';
  }

  /** `6:30`, for a column under the heading of hours. */
  hours(seconds: number): string {
    return this.texts.hours(seconds, this.#precision);
  }

  /** `6:30 h`, for a sentence. */
  hoursInText(seconds: number): string {
    return `${this.hours(seconds)}\u00a0h`;
  }

  /** `9–15 November 2026`. */
  get days(): string {
    return this.texts.days(this.content.from, lastDay(this.content.to));
  }

  /** `Week 46`. */
  get week(): string {
    const [year = '', week = ''] = this.content.isoWeek.split('-W');
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
    const period = texts.month(balance.periodStart);
    if (balance.allowanceMinutes === null || balance.leftSeconds === null) {
      const sentence = texts.t('report.balance.open', { used, period });
      return { sentence, share: null, over: false };
    }
    const seconds = balance.allowanceMinutes * 60;
    const allowance = this.hoursInText(seconds);
    const rest = this.hoursInText(Math.abs(balance.leftSeconds));
    const over = balance.leftSeconds < 0;
    return {
      sentence: over
        ? texts.t('report.balance.over', { used, allowance, period, over: rest })
        : texts.t('report.balance.left', { used, allowance, period, left: rest }),
      share: seconds > 0 ? Math.min(1, balance.usedSeconds / seconds) : 1,
      over,
    };
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

  get entries(): WordedEntry[] {
    return this.content.entries.map((entry, index) => this.#entry(entry, index + 1));
  }

  /** `2 (Mon 9 Nov, 09:00–10:30, Mail)`: an entry in a sentence. */
  entryInText({ day, time, what }: WordedEntry): string {
    return [day, time, what].filter(Boolean).join(', ');
  }

  /** The hours of all entries; with amounts, what they come to. */
  get total() {
    const { seconds, billableSeconds, amount } = this.content.totals;
    return {
      hours: this.hours(seconds),
      billable: this.texts.t('report.total-billable', { hours: this.hoursInText(billableSeconds) }),
      billableHours: this.hours(billableSeconds),
      amount: this.#amount(amount),
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

  #entry(entry: ReportContent['entries'][number], line: number): WordedEntry {
    const named = [entry.description, entry.task ?? '', entry.service ?? ''].filter(Boolean);
    const [what = '', ...about] = named.length > 0 ? named : [this.texts.t('report.no-task')];
    return {
      line,
      id: entry.id,
      day: this.texts.day(entry.day, 'short'),
      time: this.#time(entry.startedAt, entry.endedAt),
      what,
      about: [...about, ...(entry.billable ? [] : [this.texts.t('report.not-billable')])].join(' · '),
      who: entry.assistant,
      hours: this.hours(entry.seconds),
      amount: this.#amount(entry.amount),
    };
  }

  #time(startedAt: string | null, endedAt: string | null): string {
    if (startedAt === null || endedAt === null) return '';
    const { timeZone } = this.content.engagement;
    const time = (instant: string) => this.texts.time(instant, timeZone, this.#precision);
    return `${time(startedAt)}–${time(endedAt)}`;
  }

  #amount(amount: MoneyText | null): string {
    return amount === null ? '' : this.texts.money(amount);
  }
}

function lastDay(to: string): string {
  return Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
}
