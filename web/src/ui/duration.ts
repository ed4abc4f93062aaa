/** What a typed duration turned out to be: whole seconds, or why not. */
export type TypedDuration =
  | { seconds: number; problem: null }
  | { seconds: null; problem: 'empty' | 'not-understood' | 'zero' | 'too-long' };

const day = 24 * 3600;
const number = String.raw`(\d{1,5}(?:[.,]\d{1,6})?)`;
const hours = String.raw`(?:h|hrs?|hours?|or[ae]|horas?|std\.?|stunden?)`;
const minutes = String.raw`(?:'|m|mins?\.?|minutes?|minut[io]|minutos|minuten)`;
const seconds = String.raw`(?:"|s|secs?\.?|seconds?|second[io]|segundos?|sek\.?|sekunden?)`;

/** In the order in which they are tried; each leaves hours, minutes and seconds in its groups. */
const grammar = [
  /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/,
  /^(\d{1,4}(?:[.,]\d{0,6})?|[.,]\d{1,6})$/,
  new RegExp(String.raw`^(\d{1,4}) ?${hours} ?([0-5]?\d)$`),
  new RegExp(String.raw`^(?:${number} ?${hours})?(?: ?${number} ?${minutes})?(?: ?${number} ?${seconds})?$`),
];

/**
 * Understands `1h30`, `1:30`, `90min`, `1,5`, `2h 30min`, in the four languages' units. A number alone means
 * hours, so whoever calls shows what was understood while it is being typed. `longest` is in seconds.
 */
export function parseDuration(text: string, longest = day): TypedDuration {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (typed === '') return { seconds: null, problem: 'empty' };
  for (const form of grammar) {
    const match = form.exec(typed);
    if (!match) continue;
    const total = Math.round(value(match[1]) * 3600 + value(match[2]) * 60 + value(match[3]));
    if (total === 0) return { seconds: null, problem: 'zero' };
    if (total > longest) return { seconds: null, problem: 'too-long' };
    return { seconds: total, problem: null };
  }
  return { seconds: null, problem: 'not-understood' };
}

function value(digits: string | undefined): number {
  return digits ? Number(digits.replace(',', '.')) : 0;
}
