import type { ReportDetail } from '../../../kernel/manner.js';
import type { KeptContent } from '../content/report.content.js';

/** What the mail of a report is written from. */
export interface ReportMailProps {
  readonly content: KeptContent;
  readonly contentSha256: string;
  /** Of the PDF that travels with it. */
  readonly pdfSha256?: string | null;
  readonly recipientName: string;
  /** In short: the figures and the way to the report, which is the same for everybody. */
  readonly detail: ReportDetail;
  /** The report's page for this reader; accepting and asking happen there, so that opening a link changes nothing. */
  readonly pageUrl: string;
  readonly unsubscribeUrl: string;
  /** A copy: the reader is not asked for anything. */
  readonly readOnly?: boolean;
  /** Where anybody finds out whether a file is this report. */
  readonly verifyUrl?: string;
  /** The workspace notes that the page was opened, which its reader is told. */
  readonly notesOpening?: boolean;
  /** The version that this one replaces. */
  readonly earlierUrl?: string;
}
