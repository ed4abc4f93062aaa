import { balanceOf, type Balance } from './recount/balance.js';
import { billBeside, bill, total, type Line, type Piece } from './recount/billing.js';
import { clausesOf, turn, type Kept } from './recount/clauses.js';
import { dayAfter, midnight, OfficeHours } from './recount/clock.js';
import { agreedOn, readRows, type Report, type Rows } from './recount/rows.js';
import type { TestApp } from './start-app.js';

/** Of one entry; null where it is billed together with others. */
export type Own = readonly [seconds: number, billed: number | null, cents: number | null];

/** Every figure of a report, counted anew from the rows of the database. */
export interface Figures {
  readonly totals: { seconds: number; billableSeconds: number; billedSeconds: number; amount: string | null };
  readonly entries: Record<string, Own>;
  readonly late: Record<string, Own>;
  readonly corrections: Record<string, readonly [seconds: number, cents: number | null]>;
  /** Actual, billed and cents by what stands on the line. */
  readonly lines: Record<string, readonly [actual: number, billed: number, cents: number | null]>;
  readonly days: Record<string, number>;
  readonly services: Record<string, readonly [seconds: number, billable: number]>;
  readonly tasks: Record<string, readonly [seconds: number, status: string | null]>;
  readonly balance: Balance | null;
  readonly clauses: Kept[];
  readonly questions: Record<string, number>;
  readonly waited: { assistantSeconds: number; clientSeconds: number };
  readonly waits: string[];
  readonly deliverables: Record<string, string | null>;
  /** What became of each session, whether it was useful, and what was charged. */
  readonly appointments: Record<
    string,
    readonly [attendance: string | null, useful: string | null, charged: number | null]
  >;
  readonly rate: { attended: number; of: number } | null;
  readonly before: Record<string, readonly [seconds: number, billed: number]>;
  readonly value: { tasksDone: number; documents: number; decisions: number; secondsGivenBack: number };
}

/**
 * Counts a week's report by hand: with SQL of its own over the raw rows, by the rules as they are written down, as of
 * the moment of the report's figures. Nothing of the product's code is used. A later version says of everything but the
 * work what the first one said.
 * @param holidays of the engagement's region in these weeks, as everybody knows them
 */
