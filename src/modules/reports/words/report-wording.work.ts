import type { MoneyText } from '../../../kernel/money.js';
import type { HoursPrecision, Texts } from '../../../platform/i18n/translate.js';
import {
  presented,
  type KeptContent,
  type ReportContent,
  type ReportedCorrection,
  type ReportedEntry,
  type ReportedLine,
} from '../content/report.content.js';

/** One entry as it is printed; `line` is its number in the report, from 1. */
export interface WordedEntry {
  readonly line: number;
  readonly id: string;
  readonly day: string;
  readonly time: string;
  readonly what: string;
  readonly about: string;
  readonly who: string;
  /** Actual. */
  readonly hours: string;
  /** Billed, where that is not simply the actual time; empty also where several entries are billed together. */
  readonly billed: string;
  readonly amount: string;
}

/** A correction of what an earlier report told. */
export interface WordedCorrection {
  readonly day: string;
  readonly what: string;
  /** Why, and who says so. */
  readonly about: string;
  /** `−0:15` */
  readonly hours: string;
  readonly amount: string;
}

/** What is billed as one. */
export interface WordedLine {
  readonly day: string;
  readonly what: string;
  /** Which entries, and what is charged or taken off beside their rate. */
  readonly about: string;
  readonly actual: string;
  readonly billed: string;
  readonly amount: string;
}

/** The work of a report in one language: entries, late ones, corrections, and what is billed of them. */
export class WorkWording {
  readonly #precision: HoursPrecision;
  // Worded once: page and paper come back to them for every clause and question.
  #entries: readonly WordedEntry[] | undefined;
  #late: readonly WordedEntry[] | undefined;
  /** In today's form, whichever it was frozen in. */
  readonly content: ReportContent;

