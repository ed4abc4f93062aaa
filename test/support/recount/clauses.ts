import { bill, total, type Piece } from './billing.js';
import { dayAfter, local, midnight, type OfficeHours } from './clock.js';
import { agreedOn, type Clause, type Rows } from './rows.js';

/** What a clause came to. */
export interface Kept {
  readonly id: string;
  readonly outcome: string;
  readonly value: number | null;
  readonly cases: { met: number; of: number } | null;
  /** What did not keep it, by id. */
  readonly broken: string[];
}

/** The days of one week. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly hours: OfficeHours;
  /** As it is known, corrections among it. */
  readonly work: readonly Piece[];
}

interface Case { id: string; met: boolean; at: number } // prettier-ignore

/** The clauses of the last day: what "agreed" means, counted by hand. */
export function clausesOf(rows: Rows, asked: Asked): Kept[] {
  return agreedOn(rows, dayAfter(asked.to, -1)).clauses.map((clause) => ({
    id: clause.id,
    ...sorted(kept(rows, clause, asked)),
  }));
}

function kept(rows: Rows, clause: Clause, asked: Asked): Omit<Kept, 'id'> {
  const percent = Number(clause.terms['percent']);
  switch (clause.kind) {
    case 'minutes':
    case 'deliverables':
      return ofSpans(rows, clause, asked);
    case 'turnaround':
      return ofCases(delivered(rows, clause, asked), percent, asked, rows);
    case 'response':
      return ofCases(answered(rows, clause, asked), percent, asked, rows);
    case 'report_rhythm':
      return ofCases(sent(rows, clause, asked), 100, asked, rows);
    case 'working_window':
      return ofWindow(rows, clause, asked);
    default:
      throw new Error(`nobody recounts ${clause.kind}`);
  }
}

/** What was agreed about the same when something began: by that it is judged. */
function wordsOn(rows: Rows, { kind, terms }: Clause, at: string | number): Clause['terms'] | null {
  const { timeZone } = rows.engagement;
  const day = typeof at === 'string' ? at : local(at, timeZone).toPlainDate().toString();
  const same = (own: Clause['terms'], name: string) => (own[name] ?? null) === (terms[name] ?? null);
  const begun = rows.agreements.filter(({ validFrom }) => validFrom <= day).at(-1)?.clauses ?? [];
  return begun.find((each) => each.kind === kind && same(each.terms, 'serviceId') && same(each.terms, 'per'))?.terms ?? null; // prettier-ignore
}

const UNMEASURED = { outcome: 'not_measurable', value: null, cases: null, broken: [] };

function sorted(counted: Omit<Kept, 'id'>): Omit<Kept, 'id'> {
  return { ...counted, broken: counted.broken.sort() };
}

/** The week, or the months that it touches: of one that runs on or was cut short only too much can be said. */
function ofSpans(rows: Rows, clause: Clause, { from, to, work }: Asked): Omit<Kept, 'id'> {
  const { timeZone, startsOn } = rows.engagement;
  const months = [...new Set([from, dayAfter(to, -1)].map((day) => `${day.slice(0, 7)}-01`))];
  const spans = clause.terms['per'] === 'week' ? [[from, to] as const] : months.map((first) => [first, nextMonth(first)] as const); // prettier-ignore
  const counted = spans.flatMap(([first, end]) => {
    const terms = wordsOn(rows, clause, first < startsOn ? startsOn : first);
    if (!terms) return [];
    const known = end < to ? end : to;
    const [min, max] = [Number(terms['min'] ?? 0), Number(terms['max'] ?? Infinity)];
    const inside = work.filter(({ day, billable }) => billable && day >= first && day < known);
    const [start, until] = [midnight(first, timeZone), midnight(known, timeZone)];
    const shown = rows.versions.filter(({ shownAt }) => +shownAt >= start && +shownAt < until);
    const minutes = Math.floor(total(bill(rows, inside), 'billed') / 60);
    const count = clause.kind === 'minutes' ? minutes : shown.length;
    const [over, part] = [end <= to, startsOn > first];
    return [{ count, over, part, off: Math.max(min - count, count - max), judged: (over && !part) || count > max }];
  }); // prettier-ignore
  const judged = counted.filter((span) => span.judged).sort((one, other) => other.off - one.off);
  const [worst] = judged;
  const running = counted.find(({ over, part }) => !over && !part);
  if (!worst) return { ...UNMEASURED, value: running?.count ?? null };
  const met = judged.filter(({ off }) => off <= 0).length;
  const cases = judged.length === 1 ? null : { met, of: judged.length };
  return { outcome: met === judged.length ? 'met' : 'not_met', value: worst.count, cases, broken: [] };
}

function nextMonth(first: string): string {
  return Temporal.PlainDate.from(first).add({ months: 1 }).toString();
}

function ofWindow(rows: Rows, clause: Clause, { from, to, hours, work }: Asked): Omit<Kept, 'id'> {
  const percent = Number(clause.terms['percent']);
  const timed = work.filter(
    ({ day, start, exact }) => start && !exact && day >= from && day < to && wordsOn(rows, clause, day),
  );
  const all = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  const inside = (piece: Piece) => hours.seconds(+(piece.start ?? 0), +(piece.end ?? 0));
  const within = timed.reduce((sum, piece) => sum + inside(piece), 0);
  const broken = timed.filter((piece) => inside(piece) < piece.seconds).map(({ id }) => id);
  if (all === 0) return UNMEASURED;
  const met = within * 100 >= percent * all;
  return {
    outcome: met ? 'met' : 'not_met',
    value: Math.floor((within * 10_000) / all),
    cases: null,
    broken,
  };
}