export async function recount(
  test: Pick<TestApp, 'sql'>,
  engagementId: string,
  reportId: string,
  holidays: readonly string[],
): Promise<Figures> {
  const rows = await readRows(test, engagementId);
  const report = rows.reports.find(({ id }) => id === reportId);
  if (!report) throw new Error('it was not sent');
  const { from, to } = report;
  const first =
    rows.reports.find((each) => each.number === 1 && each.from === from && each.to === to) ?? report;
  const asOf = +new Date(first.figuresAsOf);
  const known = knownAt(rows, asOf);
  const { timeZone, startsOn } = rows.engagement;
  const [begins, ends] = [midnight(from, timeZone), midnight(to, timeZone)];
  const hours = new OfficeHours(rows, startsOn, dayAfter(to, 14), holidays);

  const worked = knownAt(rows, +new Date(report.figuresAsOf));
  const work = piecesOf(worked);
  const { late, earlier } = lateIn(rows, first);
  const elsewhere = toldElsewhere(rows, report);
  const own = work.filter(({ id, day }) => day >= from && day < to && !elsewhere.has(id));
  const fresh = [...own, ...work.filter(({ id }) => late.has(id))];
  const beside = work.filter(
    ({ id, day, exact }) =>
      !exact && earlier.has(id) && fresh.some((each) => each.day === day && late.has(each.id)),
  );
  const lines = billBeside(rows, fresh, beside);
  const billable = fresh.filter((piece) => piece.billable);
  const sum = (some: readonly { seconds: number }[]) => some.reduce((all, { seconds }) => all + seconds, 0);
  const shows = daysOf(from, to).every((day) => agreedOn(rows, day).showAmounts);
  const shown = (cents: number | undefined) => (shows && cents !== undefined ? cents : null);
  const ownOf = ({ id, seconds }: Piece): Own => {
    const line = lines.find(({ ids }) => ids.length === 1 && ids[0] === id);
    return [seconds, line?.billed ?? null, shown(line?.cents)];
  };
  const owned = (some: readonly Piece[]) => Object.fromEntries(some.map((piece) => [piece.id, ownOf(piece)]));

  const status = (taskId: string) => known.moves.filter((move) => move.taskId === taskId).at(-1)?.to ?? null;
  const waits = known.tasks.filter(({ id }) => turn(status(id) ?? '') === 'client').map(({ id }) => id);
  const moved = (to: string, taskId: string) =>
    known.moves.some(
      (move) => move.taskId === taskId && move.to === to && +move.at >= begins && +move.at < ends,
    );
  const touched = known.tasks.filter(({ id }) => waits.includes(id) || fresh.some(({ taskId }) => taskId === id)
    || ['delivered', 'done', 'cancelled', 'declined'].some((step) => moved(step, id))); // prettier-ignore
  const loose = fresh.filter(({ taskId }) => taskId === null);
  const sessions = known.appointments.filter(({ startsAt }) => +startsAt >= begins && +startsAt < ends);
  const versions = known.versions.filter(({ shownAt }) => +shownAt >= begins && +shownAt < ends);
  const serviceOf = (piece: Piece) => worked.entries.find(({ id }) => id === (piece.exact ? entryOf(worked, piece.id) : piece.id))?.service ?? ''; // prettier-ignore
  return {
    totals: {
      seconds: sum(fresh),
      billableSeconds: sum(billable),
      billedSeconds: total(lines, 'billed'),
      amount: shows ? (total(lines, 'cents') / 100).toFixed(2) : null,
    },
    entries: owned(own.filter(({ exact }) => !exact)),
    late: owned(fresh.filter(({ id, exact }) => late.has(id) && !exact)),
    corrections: Object.fromEntries(fresh.filter(({ exact }) => exact).map((piece) => [piece.id, [piece.seconds, ownOf(piece)[2]]])),
    lines: Object.fromEntries(lines.map(({ ids, actual, billed, cents }: Line) => [ids.join(' '), [actual, billed, shown(cents)]])),
    days: Object.fromEntries(daysOf(from, to).map((day) => [day, sum(own.filter((piece) => piece.day === day))])),
    services: Object.fromEntries([...Map.groupBy(fresh, serviceOf)].map(([name, some]) => [name, [sum(some), sum(some.filter((piece) => piece.billable))]])),
    tasks: Object.fromEntries([
      ...touched.map(({ id }) => [id, [sum(fresh.filter(({ taskId }) => taskId === id)), status(id)]] as const),
      ...(sum(loose) === 0 ? [] : [['', [sum(loose), null]] as const]),
    ]),
    balance: agreedOn(rows, dayAfter(to, -1)).allowanceMinutes === null ? null : balanceOf(rows, work, from, to),
    clauses: clausesOf(rows, { from, to, hours, work }),
    questions: questionsOf(known, { begins, ends, asOf }, hours),
    waited: waitedOf(known, { begins, ends: Math.min(ends, asOf) }, hours),
    waits: waits.sort(),
    deliverables: Object.fromEntries(versions.map(({ id, number }) => {
      const said = known.acceptances.filter((each) => each.deliverableId === id && each.number === number).at(-1);
      return [`${id} ${number}`, said?.decision ?? null];
    })),
    appointments: Object.fromEntries(sessions.map(({ id, attendance, useful, entryId }) => {
      return [id, [attendance, useful, known.entries.find((each) => each.id === entryId)?.seconds ?? null]];
    })),
    rate: rateOf(sessions.map(({ attendance }) => attendance)),
    before: Object.fromEntries(weeksBefore(from, startsOn).map((week) => {
      const inside = piecesOf(known).filter(({ day }) => day >= week && day < dayAfter(week, 7));
      return [week, [sum(inside), total(bill(rows, inside), 'billed')]];
    })),
    value: {
      tasksDone: known.tasks.filter(({ id }) => status(id) === 'done' && moved('done', id)).length,
      documents: versions.length,
      decisions: waits.length,
      secondsGivenBack: sum(fresh),
    },
  }; // prettier-ignore
}

/** The rows as they were at a moment. */
function knownAt(rows: Rows, asOf: number): Rows {
  const before = (at: Date) => +at <= asOf;
  return {
    ...rows,
    entries: rows.entries.filter(({ createdAt }) => before(createdAt)),
    adjustments: rows.adjustments.filter(({ createdAt }) => before(createdAt)),
    tasks: rows.tasks.filter(({ createdAt }) => before(createdAt)),
    moves: rows.moves.filter(({ at }) => before(at)),
    questions: rows.questions
      .filter(({ askedAt }) => before(askedAt))
      .map((each) => (each.answeredAt && before(each.answeredAt) ? each : { ...each, answeredAt: null })),
    versions: rows.versions.filter(({ shownAt }) => before(shownAt)),
    acceptances: rows.acceptances.filter(({ at }) => before(at)),
    appointments: rows.appointments.map((each) => ({
      ...each,
      attendance: each.attendanceAt && before(each.attendanceAt) ? each.attendance : null,
      useful: each.usefulAt && before(each.usefulAt) ? each.useful : null,
    })),
  };
}

