export const timeViews = ['calendar', 'grid', 'list'] as const;
export type TimeView = (typeof timeViews)[number];

/** What the address of the hours carries: the view, the week `2026-W46`, and what the list is filtered by. */
export interface TimeSearch {
  view?: TimeView;
  week?: string;
  /** The day that the calendar shows alone. */
  day?: string;
  /** The day to which an entry is being added by hand. */
  add?: string;
  /** The list beyond the week: everything, or from a day to a day, both included. */
  period?: 'all' | 'days';
  from?: string;
  to?: string;
  engagementId?: string;
  taskId?: string;
  serviceId?: string;
  billable?: boolean;
  locked?: boolean;
  q?: string;
}

const week = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const texts = {
  week: (text: string) => week.test(text),
  day: isDay,
  add: isDay,
  from: isDay,
  to: isDay,
  engagementId: (text: string) => id.test(text),
  taskId: (text: string) => id.test(text),
  serviceId: (text: string) => id.test(text),
  q: (text: string) => text.trim() !== '' && text.length <= 200,
} as const;

/** A day that is in the calendar: the 30th of February is not. */
function isDay(text: string): boolean {
  if (!day.test(text)) return false;
  return Number(text.slice(8)) <= daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Takes what it understands and leaves the rest out; read before Temporal is there, so without it. */
export function timeSearch(search: Record<string, unknown>): TimeSearch {
  const found: TimeSearch = {};
  const view = timeViews.find((known) => known === search['view']);
  if (view) found.view = view;
  const { period } = search;
  if (period === 'all' || period === 'days') found.period = period;
  for (const [name, fits] of Object.entries(texts)) {
    const value = search[name];
    if (typeof value === 'string' && fits(value)) Object.assign(found, { [name]: value });
  }
  for (const name of ['billable', 'locked'] as const) {
    const value = search[name];
    if (typeof value === 'boolean') found[name] = value;
  }
  return found;
}
