import { describe, expect, it } from 'vitest';
import { documentKind } from './document-kind';

const kindOf = (contentType: string) => documentKind({ kind: 'file', latest: { contentType } });

describe('the kind of a document', () => {
  it('is that of its content, by the words people have for it', () => {
    expect(kindOf('application/pdf')).toBe('pdf');
    expect(kindOf('image/heic')).toBe('image');
    expect(kindOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe('sheet');
    expect(kindOf('text/csv; charset=utf-8')).toBe('sheet');
    expect(kindOf('application/vnd.openxmlformats-officedocument.presentationml.presentation')).toBe(
      'slides',
    );
    expect(kindOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('writing');
    expect(kindOf('application/vnd.oasis.opendocument.text')).toBe('writing');
    expect(kindOf('text/markdown; charset=utf-8')).toBe('writing');
    expect(kindOf('application/zip')).toBe('packed');
  });

  it('is a file where nobody knows, and a link or a text by its own word', () => {
    expect(kindOf('application/octet-stream')).toBe('file');
    expect(documentKind({ kind: 'link', latest: { contentType: 'text/uri-list' } })).toBe('link');
    expect(documentKind({ kind: 'text', latest: { contentType: 'text/markdown' } })).toBe('text');
  });
});
