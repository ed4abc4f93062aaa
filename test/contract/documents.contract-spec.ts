import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, textOf } from '../support/repository.js';

const documents = [...globSync('*.md', { cwd: ROOT }), ...globSync('docs/**/*.md', { cwd: ROOT })];

describe('the documents', () => {
  it.each(documents)('%s leads only to files that exist', (document) => {
    const links = [...textOf(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)];
    const targets = links.map(([, target]) => join(dirname(document), target ?? ''));
    expect(targets.filter((target) => !existsSync(`${ROOT}${target}`))).toEqual([]);
  });

  it('lead to headings that exist', () => {
    const headings = (document: string) =>
      [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/ /g, '-'),
      );
    for (const document of documents) {
      for (const [, target = '', anchor = ''] of textOf(document).matchAll(/\]\(([^):\s]+\.md)#([^)]+)\)/g))
        expect(headings(join(dirname(document), target))).toContain(anchor);
    }
  });

  it('tell only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const told = documents.flatMap((document) =>
      [...textOf(document).matchAll(/npm run ([a-z:]+)\b(?! -w)/g)].map(([, name = '']) => name),
    );
    const web = JSON.parse(textOf('web/package.json')) as { scripts: Record<string, string> };
    expect([...new Set(told)].filter((name) => !(name in scripts) && !(name in web.scripts))).toEqual([]);
  });
});
