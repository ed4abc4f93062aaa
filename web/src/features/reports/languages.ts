import type { Contact, Language, Report } from '../../api/types';

/** A report in one language, to download; the fingerprint of its PDF once that is frozen. */
export interface Paper {
  language: Language;
  sha256: string | null;
}

/**
 * The languages in which a report is read, each once: those it was sent in; of a draft, those of its readers, and
 * the assistant's own where there are none.
 */
export function papersOf(
  deliveries: Pick<Report['deliveries'][number], 'language' | 'pdfSha256'>[],
  readers: Pick<Contact, 'language'>[],
  own: Language,
): Paper[] {
  const papers = new Map<Language, Paper>();
  for (const { language, pdfSha256 } of deliveries) papers.set(language, { language, sha256: pdfSha256 });
  if (papers.size > 0) return [...papers.values()];
  const spoken = readers.length > 0 ? readers.map(({ language }) => language) : [own];
  return [...new Set(spoken)].map((language) => ({ language, sha256: null }));
}
