import { refused, understood, type Parsed } from './parsed.js';

/** The longest piece of work that can be logged at once, in seconds. */
export const LONGEST_WORKED_SECONDS = 24 * 3600;

export type WorkedTimeProblem = 'empty' | 'not-understood' | 'zero' | 'too-long';

const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;
const DECIMAL = /^(?:\d{1,4}(?:[.,]\d{0,6})?|[.,]\d{1,6})$/;
const NUMBER = String.raw`(\d{1,5}(?:[.,]\d{1,6})?)`;
const HOURS = String.raw`(?:h|hrs?|hours?|or[ae]|horas?|std\.?|stunden?)`;
const MINUTES = String.raw`(?:'|m|mins?\.?|minutes?|minut[io]|minutos|minuten)`;
const SECONDS = String.raw`(?:"|s|secs?\.?|seconds?|second[io]|segundos?|sek\.?|sekunden?)`;
const UNITS = new RegExp(
  String.raw`^(?:${NUMBER} ?${HOURS})?(?: ?${NUMBER} ?${MINUTES})?(?: ?${NUMBER} ?${SECONDS})?$`,
);
const HOURS_AND_BARE_MINUTES = new RegExp(String.raw`^(\d{1,4}) ?${HOURS} ?([0-5]?\d)$`);

/**
 * Reads a duration as people type it, in whole seconds: `1h30`, `1:30`, `1:30:15`, `90min`, `45m`, `2h 30min`, `1,5`,
 * `1.5`, also with the unit words of Italian, English, German and Spanish.
 * A number alone means hours (`2` is two hours), as it does in week grids; what a screen reads it should show at once.
 * Refused: nothing, zero, more than 24 hours, and whatever could mean two things.
 */
export function parseWorkedTime(text: string): Parsed<number, WorkedTimeProblem> {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (typed === '') return refused('empty');
  const seconds = secondsOf(typed);
  if (seconds === null) return refused('not-understood');
  if (seconds === 0) return refused('zero');
  if (seconds > LONGEST_WORKED_SECONDS) return refused('too-long');
  return understood(seconds);
}

function secondsOf(typed: string): number | null {
  const clock = CLOCK.exec(typed);
  if (clock) return total(clock[1], clock[2], clock[3]);
  if (DECIMAL.test(typed)) return total(typed, undefined, undefined);
  const bare = HOURS_AND_BARE_MINUTES.exec(typed);
  if (bare) return total(bare[1], bare[2], undefined);
  const units = UNITS.exec(typed);
  return units ? total(units[1], units[2], units[3]) : null;
}

function total(hours = '0', minutes = '0', seconds = '0'): number {
  const number = (text: string) => Number(text.replace(',', '.'));
  return Math.round(number(hours) * 3600 + number(minutes) * 60 + number(seconds));
}

/** Hours and minutes, `h:mm`, to the nearest minute (a half goes up): 5400 becomes `1:30`. */
export function formatHoursMinutes(seconds: number): string {
  return hoursMinutes(nearestMinute(seconds));
}

/** Hours, minutes and seconds, `h:mm:ss`, exact: 82318 becomes `22:51:58`. */
export function formatHoursMinutesSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  return `${seconds < 0 ? '-' : ''}${hoursMinutes(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** A printed column and its total, which is the sum of what is printed and not a rounding of its own. */
export interface Column {
  readonly lines: readonly string[];
  readonly total: string;
}

/** Durations as a column of `h:mm`; three lines of 20 minutes: 0:20 each, 1:00 together. */
export function hoursMinutesColumn(seconds: readonly number[]): Column {
  return column(seconds.map(nearestMinute), hoursMinutes);
}

/** Durations as a column of decimal hours; three lines of 20 minutes: 0.33 each, 0.99 together. */
export function decimalHoursColumn(seconds: readonly number[]): Column {
  return column(
    seconds.map((each) => Math.floor((each * 100 + 1800) / 3600)),
    (hundredths) => (hundredths / 100).toFixed(2),
  );
}

function column(units: readonly number[], print: (units: number) => string): Column {
  return { lines: units.map(print), total: print(units.reduce((sum, each) => sum + each, 0)) };
}

function nearestMinute(seconds: number): number {
  return Math.floor((seconds + 30) / 60);
}

function hoursMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${Math.floor(size / 60)}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
