import { describe, expect, it } from 'vitest';
import { contentMissing, targetOf, type HandOverValues } from './hand-over-values';

const values: HandOverValues = {
  ...{ kind: 'file', engagementId: 'e', taskId: '', title: ' Plan ', url: '', body: '' },
  ...{ folder: ' Viaggi/2026 ', tags: [], note: ' ', show: false },
};

describe('what is handed over', () => {
  it('needs its content: files, an address that leads somewhere, or words', () => {
    expect(contentMissing(values, [])).toBe('file');
    expect(contentMissing(values, ['one'])).toBeNull();
    expect(contentMissing({ ...values, kind: 'link', url: 'nowhere' }, [])).toBe('url');
    expect(contentMissing({ ...values, kind: 'link', url: 'example.org' }, [])).toBeNull();
    expect(contentMissing({ ...values, kind: 'text', body: ' \n' }, [])).toBe('body');
  });

  it('is a draft unless said otherwise, and goes where it was said', () => {
    expect(targetOf(values, 1)).toEqual({
      engagementId: 'e',
      show: false,
      title: 'Plan',
      folder: 'Viaggi/2026',
    });
  });

  it('gives no title to several files at once: each keeps its own name', () => {
    expect(targetOf({ ...values, show: true }, 2)).toEqual({
      engagementId: 'e',
      show: true,
      folder: 'Viaggi/2026',
    });
  });
});
