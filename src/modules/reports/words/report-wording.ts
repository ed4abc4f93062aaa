import type { ReportContent } from '../content/report.content.js';
import { clausesInShort, wordedClauses, type WordedClause } from './report-wording.clauses.js';
import { wordedBalance, type WordedBalance } from './report-wording.balance.js';
import { barsOf, lastDay, periodName, spokenCoverage } from './report-wording.period.js';
import { wordedRevision, type WordedRevision } from './report-wording.revision.js';
import { WorkWording, type WordedEntry } from './report-wording.work.js';

export type { WordedEntry } from './report-wording.work.js';

type KeptDeliverable = ReportContent['deliverables'][number];

/** One bar of the chart: a day, or a week or month of many days. */
export interface DayBar {
  readonly label: string;
  readonly hours: string;
  /** Length, 0 to 1 of the longest. */
  readonly share: number;
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

  /** `Week 46/2026`, `Weeks 45–46/2026`, `November 2026`; empty where the days say it all. */
  get period(): string {
    const name = periodName(this.texts, this.content.period);
    return name === this.days ? '' : name;
  }

  /** What the days are called: chosen by in messages. */
  get coverage() {
    return spokenCoverage(this.content);
  }

  /** `Weekly report`. */
  get heading(): string {
    return this.texts.t('report.title', { coverage: this.coverage });
  }

  /** `Weekly report, 9–15 November 2026, Studio Bianchi`. */
  get title(): string {
    return [this.heading, this.days, this.content.engagement.clientName].join(', ');
  }

  /** `Anna Ferri and Bea Conti`, or the workspace where nobody worked. */
  get authors(): string {
    const { assistants, workspace } = this.content;
    return assistants.length > 0 ? this.texts.list(assistants) : workspace.name;
  }

  /** `6:30 h worked for you this week`. */
  get worked(): string {
    const hours = this.hoursInText(this.content.totals.seconds);
    return this.texts.t('report.worked', { hours, coverage: this.coverage });
  }

  /** Nothing was logged, handed over, corrected or met about: there is nothing to tell in detail. */
  get empty(): boolean {
    const { entries, late, corrections, deliverables, appointments, revision } = this.content;
    const told = [entries, late, corrections, deliverables, appointments.items];
    return told.every((list) => list.length === 0) && revision === null;
  }

  get balance(): WordedBalance | null {
    return wordedBalance(this);
  }

  get clauses(): WordedClause[] {
    return wordedClauses(this);
  }

  /** `4 clauses met, 1 not met`; empty where nothing measurable is agreed. */
  get clausesInShort(): string {
    return clausesInShort(this);
  }

  /** `Agreement of 1 Sep 2026, accepted by James Harper on 28 Aug 2026.` */
  get agreement(): string {
    const { agreement } = this.content;
    if (agreement === null) return '';
    const { texts } = this;
    const day = texts.day(agreement.validFrom);
    if (agreement.acceptedAt === null) return texts.t('report.agreement.open', { day });
    const name = this.contact(agreement.acceptedBy);
    const key = name ? 'report.agreement.accepted' : 'report.agreement.accepted-on';
    return texts.t(key, { day, name, at: this.dayOf(agreement.acceptedAt) });
  }

  get revision(): WordedRevision | null {
    return wordedRevision(this);
  }

  /** What silence means, where the agreement says so; empty where it means nothing. */
  silence(from: string | null = null, timeZone?: string): string {
    const { acceptedAfterDays: days } = this.content;
    if (days === null) return '';
    return from === null
      ? this.texts.t('report.accept.after-days', { days })
      : this.texts.t('report.accept.after-until', { at: this.instantInZone(from, timeZone) });
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

  /** Of every day; of many days by weeks, or by months. */
  get bars(): DayBar[] {
    const { texts, content } = this;
    const { unit, bars } = barsOf(content.days, content.engagement.weekStartsOn);
    const longest = Math.max(1, ...bars.map(({ seconds }) => seconds));
    const label = ({ first, last }: { first: string; last: string }) => {
      if (unit === 'month') return texts.month(first);
      return first === last ? texts.day(first, 'short') : texts.days(first, last);
    };
    return bars.map((bar) => ({
      label: label(bar),
      hours: this.hours(bar.seconds),
      share: Math.max(0, bar.seconds) / longest,
    }));
  }

  get barsTitle(): string {
    const { unit } = barsOf(this.content.days, this.content.engagement.weekStartsOn);
    return this.texts.t(unit === 'day' ? 'report.days.title' : 'report.chart.title');
  }

  /** The chart for who cannot see it. */
  get barsInWords(): string {
    const summary = this.bars.map((bar) => `${bar.label} ${bar.hours}`).join('; ');
    return this.texts.t('report.chart.summary', { summary });
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
      decision: this.#decision(deliverable),
    }));
  }

  /** Forms before the third did not tell it. */
  #decision({ decision, decidedAt, decidedBy }: KeptDeliverable): string {
    const { t } = this.texts;
    if (decision === null) return this.content.schema >= 3 ? t('report.documents.undecided') : '';
    const name = this.contact(decidedBy);
    const day = decidedAt === null ? '' : this.dayOf(decidedAt);
    return t(name ? `report.documents.${decision}` : `report.documents.${decision}-on`, { name, day });
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
    const counted = billedSeconds === billableSeconds ? billable : `${billable}, ${rounded}`;
    return {
      hours: this.hours(seconds),
      billable: counted,
      /** `5:45 h billable · €172.50` */
      inShort: [counted, this.amount(amount)].filter(Boolean).join(' · '),
      billableHours: this.hours(billableSeconds),
      billedHours: this.hours(billedSeconds),
      amount: this.amount(amount),
    };
  }

  /** `Figures as of 16 Nov 2026, 08:00 (Europe/Rome)`. */
  get asOf(): string {
    return this.texts.t('report.as-of', { at: this.instantInZone(this.content.figuresAsOf) });
  }

  /** In whose time days and weeks are cut, and where weeks begin. */
  get calendar(): string {
    const { timeZone: zone, weekStartsOn: weekday } = this.content.engagement;
    const { t } = this.texts;
    return `${t('report.days-zone', { zone })} ${t('report.weeks-begin', { weekday: String(weekday) })}`;
  }
}
