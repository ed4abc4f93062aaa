import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { Coverage } from '../../../kernel/coverage.js';
import type { MoneyText } from '../../../kernel/money.js';
import type { RoundingRule } from '../../../kernel/rounding.js';

/** Where a task stood when the report was composed. */
export type ReportedTaskStatus =
  | 'requested'
  | 'accepted'
  | 'declined'
  | 'in_progress'
  | 'waiting_for_client'
  | 'waiting_for_third_party'
  | 'delivered'
  | 'change_requested'
  | 'done'
  | 'cancelled';

/**
 * The first form of what a report says, told until billed hours stood beside actual ones: kept as it was sent, read
 * by way of `presented`.
 *
 * Days are `YYYY-MM-DD` of the engagement's zone, ranges half-open; instants ISO 8601 UTC; durations whole seconds;
 * every total is the sum of the entries.
 */
export interface FirstReportContent {
  readonly schema: 1;
  readonly workspace: { readonly name: string };
  readonly engagement: {
    readonly id: string;
    readonly name: string;
    readonly clientName: string;
    readonly timeZone: string;
    readonly currency: string;
    /** 1 Monday to 7 Sunday. */
    readonly weekStartsOn: number;
  };
  /** Names of those who worked or are assigned. */
  readonly assistants: readonly string[];
  /** `2026-W46`, with `from` included and `to` not. */
  readonly week: string;
  readonly from: string;
  readonly to: string;
  /** The ISO 8601 week that the week is named after, as people say it: `2026-W46`. */
  readonly isoWeek: string;
  /** The moment whose state the figures show. */
  readonly figuresAsOf: string;
  readonly showAmounts: boolean;
  readonly totals: {
    readonly seconds: number;
    readonly billableSeconds: number;
    /** Null where amounts are not shown. */
    readonly amount: MoneyText | null;
  };
  /** The period of the allowance at the end of the week; null where none is agreed. */
  readonly balance: {
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly allowanceMinutes: number | null;
    readonly usedSeconds: number;
    /** Below zero: used beyond the allowance. */
    readonly leftSeconds: number | null;
  } | null;
  /** What the client is asked to decide, the longest wait first. */
  readonly waits: readonly {
    readonly taskId: string;
    readonly title: string;
    readonly kind: 'question' | 'acceptance';
    readonly since: string;
    readonly note: string;
  }[];
  readonly tasks: readonly {
    /** Null: time of the week that belongs to no task. */
    readonly taskId: string | null;
    readonly title: string;
    readonly status: ReportedTaskStatus | null;
    readonly seconds: number;
    readonly deliveredAt: string | null;
  }[];
  readonly services: readonly {
    /** Null: time without a service. */
    readonly name: string | null;
    readonly seconds: number;
    readonly billableSeconds: number;
  }[];
  /** Each day of the week, those without work too. */
  readonly days: readonly { readonly day: string; readonly seconds: number }[];
  readonly deliverables: readonly {
    readonly id: string;
    readonly title: string;
    readonly versionNumber: number;
    readonly fileName: string;
    /** Bytes. */
    readonly size: number;
    readonly sha256: string;
    readonly at: string;
    readonly taskTitle: string | null;
  }[];
  /** By start; those without times at the end of their day. */
  readonly entries: readonly {
    readonly id: string;
    readonly day: string;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    readonly seconds: number;
    readonly assistant: string;
    readonly task: string | null;
    readonly service: string | null;
    readonly description: string;
    readonly billable: boolean;
    /** Null where amounts are not shown. */
    readonly amount: MoneyText | null;
  }[];
  /** The assistant's sentence to the client; empty where none was written. */
  readonly word: string;
}

/** An entry as it was recorded; what is billed of it, where its line is its own. */
export interface ReportedEntry {
  readonly id: string;
  readonly day: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Actual, breaks taken off. */
  readonly seconds: number;
  readonly breakSeconds: number;
  /** Null where several entries are billed together: see their line. */
  readonly billedSeconds: number | null;
  readonly assistant: string;
  readonly task: string | null;
  readonly service: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly rush: boolean;
  /** Null where amounts are not shown, and where several entries are billed together. */
  readonly amount: MoneyText | null;
}

