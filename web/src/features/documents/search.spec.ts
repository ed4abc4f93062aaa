import { describe, expect, it } from 'vitest';
import { documentSearch } from './search';

const id = '01939a0e-7b1c-7000-8000-000000000001';

describe('the address of the documents', () => {
  it('carries what is looked for, where, and which document is open', () => {
    const whole = {
      ...{ q: 'itinerario "Hotel Aurora"', clientId: id, engagementId: id, kind: 'comment' },
      ...{ folder: 'Viaggi/2026', tag: 'Roma', state: 'accepted', documentId: id },
    };
    expect(documentSearch(whole)).toEqual(whole);
  });

  it('takes a number for the words that somebody typed', () => {
    expect(documentSearch({ q: 2026, folder: 2025 })).toEqual({ q: '2026', folder: '2025' });
  });

  it('leaves out what it does not understand', () => {
    expect(
      documentSearch({
        q: '  ',
        documentId: '../../etc',
        clientId: 7,
        kind: 'report',
        state: 'gone',
        tag: [],
      }),
    ).toEqual({});
  });
});
