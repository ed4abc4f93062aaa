import {
  isPluralElement,
  isPoundElement,
  isLiteralElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';
import es from './es.json';
import it_ from './it.json';

const others: Record<string, Record<string, string>> = { de, es, it: it_ };

/** The names of the values that a text takes, at any depth. */
function values(text: string): string[] {
  return [...new Set(named(parse(text)))].sort();
}

function named(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return named(element.children);
    const inside =
      isSelectElement(element) || isPluralElement(element)
        ? Object.values(element.options).flatMap(({ value }) => named(value))
        : [];
    return [element.value, ...inside];
  });
}

describe('the messages', () => {
  it.each(Object.keys(others))('in %s have the same keys as in English, sorted', (language) => {
    expect(Object.keys(others[language] ?? {})).toEqual(Object.keys(en));
    expect(Object.keys(en)).toEqual(Object.keys(en).toSorted());
  });

  it.each(Object.keys(others))('in %s take the same values as in English', (language) => {
    for (const [id, text] of Object.entries(en)) {
      expect([id, values(others[language]?.[id] ?? '')]).toEqual([id, values(text)]);
    }
  });

  it.each(Object.keys({ en, ...others }))('in %s are well-formed', (language) => {
    const broken: unknown[] = [];
    const messages = { en, ...others }[language] as typeof en;
    const intl = createIntl({ locale: language, messages, onError: (error) => broken.push(error) });
    for (const id of Object.keys(messages) as (keyof typeof en)[]) {
      intl.formatMessage({ id }, Object.fromEntries(values(messages[id]).map((name) => [name, 2])));
    }
    expect(broken).toEqual([]);
  });
});
