import { refused, understood, type Parsed } from '../../kernel/parsed.js';
import type { FieldProblem } from '../../platform/http/validation.js';
import type { ClauseDefinition, TermsOf } from './clause-definition.js';
import { deliverablesClause } from './clause-deliverables.js';
import type { ClauseField, ClauseValue } from './clause-field.js';
import { minutesClause } from './clause-minutes.js';
import { reportRhythmClause } from './clause-report-rhythm.js';
import { responseClause } from './clause-response.js';
import { turnaroundClause } from './clause-turnaround.js';
import { workingWindowClause } from './clause-working-window.js';

/** Every kind of clause, in the order in which reports print them. One of tomorrow is a file of its own and a line here. */
const definitions = {
  minutes: minutesClause,
  turnaround: turnaroundClause,
  response: responseClause,
  report_rhythm: reportRhythmClause,
  deliverables: deliverablesClause,
  working_window: workingWindowClause,
} as const;

type Definitions = typeof definitions;
export type ClauseKind = keyof Definitions;
export const clauseKinds = Object.keys(definitions) as ClauseKind[];

/** The terms of a kind, as `{ businessMinutes: number; percent: number }`. */
export type ClauseTerms<Kind extends ClauseKind> = TermsOf<Definitions[Kind]['fields']>;

/** A clause of one kind. */
export interface ClauseOf<Kind extends ClauseKind> {
  readonly id: string;
  readonly kind: Kind;
  readonly terms: ClauseTerms<Kind>;
}

/** A measurable term of an agreement: told apart by its kind. */
export type Clause = { [Kind in ClauseKind]: ClauseOf<Kind> }[ClauseKind];

/** A clause as a request brings it: its terms are of any shape. */
export interface OfferedClause {
  readonly id?: string | undefined;
  readonly kind: ClauseKind;
  readonly terms: unknown;
}

/**
 * Clauses as they are kept. @param nextId for those that bring none
 * @returns every field that is wrong, as `clauses.2.terms.percent`, when one is
 */
export function readClauses(
  offered: readonly OfferedClause[],
  nextId: () => string,
): { readonly clauses: readonly Clause[]; readonly problems: readonly FieldProblem[] } {
  const clauses: Clause[] = [];
  const problems: FieldProblem[] = [];
  const ids = new Set<string>();
  const subjects = new Set<string>();
  offered.forEach(({ id: given, kind, terms: said }, index) => {
    const place = `clauses.${index}`;
    const definition = definitionOf(kind);
    const terms = readTerms(definition, said, `${place}.terms`);
    if (!terms.ok) return problems.push(...terms.problem);
    const id = (given ?? nextId()).toLowerCase();
    // The definition of this kind has read these terms.
    const clause = { id, kind, terms: terms.value } as Clause;
    const subject = clauseSubject(clause);
    if (ids.has(id)) problems.push({ field: `${place}.id`, code: 'twice' });
    else if (subjects.has(subject)) problems.push({ field: place, code: 'twice' });
    ids.add(id);
    subjects.add(subject);
    clauses.push(clause);
  });
  return { clauses, problems };
}

/** What a clause is about, kind included: no other of its agreement is about the same. */
export function clauseSubject({ kind, terms }: Clause): string {
  return `${kind} ${definitionOf(kind).subject(terms)}`;
}

/** Ids of services that clauses name, each once. */
export function servicesOf(clauses: readonly Clause[]): string[] {
  const named = clauses.flatMap((each) => (each.kind === 'turnaround' ? [each.terms.serviceId] : []));
  return [...new Set(named)].filter((id) => id !== null);
}

/** What the terms of each kind look like, for the API's description. */
export const clauseShapes: readonly object[] = clauseKinds.map((kind) => {
  const { fields } = definitionOf(kind);
  return {
    type: 'object',
    title: kind,
    additionalProperties: false,
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
  };
});

type Terms = Readonly<Record<string, ClauseValue>>;
type Problems = { readonly ok: false; readonly problem: readonly FieldProblem[] };

/** Terms with their fields in the order of the definition, so that the same terms are always the same text. */
function readTerms(
  { fields, problem }: ClauseDefinition,
  said: unknown,
  place: string,
): { readonly ok: true; readonly value: Terms } | Problems {
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    return { ok: false, problem: [{ field: place, code: 'object' }] };
  const given = said as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  const problems: FieldProblem[] = unknown.map((name) => ({
    field: `${place}.${name}`,
    code: 'unknown-field',
  }));
  const terms: Record<string, ClauseValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const read = readTerm(field, Object.hasOwn(given, name) ? given[name] : undefined);
    if (read.ok) terms[name] = read.value;
    else problems.push({ field: `${place}.${name}`, ...bounded(field, read.problem) });
  }
  if (problems.length > 0) return { ok: false, problem: problems };
  const wrong = problem?.(terms);
  if (wrong) return { ok: false, problem: [{ field: `${place}.${wrong.field}`, code: wrong.code }] };
  return { ok: true, value: terms };
}

function readTerm(field: ClauseField, value: unknown): Parsed<ClauseValue, string> {
  if (value === undefined) return refused('required');
  const read = field.read(value);
  return read.ok ? understood(read.value) : read;
}

function bounded({ bounds }: ClauseField, code: string): Pick<FieldProblem, 'code' | 'limit'> {
  if (code === 'too-small' && bounds) return { code, limit: bounds.min };
  return code === 'too-large' && bounds ? { code, limit: bounds.max } : { code };
}

/** Without the types of one kind: whoever reads through it gets back what the kind itself defines. */
function definitionOf(kind: ClauseKind): ClauseDefinition {
  return definitions[kind] as unknown as ClauseDefinition;
}
