import type { RemoteCalendar } from '../sync/calendar-provider.js';
import { collection } from './caldav-names.js';
import { textOf, type DavThing } from './dav-session.js';
import { definedZone } from './ical-zones.js';
import { plainText } from './ical-text.js';

/** The calendar that a thing of a calendar home is; null for whatever else lies there, lists of tasks among it. */
export function calendarIn(home: string, { href, status, props }: DavThing): RemoteCalendar | null {
  const kinds = Object.keys(props.resourcetype ?? {});
  const at = URL.parse(href, home);
  if (status >= 400 || at === null || !kinds.includes('calendar')) return null;
  // Nextcloud keeps deleted calendars in sight for a month.
  if (kinds.includes('deletedCalendar')) return null;
  const components = list((props.supportedCalendarComponentSet as { comp?: unknown } | undefined)?.comp)
    .map((component) => attribute(component, 'name'))
    .filter((name) => name !== null);
  if (components.length > 0 && !components.includes('VEVENT')) return null;
  const zone = textOf(props.calendarTimezone);
  const externalId = collection(new URL(at.pathname, home).href);
  return {
    externalId,
    name: nameOf(props.displayname, at.pathname),
    colour: colourOf(textOf(props.calendarColor)),
    timeZone: zone === null ? null : definedZone(zone),
    role: roleOf(props.currentUserPrivilegeSet),
    main: false,
  };
}

/** As it is called; some servers call it by its path when nobody gave it a name. */
function nameOf(displayname: unknown, path: string): string {
  const said = plainText(textOf(displayname) ?? '', 200);
  const bare = (text: string) => text.replace(/^\/|\/$/g, '');
  return said === '' || bare(said) === bare(path) ? lastOf(path) : said;
}

/** What we may do there (RFC 3744, section 5.4); a server that does not say is tried. */
function roleOf(set: unknown): RemoteCalendar['role'] {
  const privileges = list((set as { privilege?: unknown } | undefined)?.privilege).flatMap((privilege) =>
    typeof privilege === 'object' && privilege !== null ? Object.keys(privilege) : [],
  );
  if (privileges.length === 0 || privileges.includes('all')) return 'owner';
  if (['write', 'writeContent', 'bind'].some((each) => privileges.includes(each))) return 'writer';
  return privileges.includes('read') ? 'reader' : 'busy_reader';
}

/** `#RRGGBBAA` of Apple, without its last two. */
function colourOf(text: string | null): string | null {
  return /^#[0-9a-f]{6}/i.exec(text ?? '')?.[0].toLowerCase() ?? null;
}

function lastOf(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function list(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function attribute(element: unknown, name: string): string | null {
  const attributes = (element as { _attributes?: Record<string, unknown> } | null)?._attributes;
  return attributes === undefined ? null : textOf(attributes[name]);
}
