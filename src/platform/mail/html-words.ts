/** Nothing of them is read. */
const UNREAD = new Set(['head', 'style', 'script', 'title', 'template']);
/** They begin and end a line. */
const BLOCKS = new Set(['p', 'div', 'tr', 'li', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer']); // prettier-ignore
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', euro: '€', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘',
  rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', iquest: '¿', iexcl: '¡', deg: '°', middot: '·',
  agrave: 'à', egrave: 'è', igrave: 'ì', ograve: 'ò', ugrave: 'ù', aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó',
  uacute: 'ú', ntilde: 'ñ', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß', ccedil: 'ç',
}; // prettier-ignore

/**
 * The words of a mail that has no text part, line by line; what stands in a `blockquote` is marked with `> `, as text
 * mails do. Reads each character once, whatever is in it; tags are never run, and never shown.
 */
export function htmlWords(html: string): string {
  const page = new Page();
  let unread: string | null = null;
  for (let place = 0; place < html.length;) {
    const open = html.indexOf('<', place);
    if (unread === null) page.write(html.slice(place, open < 0 ? html.length : open));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open);
      if (end < 0) break;
      place = end + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20));
    const end = tag ? html.indexOf('>', open) : -1;
    if (!tag || end < 0) {
      if (unread === null) page.write('<');
      place = open + 1;
      if (tag && end < 0) break;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    if (unread === null && UNREAD.has(name) && !closes) unread = name;
    else if (unread === name && closes) unread = null;
    else if (unread === null) page.tag(name, closes);
    place = end + 1;
  }
  return page.text();
}

/** Lines as they come about. */
class Page {
  private readonly lines: string[] = [];
  private line: string[] = [];
  /** The line is empty, or ends with a space: another one adds nothing. */
  private spaced = true;
  private quoted = 0;

  write(text: string): void {
    const words = decoded(text.replace(/\s+/gu, ' '));
    const added = this.spaced ? words.replace(/^ +/u, '') : words;
    if (added === '') return;
    this.line.push(added);
    this.spaced = added.endsWith(' ');
  }

  tag(name: string, closes: boolean): void {
    if (name === 'br') this.end();
    if (!BLOCKS.has(name)) return;
    if (this.line.length > 0) this.end();
    if (name === 'p' && closes) this.end();
    if (name === 'blockquote') this.quoted = Math.max(0, this.quoted + (closes ? -1 : 1));
  }

  text(): string {
    if (this.line.length > 0) this.end();
    return this.lines.join('\n').trim();
  }

  private end(): void {
    this.lines.push((this.quoted > 0 ? '> ' : '') + this.line.join('').trimEnd());
    this.line = [];
    this.spaced = true;
  }
}

function decoded(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named(name) ?? whole;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const known = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return known ? String.fromCodePoint(point) : '\ufffd';
  });
}

function named(name: string): string | undefined {
  const small = ENTITIES[name.toLowerCase()];
  return small !== undefined && /^[A-Z]/.test(name) ? small.toUpperCase() : small;
}
