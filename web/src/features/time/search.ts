/** The week that the address names, `2026-W46`; this week when it names none. */
export interface TimeSearch {
  week?: string;
}

export function timeSearch(search: Record<string, unknown>): TimeSearch {
  const week = search['week'];
  return typeof week === 'string' && /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(week) ? { week } : {};
}
