import {
  afterwards,
  leadsToDay,
  leadsToTime,
  months,
  next,
  plain,
  shortWeekdays,
  weekdays,
} from './quick-words';

const day = (list: string[][]) => list.flat().join('|');
const number = String.raw`(\d{1,3}|an?|one|una?|uno|eine[rmn]?|ein)`;

const lead = new RegExp(`^${leadsToDay} `);
const weekday = new RegExp(`^(${day(weekdays)})$`);
const short = new RegExp(`^(${day(shortWeekdays)})$`);
const shortDot = new RegExp(String.raw`^(${day(shortWeekdays)})\.$`);
const nextDay = new RegExp(`^${next} (${day(weekdays)}|${day(shortWeekdays)})$`);
const dayNext = new RegExp(`^(${day(weekdays)}) ${afterwards}$`);
const within = new RegExp(
  String.raw`^(?:in|tra|fra|en|dentro de) ${number} (?:(days?|giorn[oi]|tag(?:en|e)?|dias?)|(weeks?|settiman[ae]|wochen?|semanas?)|(months?|mes[ei]|monat(?:en|e)?|mes(?:es)?))$`,
);
const nextWeek =
  /^(?:next week|(?:la )?settimana prossima|(?:la )?prossima settimana|nachste[rn]? woche|kommende woche|(?:la )?proxima semana|(?:la )?semana que viene)$/;
const endOfMonth =
  /^(?:(?:the )?end of (?:the )?month|eom|fine mese|(?:la )?fine del mese|(?:ende des monats|monatsende)|fin(?:al)? de mes)$/;
const spelled = new RegExp(
  String.raw`^(\d{1,2})(?:\.|st|nd|rd|th|º|°)?(?: de| of)? (${day(months)})\.?(?:,?(?: de| del)? (\d{4}))?$`,
);
const monthFirst = new RegExp(String.raw`^(${day(months)})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`);
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const figures = /^(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|\.(\d{1,2})\.(\d{4}|\d{2})?)$/;

/** The day that some words name, seen from today; null where they name none. */
export function dayOf(words: string, today: string): string | null {
  const now = Temporal.PlainDate.from(today);
  const text = plain(words);
  const led = lead.test(text);
  const found = core(text, now, false) ?? (led ? core(text.replace(lead, ''), now, true) : null);
  return found?.toString() ?? null;
}

function core(text: string, now: Temporal.PlainDate, led: boolean): Temporal.PlainDate | null {
  if (/^(today|oggi|heute|hoy)$/.test(text)) return now;
  if (/^(tomorrow|tmrw|domani|morgen|manana)$/.test(text)) return now.add({ days: 1 });
  if (/^((the )?day after tomorrow|dopodomani|dopo domani|ubermorgen|pasado manana)$/.test(text)) {
    return now.add({ days: 2 });
  }
  if (nextWeek.test(text)) return mondayAfter(now);
  if (endOfMonth.test(text)) return now.with({ day: now.daysInMonth });
  return byName(text, now, led) ?? byCount(text, now) ?? byFigures(text, now);
}

/** `friday` is the next one that comes, never today; `next friday` is the one of next week. */
function byName(text: string, now: Temporal.PlainDate, led: boolean): Temporal.PlainDate | null {
  const ofNextWeek = nextDay.exec(text)?.[1] ?? dayNext.exec(text)?.[1];
  if (ofNextWeek) return mondayAfter(now).add({ days: indexOf(ofNextWeek) });
  const named =
    weekday.exec(text)?.[1] ?? shortDot.exec(text)?.[1] ?? (led ? short.exec(text)?.[1] : undefined);
  if (!named) return null;
  const ahead = (indexOf(named) + 1 - now.dayOfWeek + 7) % 7;
  return now.add({ days: ahead === 0 ? 7 : ahead });
}

function byCount(text: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, typed, days, weeks, months_] = within.exec(text) ?? [];
  if (!typed) return null;
  const count = /^\d/.test(typed) ? Number(typed) : 1;
  return now.add(days ? { days: count } : weeks ? { weeks: count } : months_ ? { months: count } : {});
}

function byFigures(text: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const isoParts = iso.exec(text);
  if (isoParts) return exact(Number(isoParts[1]), Number(isoParts[2]), Number(isoParts[3]));
  const [, of, name, year] = spelled.exec(text) ?? [];
  if (of && name) return coming(now, Number(of), monthOf(name), year);
  const [, first, second, third] = monthFirst.exec(text) ?? [];
  if (first && second) return coming(now, Number(second), monthOf(first), third);
  const [, figure, slashed, slashedYear, dotted, dottedYear] = figures.exec(text) ?? [];
  if (!figure) return null;
  return coming(now, Number(figure), Number(slashed ?? dotted), slashedYear ?? dottedYear);
}

/** A day without a year is the next one that comes. */
function coming(
  now: Temporal.PlainDate,
  of: number,
  month: number,
  year?: string,
): Temporal.PlainDate | null {
  if (year) return exact(Number(year.length === 2 ? `20${year}` : year), month, of);
  for (const candidate of [now.year, now.year + 1, now.year + 2, now.year + 3, now.year + 4]) {
    const found = exact(candidate, month, of);
    if (found && Temporal.PlainDate.compare(found, now) >= 0) return found;
  }
  return null;
}

function exact(year: number, month: number, day_: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day: day_ }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function mondayAfter(now: Temporal.PlainDate): Temporal.PlainDate {
  return now.add({ days: 8 - now.dayOfWeek });
}

function indexOf(name: string): number {
  const known = weekdays.findIndex((names) => names.includes(name));
  return known >= 0 ? known : shortWeekdays.findIndex((names) => names.includes(name));
}

function monthOf(name: string): number {
  return months.findIndex((names) => names.includes(name)) + 1;
}

const timeForms = [
  { form: /^(\d{1,2}):(\d{2})(?: ?(?:uhr|h))?$/ },
  { form: /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)$/ },
  { form: /^(\d{1,2})(?:[:.](\d{2}))? ?uhr$/ },
  { form: new RegExp(String.raw`^${leadsToTime} ?(\d{1,2})(?:[:.](\d{2}))?(?: ?(am|pm|uhr))?$`) },
];
const noon = new RegExp(`^(?:${leadsToTime} |a )?(?:noon|midday|mezzogiorno|mittags?|mediodia)$`);

/** The clock time that some words name, `HH:MM`; null where they name none. A figure alone names none. */
export function timeOf(words: string): string | null {
  const text = plain(words);
  if (noon.test(text)) return '12:00';
  for (const { form } of timeForms) {
    const [, hours, minutes = '0', half = ''] = form.exec(text) ?? [];
    if (!hours) continue;
    const hour = inHalf(Number(hours), half);
    if (hour === null || hour > 23 || Number(minutes) > 59) return null;
    return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  }
  return null;
}

function inHalf(hour: number, half: string): number | null {
  if (!/^[ap]/.test(half)) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}
