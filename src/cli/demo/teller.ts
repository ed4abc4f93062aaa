import type { Client, Engagement } from './story.js';
import { agree, agreementHappenings } from './telling/agreements.js';
import { appointmentHappenings, proposalHappenings } from './telling/appointments.js';
import { givePasswords, meet, openWorkspace } from './telling/people.js';
import { reportHappenings } from './telling/reports.js';
import type { Happening, Stage } from './telling/stage.js';
import { taskHappenings } from './telling/tasks.js';
import { planHappenings, workHappenings } from './telling/work.js';

/**
 * Tells the story through the same services that people use, each step by the one who takes it and at its own
 * moment, so that it obeys every rule.
 */
export class Teller {
  constructor(
    private readonly stage: Stage,
    /** Looks after reminders, digests and promises, as the server does every few minutes, and sees them done. */
    private readonly tick: () => Promise<void>,
    /** Waits until what was ordered is done and its mail has left, at the hour at which it was ordered. */
    private readonly mailIsSent: () => Promise<void>,
  ) {}

  /** @param progress hears one line a client */
  async tell(clients: readonly Client[], progress: (line: string) => void): Promise<void> {
    const { stage } = this;
    const { clock, calendar } = stage;
    clock.set(calendar.moment([0, 1, '07:00']));
    await openWorkspace(stage);
    for (const client of clients) {
      const clientId = await meet(stage, client);
      for (const engagement of client.engagements) await agree(stage, clientId, client, engagement);
      progress(client.name);
    }
    const happenings = clients.flatMap((client) =>
      client.engagements.flatMap((engagement) => this.happenings(client, engagement)),
    );
    // Everything in the order of the calendar: one clock, as in life.
    for (const { at, happens } of happenings.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
      await this.pass(at);
      await happens();
    }
    await this.pass(calendar.now);
  }

  /** Only now may its people sign in: a story without passwords was broken off, and is told anew. */
  end(): Promise<void> {
    return givePasswords(this.stage);
  }

  /** Time goes by until then, and what the product does by the clock happens meanwhile. */
  private async pass(to: Temporal.Instant): Promise<void> {
    const { clock, calendar } = this.stage;
    if (Temporal.Instant.compare(to, clock.now()) > 0) await this.mailIsSent();
    for (const moment of calendar.between(clock.now(), to)) {
      clock.set(moment);
      await this.tick();
    }
    clock.set(to);
  }

  private happenings(client: Client, engagement: Engagement): Happening[] {
    const { stage } = this;
    const { tasks, work, appointments = [], proposals = [], plans = [] } = engagement;
    const weeks = [0, 1, 2, 3, 4].filter((week) => week >= engagement.from);
    return [
      ...agreementHappenings(stage, client, engagement),
      ...tasks.flatMap((each) => taskHappenings(stage, engagement, each)),
      ...work.flatMap((each) => workHappenings(stage, engagement, each)),
      ...appointments.flatMap((each) => appointmentHappenings(stage, client, engagement, each)),
      ...proposals.flatMap((each) => proposalHappenings(stage, client, engagement, each)),
      ...plans.flatMap((each) => planHappenings(stage, engagement, each)),
      ...weeks.flatMap((week) => reportHappenings(stage, client, engagement, week)),
    ];
  }
}
