import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { MoneyText } from '../../kernel/money.js';
import type { RoundingRule } from '../../kernel/rounding.js';

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

/** The period of the allowance at the end of the week. */
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
 * Everything a report says, in no language: page, mail and PDF of every reader are written from this and from
 * nothing else. Once sent it never changes, and neither does the meaning of its fields: a new form is a new `schema`.
 *
 * Actual and billed time stand side by side; every total is the sum of its lines, corrections and late entries
 * included. Days of the week have only their own.
 */
export interface ReportContent extends Omit<FirstReportContent, 'schema' | 'totals' | 'balance' | 'entries'> {
  /** 2; 1 in what is presented of a report of the first form. */
  readonly schema: 1 | 2;
  /** How billed time is rounded at the end of the week; null: it is the actual time. */
  readonly rounding: RoundingRule | null;
  readonly totals: FirstReportContent['totals'] & { readonly billedSeconds: number };
  readonly balance: ReportedBalance | null;
  /** By start; those without times at the end of their day. */
  readonly entries: readonly ReportedEntry[];
  /** Entries of earlier weeks that were added after those weeks had been reported. */
  readonly late: readonly ReportedEntry[];
  readonly corrections: readonly ReportedCorrection[];
  /** In the order in which the work was done. */
  readonly lines: readonly ReportedLine[];
}

/** A content as it lies in the database, in whichever form it was sent. */
export type KeptContent = FirstReportContent | ReportContent;

/** @param text canonical JSON of a content */
export function keptContent(text: string | null): KeptContent {
  return JSON.parse(text ?? '') as KeptContent;
}

/** A content in today's form, for everything that shows it. The first form billed what was worked, entry by entry. */
export function presented(content: KeptContent): ReportContent {
  if ('lines' in content) return content;
  const entries = content.entries.map((entry): ReportedEntry => {
    return { ...entry, breakSeconds: 0, rush: false, billedSeconds: entry.billable ? entry.seconds : 0 };
  });
  const { balance, totals } = content;
  return {
    ...content,
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