function ofCases(cases: readonly Case[], percent: number, asked: Asked, rows: Rows): Omit<Kept, 'id'> {
  const { timeZone } = rows.engagement;
  const [begins, ends] = [midnight(asked.from, timeZone), midnight(asked.to, timeZone)];
  const inside = cases.filter(({ at }) => at >= begins && at < ends);
  const [met, of] = [inside.filter((each) => each.met).length, inside.length];
  const broken = inside.filter((each) => !each.met).map(({ id }) => id);
  if (of === 0) return UNMEASURED;
  const outcome = met * 100 >= percent * of ? 'met' : 'not_met';
  return { outcome, value: Math.floor((met * 10_000) / of), cases: { met, of }, broken };
}

/** Tasks from the request to the first delivery, while the turn was the assistant's. */
function delivered(rows: Rows, clause: Clause, { to, hours }: Asked): Case[] {
  const end = midnight(to, rows.engagement.timeZone);
  return rows.tasks.flatMap(({ id, serviceId, recurs, createdAt }) => {
    const about = (service: string | null) =>
      wordsOn(rows, { ...clause, terms: { serviceId: service } }, +createdAt);
    const terms = about(serviceId) ?? about(null);
    if (recurs || !terms || (terms['serviceId'] ?? null) !== (clause.terms['serviceId'] ?? null)) return [];
    const allowed = Number(terms['businessMinutes']) * 60;
    const moves = rows.moves.filter(({ taskId, at }) => taskId === id && +at < end);
    let [used, since] = [0, null as number | null];
    const spent = (until: number): Case | null => {
      if (since === null) return null;
      const late = used + hours.seconds(since, until) > allowed;
      const at = late ? hours.after(since, allowed - used) : until;
      used += hours.seconds(since, until);
      since = null;
      return late ? { id, met: false, at } : null;
    };
    for (const { to: status, at } of moves) {
      if (turn(status) === 'assistant') {
        since ??= +at;
        continue;
      }
      const late = spent(+at);
      if (late) return [late];
      if (status === 'delivered') return [{ id, met: true, at: +at }];
    }
    const late = spent(end);
    return late ? [late] : [];
  });
}

/** Reports that were due, sent in time or not; a report's own days cannot tell of it. */
function sent(rows: Rows, clause: Clause, { to: until }: Asked): Case[] {
  const { runs, reports, engagement } = rows;
  const end = midnight(until, engagement.timeZone);
  return runs.flatMap(({ dueAt, from, to }) => {
    const report = reports.find((each) => each.number === 1 && each.from === from && each.to === to);
    const terms = wordsOn(rows, clause, +dueAt);
    if (!terms) return [];
    const last = +dueAt + Number(terms['graceHours']) * 3_600_000;
    const at = report && +report.sentAt < end ? +report.sentAt : Infinity;
    if (at > last && last >= end) return [];
    const known = Math.max(midnight(to, engagement.timeZone), +dueAt, Math.min(at, last));
    return [{ id: report?.id ?? from, met: at <= last, at: known }];
  });
}

/** A contact's request, change request, answer or words, until a member does or says something. */
function answered(rows: Rows, clause: Clause, { to, hours }: Asked): Case[] {
  const end = midnight(to, rows.engagement.timeZone);
  return rows.tasks.flatMap(({ id }) => {
    const events = [
      ...rows.moves.filter(({ taskId }) => taskId === id).map((move) => ({ ...move, about: id, asks: turn(move.to) === 'assistant' && move.from !== 'waiting_for_client' })),
      ...rows.comments.filter(({ taskId }) => taskId === id).map((each) => ({ ...each, to: null, about: id, asks: true })),
      ...rows.questions.filter(({ taskId, answeredAt }) => taskId === id && answeredAt)
        .map(({ id: about, answeredAt, answeredRole }) => ({ at: answeredAt as Date, role: answeredRole ?? '', to: null, about, asks: true })),
      ...rows.questions.filter(({ taskId }) => taskId === id).map(({ askedAt }) => ({ at: askedAt, role: 'owner', to: null, about: id, asks: true })),
      ...rows.versions.filter(({ taskId }) => taskId === id).map(({ shownAt }) => ({ at: shownAt, role: 'owner', to: null, about: id, asks: true })),
    ].filter(({ at }) => +at < end).sort((one, other) => +one.at - +other.at || Number(one.to === null) - Number(other.to === null)); // prettier-ignore
    const cases: Case[] = [];
    let open: { about: string; at: number } | null = null;
    const close = (until: number, done: boolean) => {
      const terms = open && wordsOn(rows, clause, open.at);
      if (!open || !terms) return void (open = null);
      const allowed = Number(terms['businessMinutes']) * 60;
      const late = hours.seconds(open.at, until) > allowed;
      if (late) cases.push({ id: open.about, met: false, at: hours.after(open.at, allowed) });
      else if (done) cases.push({ id: open.about, met: true, at: until });
      open = null;
    };
    let closed = false;
    for (const { at, role, to: status, about, asks } of events) {
      if (status !== null) closed = ['done', 'declined', 'cancelled'].includes(status);
      if (role !== 'contact') close(+at, true);
      else if (closed) open = null;
      else if (asks) open ??= { about, at: +at };
    }
    close(end, false);
    return cases;
  });
}

/** Whose turn a status is. */
export function turn(status: string): 'assistant' | 'client' | null {
  if (['requested', 'accepted', 'in_progress', 'change_requested'].includes(status)) return 'assistant';
  return ['waiting_for_client', 'delivered'].includes(status) ? 'client' : null;
}