/** What is billed as one: an entry, or what the agreed rounding takes together. Amounts are null where not shown. */
export interface ReportedLine {
  readonly day: string;
  /** What all of its work has in common. */
  readonly task: string | null;
  readonly service: string | null;
  readonly entryIds: readonly string[];
  /** Of a correction; null for work. */
  readonly correctionId: string | null;
  readonly rush: boolean;
  readonly actualSeconds: number;
  readonly billedSeconds: number;
  /** Per hour. */
  readonly rate: MoneyText | null;
  readonly surcharges: readonly {
    readonly name: string;
    readonly seconds: number;
    readonly amount: MoneyText | null;
  }[];
  readonly discount: MoneyText | null;
  readonly amount: MoneyText | null;
}

/** A correction of an entry that was told before; it counts on its own day. */
export interface ReportedCorrection {
  readonly id: string;
  readonly entryId: string;
  readonly day: string;
  /** More than was told, or below zero: less. */
  readonly seconds: number;
  readonly billable: boolean;
  readonly reason: string;
  /** Who corrected it. */
  readonly by: string;
  readonly entry: {
    readonly day: string;
    readonly assistant: string;
    readonly task: string | null;
    readonly service: string | null;
    readonly description: string;
  };
  readonly amount: MoneyText | null;
}

/** The period of the allowance at the end of the days. */
export interface ReportedBalance {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly allowanceMinutes: number | null;
  /** Carried on from earlier periods. */
  readonly carriedSeconds: number;
  /** Billed time. */
  readonly usedSeconds: number;
  /** Below zero: used beyond what there was. */
  readonly leftSeconds: number | null;
  readonly overageSeconds: number;
  /** Of that, what the client did not consent to: told, and not charged. */
  readonly unapprovedOverageSeconds: number;
  /** Carried minutes that are lost unless they are used, with the last day for it. */
  readonly expiring: readonly { readonly seconds: number; readonly on: string }[];
}

/**
 * The second form, told until agreed clauses stood in it: billed hours beside actual ones, corrections, late entries.
 * Always of one week.
 */
export interface SecondReportContent extends Omit<
  FirstReportContent,
  'schema' | 'totals' | 'balance' | 'entries'
> {
  readonly schema: 2;
  /** How billed time is rounded at the end of the days; null: it is the actual time. */
  readonly rounding: RoundingRule | null;
  readonly totals: FirstReportContent['totals'] & { readonly billedSeconds: number };
  readonly balance: ReportedBalance | null;
  /** By start; those without times at the end of their day. */
  readonly entries: readonly ReportedEntry[];
  /** Entries of earlier days that were added after those days had been reported. */
  readonly late: readonly ReportedEntry[];
  readonly corrections: readonly ReportedCorrection[];
  /** In the order in which the work was done. */
  readonly lines: readonly ReportedLine[];
}

/** The agreement that holds on the last day, as the client knows it. */
export interface ReportedAgreement {
  readonly id: string;
  readonly validFrom: string;
  /** Null: the client has not accepted it. */
  readonly acceptedAt: string | null;
  readonly acceptedBy: string | null;
}

/** What a clause's figure counts: minutes, hundredths of a per cent, or things. */
export type ClauseUnit = 'minutes' | 'basis_points' | 'count';

/** One thing that a clause was measured by: the reader finds it again. */
export interface ClauseEvidence {
  readonly kind: 'task' | 'question' | 'entry' | 'deliverable' | 'report' | 'days';
  /** Null for days. */
  readonly id: string | null;
  /** Title of the task, words of the question, description of the entry; empty where there is none. */
  readonly label: string;
  /** A day or an instant. */
  readonly at: string;
  readonly met: boolean;
  /** Business seconds it took, seconds worked, or null where the thing itself is what is counted. */
  readonly seconds: number | null;
}

/** A measurable term of the agreement and what became of it in these days. */
export interface ReportedClause {
  readonly id: string;
  /** A kind of `clause.rules` of the engagements; a reader that does not know it prints value and target alone. */
  readonly kind: string;
  /** What its sentence needs: plain texts and numbers of the clause. */
  readonly terms: Readonly<Record<string, string | number | null>>;
  readonly outcome: 'met' | 'not_met' | 'not_measurable';
  /** Why it could not be measured: `no-cases`, `still-running`, `no-hours`; null where it was. */
  readonly reason: string | null;
  readonly unit: ClauseUnit;
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  /** In the unit of the value; null: no such bound. */
  readonly target: { readonly min: number | null; readonly max: number | null };
  /** Of how many cases how many were as agreed; null where nothing is counted in cases. */
  readonly cases: { readonly met: number; readonly of: number } | null;
  /** What did not keep it first, then by time; at most fifty. */
  readonly evidence: readonly ClauseEvidence[];
  /** What the assistant says to it; required before sending where it was not met. */
  readonly comment: string;
}

