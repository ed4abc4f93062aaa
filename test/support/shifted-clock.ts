import { SystemClock } from '../../src/kernel/clock.js';

/** The machine's clock, put back by so long until it is set right: what lies between has then passed. */
export class ShiftedClock extends SystemClock {
  constructor(private behind: Temporal.Duration) {
    super();
  }

  override now(): Temporal.Instant {
    return super.now().subtract(this.behind);
  }

  /** To a moment in the past, from which it runs on. */
  turnTo(moment: Temporal.Instant): void {
    this.behind = moment.until(super.now());
  }

  setRight(): void {
    this.behind = new Temporal.Duration();
  }
}
