import type { ClauseField, ClauseValue } from './clause-field.js';

type Fields = Readonly<Record<string, ClauseField>>;

/** The terms that fields read. */
export type TermsOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends ClauseField<infer Value extends ClauseValue> ? Value : never;
};

/** Everything that the product knows about one kind of clause, save how it is worded and how it is measured. */
export interface ClauseDefinition<Kind extends string = string, F extends Fields = Fields> {
  readonly kind: Kind;
  readonly fields: F;
  /** What it is about: two clauses of a kind about the same would be one too many. */
  subject(terms: TermsOf<F>): string;
  /** A field that does not go with the others, and the code of what is wrong. */
  problem?(terms: TermsOf<F>): { readonly field: keyof F & string; readonly code: string } | null;
}

/** Keeps the literal types of a definition. */
export function defineClause<const Kind extends string, const F extends Fields>(
  definition: ClauseDefinition<Kind, F>,
): ClauseDefinition<Kind, F> {
  return definition;
}
