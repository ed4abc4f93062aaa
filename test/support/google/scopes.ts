import { Refusal } from './http.js';

const CALENDAR = 'https://www.googleapis.com/auth/';
const READ_EVENTS = [
  'calendar', 'calendar.app.created', 'calendar.events', 'calendar.events.freebusy', 'calendar.events.owned',
  'calendar.events.owned.readonly', 'calendar.events.public.readonly', 'calendar.events.readonly', 'calendar.readonly',
]; // prettier-ignore
const WRITE_EVENTS = ['calendar', 'calendar.app.created', 'calendar.events', 'calendar.events.owned'];
const CALENDARS = ['calendar', 'calendar.app.created', 'calendar.calendars'];

/** Which permissions each method takes, any one of them: Google's reference, method by method. */
export const METHOD_SCOPES = {
  'calendarList.list': ['calendar', 'calendar.calendarlist', 'calendar.calendarlist.readonly', 'calendar.readonly'],
  'calendarList.get': ['calendar', 'calendar.app.created', 'calendar.calendarlist', 'calendar.calendarlist.readonly', 'calendar.readonly'],
  'calendars.get': [...CALENDARS, 'calendar.calendars.readonly', 'calendar.readonly'],
  'calendars.insert': CALENDARS,
  'calendars.delete': CALENDARS,
  'events.list': READ_EVENTS,
  'events.get': READ_EVENTS,
  'events.watch': READ_EVENTS,
  'events.insert': WRITE_EVENTS,
  'events.update': WRITE_EVENTS,
  'events.patch': WRITE_EVENTS,
  'events.delete': WRITE_EVENTS,
  'channels.stop': [...READ_EVENTS, 'calendar.calendarlist', 'calendar.calendarlist.readonly'],
} as const; // prettier-ignore

export type Method = keyof typeof METHOD_SCOPES;

const short = (scope: string) => scope.replace(CALENDAR, '');

/** Scopes under the one name that Google gives them in its answers. */
export const canonicalScope = (scope: string): string =>
  scope === 'email' || scope === 'profile' ? `${CALENDAR}userinfo.${scope}` : scope;

/** @throws Refusal 403 insufficientPermissions */
export function demandScope(method: Method, scopes: ReadonlySet<string>): void {
  const takes: readonly string[] = METHOD_SCOPES[method];
  if (![...scopes].some((scope) => takes.includes(short(scope)))) throw insufficient();
}

/**
 * On a calendar that another program made, `calendar.app.created` is worth nothing.
 * @throws Refusal
 */
export function demandOnCalendar(method: Method, scopes: ReadonlySet<string>, appCreated: boolean): void {
  demandScope(method, scopes);
  if (appCreated) return;
  const rest = new Set([...scopes].filter((scope) => short(scope) !== 'calendar.app.created'));
  const takes: readonly string[] = METHOD_SCOPES[method];
  if (![...rest].some((scope) => takes.includes(short(scope)))) throw insufficient();
}

/** Whether nothing but busy times may be seen with these. */
export function onlyBusy(scopes: ReadonlySet<string>, appCreated: boolean): boolean {
  const reading = [...scopes]
    .map(short)
    .filter((scope) => (READ_EVENTS as readonly string[]).includes(scope))
    .filter((scope) => appCreated || scope !== 'calendar.app.created');
  return reading.every((scope) => scope === 'calendar.events.freebusy');
}

const insufficient = () =>
  new Refusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.', {
    'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
  });
