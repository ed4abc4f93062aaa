import { refused, understood, type Parsed } from '../../kernel/parsed.js';

/** What a term of a clause may be: plain, so that a report can freeze it as it stands. */
export type ClauseValue = string | number | null;

/** One term of a clause: how it is read, and how the API describes it. */
export interface ClauseField<Value extends ClauseValue = ClauseValue> {
  /** A problem is a code of `validation.<code>`, with the bound that was crossed. */
  read(value: unknown): Parsed<Value, string>;
  readonly bounds?: { readonly min: number; readonly max: number };
  readonly schema: object;
}

/** A whole number between two bounds. */
export function whole(min: number, max: number): ClauseField<number> {
  return {
    read: (value) => {
      if (!Number.isSafeInteger(value)) return refused('whole-number');
      const number = value as number;
      if (number < min) return refused('too-small');
      return number > max ? refused('too-large') : understood(number);
    },
    bounds: { min, max },
    schema: { type: 'integer', minimum: min, maximum: max },
  };
}

/** A word of a closed list. */
export function oneOf<Word extends string>(words: readonly Word[]): ClauseField<Word> {
  return {
    read: (value) => {
      const word = words.find((each) => each === value);
      return word === undefined ? refused('one-of') : understood(word);
    },
    schema: { type: 'string', enum: [...words] },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of another record; whether there is such a one, the agreement's service asks. */
export const reference: ClauseField<string> = {
  read: (value) =>
    typeof value === 'string' && UUID.test(value) ? understood(value.toLowerCase()) : refused('id'),
  schema: { type: 'string', format: 'uuid' },
};

/** The same, or nothing: no such bound, or any of them. */
export function orNone<Value extends ClauseValue>(field: ClauseField<Value>): ClauseField<Value | null> {
  return {
    read: (value) => (value === null ? understood(null) : field.read(value)),
    ...(field.bounds && { bounds: field.bounds }),
    schema: { ...field.schema, nullable: true },
  };
}

/** Per cent of the cases that have to be as agreed. */
export const percent = whole(1, 100);
/** Business minutes, up to about a working year. */
export const businessMinutes = whole(1, 120_000);
/** What a week of the engagement, or a period of its allowance, is measured as one. */
export const per = oneOf(['week', 'period']);
