import { languages } from '../../kernel/actor.js';
import type { Worded } from './shipped-template.js';
import { shippedTemplates } from './shipped-templates.js';

describe.each(shippedTemplates.map((template) => [template.key, template] as const))(
  'the template %s',
  (_, template) => {
    const { title, brief, purpose, inputs, acceptanceCriteria, checklist, deliverable } = template;
    const texts: Worded[] = [
      title,
      brief,
      purpose,
      inputs,
      acceptanceCriteria,
      ...checklist.map(({ text }) => text),
    ];

    it('says everything in four languages, each in its own words', () => {
      for (const text of [...texts, ...(deliverable ? [deliverable] : [])]) {
        const words = languages.map((language) => text[language]);
        expect(words.filter((each) => each.trim() !== each || each.length < 5)).toEqual([]);
        expect(new Set(words).size).toBeGreaterThanOrEqual(3);
      }
    });

    it('has as many lines to fill in, and to check, in each of them', () => {
      for (const text of [inputs, acceptanceCriteria]) {
        const lines = languages.map((language) => text[language].split('\n').length);
        expect(new Set(lines).size).toBe(1);
      }
      for (const language of languages) {
        expect(inputs[language].split('\n').filter((line) => !line.endsWith(':'))).toEqual([]);
        expect(acceptanceCriteria[language].split('\n').filter((line) => !line.startsWith('- '))).toEqual([]);
      }
    });

    it('involves the client, and fits into a task', () => {
      expect(checklist.length).toBeGreaterThanOrEqual(7);
      expect(new Set(checklist.map(({ by }) => by)).size).toBeGreaterThanOrEqual(2);
      for (const language of languages) {
        expect(title[language].length).toBeLessThanOrEqual(200);
        expect(checklist.filter(({ text }) => text[language].length > 200)).toEqual([]);
      }
    });
  },
);

it('each template has an id of its own', () => {
  expect(new Set(shippedTemplates.map(({ key }) => key)).size).toBe(7);
});
