import { htmlWords } from './html-words.js';
import { ownWords } from './own-words.js';

describe('the words of a mail without a text part', () => {
  it('are its lines, without tags, styles and comments', () => {
    const html = `<html><head><title>Re</title><style>p{color:red}</style></head><body><!-- <p>no</p> -->
      <p>Aisle,\n please &amp; thank <b>you</b>.</p><p>Perch&eacute; no&#33;<br>Giulia</p><ul><li>one</li><li>two</li></ul></body></html>`;
    expect(htmlWords(html)).toBe('Aisle, please & thank you.\n\nPerché no!\nGiulia\n\none\ntwo');
  });

  it('are without what they quote, as Gmail, Apple and Outlook write it', () => {
    const gmail = `<div dir="ltr">Aisle.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 16 Nov 2026 at 09:30, Anna &lt;<a href="mailto:a@example.com">a@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Window or aisle?</div></blockquote></div>`;
    const apple = `<html><body>Aisle.<div><br><blockquote type="cite"><div>On 16 Nov 2026, at 09:30, Anna &lt;a@example.com&gt; wrote:</div><br><div>Window or aisle?</div></blockquote></div></body></html>`;
    const outlook = `<div class="WordSection1"><p>Aisle.</p></div><hr><div id="divRplyFwdMsg"><b>From:</b> Anna &lt;a@example.com&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Giulia<br><b>Subject:</b> A question</div><div>Window or aisle?</div>`;
    for (const html of [gmail, apple, outlook]) expect(ownWords(htmlWords(html))).toBe('Aisle.');
  });

  it('are kept where the markup is broken', () => {
    expect(htmlWords('3 < 5 and 5 > 3')).toBe('3 < 5 and 5 > 3');
    expect(htmlWords('Aisle <b')).toBe('Aisle <');
    expect(htmlWords('Aisle <!-- never closed')).toBe('Aisle');
    expect(htmlWords('&unknown; &#0; &#xD800;')).toBe('&unknown; \ufffd \ufffd');
  });

  it('are read once each, however much is unclosed', () => {
    for (const piece of ['<', '<a ', '<!--', '<blockquote>', '&'])
      expect(htmlWords(piece.repeat(200_000)).length).toBeLessThan(2_000_000);
  }, 5000);
});