/** A question of these days or still open, and how long it waited. */
export interface ReportedQuestion {
  readonly id: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly text: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  /** Business time between question and answer, or until the figures. */
  readonly waitedSeconds: number;
}

/** A session of these days. */
export interface ReportedAppointment {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Who of the practice hosted it. */
  readonly host: string;
  /** Null: nobody has noted it yet. */
  readonly attendance:
    'attended' | 'late' | 'no_show_client' | 'no_show_host' | 'cancelled_in_time' | 'cancelled_late' | null;
  /** What the client said to it; null: nothing. */
  readonly useful: 'yes' | 'partly' | 'no' | null;
  /** The entry by which it was charged, as the agreement says; null: it was not. */
  readonly charged: { readonly entryId: string; readonly seconds: number } | null;
}

/** Sessions that were to be in these days, by their start. */
export interface ReportedAppointments {
  readonly items: readonly ReportedAppointment[];
  /**
   * attended / (attended + missed by the client) of the sessions above, who came late among those who attended; null
   * where there were none of either.
   */
  readonly rate: { readonly attended: number; readonly of: number } | null;
}

/** One line of the balance's ledger; seconds below zero take away. */
export interface ReportedLedgerLine {
  readonly day: string;
  readonly kind: string;
  readonly seconds: number;
  /** What there is after it. */
  readonly leftSeconds: number;
}

