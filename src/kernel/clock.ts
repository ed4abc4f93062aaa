/** Tells what time it is. Injected wherever time matters; nothing else in the product asks the machine. */
export abstract class Clock {
  /** The present moment. */
  abstract now(): Temporal.Instant;

  /** The present moment as columns hold it. */
  date(): Date {
    return new Date(this.now().epochMilliseconds);
  }
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}

/** A clock that stands still until it is moved: for tests and for telling the demo story. */
export class FixedClock extends Clock {
  #now: Temporal.Instant;

  /** @param start an instant, or its ISO 8601 form with offset (`2026-11-16T08:00:00Z`). */
  constructor(start: Temporal.Instant | string) {
    super();
    this.#now = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** Moves the clock to a moment, forwards or backwards. */
  set(moment: Temporal.Instant | string): void {
    this.#now = Temporal.Instant.from(moment);
  }

  /** Moves the clock by exact time (`{ minutes: 90 }`), never by calendar days, whose length depends on a zone. */
  advance(by: { hours?: number; minutes?: number; seconds?: number }): void {
    this.#now = this.#now.add(by);
  }
}
