import { describe, expect, it } from 'vitest';
import { papersOf } from './languages';

describe('the papers of a report', () => {
  it('are those that were sent, one of each language', () => {
    const sent = [
      { language: 'it', pdfSha256: 'a' },
      { language: 'de', pdfSha256: 'b' },
      { language: 'it', pdfSha256: 'a' },
    ] as const;
    expect(papersOf([...sent], [{ language: 'es' }], 'en')).toEqual([
      { language: 'it', sha256: 'a' },
      { language: 'de', sha256: 'b' },
    ]);
  });

  it('are those of a draft’s readers, else in the own language', () => {
    expect(papersOf([], [{ language: 'es' }, { language: 'es' }], 'en')).toEqual([
      { language: 'es', sha256: null },
    ]);
    expect(papersOf([], [], 'en')).toEqual([{ language: 'en', sha256: null }]);
  });
});