/** Came, of came and did not come; who was late came. */
function rateOf(noted: readonly (string | null)[]): Figures['rate'] {
  const came = noted.filter((each) => each === 'attended' || each === 'late').length;
  const of = came + noted.filter((each) => each === 'no_show_client').length;
  return of === 0 ? null : { attended: came, of };
}

function piecesOf({ entries, adjustments }: Rows): Piece[] {
  const corrections = adjustments.map(({ id, entryId, day, seconds }): Piece => {
    const entry = entries.find((each) => each.id === entryId);
    if (!entry) throw new Error('a correction is of an entry');
    return { ...entry, id, day, seconds, start: null, end: null, exact: true };
  });
  return [...entries.map((entry) => ({ ...entry, exact: false })), ...corrections];
}

function entryOf({ adjustments }: Rows, id: string): string | undefined {
  return adjustments.find((each) => each.id === id)?.entryId;
}

/** Who told what first, by going through the reports in the order in which they were sent. */
function lateIn(rows: Rows, report: Report): { late: Set<string>; earlier: Set<string> } {
  const told = new Set<string>();
  const covered: Report[] = [];
  // What is corrected in a later version is told by that alone.
  const elsewhere = new Set(rows.adjustments.filter(({ inReport }) => inReport).map(({ id }) => id));
  for (const each of rows.reports.filter(({ number }) => number === 1)) {
    const work = piecesOf(knownAt(rows, +new Date(each.figuresAsOf)));
    const untold = work.filter(({ id }) => !told.has(id) && !elsewhere.has(id));
    const late = untold.filter(
      ({ day }) => day < each.from && covered.some(({ from, to }) => day >= from && day < to),
    );
    if (each.id === report.id) return { late: new Set(late.map(({ id }) => id)), earlier: told };
    for (const { id } of [...untold.filter(({ day }) => day >= each.from && day < each.to), ...late]) told.add(id); // prettier-ignore
    covered.push(each);
  }
  throw new Error('it is no first version');
}

/** What reports of other days told as late before a later version was sent: it stays with them. */
function toldElsewhere(rows: Rows, { number, sentAt }: Report): Set<string> {
  if (number === 1) return new Set();
  const others = rows.reports.filter((each) => each.number === 1 && +each.sentAt < +sentAt);
  return new Set(others.flatMap((other) => [...lateIn(rows, other).late]));
}

type Span = { readonly begins: number; readonly ends: number };

function questionsOf(
  { questions }: Rows,
  { begins, ends, asOf }: Span & { asOf: number },
  hours: OfficeHours,
): Figures['questions'] {
  const open = questions.filter(({ state, askedAt, answeredAt }) => {
    if (state === 'withdrawn') return false;
    return answeredAt === null || (+askedAt < ends && +answeredAt >= begins);
  });
  return Object.fromEntries(
    open.map(({ id, askedAt, answeredAt }) => [id, hours.seconds(+askedAt, answeredAt ? +answeredAt : asOf)]),
  );
}

/** Each task's turns, cut to the days. */
function waitedOf({ tasks, moves }: Rows, { begins, ends }: Span, hours: OfficeHours): Figures['waited'] {
  const waited = { assistant: 0, client: 0 };
  for (const { id } of tasks) {
    const own = moves.filter(({ taskId }) => taskId === id);
    own.forEach(({ to, at }, index) => {
      const holder = turn(to);
      const until = own[index + 1]?.at;
      const [start, end] = [Math.max(+at, begins), Math.min(until ? +until : ends, ends)];
      if (holder && start < end) waited[holder] += hours.seconds(start, end);
    });
  }
  return { assistantSeconds: waited.assistant, clientSeconds: waited.client };
}

function daysOf(from: string, to: string): string[] {
  const days = [];
  for (let day = from; day < to; day = dayAfter(day)) days.push(day);
  return days;
}

/** Four, or as many as there are. */
function weeksBefore(from: string, startsOn: string): string[] {
  return [28, 21, 14, 7].map((days) => dayAfter(from, -days)).filter((week) => dayAfter(week, 7) > startsOn);
}
