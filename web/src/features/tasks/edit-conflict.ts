import type { TaskChange } from '../../api/tasks';

type Field = keyof TaskChange;
type Fields = Required<TaskChange>;

export interface Conflict {
  field: Field;
  theirs: Fields[Field];
  mine: Fields[Field];
}

/**
 * What two people changed at once, differently: what only one of them changed needs no decision.
 * @param base as it stood when the form was opened
 */
export function conflicts(
  base: Partial<TaskChange>,
  theirs: Partial<TaskChange>,
  mine: TaskChange,
): Conflict[] {
  return (Object.keys(mine) as Field[])
    .filter((field) => changed(base[field], mine[field]) && changed(base[field], theirs[field]))
    .filter((field) => changed(mine[field], theirs[field]))
    .map((field) => ({ field, theirs: theirs[field], mine: mine[field] }) as Conflict);
}

/** Only what was changed here, so that what somebody else changed meanwhile stays. */
export function ownChanges(base: Partial<TaskChange>, mine: TaskChange): TaskChange {
  return Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => changed(base[field as Field], value)),
  );
}

/** What was typed here, over what stands there now: a field that was not touched takes what the other one wrote. */
export function rebased<F extends Partial<TaskChange>>(
  base: Partial<TaskChange>,
  theirs: F,
  mine: TaskChange,
): F {
  return { ...theirs, ...ownChanges(base, mine) };
}

function changed(before: unknown, after: unknown): boolean {
  return (before ?? null) !== (after ?? null);
}
