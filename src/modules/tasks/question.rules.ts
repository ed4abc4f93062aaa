import { addBusiness, businessSeconds, type BusinessHours } from '../../kernel/business-time.js';

export const questionStates = ['open', 'answered', 'withdrawn'] as const;
export type QuestionState = (typeof questionStates)[number];

/** By which way an answer came. */
export const answerWays = ['app', 'page', 'mail'] as const;
export type AnswerWay = (typeof answerWays)[number];

export const MOST_CHOICES = 10;
export const LONGEST_QUESTION = 5000;
export const LONGEST_CHOICE = 200;
export const LONGEST_ANSWER = 20_000;
/** So often the client is reminded; then the assistant is told. */
export const MOST_REMINDERS = 3;

/** The usual day of an engagement: as many seconds as its windows have a day, on the average of the days worked. */
function businessDay(hours: BusinessHours): number {
  const days = new Set(hours.windows.flatMap(({ weekdays }) => weekdays)).size;
  // A week of its own without holidays; which one does not matter to the sum of its windows.
  const monday = Temporal.PlainDate.from('2026-11-16').toZonedDateTime(hours.timeZone).toInstant();
  const next = Temporal.PlainDate.from('2026-11-23').toZonedDateTime(hours.timeZone).toInstant();
  const week = businessSeconds(monday, next, { ...hours, isHoliday: () => false });
  return days === 0 ? 0 : Math.floor(week / days);
}

/** One business day later, in the morning rather than at the end of work; where no work is done at all, 24 hours. */
export function afterBusinessDay(at: Temporal.Instant, hours: BusinessHours): Temporal.Instant {
  const day = businessDay(hours);
  if (day === 0) return at.add({ hours: 24 });
  // The second that follows: after closing time that is the next opening.
  return addBusiness(at, day + 1, hours).subtract({ seconds: 1 });
}

/** When the client is first reminded: after a business day, or after half of the time that there is, whichever is sooner. */
export function firstReminder(
  askedAt: Temporal.Instant,
  dueAt: Temporal.Instant | null,
  hours: BusinessHours,
): Temporal.Instant {
  const usual = afterBusinessDay(askedAt, hours);
  if (dueAt === null) return usual;
  const given = businessSeconds(askedAt, dueAt, hours);
  // Due before anybody works again: half of the plain time.
  const half =
    given > 0
      ? addBusiness(askedAt, Math.floor(given / 2), hours)
      : askedAt.add({ seconds: Math.floor(askedAt.until(dueAt, { largestUnit: 'seconds' }).seconds / 2) });
  return Temporal.Instant.compare(half, usual) < 0 ? half : usual;
}

/** An answer as one text, as the history and the notices tell it. */
export function answerInWords(
  choices: readonly string[],
  choice: number | null,
  text: string | null,
): string {
  const chosen = choice === null ? null : (choices[choice] ?? null);
  return [chosen, text].filter((part) => part !== null && part !== '').join('\n\n');
}

/**
 * Which choice a written answer is: its very words, or its number as the mail counts them. Anything more is an answer
 * in the client's own words.
 */
export function choiceMeant(choices: readonly string[], text: string): number | null {
  const plain = (words: string) => words.trim().replace(/\s+/gu, ' ').replace(/[.!]$/u, '').toLowerCase();
  const said = plain(text);
  const byWords = choices.findIndex((choice) => plain(choice) === said);
  if (byWords >= 0) return byWords;
  const number = /^(\d{1,2})[.)]?$/.exec(said)?.[1];
  return number !== undefined && choices[Number(number) - 1] !== undefined ? Number(number) - 1 : null;
}
