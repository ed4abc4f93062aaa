/**
 * The same steps with one of them at another place, counted from 0; a place beyond the last is the last.
 * @param id of one of them
 */
export function placed<T extends { readonly id: string }>(
  steps: readonly T[],
  id: string,
  place: number,
): T[] {
  const one = steps.filter((step) => step.id === id);
  const others = steps.filter((step) => step.id !== id);
  return [...others.slice(0, place), ...one, ...others.slice(place)];
}
