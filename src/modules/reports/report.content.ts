import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { MoneyText } from '../../kernel/money.js';

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
 * Everything a report says, in no language: page, mail and PDF of every reader are written from this and from
 * nothing else. Once sent it never changes, and neither does the meaning of its fields: a new form is a new `schema`.
 *
 * Days are `YYYY-MM-DD` of the engagement's zone, ranges half-open; instants ISO 8601 UTC; durations whole seconds;
 * every total is the sum of the entries.
 */
export interface ReportContent {
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

/** The one byte sequence of a content (RFC 8785): what is stored, hashed and handed out. */
export function canonicalContent(content: ReportContent): Uint8Array {
  const json = canonicalize(content);
  if (json === undefined) throw new TypeError('A report has a content');
  return new TextEncoder().encode(json);
}

/** SHA-256 of the canonical content, 64 hexadecimal digits: printed on page, mail and PDF. */
export function contentSha256(content: ReportContent): string {
  return createHash('sha256').update(canonicalContent(content)).digest('hex');
}
