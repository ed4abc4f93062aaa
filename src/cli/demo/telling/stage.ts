import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { FixedClock } from '../../../kernel/clock.js';
import { Seats } from '../../../platform/access/seats.js';
import { actorOf, type Person } from '../../../platform/access/caller.js';
import { Transactions } from '../../../platform/database/transaction.js';
import type { StoryCalendar } from '../calendar.js';
import type { Contact, Engagement, Somebody, When } from '../story.js';

/** Something that happens at a moment of the story. */
export interface Happening {
  readonly at: Temporal.Instant;
  readonly happens: () => Promise<void>;
}

/** An engagement that has begun: its id, and those of its services and tasks by what the story calls them. */
export interface Begun {
  readonly id: string;
  readonly services: Map<string, string>;
  readonly tasks: Map<string, string>;
}

/** The product in which the story plays, its clock, and who and what has come into the story so far. */
export class Stage {
  workspaceId = '';
  readonly people = new Map<Somebody, Person>();
  readonly members = new Map<Somebody, string>();
  readonly contacts = new Map<Contact, string>();
  private readonly engagements = new Map<Engagement, Begun>();

  constructor(
    readonly app: INestApplicationContext,
    readonly clock: FixedClock,
    readonly calendar: StoryCalendar,
  ) {}

  begin(engagement: Engagement, id: string): Begun {
    const begun = { id, services: new Map<string, string>(), tasks: new Map<string, string>() };
    this.engagements.set(engagement, begun);
    return begun;
  }

  begun(engagement: Engagement): Begun {
    const begun = this.engagements.get(engagement);
    if (!begun) throw new Error(`${engagement.name} has not begun yet`);
    return begun;
  }

  /** What somebody does then; nothing, where that has not come yet. */
  happening(at: When, by: Somebody, happens: () => Promise<void>): Happening[] {
    const instant = this.calendar.instant(at);
    return instant ? [{ at: instant, happens: () => this.as(by, happens) }] : [];
  }

  async as<T>(who: Somebody, work: () => Promise<T>): Promise<T> {
    const person = known(this.people, who);
    const seats = await this.app.get(Seats).ofPerson(person.id);
    const seat = seats[0];
    if (!seat) throw new Error(`${who} has no seat yet`);
    return this.app.get(Transactions).as(actorOf({ person, seats, seat, session: null }), work);
  }

  asProduct<T>(work: () => Promise<T>): Promise<T> {
    return this.app.get(Transactions).as(systemActor(this.workspaceId), work);
  }

  now(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }
}

/** What has come into the story by then; a story that speaks of it sooner is told wrongly. */
export function known<Name extends string, Thing>(things: ReadonlyMap<Name, Thing>, name: Name): Thing {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`${name} is not in the story yet`);
  return thing;
}
