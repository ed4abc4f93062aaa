import { TypstPdfWriter } from './pdf.js';
import { printable } from './printable.js';

const template = `
#set document(title: sys.inputs.title, date: datetime(year: 2026, month: 11, day: 16))
#set text(font: "Inter", lang: sys.inputs.language, fallback: false)
= #sys.inputs.title
#json("data.json").text
`;
const facts = {
  language: 'it',
  title: 'Prova',
  date: Temporal.Instant.from('2026-11-16T07:00:00Z'),
} as const;

describe('PDF', () => {
  const writer = new TypstPdfWriter();
  const write = (text: string) => writer.write(template, { text }, facts);

  it('is the same bytes for the same input, also from another writer and after another document', () => {
    const first = Buffer.from(write('Ore di lavoro'));
    write('something else');
    expect(first.equals(write('Ore di lavoro'))).toBe(true);
    expect(first.equals(new TypstPdfWriter().write(template, { text: 'Ore di lavoro' }, facts))).toBe(true);
  });

  it('is tagged for screen readers, in the language of its reader', () => {
    const source = Buffer.from(write('Ore')).toString('latin1');
    expect(source).toContain('pdfuaid');
    expect(source).toContain('/Lang (it)');
    expect(source).toContain('/StructTreeRoot');
  });

  it('prints what a person wrote and never runs it', () => {
    expect(() => write('#panic("run") #read("/etc/passwd") \\ $x$ *bold* <label> @ref')).not.toThrow();
  });

  it('comes into being whatever characters a person wrote', () => {
    expect(() =>
      write('😀 中文 עברית \u202e \u0000 a\tb\r\nc 1\ufe0f\u20e3 👩‍👩‍👧 \ud800 \ue000 \uffff \ufeff'),
    ).not.toThrow();
  });
});

describe('printable text', () => {
  const letters = new Set(
    [...'abcdefghijklmnopqrstuvwxyz é-\u200b'].map((letter) => letter.codePointAt(0) ?? 0),
  );

  it('shows a box for what the font cannot show, one for a whole emoji', () => {
    expect(printable('ab 👩‍👩‍👧 中', letters)).toBe('ab □ □');
  });

  it('joins accents to their letters', () => {
    expect(printable('e\u0301', letters)).toBe('é');
  });

  it('leaves out what would turn the order of reading around', () => {
    expect(printable('a\u202eb', letters)).toBe('ab');
  });

  it('keeps line breaks, and makes other white space a space', () => {
    expect(printable('a\r\nb\tc', letters)).toBe('a\nb c');
  });

  it('lets a very long word be broken', () => {
    expect(printable('a'.repeat(22), letters)).toBe(`${'a'.repeat(20)}\u200ba\u200ba`);
  });
});