/** What was told before and is told otherwise now. Values in no language: seconds, texts, yes or no, or null. */
export interface ReportedDifference {
  readonly kind: 'entry' | 'deliverable' | 'comment' | 'word';
  /** Of the entry, deliverable or clause. */
  readonly id: string | null;
  readonly day: string | null;
  /** What it is called. */
  readonly label: string;
  /** `seconds`, `description`, `task`, `service`, `billable`, `rush`, `assistant`, `startedAt`, `added`, `removed`, `text`. */
  readonly field: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** Why a later version was made, and all that it says otherwise than the version before. */
export interface ReportedRevision {
  /** Number of the version before. */
  readonly of: number;
  /** SHA-256 of its content. */
  readonly ofSha256: string;
  readonly by: string;
  readonly reason: string;
  readonly differences: readonly ReportedDifference[];
  /** What followed from them: totals in seconds or money, and clauses whose outcome is another. */
  readonly figures: readonly {
    readonly figure: 'seconds' | 'billedSeconds' | 'amount' | 'leftSeconds' | 'clause';
    /** Of the clause. */
    readonly id: string | null;
    readonly from: string | number | null;
    readonly to: string | number | null;
  }[];
}

/** The third form, told until appointments stood in it. */
export type ThirdReportContent = Omit<ReportContent, 'schema' | 'appointments'> & { readonly schema: 3 };

/**
 * Everything a report says, in no language: page, mail and PDF of every reader are written from this and from
 * nothing else. Once sent it never changes, and neither does the meaning of its fields: a new form is a new `schema`.
 *
 * Actual and billed time stand side by side; every total is the sum of its lines, corrections and late entries
 * included. Single days have only their own.
 */
export interface ReportContent extends Omit<
  SecondReportContent,
  'schema' | 'week' | 'isoWeek' | 'balance' | 'deliverables'
> {
  /** 4; 1 to 3 in what is presented of a report of an earlier form. */
  readonly schema: 1 | 2 | 3 | 4;
  readonly coverage: Coverage;
  /** `2026-W46`, `2026-W45/2026-W46`, `2026-11` or `2026-10-31/2026-11-29`; see `CoveredDays`. */
  readonly period: string;
  /** Where the days are one week of the engagement. */
  readonly week: string | null;
  /** Null in what is presented of an earlier form. */
  readonly agreement: ReportedAgreement | null;
  readonly clauses: readonly ReportedClause[];
  readonly questions: readonly ReportedQuestion[];
  /** Business time within the days in which tasks waited, by whose turn it was. */
  readonly waited: { readonly assistantSeconds: number; readonly clientSeconds: number };
  readonly balance: (ReportedBalance & { readonly ledger: readonly ReportedLedgerLine[] }) | null;
  readonly deliverables: readonly (FirstReportContent['deliverables'][number] & {
    /** As it stood when the figures were read. */
    readonly decision: 'accepted' | 'change_requested' | null;
    readonly decidedAt: string | null;
    readonly decidedBy: string | null;
  })[];
  /** Empty in what is presented of an earlier form. */
  readonly appointments: ReportedAppointments;
  /** The four periods of the same length before, the oldest first; fewer where the engagement is younger. */
  readonly before: readonly {
    readonly period: string;
    readonly from: string;
    readonly to: string;
    readonly seconds: number;
    readonly billedSeconds: number;
  }[];
  /** What all of it came to: the closing line. */
  readonly value: {
    readonly tasksDone: number;
    readonly documents: number;
    readonly decisions: number;
    /** Hours that the client did not have to work. */
    readonly secondsGivenBack: number;
  };
  /** When the two speak next, as the assistant put it; null where nothing was said. */
  readonly next: { readonly on: string | null; readonly text: string } | null;
  /** Of a later version. */
  readonly revision: ReportedRevision | null;
  /** In working days: no answer until then counts as accepted, where the agreement says so. */
  readonly acceptedAfterDays: number | null;
}

/** A content as it lies in the database, in whichever form it was sent. */
export type KeptContent = FirstReportContent | SecondReportContent | ThirdReportContent | ReportContent;

/** @param text canonical JSON of a content */
export function keptContent(text: string | null): KeptContent {
  return JSON.parse(text ?? '') as KeptContent;
}

const NO_APPOINTMENTS: ReportedAppointments = { items: [], rate: null };

/** A content in today's form, for everything that shows it. */
export function presented(content: KeptContent): ReportContent {
  if ('clauses' in content)
    return 'appointments' in content ? content : { ...content, appointments: NO_APPOINTMENTS };
  const second = content.schema === 1 ? fromFirst(content) : content;
  const { week, balance, deliverables, totals, waits, tasks } = second;
  return {
    ...second,
    schema: content.schema,
    coverage: 'week',
    period: week,
    week,
    balance: balance && { ...balance, ledger: [] },
    deliverables: deliverables.map((each) => ({
      ...each,
      ...{ decision: null, decidedAt: null, decidedBy: null },
    })),
    ...{ agreement: null, clauses: [], questions: [], before: [], next: null, revision: null },
    waited: { assistantSeconds: 0, clientSeconds: 0 },
    appointments: NO_APPOINTMENTS,
    value: {
      tasksDone: tasks.filter(({ status }) => status === 'done').length,
      documents: deliverables.length,
      decisions: waits.length,
      secondsGivenBack: totals.seconds,
    },
    acceptedAfterDays: null,
  };
}

/** The first form billed what was worked, entry by entry. */
function fromFirst(content: FirstReportContent): SecondReportContent {
  const entries = content.entries.map((entry): ReportedEntry => {
    return { ...entry, breakSeconds: 0, rush: false, billedSeconds: entry.billable ? entry.seconds : 0 };
  });
  const { balance, totals } = content;
  return {
    ...content,
    schema: 2,
    rounding: null,
    totals: { ...totals, billedSeconds: totals.billableSeconds },
    balance: balance && {
      ...balance,
      ...{ carriedSeconds: 0, unapprovedOverageSeconds: 0, expiring: [] },
      overageSeconds: Math.max(0, -(balance.leftSeconds ?? 0)),
    },
    entries,
    late: [],
    corrections: [],
    lines: entries.map((entry) => ({
      ...{
        day: entry.day,
        task: entry.task,
        service: entry.service,
        entryIds: [entry.id],
        correctionId: null,
      },
      ...{ rush: false, actualSeconds: entry.seconds, billedSeconds: entry.billedSeconds ?? 0 },
      ...{ rate: null, surcharges: [], discount: null, amount: entry.amount },
    })),
  };
}

/** The one byte sequence of a content (RFC 8785): what is stored, hashed and handed out. */
export function canonicalContent(content: KeptContent): Uint8Array {
  const json = canonicalize(content);
  if (json === undefined) throw new TypeError('A report has a content');
  return new TextEncoder().encode(json);
}

/** SHA-256 of the canonical content, 64 hexadecimal digits: printed on page, mail and PDF. */
export function contentSha256(content: KeptContent): string {
  return createHash('sha256').update(canonicalContent(content)).digest('hex');
}
