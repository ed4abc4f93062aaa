import { languages } from '../../kernel/actor.js';
import { TypstPdfWriter } from '../../platform/documents/pdf.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { playbookPdf, type PlaybookPaper } from './playbook-pdf.js';

const paper = (markdown: string, note = 'Lisa now gets a copy'): PlaybookPaper => ({
  workspace: 'Studio Ferri',
  timeZone: 'Europe/Berlin',
  playbook: {
    title: 'Die Post am Morgen',
    clientName: 'Lena Vogt',
    engagementName: 'Büro',
    latest: {
      number: 3,
      markdown,
      steps: [],
      note,
      restores: null,
      fromTaskId: null,
      createdByName: 'Anna Ferri',
      createdAt: '2026-11-16T08:00:00Z',
    },
  },
});

const method = `Every working day before nine.

## Open

1. Open the shared inbox and look for what is urgent
   - people who come first
   - deadlines of today
2. Set aside newsletters, see [the list](https://example.com/list)
3. Decide about the drafts (client)

   > Kindly, and with two times to choose from.

## Close

4. Send what was approved
5. Look back at the week @together

   \`\`\`
   #panic("never") $x$ <label>
   \`\`\`
`;

describe('a playbook on paper', () => {
  const writer = new TypstPdfWriter();
  const print = (one: PlaybookPaper) => playbookPdf(writer, textsFor('de'), one);

  it('is the same bytes for the same version, and others for another', () => {
    const once = Buffer.from(print(paper(method)));
    expect(once.equals(print(paper(method)))).toBe(true);
    expect(once.equals(print(paper('- Other')))).toBe(false);
  });

  it('is made in each language, tagged for screen readers', () => {
    for (const language of languages) {
      const source = Buffer.from(playbookPdf(writer, textsFor(language), paper(method))).toString('latin1');
      expect(source).toContain(`/Lang (${language})`);
      expect(source).toContain('pdfuaid');
    }
  });

  it('prints what a person wrote and never runs it', () => {
    const odd = [
      '#panic("x")',
      '#read("/etc/passwd")',
      '$ x $',
      '*b* _i_ @ref <l>',
      '\\',
      '😀 中文 עברית',
      '"]; #',
    ];
    expect(() => print(paper(odd.map((one) => `- ${one}`).join('\n'), odd.join(' ')))).not.toThrow();
  });

  it('comes into being however long it is', () => {
    const long = '- a step of some length, with words and more words\n'.repeat(200);
    expect(() =>
      print(paper(`# x\n${long}\n- ${'word '.repeat(5000)}\n- ${'w'.repeat(3000)}`)),
    ).not.toThrow();
  });
});
