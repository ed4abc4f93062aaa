import type { WorkingWindow } from '../../kernel/business-time.js';
import type { Surcharge } from '../../kernel/surcharge.js';
import type { Weekday } from '../../kernel/week.js';
import type { Texts } from '../../platform/i18n/translate.js';
import type { ShownTerms, TermName } from './agreement.terms.js';

/** A term in the words of a language; empty where nothing was agreed about it. */
type Worded = (texts: Texts, terms: ShownTerms) => string;

/** How each term is read, in the order in which they are shown; clauses are sentences of their own. */
export const wordedTerms: Readonly<Record<Exclude<TermName, 'clause'>, Worded>> = {
  scope: (_, { scope }) => scope,
  services: ({ list }, { services }) =>
    list(services.filter(({ included }) => included).map(({ name }) => name)),
  languages: ({ t, list }, { languages }) => list(languages.map((each) => t(`agreement.language.${each}`))),
  rate: ({ t, money }, { rate }) => (rate ? t('agreement.value.per-hour', { amount: money(rate) }) : ''),
  rounding: ({ t }, { rounding }) => {
    if (!rounding) return '';
    const { direction, minutes, scope, minimumMinutes } = rounding;
    const least = minimumMinutes > 0 ? ` ${t('report.rounding.minimum', { minutes: minimumMinutes })}` : '';
    return `${t('report.rounding', { direction, minutes, scope })}${least}`;
  },
  surcharges: (texts, { surcharges }) => surcharges.map((each) => surchargeText(texts, each)).join('; '),
  discount: (texts, { discountBasisPoints }) =>
    discountBasisPoints > 0 ? percentText(texts, discountBasisPoints) : '',
  allowance: ({ t, hours, money }, { allowance: { minutes, price } }) => {
    if (minutes === null) return '';
    const worked = hours(minutes * 60);
    if (!price) return t('agreement.value.allowance', { hours: worked });
    return t('agreement.value.allowance-priced', { hours: worked, price: money(price) });
  },
  period: (texts, { allowance: { period, anchorDay }, weekStartsOn }) =>
    period === 'week'
      ? texts.t('agreement.value.week', { weekday: weekdayText(texts, weekStartsOn, 'long') })
      : texts.t('agreement.value.month', { day: anchorDay }),
  rollover: ({ t, hours }, { allowance, rollover: { periods, capMinutes }, consumes }) => {
    if (allowance.minutes === null) return '';
    if (periods === 0) return t('agreement.value.expires');
    const carried =
      capMinutes === null
        ? t('agreement.value.carried', { periods })
        : t('agreement.value.carried-capped', { periods, hours: hours(capMinutes * 60) });
    return `${carried} ${t('agreement.value.consumes', { order: consumes })}`;
  },
  overage: ({ t, hours, money }, { allowance, overage: { mode, limitMinutes, rate } }) => {
    if (allowance.minutes === null) return '';
    const limit =
      limitMinutes === null ? [] : [t('agreement.value.limit', { hours: hours(limitMinutes * 60) })];
    const price = rate ? [t('agreement.value.overage-rate', { amount: money(rate) })] : [];
    return [t('agreement.value.overage', { mode }), ...limit, ...price].join(' ');
  },
  silence: ({ t }, { acceptedAfterDays: days }) =>
    days === null ? '' : t('agreement.value.silence', { days }),
  'no-show': ({ t, hours }, { noShow }) => {
    if (!noShow) return '';
    const { charge, minutes, lateCancellations } = noShow;
    const charged =
      charge === 'booked_time' || minutes === null
        ? t('agreement.value.no-show.booked')
        : t('agreement.value.no-show.minutes', { hours: hours(minutes * 60) });
    return lateCancellations ? `${charged} ${t('agreement.value.no-show.late')}` : charged;
  },
  'working-hours': (texts, { workingWindows }) => windowsText(texts, workingWindows),
  holidays: (texts, { holidays }) => (holidays === null ? '' : regionText(texts, holidays)),
  notice: ({ t, hours }, { noticeMinutes }) =>
    noticeMinutes === null ? '' : t('agreement.value.notice', { hours: hours(noticeMinutes * 60) }),
  zone: (texts, { timeZone, currency, weekStartsOn }) => {
    const weekday = weekdayText(texts, weekStartsOn, 'long');
    return texts.t('agreement.value.zone', { zone: timeZone, currency, weekday });
  },
  midnight: ({ t }, { splitAtMidnight }) => t('agreement.value.midnight', { split: yes(splitAtMidnight) }),
  amounts: ({ t }, { showAmounts }) => t('agreement.value.amounts', { shown: yes(showAmounts) }),
};

const LOCALES = { en: 'en-GB', it: 'it-IT', de: 'de-DE', es: 'es-ES' } as const;
/** Some Monday. */
const MONDAY = Temporal.PlainDate.from('2026-11-16');

/** `Mon`, or `Monday`. */
function weekdayText({ language }: Texts, weekday: Weekday, style: 'short' | 'long' = 'short'): string {
  return MONDAY.add({ days: weekday - 1 }).toLocaleString(LOCALES[language], { weekday: style });
}

/** `10%`, `12.5%`, from hundredths of a per cent. */
export function percentText(texts: Texts, basisPoints: number): string {
  const decimals = basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2;
  return texts.t('agreement.value.percent', { percent: texts.number(basisPoints / 100, decimals) });
}

function surchargeText(texts: Texts, { name, kind, basisPoints, weekdays, from, to }: Surcharge): string {
  const percent = percentText(texts, basisPoints);
  if (kind === 'rush' || from === null || to === null)
    return texts.t('agreement.value.surcharge', { name, percent });
  const when = windowText(texts, { weekdays, from, to });
  return texts.t('agreement.value.surcharge-when', { name, percent, when });
}

function windowsText(texts: Texts, windows: readonly WorkingWindow[]): string {
  return windows.map((window) => windowText(texts, window)).join('; ');
}

/** `Mon–Fri 09:00–17:00`, `Mon, Wed 09:00–12:00`. */
function windowText(texts: Texts, { weekdays, from, to }: WorkingWindow): string {
  return `${weekdaysText(texts, weekdays)} ${from}–${to}`;
}

function weekdaysText(texts: Texts, weekdays: readonly Weekday[]): string {
  const first = weekdays[0];
  const last = weekdays.at(-1);
  const inARow = weekdays.every(
    (weekday, index) => index === 0 || weekday === (weekdays[index - 1] ?? 0) + 1,
  );
  if (first !== undefined && last !== undefined && weekdays.length > 2 && inARow)
    return `${weekdayText(texts, first)}–${weekdayText(texts, last)}`;
  return weekdays.map((weekday) => weekdayText(texts, weekday)).join(', ');
}

/** `Germany (BE)`: the country in the reader's language, and the code of a part with holidays of its own. */
function regionText({ language }: Texts, code: string): string {
  const [country = code, ...part] = code.split('-');
  const name = new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country) ?? country;
  return part.length > 0 ? `${name} (${part.join('-')})` : name;
}

function yes(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
