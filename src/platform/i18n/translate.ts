import { createIntl, createIntlCache } from '@formatjs/intl';
import type { IntlShape } from '@formatjs/intl';
import { readFileSync } from 'node:fs';
import { languages, type Language } from '../../kernel/actor.js';
import { formsOfAddress, type FormOfAddress } from '../../kernel/manner.js';
import type { MoneyText } from '../../kernel/money.js';
import { formatHoursMinutes, formatHoursMinutesSeconds } from '../../kernel/worked-time.js';
import type english from './messages/en.json';

/** A key of the catalogues in `messages/`; English is the source, the other three have the same keys. */
export type MessageKey = keyof typeof english;
export type MessageValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** How long a date is written: `Mon 16 Nov`, `16 Nov 2026`, `Monday, 16 November 2026`. */
export type DayStyle = 'short' | 'medium' | 'long';

/** Everything that is worded or formatted for one reader. Zones are IANA names, days `YYYY-MM-DD`, times 24 h. */
export interface Texts {
  readonly language: Language;
  /** The text of a key, its ICU variables filled from `values`. */
  t(key: MessageKey, values?: MessageValues): string;
  /** The text of an error code (`error.<code>`); a code without a text is told as an unexpected error. */
  error(code: string, values?: MessageValues): string;
  /** The text of what is wrong with a field (`validation.<code>`). */
  validation(code: string, values?: MessageValues): string;
  /** A number with its thousands marked, also where a language would leave out the mark under 10,000. */
  number(value: number, decimals?: number): string;
  money(money: MoneyText): string;
  day(day: string, style?: DayStyle): string;
  /** A stretch of days, both ends included: `9–15 November 2026`. */
  days(first: string, last: string): string;
  /** The month that a day is in: `November 2026`. */
  month(day: string): string;
  /** Date and time of an instant (`2026-11-16T08:00:00Z`) on the clocks of a zone. */
  instant(instant: string, timeZone: string): string;
  /** Time of day of an instant, `09:00`, with seconds if asked for. */
  time(instant: string, timeZone: string, precision?: HoursPrecision): string;
  /** A duration in hours, `1:30` (to the nearest minute) or `1:30:00` (exact). */
  hours(seconds: number, precision?: HoursPrecision): string;
  /** A size of a file: `24 kB`. */
  bytes(size: number): string;
  /** Names in a sentence: `Anna and Bea`. */
  list(names: readonly string[]): string;
}

export type HoursPrecision = 'minutes' | 'seconds';

const LOCALES: Record<Language, string> = { en: 'en-GB', it: 'it-IT', de: 'de-DE', es: 'es-ES' };
const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { dateStyle: 'full' },
};
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const cache = createIntlCache();
const readers = new Map(
  languages.flatMap((language) =>
    formsOfAddress.map((form) => [`${language} ${form}`, reader(language, form)] as const),
  ),
);

/**
 * The words and formats of a language. Cheap: each language is prepared once, when the program starts.
 * @param form how the reader is addressed; what reads the same either way stands in the main catalogue alone
 */
export function textsFor(language: Language, form: FormOfAddress = 'formal'): Texts {
  const texts = readers.get(`${language} ${form}`);
  if (!texts) throw new RangeError(`No texts in ${language}`);
  return texts;
}

function reader(language: Language, form: FormOfAddress): Texts {
  const messages = { ...catalogue('messages', language), ...(form === 'informal' && informal(language)) };
  const intl = createIntl<string>({ locale: LOCALES[language], messages, onError: fail }, cache);
  const known = (key: string): key is MessageKey => Object.hasOwn(messages, key);
  const t = (key: MessageKey, values: MessageValues = {}) => intl.formatMessage({ id: key }, values);
  const named = (key: string, otherwise: MessageKey, values?: MessageValues) =>
    t(known(key) ? key : otherwise, values);
  return {
    language,
    t,
    error: (code, values) => named(`error.${code}`, 'error.server.unexpected', values),
    validation: (code, values) => named(`validation.${code}`, 'validation.invalid', values),
    number: (value, decimals = 0) =>
      intl.formatNumber(value, {
        useGrouping: 'always',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
    money: ({ amount, currency }) => money(intl, amount, currency),
    day: (day, style = 'medium') => date(intl, day, DAY_STYLES[style]),
    days: (first, last) => range(intl, first, last),
    month: (day) => date(intl, day, { month: 'long', year: 'numeric' }),
    instant: (instant, timeZone) => moment(intl, instant, { ...DAY_STYLES.medium, ...CLOCK, timeZone }),
    time: (instant, timeZone, precision) =>
      moment(intl, instant, { ...CLOCK, timeZone, ...(precision === 'seconds' && { second: '2-digit' }) }),
    hours: (seconds, precision = 'minutes') =>
      precision === 'minutes' ? formatHoursMinutes(seconds) : formatHoursMinutesSeconds(seconds),
    bytes: (size) => bytes(intl, size),
    list: (names) => intl.formatList([...names], { type: 'conjunction' }),
  };
}

function catalogue(folder: string, language: Language): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${folder}/${language}.json`, import.meta.url), 'utf8'));
}

/** tu, du, tú; English knows one form alone. */
function informal(language: Language): Record<string, string> {
  return language === 'en' ? {} : catalogue('messages-informal', language);
}

/** A text that cannot be formed is a mistake of ours: it is found by the tests, not printed to a reader. */
function fail(problem: Error): never {
  throw problem;
}

function money(intl: IntlShape<string>, amount: string, currency: string): string {
  return intl.formatNumber(Number(amount), { style: 'currency', currency, useGrouping: 'always' });
}

/** Days have no zone: they are formatted in UTC, where each is exactly one date. */
function utc(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds;
}

function date(intl: IntlShape<string>, day: string, options: Intl.DateTimeFormatOptions): string {
  return intl.formatters.getDateTimeFormat(intl.locale, { ...options, timeZone: 'UTC' }).format(utc(day));
}

function range(intl: IntlShape<string>, first: string, last: string): string {
  const format = intl.formatters.getDateTimeFormat(intl.locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  // Italian ranges write the days of a month with two digits, which its dates do not.
  return format
    .formatRangeToParts(utc(first), utc(last))
    .map(({ type, value }) => (type === 'day' ? value.replace(/^0/, '') : value))
    .join('');
}

function moment(intl: IntlShape<string>, instant: string, options: Intl.DateTimeFormatOptions): string {
  const { epochMilliseconds } = Temporal.Instant.from(instant);
  return intl.formatters.getDateTimeFormat(intl.locale, options).format(epochMilliseconds);
}

function bytes(intl: IntlShape<string>, size: number): string {
  const step = Math.min(UNITS.length - 1, size < 1 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** step;
  return intl.formatNumber(value, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
}
