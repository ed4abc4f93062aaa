import { refused, understood, type Parsed } from './parsed.js';

/** An amount in whole minor units (cents) of one currency. Never a fraction, never a bare number. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Money as the API writes it: `{ amount: "36.67", currency: "EUR" }`. */
export interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

export type MoneyProblem = 'unknown-currency' | 'malformed' | 'too-many-decimals' | 'too-large';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const SECONDS_PER_HOUR = 3600;
/** Asked for every line of every list, and dear to find out. */
const DECIMALS = new Map<string, number>();

/** Whether this is the ISO 4217 code of a currency, in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** How many decimals a currency has: EUR 2, JPY 0, KWD 3. */
export function currencyDecimals(currency: string): number {
  let decimals = DECIMALS.get(currency);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    DECIMALS.set(currency, (decimals = format.resolvedOptions().maximumFractionDigits ?? 2));
  }
  return decimals;
}

/** Reads the API's form. Fewer decimals than the currency has are understood (`"28"`), more are refused. */
export function parseMoney(text: MoneyText): Parsed<Money, MoneyProblem> {
  if (!isCurrency(text.currency)) return refused('unknown-currency');
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.amount);
  if (!parts) return refused('malformed');
  const [, sign = '', whole = '', fraction = ''] = parts;
  const decimals = currencyDecimals(text.currency);
  if (fraction.length > decimals) return refused('too-many-decimals');
  const digits = Number(whole + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(digits)) return refused('too-large');
  return understood({ minor: sign && digits ? -digits : digits, currency: text.currency });
}

/** Writes the API's form, always with all decimals of the currency: 3667 EUR becomes `"36.67"`. */
export function formatMoney(money: Money): MoneyText {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return { amount: (money.minor < 0 ? '-' : '') + whole + fraction, currency: money.currency };
}

/**
 * The amount of one line: seconds worked at a rate per hour, rounded once, half up and away from zero.
 * Integers all the way, so that no binary fraction decides a cent.
 */
export function amountFor(seconds: number, ratePerHour: Money): Money {
  return shareOf(ratePerHour, seconds, SECONDS_PER_HOUR);
}

/** `some / all` of an amount, rounded once, half up and away from zero. `all` is not zero. */
export function shareOf({ minor, currency }: Money, some: number, all: number): Money {
  const whole = BigInt(Math.abs(all));
  const exact = BigInt(minor) * BigInt(all < 0 ? -some : some);
  const size = exact < 0n ? -exact : exact;
  const rounded = (2n * size + whole) / (2n * whole);
  return { minor: Number(exact < 0n ? -rounded : rounded), currency };
}

/**
 * A total is the sum of the printed lines, always: pass the rounded lines, never round a sum again.
 * Throws RangeError when a line is in another currency: such lines have no sum.
 */
export function sumMoney(lines: Iterable<Money>, currency: string): Money {
  let minor = 0;
  for (const line of lines) {
    if (line.currency !== currency) throw new RangeError(`No sum of ${line.currency} and ${currency}`);
    minor += line.minor;
  }
  return { minor, currency };
}
