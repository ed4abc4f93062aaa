import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown-rendered';

describe('Markdown', () => {
  it('shows lists, emphasis and links', () => {
    const html = renderMarkdown('1. **Call** the [hotel](https://hotel.example)\n2. Confirm');
    expect(html).toContain('<ol>');
    expect(html).toContain('<strong>Call</strong>');
    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['[click](javascript:alert(1))'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['![tracked](https://elsewhere.example/pixel.png)'],
  ])('makes nothing that acts or loads of %s', (text) => {
    const held = document.createElement('div');
    held.innerHTML = renderMarkdown(text);
    expect(held.querySelector('script, img, iframe, [onerror]')).toBeNull();
    for (const link of held.querySelectorAll('a')) expect(link.protocol).not.toBe('javascript:');
  });
});
