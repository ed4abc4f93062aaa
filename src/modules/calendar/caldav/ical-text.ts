import ICAL from 'ical.js';
import { ProviderFailure } from '../sync/calendar-provider.js';

/** Text as it can be kept and shown: no characters that a database refuses, and not without end. */
export function plainText(text: string, most: number): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
    .slice(0, most)
    .toWellFormed();
}

/**
 * The calendars of an iCalendar stream (RFC 5545, section 3.4). What ends in the middle is none (F4).
 * @throws ProviderFailure `malformed`
 */
export function calendarsOf(text: string): ICAL.Component[] {
  const parsed = parse(text) ?? parse(withoutBrokenLines(text));
  if (parsed === null) throw new ProviderFailure('malformed', 'not-icalendar');
  const calendars = parsed.filter((component) => component.name === 'vcalendar');
  if (calendars.length === 0) throw new ProviderFailure('malformed', 'not-icalendar');
  return calendars;
}

function parse(text: string): ICAL.Component[] | null {
  try {
    const jCal = ICAL.parse(text) as unknown[];
    const all = typeof jCal[0] === 'string' ? [jCal] : (jCal as unknown[][]);
    return all.map((each) => new ICAL.Component(each));
  } catch {
    return null;
  }
}

/** Some programs break lines of a description without folding them; what is left of the event is still one. */
function withoutBrokenLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => /^[A-Za-z0-9-]+[;:]/.test(line))
    .join('\r\n');
}