  /** @param named whether the client's people are named: not to whom a report was passed on */
  constructor(
    readonly texts: Texts,
    content: KeptContent,
    readonly named = true,
  ) {
    this.content = presented(content);
    const { entries, late, corrections, lines, balance, before, revision } = this.content;
    const durations = [
      ...[...entries, ...late, ...corrections, ...before].map(({ seconds }) => seconds),
      ...[...lines, ...before].map(({ billedSeconds }) => billedSeconds),
      ...[balance?.usedSeconds ?? 0, ...(balance?.ledger ?? []).map(({ seconds }) => seconds)],
      ...(revision?.differences ?? [])
        .flatMap(({ from, to }) => [from, to])
        .filter((value) => typeof value === 'number'),
    ];
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

  /** `19:30 h`, to the minute: how long something waited or took, which is added up nowhere. */
  about(seconds: number): string {
    return `${this.texts.hours(seconds)}\u00a0h`;
  }

  /** With a true minus, or a plus. */
  signed(seconds: number): string {
    return `${seconds < 0 ? '−' : '+'}${this.hours(Math.abs(seconds))}`;
  }

  /** Somebody of the client, where their names are told. */
  contact(name: string | null): string {
    return this.named ? (name ?? '') : '';
  }

  /** Date and time on the clocks of the engagement, whose zone stands at the end. */
  instant(instant: string): string {
    return this.texts.instant(instant, this.content.engagement.timeZone);
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

  /** An entry that is printed in this report. */
  entryOf(id: string | null): WordedEntry | undefined {
    return [...this.entries, ...this.late].find((entry) => entry.id === id);
  }

  get entries(): readonly WordedEntry[] {
    return (this.#entries ??= this.content.entries.map((entry, index) => this.#entry(entry, index + 1)));
  }

  /** Entries of earlier days, numbered on. */
  get late(): readonly WordedEntry[] {
    const { entries, late } = this.content;
    return (this.#late ??= late.map((entry, index) => this.#entry(entry, entries.length + index + 1)));
  }

  get corrections(): WordedCorrection[] {
    return this.content.corrections.map((each) => this.#correction(each));
  }

  /**
   * Whether what is billed is more than entries at their rate: rounded, charged more, or discounted. Then it is told
   * line by line, and amounts stand there alone; else a report is as quiet as can be.
   */
  get billsByLine(): boolean {
    const { rounding, lines } = this.content;
    return (
      rounding !== null ||
      lines.some(({ surcharges, discount }) => surcharges.length > 0 || discount !== null)
    );
  }

  get lines(): WordedLine[] {
    const named = new Map([...this.entries, ...this.late].map((entry) => [entry.id, entry]));
    const corrections = new Map(
      this.content.corrections.map((each) => [each.id, this.#correction(each).what] as const),
    );
    return this.content.lines.map((line) => this.#line(line, named, corrections));
  }

  /** How billed time comes from actual time; empty where it is the same. */
  get rounding(): string {
    const { rounding } = this.content;
    if (rounding === null) return '';
    const { direction, minutes, scope, minimumMinutes } = rounding;
    const { t } = this.texts;
    return [
      t('report.rounding', { direction, minutes, scope }),
      ...(minimumMinutes > 0 ? [t('report.rounding.minimum', { minutes: minimumMinutes })] : []),
    ].join(' ');
  }

  #entry(entry: ReportedEntry, line: number): WordedEntry {
    const { t } = this.texts;
    const [what = '', ...about] = this.#named(entry);
    const notes = [
      ...(entry.rush ? [t('report.rush')] : []),
      ...(entry.breakSeconds > 0 ? [t('report.break', { time: this.hours(entry.breakSeconds) })] : []),
      ...(entry.billable ? [] : [t('report.not-billable')]),
    ];
    return {
      line,
      id: entry.id,
      day: this.texts.day(entry.day, 'short'),
      time: this.#time(entry.startedAt, entry.endedAt),
      what,
      about: [...about, ...notes].join(' · '),
      who: entry.assistant,
      hours: this.hours(entry.seconds),
      billed: this.billsByLine && entry.billedSeconds !== null ? this.hours(entry.billedSeconds) : '',
      amount: this.billsByLine ? '' : this.amount(entry.amount),
    };
  }

  #correction({ day, entry, seconds, reason, by, billable, amount }: ReportedCorrection): WordedCorrection {
    const [what = ''] = this.#named(entry);
    const notes = billable ? [] : [this.texts.t('report.not-billable')];
    return {
      day: this.texts.day(day, 'short'),
      what: `${what}, ${this.texts.day(entry.day, 'short')}`,
      about: [reason, by, ...notes].join(' · '),
      hours: this.signed(seconds),
      amount: this.billsByLine ? '' : this.amount(amount),
    };
  }

  #line(
    line: ReportedLine,
    named: ReadonlyMap<string, WordedEntry>,
    corrections: ReadonlyMap<string, string>,
  ): WordedLine {
    const { t } = this.texts;
    const entries = line.entryIds.map((id) => named.get(id)).filter((entry) => entry !== undefined);
    const [only, ...others] = entries;
    const work = line.task ?? line.service ?? t('report.lines.various');
    const numbers = entries.map((entry) => entry.line);
    return {
      day: this.texts.day(line.day, 'short'),
      what: corrections.get(line.correctionId ?? '') ?? (only && others.length === 0 ? only.what : work),
      about: [
        ...(numbers.length > 0
          ? [t('report.lines.of', { count: numbers.length, lines: numbers.join(', ') })]
          : []),
        ...(line.rate ? [t('report.lines.rate', { rate: this.amount(line.rate) })] : []),
        ...line.surcharges.map(({ name, seconds, amount }) =>
          amount ? `${name} ${this.amount(amount)}` : `${name} ${this.hours(seconds)}`,
        ),
        ...(line.discount ? [`${t('report.discount')} −${this.amount(line.discount)}`] : []),
      ].join(' · '),
      actual: this.hours(line.actualSeconds),
      billed: this.hours(line.billedSeconds),
      amount: this.amount(line.amount),
    };
  }

  /** What people recognise work by, the most telling first. */
  #named({ description, task, service }: Pick<ReportedEntry, 'description' | 'task' | 'service'>): string[] {
    const named = [description, task ?? '', service ?? ''].filter(Boolean);
    return named.length > 0 ? named : [this.texts.t('report.no-task')];
  }

  #time(startedAt: string | null, endedAt: string | null): string {
    if (startedAt === null || endedAt === null) return '';
    const { timeZone } = this.content.engagement;
    const time = (instant: string) => this.texts.time(instant, timeZone, this.#precision);
    return `${time(startedAt)}–${time(endedAt)}`;
  }

  protected amount(amount: MoneyText | null): string {
    return amount === null ? '' : this.texts.money(amount);
  }
}
