import type { ReportWording } from './report-wording.js';
import type { KeptContent } from './report.content.js';

/** A question the client asked, and what was answered. Instants ISO 8601. */
export interface ReportQuestion {
  readonly contactName: string;
  /** The entry it is about; null for the whole report. */
  readonly entryId: string | null;
  readonly text: string;
  readonly at: string;
  readonly reply: string | null;
  readonly repliedAt: string | null;
  readonly repliedByName: string | null;
}

export interface ReportPageProps {
  readonly content: KeptContent;
  readonly contentSha256: string;
  /** Version of the report, from 1. */
  readonly number: number;
  /** Zone of the reader, in which the moments of answers are told. */
  readonly timeZone: string;
  readonly accepted: { readonly name: string; readonly at: string } | null;
  readonly questions: readonly ReportQuestion[];
  /** Number of the entry (from 1) that the reader is about to ask about: `?line=` of the address. */
  readonly line: number | null;
  /** What the reader has just done, told once. */
  readonly notice: 'accepted' | 'asked' | 'question-missing' | null;
  readonly urls: {
    readonly page: string;
    readonly pdf: string;
    /** Take a POST; the fields are `contentSha256`, and `text` with an optional `entryId`. */
    readonly accept: string;
    readonly ask: string;
    readonly unsubscribe: string;
    /** In the portal, where the reader signs in: a decision about a task is more than a word about a report. */
    readonly task: (taskId: string) => string;
    readonly file: (deliverableId: string, versionNumber: number) => string;
  };
}

/** What each part of the page is made from. */
export interface Part {
  readonly wording: ReportWording;
  readonly props: ReportPageProps;
}
