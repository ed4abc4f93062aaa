import type { KeptContent } from '../content/report.content.js';
import type { ReportWording } from './report-wording.js';

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
  /** Of the PDF in the reader's language, where one was frozen. */
  readonly pdfSha256?: string | null;
  /** Version of the report, from 1. */
  readonly number: number;
  /** Zone of the reader, in which the moments of answers are told. */
  readonly timeZone: string;
  /** Without a name: nobody answered in the agreed days, which counts as accepted. */
  readonly accepted: { readonly name: string | null; readonly at: string } | null;
  /** The moment from which silence counts as acceptance, where the agreement says so and it is known. */
  readonly acceptedFrom?: string | null;
  readonly questions: readonly ReportQuestion[];
  /** Number of the entry (from 1) that the reader is about to ask about: `?line=` of the address. */
  readonly line: number | null;
  /** What the reader has just done, told once. */
  readonly notice: 'accepted' | 'asked' | 'question-missing' | null;
  /** The workspace notes that the page was opened, which its reader is told. */
  readonly notesOpening?: boolean;
  /** Read and nothing else: no form, no way into the portal, no names of those who answered. */
  readonly readOnly?: boolean;
  /** The version that replaces this one, and the one that it replaces; without an address where there is no way. */
  readonly newer?: OtherVersion | null;
  readonly earlier?: OtherVersion | null;
  /** The read-only link that the reader has just made, whole, told once; `until` is an instant. */
  readonly forwarded?: { readonly url: string; readonly until: string } | null;
  readonly urls: {
    readonly page: string;
    readonly pdf: string;
    /** Take a POST; the fields are `contentSha256`, and `text` with an optional `entryId`. */
    readonly accept?: string;
    readonly ask?: string;
    /** Takes a POST and answers with the page and `forwarded`. */
    readonly forward?: string;
    readonly unsubscribe?: string;
    /** In the portal, where the reader signs in: a decision about a task is more than a word about a report. */
    readonly task?: (taskId: string) => string;
    readonly file?: (deliverableId: string, versionNumber: number) => string;
    /** Where anybody finds out whether a file is this report. */
    readonly verify?: string;
    readonly csv?: string;
    readonly xlsx?: string;
    readonly json?: string;
  };
}

export interface OtherVersion {
  readonly number: number;
  readonly url: string | null;
}

/** What each part of the page is made from. */
export interface Part {
  readonly wording: ReportWording;
  readonly props: ReportPageProps;
}

/** Whether the reader is asked for a yes: once, and only to the newest version. */
export function acceptable({ accepted, newer, readOnly, urls }: ReportPageProps): boolean {
  return !accepted && !newer && !readOnly && urls.accept !== undefined;
}
