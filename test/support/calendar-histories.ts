import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/kernel/actor.js';
import { SeatActors } from '../../src/modules/calendar/sync/seat-actors.js';
import { TimeBlocksService } from '../../src/modules/planning/time-blocks.service.js';
import { TasksService } from '../../src/modules/tasks/tasks.service.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { anEngagement } from '../builders/engagement.js';
import type { CalendarDesk } from './calendar-desk.js';
import type { Fault } from './google/faults.js';
import type { GoogleEvent } from './google/event-resource.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

/** One thing that happens, to one of the records where it is about one. */
export type Action =
  | { readonly type: 'move-here' | 'move-there'; readonly slot: number; readonly day: number }
  | {
      readonly type: 'rename-here' | 'rename-there' | 'close' | 'open' | 'delete-there' | 'place-there';
      readonly slot: number;
    }
  | { readonly type: 'meeting' | 'token-dies' | 'settle' }
  | { readonly type: 'pull' | 'push' | 'both'; readonly dies: number | null }
  | { readonly type: 'fault'; readonly fault: Fault };

/** A record, and what was done to it on either side since both were last in step. */
interface Slot {
  readonly kind: 'due' | 'block';
  readonly taskId: string;
  readonly recordId: string;
  title: string;
  here: string;
  /** Where it was moved over there, one after the other. */
  there: string[];
  changedHere: boolean;
  deletedThere: boolean;
  renamedThere: boolean;
  open: boolean;
}

