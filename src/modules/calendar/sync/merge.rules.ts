import type { CanonicalEvent } from '../events/canonical-event.js';

/** What both sides last agreed on: each as it was then, for a calendar may say the same in other words. */
export interface Agreed {
  readonly ours: CanonicalEvent;
  readonly theirs: CanonicalEvent;
}

/** What is compared and decided as one: an event is not moved by its beginning alone. */
export const aspects = ['title', 'description', 'location', 'time', 'transparent'] as const;
export type Aspect = (typeof aspects)[number];

/** The fields of an event that belong to an aspect. */
const fields = {
  title: ['title'],
  description: ['description'],
  location: ['location'],
  time: ['start', 'end'],
  transparent: ['transparent'],
} as const satisfies Record<Aspect, readonly (keyof CanonicalEvent)[]>;

/** Both sides changed it since they last agreed; what became of it. */
interface Clash {
  readonly aspect: Aspect;
  readonly kept: 'ours' | 'theirs';
}

export interface MergeInput {
  readonly base: Agreed;
  readonly ours: CanonicalEvent;
  readonly theirs: CanonicalEvent;
  /** What was written and not answered: it stands there, or it does not. */
  readonly sent?: Partial<CanonicalEvent> | null;
  /** What somebody decided that shall stand there, whoever changed it. */
  readonly wish?: Partial<CanonicalEvent> | null;
  /** Whether what is moved there is moved here too; otherwise somebody is asked (an appointment's client would learn of it). */
  readonly follows: boolean;
}

export interface Merged {
  /** When it is according to the calendar, which is to be taken over here. */
  readonly adopt: Pick<CanonicalEvent, 'start' | 'end'> | null;
  /** It was moved there, and whoever did so is asked whether that is meant. */
  readonly ask: boolean;
  /** What is to be written there. */
  readonly patch: Partial<CanonicalEvent>;
  readonly clashes: readonly Clash[];
  /** What is agreed on from now on, apart from what is still to be written or taken over. */
  readonly base: Agreed;
}

/**
 * Three-way merge, aspect by aspect, without looking at any clock: what one side changed since both agreed is taken, and
 * where both did, the person's calendar decides on time and place and the product on the words. What somebody adds to
 * the words over there stays until they change here.
 */
export function merge(input: MergeInput): Merged {
  const { ours, theirs, wish, follows } = input;
  const base = withWhatArrived(input);
  const patch: Partial<CanonicalEvent> = {};
  const clashes: Clash[] = [];
  let adopt: Merged['adopt'] = null;
  let ask = false;
  let next: Agreed = base;

  const settle = (aspect: Aspect) => {
    next = {
      ours: { ...next.ours, ...part(ours, aspect) },
      theirs: { ...next.theirs, ...part(theirs, aspect) },
    };
  };
  const write = (aspect: Aspect, what: Partial<CanonicalEvent> = part(ours, aspect)) =>
    Object.assign(patch, what);

  for (const aspect of aspects) {
    const wished = wishedFor(wish, aspect);
    const here = !same(ours, base.ours, aspect);
    const there = !same(theirs, base.theirs, aspect);
    if (wished) {
      if (same({ ...theirs, ...wished }, theirs, aspect)) settle(aspect);
      else write(aspect, wished);
    } else if (same(ours, theirs, aspect) || (!here && !there)) {
      settle(aspect);
    } else if (here && !there) {
      write(aspect);
    } else if (aspect === 'time') {
      if (follows) adopt = { start: theirs.start, end: theirs.end };
      else if (here) write(aspect);
      else {
        ask = true;
        settle(aspect);
      }
      if (here) clashes.push({ aspect, kept: follows ? 'theirs' : 'ours' });
    } else if (!here || aspect === 'location') {
      settle(aspect);
      if (here) clashes.push({ aspect, kept: 'theirs' });
    } else {
      write(aspect);
      clashes.push({ aspect, kept: 'ours' });
    }
  }
  return { adopt, ask, patch, clashes, base: next };
}

/** What is agreed on once the calendar has answered to a patch: what was written, as both sides have it now. */
export function agreedAfter(
  base: Agreed,
  ours: CanonicalEvent,
  patch: Partial<CanonicalEvent>,
  answer: CanonicalEvent,
): Agreed {
  let next = base;
  for (const aspect of aspects.filter((one) => concerns(patch, one)))
    next = {
      ours: { ...next.ours, ...part(ours, aspect) },
      theirs: { ...next.theirs, ...part(answer, aspect) },
    };
  return next;
}

/** Whether two events are the same to us. */
export function alike(one: CanonicalEvent, other: CanonicalEvent): boolean {
  return aspects.every((aspect) => same(one, other, aspect));
}

/** Whether something of an aspect is among some fields. */
export function concerns(some: Partial<CanonicalEvent>, aspect: Aspect): boolean {
  return fields[aspect].some((field) => some[field] !== undefined);
}

/** The fields of an aspect. */
export function part(event: CanonicalEvent, aspect: Aspect): Partial<CanonicalEvent> {
  return Object.fromEntries(fields[aspect].map((field) => [field, event[field]]));
}

/**
 * An answer was lost: if anything of what was written stands there and did not before, all of it has arrived, and is
 * what both sides agreed on. A change is written as a whole or not at all.
 */
function withWhatArrived({ base, theirs, sent }: MergeInput): Agreed {
  if (!sent) return base;
  const written = aspects.filter((aspect) => concerns(sent, aspect));
  const arrived = written.some((aspect) => {
    const meant = { ...base.theirs, ...sent };
    return !same(meant, base.theirs, aspect) && same(meant, theirs, aspect);
  });
  return arrived ? { ours: { ...base.ours, ...sent }, theirs: { ...base.theirs, ...sent } } : base;
}

function wishedFor(wish: MergeInput['wish'], aspect: Aspect): Partial<CanonicalEvent> | null {
  if (!wish || !concerns(wish, aspect)) return null;
  return Object.fromEntries(fields[aspect].flatMap((field) => (field in wish ? [[field, wish[field]]] : [])));
}

function same(one: CanonicalEvent, other: CanonicalEvent, aspect: Aspect): boolean {
  return fields[aspect].every((field) => one[field] === other[field]);
}
