import { nextInWords, valueInWords } from './report-wording.facts.js';
import type { ReportWording } from './report-wording.js';

/** Mail programs cut what is too long; the rest is one link away. */
export const MOST_LINES = 12;
/** Of what people wrote: as much of it as a mail prints. */
const MOST_LETTERS = 200;

export function shortened<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, MOST_LINES);
}

/** A text in a list; whole on the page and in the PDF. */
export function clipped(text: string): string {
  const letters = Array.from(text);
  return letters.length <= MOST_LETTERS ? text : `${letters.slice(0, MOST_LETTERS).join('').trimEnd()}…`;
}

/** `3 more are in the report.`; empty where all are here. */
export function moreInWords({ texts }: ReportWording, count: number): string {
  return count <= MOST_LINES ? '' : texts.t('report.mail.more', { count: count - MOST_LINES });
}

export function waitsInShort({ content, texts }: ReportWording): string {
  const count = content.waits.length;
  return count === 0 ? texts.t('report.waits.none') : `${texts.t('report.mail.waits', { count })}.`;
}

export function introduction({ texts, content, days, coverage, empty }: ReportWording): string {
  const facts = { clientName: content.engagement.clientName, days, coverage };
  if (content.revision) return texts.t('report.corrected.intro', facts);
  return texts.t(empty ? 'report.empty.intro' : 'report.mail.intro', facts);
}

/** What it came to and what comes next; where nothing was done, only that. */
export function closing(wording: ReportWording): string[] {
  const told = wording.empty ? [nextInWords(wording)] : valueInWords(wording);
  return told.filter(Boolean).map(clipped);
}
