import type { ImportantDate } from './preference.rules.js';

export const touchpointKinds = ['anniversary', 'thanks', 'quiet', 'date', 'other'] as const;
export type TouchpointKind = (typeof touchpointKinds)[number];

export const touchpointStates = ['proposed', 'confirmed', 'declined', 'done'] as const;
export type TouchpointState = (typeof touchpointStates)[number];

/** What is known about a reason to get in touch: worded when it is read, in the reader's language. */
export interface TouchpointFacts {
  /** Names the occasion for ever: one that was proposed is not proposed again in the next month. */
  readonly occasion?: string;
  /** Whom to turn to. */
  readonly contactName?: string | null;
  /** The local day it is about. */
  readonly on?: string;
  /** How many it will be. */
  readonly years?: number | null;
  readonly label?: string;
  /** Who was recommended to us. */
  readonly name?: string;
  /** Of one's own ones: said, not worded. */
  readonly reason?: string;
  readonly suggestion?: string;
}

export interface Proposal {
  readonly kind: Exclude<TouchpointKind, 'other'>;
  readonly facts: TouchpointFacts;
  readonly referralId: string | null;
}

/** What of a client decides whether a courtesy is proposed. Days are `YYYY-MM-DD`. */
export interface Occasions {
  /** The first day of the first engagement; null: none was begun. */
  readonly since: string | null;
  readonly contactName: string | null;
  /** The day on which anything moved last: an entry, a step, a comment, an answer. */
  readonly movedOn: string;
  readonly dates: readonly {
    readonly id: string;
    readonly date: ImportantDate;
    readonly contactName: string | null;
  }[];
  /** Not thanked for, of the last weeks. */
  readonly referrals: readonly { readonly id: string; readonly name: string; readonly on: string }[];
  /** Proposed before. */
  readonly known: readonly string[];
}

/** A day that matters is proposed so many days ahead. */
const AHEAD_DAYS = 7;
/** Nothing moved for so long. */
const QUIET_DAYS = 21;

/**
 * The one courtesy to propose today, if any. What has a day comes first, then thanks, then an anniversary; a call for
 * no other reason than silence is left out when a better occasion comes in the same month.
 */
export function proposalFor(occasions: Occasions, today: Temporal.PlainDate): Proposal | null {
  const proposals = [...dates(occasions, today), ...thanks(occasions), ...anniversary(occasions, today)];
  const soon = proposals.find(({ facts }) => !occasions.known.includes(facts.occasion ?? ''));
  return soon ?? quiet(occasions, today);
}

/** Where each of these may go. */
export function movesOf(state: TouchpointState): TouchpointState[] {
  switch (state) {
    case 'proposed':
      return ['confirmed', 'declined', 'done'];
    case 'confirmed':
      return ['declined', 'done'];
    default:
      return [];
  }
}

function dates({ dates, contactName }: Occasions, today: Temporal.PlainDate): Proposal[] {
  return dates
    .map(({ id, date, ...of }) => ({ id, date, of, on: nextOn(date.month, date.day, today) }))
    .filter(({ on }) => today.until(on).days <= AHEAD_DAYS)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .map(({ id, date, of, on }) => ({
      kind: 'date' as const,
      referralId: null,
      facts: {
        occasion: `date:${id}:${on.toString()}`,
        contactName: of.contactName ?? contactName,
        on: on.toString(),
        years: date.year === null ? null : on.year - date.year,
        label: date.label,
      },
    }));
}

function thanks({ referrals, contactName }: Occasions): Proposal[] {
  return referrals.map(({ id, name, on }) => ({
    kind: 'thanks',
    referralId: id,
    facts: { occasion: `thanks:${id}`, contactName, on, name },
  }));
}

function anniversary({ since, contactName }: Occasions, today: Temporal.PlainDate): Proposal[] {
  if (since === null) return [];
  const first = Temporal.PlainDate.from(since);
  const on = nextOn(first.month, first.day, today);
  const years = on.year - first.year;
  if (years < 1 || today.until(on).days > AHEAD_DAYS) return [];
  const facts = { occasion: `anniversary:${on.year}`, contactName, on: on.toString(), years };
  return [{ kind: 'anniversary', referralId: null, facts }];
}

function quiet(occasions: Occasions, today: Temporal.PlainDate): Proposal | null {
  const { movedOn, contactName, since } = occasions;
  if (Temporal.PlainDate.from(movedOn).until(today).days < QUIET_DAYS) return null;
  const rest = today.daysInMonth - today.day;
  const comes = ({ month, day }: { month: number; day: number }) =>
    today.until(nextOn(month, day, today)).days <= rest;
  if (occasions.dates.some(({ date }) => comes(date))) return null;
  const first = since === null ? null : Temporal.PlainDate.from(since);
  if (first && first.year < today.year && comes(first)) return null;
  return { kind: 'quiet', referralId: null, facts: { contactName, on: movedOn } };
}

/** The next such day from today on; 29 February is kept on the 28th where there is none. */
function nextOn(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const inYear = (year: number) => Temporal.PlainDate.from({ year, month, day });
  const thisYear = inYear(today.year);
  return Temporal.PlainDate.compare(thisYear, today) >= 0 ? thisYear : inYear(today.year + 1);
}
