import type { ReactElement, ReactNode } from 'react';
import type { ReportWording } from './report-wording.js';
import type { ReportContent } from './report.content.js';

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
  readonly content: ReportContent;
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

export function Section(props: {
  id?: string;
  title: string;
  first?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <section id={props.id} className={props.first ? 'first' : undefined}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

export function Total({ label, values }: { label: string; values: readonly string[] }): ReactElement {
  return (
    <p className="total">
      <span>{label}</span>
      <span className="num">{values.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** A bar drawn by attributes, since the policy of the page forbids styles on elements. */
export function Bar({ share, height }: { share: number; height: number }): ReactElement {
  return (
    <svg height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
      <rect width={Math.round(share * 1000) / 10} height={height} />
    </svg>
  );
}
