import { local } from './clock.js';
import { agreedOn, type Agreement, type Entry, type Rows, type Surcharge } from './rows.js';

/** Work or a correction of it. */
export interface Piece extends Omit<Entry, 'createdAt' | 'service'> {
  /** A correction: never rounded. */
  readonly exact: boolean;
}

export interface Line {
  readonly ids: string[];
  readonly day: string;
  readonly actual: number;
  readonly billed: number;
  readonly cents: number;
}

/** Half up, away from zero. */
export function rounded(over: number, under: number): number {
  const [top, bottom] = [BigInt(over), BigInt(under)];
  const size = top < 0n ? -top : top;
  const whole = (2n * size + bottom) / (2n * bottom);
  return Number(top < 0n ? -whole : whole);
}

/** What is billed of some work: the rules "Rounding" and "Money" by hand. */
export function bill(rows: Rows, pieces: readonly Piece[]): Line[] {
  const units = Map.groupBy([...pieces].sort(inOrder), (piece) => unit(piece, agreedOn(rows, piece.day)));
  return [...units.values()].flatMap((work) => linesOf(rows, work));
}

/** What it comes to beside work that is told elsewhere and rounded together with it. */
export function billBeside(rows: Rows, fresh: readonly Piece[], told: readonly Piece[]): Line[] {
  const before = bill(rows, told);
  const own = new Set(fresh.map(({ id }) => id));
  return bill(rows, [...told, ...fresh]).flatMap((line) => {
    const ids = line.ids.filter((id) => own.has(id));
    const known = before.find((each) => each.ids.some((id) => line.ids.includes(id)));
    const { actual = 0, billed = 0, cents = 0 } = known ?? {};
    const more = {
      actual: line.actual - actual,
      billed: line.billed - billed,
      cents: line.cents - cents,
    };
    // What was told may be rounded otherwise now that there is more of it: that is told too.
    return ids.length === 0 && more.billed === 0 && more.cents === 0 ? [] : [{ ...line, ids, ...more }];
  }); // prettier-ignore
}

export function total(lines: readonly Line[], of: 'actual' | 'billed' | 'cents'): number {
  return lines.reduce((sum, line) => sum + line[of], 0);
}

function linesOf(rows: Rows, work: readonly Piece[]): Line[] {
  const [first] = work;
  if (!first) return [];
  const { roundingMinutes, roundingMinimum } = agreedOn(rows, first.day);
  const parts = [...Map.groupBy(work, (piece) => `${piece.rate} ${piece.rush}`).values()];
  const actual = parts.map((part) => part.reduce((sum, { seconds }) => sum + seconds, 0));
  const all = actual.reduce((sum, each) => sum + each, 0);
  const step = (roundingMinutes ?? 0) * 60;
  const up = step === 0 || alone(first) ? all : Math.max(Math.ceil(all / step) * step, roundingMinimum * 60);
  return parts.map((part, index) => {
    const more = index === parts.length - 1 ? up - all : 0;
    const billed = first.billable ? (actual[index] ?? 0) + more : 0;
    return lineOf(rows, part, actual[index] ?? 0, billed);
  });
}

function lineOf(rows: Rows, part: readonly Piece[], actual: number, billed: number): Line {
  const [first] = part;
  if (!first) throw new Error('a line has work');
  const { surcharges, discount } = agreedOn(rows, first.day);
  const base = rounded(billed * (first.billable ? (first.rate ?? 0) : 0), 3600);
  const extra = surcharges.map((surcharge) => {
    if (actual === 0 || billed === 0) return 0;
    const inside = part.reduce(
      (sum, piece) => sum + secondsIn(piece, surcharge, rows.engagement.timeZone),
      0,
    );
    const seconds = Math.round((billed * inside) / actual);
    return rounded(base * seconds * surcharge.basisPoints, billed * 10_000);
  });
  const before = extra.reduce((sum, each) => sum + each, base);
  const cents = before - rounded(before * discount, 10_000);
  return { ids: part.map(({ id }) => id), day: first.day, actual, billed, cents };
}

/** By the clocks, minute by minute. */
function secondsIn({ start, end, seconds, rush }: Piece, surcharge: Surcharge, timeZone: string): number {
  if (surcharge.kind === 'rush') return rush ? seconds : 0;
  if (!start || !end) return 0;
  let inside = 0;
  for (let at = start.getTime(); at < end.getTime(); at += 60_000) {
    const clock = local(at, timeZone);
    if (isInside(clock, surcharge)) inside += 60;
  }
  return inside;
}

/** A window that does not end after its beginning ends on the next day. */
function isInside(clock: Temporal.ZonedDateTime, { weekdays, from, to }: Surcharge): boolean {
  const time = clock.toPlainTime().toString().slice(0, 5);
  const [begins, ends] = [from ?? '', to ?? ''];
  const today = weekdays.includes(clock.dayOfWeek);
  const yesterday = weekdays.includes(clock.subtract({ days: 1 }).dayOfWeek);
  if (begins < ends) return today && time >= begins && time < ends;
  return (today && time >= begins) || (yesterday && time < ends);
}

function unit(piece: Piece, { roundingMinutes, roundingScope }: Agreement): string {
  if (roundingMinutes === null || alone(piece)) return piece.id;
  if (roundingScope === 'task_day') return `${piece.day} ${piece.taskId ?? piece.serviceId}`;
  throw new Error(`nobody recounts rounding by ${roundingScope}`);
}

function alone({ exact, billable, seconds }: Piece): boolean {
  return exact || !billable || seconds < 0;
}

function inOrder(one: Piece, other: Piece): number {
  const start = ({ start }: Piece) => start?.getTime() ?? -1;
  return one.day.localeCompare(other.day) || start(one) - start(other) || one.id.localeCompare(other.id);
}
