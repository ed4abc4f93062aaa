import { globSync } from 'node:fs';
import { ROOT, textOf } from '../support/repository.js';

/** The number of the last one in the study of rules. */
const LAST_RULE = 35;

describe('the rules of calculation', () => {
  it('stand in the words of tests, each by its number', () => {
    const files = globSync(['src/**/*.spec.ts', 'test/api/*.api-spec.ts'], { cwd: ROOT });
    const words = files.flatMap(
      (file) => textOf(file).match(/(['"`])(?:(?!\1)[^\n])*R-\d\d(?:(?!\1)[^\n])*\1/g) ?? [],
    );
    const named = new Set(words.flatMap((each) => each.match(/R-\d\d/g) ?? []));
    const rules = Array.from({ length: LAST_RULE }, (_, index) => `R-${String(index + 1).padStart(2, '0')}`);
    expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
  });
});
