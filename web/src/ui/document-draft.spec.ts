import { describe, expect, it } from 'vitest';
import { webAddress } from './document-draft';

describe('the address of a link', () => {
  it('is made whole where people leave out what is plain', () => {
    expect(webAddress(' example.org/plan ')).toBe('https://example.org/plan');
    expect(webAddress('http://example.org')).toBe('http://example.org/');
  });

  it('is refused where it leads nowhere on the web', () => {
    for (const typed of [
      '',
      'two words',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://example.org',
      'localhost',
    ])
      expect(webAddress(typed)).toBeNull();
  });
});
