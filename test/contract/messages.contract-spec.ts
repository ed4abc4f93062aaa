import { globSync } from 'node:fs';
import { languages } from '../../src/kernel/actor.js';
import { knownSqlStates, knownStatuses } from '../../src/platform/http/problem.js';
import { ROOT, textOf } from '../support/repository.js';

const FOLDERS = ['src/platform/i18n/messages', 'web/src/i18n'];
const CODE = /(?:\bsuper|\bnew DomainError)\(\s*'([a-z-]+\.[a-z-]+)'/g;

function messages(folder: string, language: string): Record<string, string> {
  return JSON.parse(textOf(`${folder}/${language}.json`)) as Record<string, string>;
}

describe.each(FOLDERS)('the texts of %s', (folder) => {
  const english = messages(folder, 'en');

  it.each(languages)('are complete in %s, none empty, in alphabetical order', (language) => {
    const texts = messages(folder, language);
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(Object.keys(texts)).toEqual(Object.keys(texts).sort());
  });

  it.each(languages.filter((language) => language !== 'en'))('are not English in %s', (language) => {
    const texts = messages(folder, language);
    const sentences = Object.keys(english).filter((key) => (english[key] ?? '').split(' ').length > 5);
    expect(sentences.filter((key) => texts[key] === english[key])).toEqual([]);
  });
});

describe('errors', () => {
  const texts = messages('src/platform/i18n/messages', 'en');
  const thrown = globSync('src/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...textOf(file).matchAll(CODE)].map(([, code]) => code ?? ''),
  );
  const known = [...Object.values(knownSqlStates), ...Object.values(knownStatuses)].map(({ code }) => code);

  it('have a text for every code that the product can answer with', () => {
    const codes = [...new Set([...thrown, ...known])].sort();
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => texts[`error.${code}`] === undefined)).toEqual([]);
  });
});
