/** The week that the address names, `2026-W46`, and the day to which an entry is being added by hand. */
export interface TimeSearch {
  week?: string;
  add?: string;
}

export function timeSearch(search: Record<string, unknown>): TimeSearch {
  const found: TimeSearch = {};
  const { week, add } = search;
  if (typeof week === 'string' && /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(week)) found.week = week;
  if (typeof add === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(add)) found.add = add;
  return found;
}
