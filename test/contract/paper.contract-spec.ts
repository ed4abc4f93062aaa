import { languages } from '../../src/kernel/actor.js';
import { reportPdf } from '../../src/modules/reports/words/report-pdf.js';
import { contentSha256 } from '../../src/modules/reports/content/report.content.js';
import * as samples from '../../src/modules/reports/words/report.sample.js';
import { TypstPdfWriter } from '../../src/platform/documents/pdf.js';
import { textsFor } from '../../src/platform/i18n/translate.js';
import { elementsIn, pdfStructure, type PdfElement, type PdfStructure } from '../support/pdf-structure.js';
import { textPaper } from '../support/paper.js';

const contents = Object.entries(samples);
const cases = contents.flatMap(([name, content]) =>
  languages.map((language) => ({ name, content, language })),
);

describe.each(cases)('the paper of $name in $language', ({ content, language }) => {
  let structure: PdfStructure;
  let all: PdfElement[];
  beforeAll(async () => {
    const paper = { content, number: 2, contentSha256: contentSha256(content) };
    structure = await pdfStructure(reportPdf(new TypstPdfWriter(), textsFor(language), paper));
    all = elementsIn(structure.elements);
  });

  it('says that it is PDF/UA-1, tagged, in its language, with its title shown', () => {
    expect(structure).toMatchObject({
      marked: true,
      language,
      showsTitle: true,
      uaPart: '1',
      tabsByStructure: true,
      fontsEmbedded: true,
    });
    expect(structure.title).toContain(content.engagement.clientName);
  });

  it('has one first heading, and no level of headings left out', () => {
    const levels = all.flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, place) => expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('has only tables whose heads say what they are the heads of', () => {
    const tables = all.filter(({ type }) => type === 'Table');
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const inside = elementsIn(table.children);
      const heads = inside.filter(({ type }) => type === 'TH');
      expect(heads.length).toBeGreaterThan(0);
      expect(heads.every(({ scope }) => scope !== null)).toBe(true);
      const rows = inside.filter(({ type }) => type === 'TR');
      const widths = rows.map(({ children }) => children.reduce((sum, { columns }) => sum + columns, 0));
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('tells every picture in words', () => {
    const figures = all.filter(({ type }) => type === 'Figure');
    for (const { alt } of figures) expect(alt).toMatch(/\S/);
  });

  it('has lists whose items are items', () => {
    for (const list of all.filter(({ type }) => type === 'L'))
      expect(list.children.every(({ type }) => type === 'LI' || type === 'Caption')).toBe(true);
  });
});

describe('the check of a paper’s structure', () => {
  it('finds nothing in a file that has none', async () => {
    expect(await pdfStructure(textPaper('Hours'))).toMatchObject({
      marked: false,
      language: null,
      uaPart: null,
      elements: [],
    });
  });
});
