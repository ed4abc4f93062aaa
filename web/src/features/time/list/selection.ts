/** The entries that are chosen, and the one from which Shift chooses on. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothing: Selection = { ids: new Set(), anchor: null };

/** Ticks or unticks one; with Shift all from the one ticked before, in the order in which they are shown. */
export function toggled(
  selection: Selection,
  shown: readonly string[],
  id: string,
  range: boolean,
): Selection {
  const on = !selection.ids.has(id);
  const ids = new Set(selection.ids);
  for (const each of range ? between(shown, selection.anchor, id) : [id]) {
    if (on) ids.add(each);
    else ids.delete(each);
  }
  return { ids, anchor: id };
}

function between(shown: readonly string[], anchor: string | null, id: string): readonly string[] {
  const from = anchor === null ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return [id];
  return shown.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** All that are shown, or none of them where all were chosen; what is not shown stays as it was. */
export function toggledAll(selection: Selection, shown: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  const all = shown.every((id) => ids.has(id));
  for (const id of shown) {
    if (all) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: null };
}

/** Only what is still there: an entry that somebody deleted is not changed with the others. */
export function present<E extends { id: string }>(selection: Selection, entries: readonly E[]): E[] {
  return entries.filter(({ id }) => selection.ids.has(id));
}