const DAYS = Array.from({ length: 20 }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`);
const life = new AsyncLocalStorage<{ left: number }>();

/** The process that does this dies when it has been at the database so often: nothing of it happens afterwards. */
class Died extends Error {}

/** From now on work may die between any two transactions, before or after one of them. */
export function makeMortal(test: TestApp): void {
  const transactions = test.app.get(Transactions);
  const as = transactions.as.bind(transactions);
  transactions.as = async (who, work, options) => {
    const span = life.getStore();
    if (!span) return as(who, work, options);
    if (span.left <= 0) throw new Died();
    span.left--;
    const result = await as(who, work, options);
    if (span.left <= 0) throw new Died();
    return result;
  };
}

/** Plays one history after another in one calendar, and looks whether both sides agree in the end. */
export class HistoryTeller {
  private slots: Slot[] = [];
  private meetings: GoogleEvent[] = [];
  private day = 0;
  /** Requests about events of this calendar. */
  private readonly path: RegExp;

  private constructor(
    private readonly test: TestApp,
    private readonly desk: CalendarDesk,
    private readonly who: Actor,
    private readonly engagementId: string,
  ) {
    const id = encodeURIComponent(desk.theirs.id).replace('%40', '(?:%40|@)');
    this.path = new RegExp(`/calendars/${id}/events(?:/(?!watch)[^/]*)?$`);
  }

  static async open(test: TestApp, owner: Visitor, desk: CalendarDesk): Promise<HistoryTeller> {
    const who = await test.app.get(SeatActors).of(desk.workspaceId, desk.seatId);
    return new HistoryTeller(test, desk, who as Actor, (await anEngagement(owner)).id);
  }

  /** @throws Error that says what is wrong, when the two sides do not agree in the end */
  async tell(actions: readonly Action[]): Promise<void> {
    this.meetings = [];
    await this.begin();
    try {
      for (const action of actions) await this.happen(action);
      await this.settle();
    } catch (error) {
      await this.startOver();
      throw error;
    } finally {
      this.desk.google.faults.clear(this.path);
      this.forgetMeetings();
    }
  }

  /** With three records that stand there: those of the history before, as far as they still do. */
  private async begin(): Promise<void> {
    for (const [index, kind] of (['due', 'due', 'block'] as const).entries()) {
      const slot = this.slots[index];
      const stands = slot && (await this.record(slot)).stands;
      if (stands && slot.open && !slot.deletedThere && !slot.renamedThere) continue;
      if (stands) await this.close(slot);
      this.slots[index] = await (kind === 'due' ? this.aDueDate(index) : this.aBlock(index));
    }
  }

  /** Nothing of a history that went wrong is left for the next one. */
  private async startOver(): Promise<void> {
    this.desk.google.faults.clear(this.path);
    for (const slot of this.slots) if ((await this.record(slot)).stands) await this.close(slot);
    this.slots = [];
    await this.timePasses();
    await this.desk.inStep();
    for (const { id } of this.desk.events) this.desk.theirs.cancel(id as string);
    await this.desk.inStep();
  }

  private forgetMeetings(): void {
    const standing = new Set(this.desk.events.map(({ id }) => id));
    for (const { id } of this.meetings) if (standing.has(id)) this.desk.theirs.cancel(id as string);
  }

  private async happen(action: Action): Promise<void> {
    switch (action.type) {
      case 'move-here':
        return this.moveHere(this.slot(action), action.day);
      case 'move-there':
        return this.moveThere(this.slot(action), action.day);
      case 'rename-here':
        return this.renameHere(this.slot(action));
      case 'rename-there':
        return this.edit(this.slot(action), (slot) => {
          slot.renamedThere = true;
          return { summary: `As I call it ${randomUUID().slice(0, 4)}` };
        });
      case 'place-there':
        return this.edit(this.slot(action), () => ({ location: 'At the harbour', colorId: '4' }));
      case 'delete-there':
        return this.deleteThere(this.slot(action));
      case 'close':
        return this.close(this.slot(action));
      case 'open':
        return this.reopen(this.slot(action));
      case 'meeting':
        this.meetings.push(
          this.desk.theirs.put({ summary: 'Dentist', start: `${DAYS[this.day++ % 20]}T10:00` }),
        );
        return;
      case 'token-dies':
        await this.test.sql(
          'UPDATE sync_cursor SET token = NULL, full_not_before = NULL WHERE calendar_id = $1',
          [this.desk.calendarId],
        );
        return;
      case 'settle':
        return this.settle();
      case 'fault':
        this.desk.google.fail({ ...action.fault, path: this.path });
        return;
      case 'pull':
        return this.mortally(action.dies, () => this.desk.pull());
      case 'push':
        return this.mortally(action.dies, () => this.desk.push());
      case 'both':
        await Promise.all([
          this.mortally(action.dies, () => this.desk.pull()),
          this.mortally(null, () => this.desk.push()),
        ]);
    }
  }

  /** Everything works again, and enough time passes: both sides come to agree, and then nothing moves any more. */
  private async settle(): Promise<void> {
    this.desk.google.faults.clear(this.path);
    for (let round = 0; ; round++) {
      const before = this.writes();
      await this.timePasses();
      await this.desk.believe();
      await this.desk.inStep();
      const waiting = await this.desk.waiting();
      if (waiting === 0 && this.writes() === before) break;
      if (round > 8)
        throw new Error(`it never comes to rest: ${waiting} wait, ${this.writes() - before} written`);
    }
    for (const slot of this.slots) await this.agreed(slot);
    this.meetingsStand();
  }

  private async agreed(slot: Slot): Promise<void> {
    const events = this.eventsOf(slot);
    const { time, stands } = await this.record(slot);
    const wrong = (what: string) =>
      new Error(
        `${slot.kind}: ${what}; here ${time}, there ${events.map(startOf).join(' ')}, of ${JSON.stringify(slot)}`,
      );
    if (events.length > 1) throw wrong('it stands there twice');
    if (!stands && !(slot.kind === 'block' && slot.deletedThere) && slot.open)
      throw wrong('it was lost here');
    if (stands !== slot.open && !slot.deletedThere)
      throw wrong('it is open or closed against what was said here');
    const detached = await this.isDetached(slot);
    if (detached && !slot.deletedThere) throw wrong('it counts as taken out by its person, who has not');
    if (events.length !== (stands && !detached ? 1 : 0))
      throw wrong('it should stand there once, or not at all');
    const [event] = events;
    if (event && startOf(event) !== time) throw wrong('the times differ');
    if (event && !slot.renamedThere && !event.summary?.includes(slot.title)) throw wrong('the titles differ');
    const last = slot.there.slice(-1);
    const meant = last.length === 0 ? [slot.here] : slot.changedHere ? [slot.here, ...last] : last;
    // Of an event that was moved and then deleted, any of its moves may have been the last one that was seen.
    if (slot.deletedThere) meant.push(slot.here, ...slot.there);
    if (stands && !meant.includes(time)) throw wrong('neither side has said so');
    Object.assign(slot, { ...(stands && { here: time }), there: [], changedHere: false });
  }

  private meetingsStand(): void {
    const standing = new Map(this.desk.events.map((event) => [event.id, event]));
    for (const meeting of this.meetings)
      if (standing.get(meeting.id)?.etag !== meeting.etag) throw new Error('an event of theirs was touched');
    const ours = this.desk.events.filter(({ id }) => !this.meetings.some((meeting) => meeting.id === id));
    const known = this.slots.flatMap((slot) => this.eventsOf(slot)).length;
    if (ours.length !== known) throw new Error('something stands there that nobody knows of');
  }

  private async moveHere(slot: Slot, day: number): Promise<void> {
    if (!(await this.record(slot)).stands) return;
    const time = DAYS[day] as string;
    await this.do<unknown>(() =>
      slot.kind === 'due'
        ? this.test.app.get(TasksService).change(slot.recordId, { dueOn: time }, null)
        : this.test.app.get(TimeBlocksService).move(slot.recordId, `${time}T09:00:00Z`, `${time}T10:00:00Z`),
    );
    Object.assign(slot, { here: time, changedHere: true });
  }

  private async moveThere(slot: Slot, day: number): Promise<void> {
    const [event] = this.eventsOf(slot);
    if (!event) return;
    const time = DAYS[day] as string;
    this.desk.theirs.move(event.id as string, slot.kind === 'due' ? time : `${time}T09:00:00Z`);
    slot.there.push(time);
  }

  private async renameHere(slot: Slot): Promise<void> {
    if (!(await this.record(slot)).stands) return;
    slot.title = `Named ${randomUUID().slice(0, 6)}`;
    slot.renamedThere = false;
    // A block bears the title of its task.
    await this.do(() => this.test.app.get(TasksService).change(slot.taskId, { title: slot.title }, null));
    if (slot.kind === 'block') await this.desk.retarget();
  }

  private edit(slot: Slot, what: (slot: Slot) => GoogleEvent): Promise<void> {
    const [event] = this.eventsOf(slot);
    if (event) this.desk.theirs.edit(event.id as string, what(slot));
    return Promise.resolve();
  }

  private deleteThere(slot: Slot): Promise<void> {
    const [event] = this.eventsOf(slot);
    if (event) {
      this.desk.theirs.cancel(event.id as string);
      slot.deletedThere = true;
    }
    return Promise.resolve();
  }

  private async close(slot: Slot): Promise<void> {
    if (!(await this.record(slot)).stands) return;
    await this.do<unknown>(() =>
      slot.kind === 'due'
        ? this.test.app.get(TasksService).change(slot.recordId, { dueOn: null }, null)
        : this.test.app.get(TimeBlocksService).remove(slot.recordId, null),
    );
    slot.open = false;
  }

  /** Also puts back what went because it was deleted there. */
  private async reopen(slot: Slot): Promise<void> {
    if ((await this.record(slot)).stands) return;
    const time = slot.here;
    await this.do(async () => {
      if (slot.kind === 'due')
        return this.test.app.get(TasksService).change(slot.recordId, { dueOn: time }, null);
      await this.test.app.get(TimeBlocksService).restore(slot.recordId);
      return this.test.app
        .get(TimeBlocksService)
        .move(slot.recordId, `${time}T09:00:00Z`, `${time}T10:00:00Z`);
    });
    Object.assign(slot, { open: true, changedHere: true });
  }

  /** Where a record is here, and whether it is to stand in the calendar. */
  private async record(slot: Slot): Promise<{ time: string; stands: boolean }> {
    const [row] = await (slot.kind === 'due'
      ? this.test.sql<{ time: string | null }>('SELECT due_on::text AS time FROM task WHERE id = $1', [
          slot.recordId,
        ])
      : this.test.sql<{ time: string | null }>(
          `SELECT CASE WHEN removed_at IS NULL THEN (starts_at AT TIME ZONE 'UTC')::date::text END AS time FROM time_block WHERE id = $1`,
          [slot.recordId],
        ));
    return { time: row?.time ?? '', stands: row?.time != null };
  }

  private async isDetached({ recordId }: Slot): Promise<boolean> {
    const rows = await this.test.sql(
      `SELECT 1 FROM event_link WHERE record_id = $1 AND tombstoned_at IS NULL AND state = 'detached'`,
      [recordId],
    );
    return rows.length > 0;
  }

  private eventsOf({ taskId }: Slot): GoogleEvent[] {
    return this.desk.events.filter(({ description }) => description?.includes(taskId));
  }

  private async aDueDate(day: number): Promise<Slot> {
    const [here, title] = [DAYS[day] as string, `Due ${randomUUID().slice(0, 6)}`];
    const task = await this.do(() =>
      this.test.app
        .get(TasksService)
        .delegate({ engagementId: this.engagementId, title, dueOn: here, assigneeId: this.desk.seatId }),
    );
    return fresh('due', task.id, task.id, title, here);
  }

  private async aBlock(day: number): Promise<Slot> {
    const [here, title] = [DAYS[day] as string, `Plan ${randomUUID().slice(0, 6)}`];
    const task = await this.do(() =>
      this.test.app.get(TasksService).delegate({ engagementId: this.engagementId, title }),
    );
    const block = await this.do(() =>
      this.test.app
        .get(TimeBlocksService)
        .plan({ taskId: task.id, startsAt: `${here}T09:00:00Z`, endsAt: `${here}T10:00:00Z` }),
    );
    return fresh('block', task.id, block.id, title, here);
  }

  private do<T>(work: () => Promise<T>): Promise<T> {
    return this.test.app.get(Transactions).as(this.who, work);
  }

  private async mortally(dies: number | null, work: () => Promise<unknown>): Promise<void> {
    if (dies === null) return void (await work());
    await life.run({ left: dies }, work).catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
  }

  /** As if hours had gone by: nobody holds anything any more, and whoever was to wait has waited. */
  private async timePasses(): Promise<void> {
    const { calendarId, connectionId } = this.desk;
    await this.test.sql(
      'UPDATE sync_cursor SET lease_id = NULL, lease_until = NULL, full_not_before = NULL, full_delay_minutes = 0 WHERE calendar_id = $1',
      [calendarId],
    );
    await this.test.sql('UPDATE calendar_connection SET retry_at = NULL, failures = 0 WHERE id = $1', [
      connectionId,
    ]);
    await this.test.sql('UPDATE sync_outbox SET next_attempt_at = $2 WHERE calendar_id = $1', [
      calendarId,
      this.test.clock.now().toString(),
    ]);
  }

  private writes(): number {
    return ['POST', 'PATCH', 'PUT', 'DELETE'].reduce((sum, method) => sum + this.desk.asked(method), 0);
  }

  private slot({ slot }: { readonly slot: number }): Slot {
    return this.slots[slot % this.slots.length] as Slot;
  }
}

function fresh(kind: Slot['kind'], taskId: string, recordId: string, title: string, here: string): Slot {
  return {
    kind,
    taskId,
    recordId,
    title,
    here,
    there: [],
    changedHere: false,
    deletedThere: false,
    renamedThere: false,
    open: true,
  };
}

function startOf({ start }: GoogleEvent): string {
  if (start?.date) return start.date;
  return Temporal.Instant.from(start?.dateTime as string)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toString();
}
