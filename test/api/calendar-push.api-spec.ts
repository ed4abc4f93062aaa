import { CalendarPushService } from '../../src/modules/calendar/sync/calendar-push.service.js';
import { WritePace } from '../../src/modules/calendar/sync/write-pace.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { anAppointment } from '../builders/appointment.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask, moved } from '../builders/task.js';
import { aTimeBlock } from '../builders/time-block.js';
import { CalendarDesk } from '../support/calendar-desk.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

let google: Google;
let test: TestApp;
let anna: Visitor;
let me: string;
let desk: CalendarDesk;
let made = 0;

beforeAll(async () => {
  ({ google, test } = await startWithGoogle());
});

afterAll(() => test.close());

beforeEach(async () => {
  google.faults.clear();
  await test.sql('DELETE FROM rate_limit');
  anna = await test.visitor().signUp({ email: `anna${++made}@studio.test` });
  me = ((await anna.get('/session')).body as { seat: { id: string } }).seat.id;
  desk = await CalendarDesk.open(test, google, me);
});

const issues = async () => ((await anna.get('/sync-issues').expect(200)).body as { items: Issue[] }).items;

interface Issue {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string | null;
  readonly changes: { field: string; ours: string; theirs: string; kept: string }[];
  readonly can: Record<'undo' | 'apply' | 'putBack' | 'dismiss', boolean>;
}

async function due(dueOn = '2026-11-20', title = 'Hotel in Trieste') {
  const task = await aTask(anna, { title, dueOn, assigneeId: me });
  await desk.push();
  return { id: task.id, read: async () => (await anna.get(`/tasks/${task.id}`).expect(200)).body as { dueOn: string; status: string; title: string; version: number } }; // prettier-ignore
}

async function block() {
  const task = await aTask(anna, { title: 'Hotel in Trieste' });
  const { id } = await aTimeBlock(anna, { taskId: task.id });
  await desk.push();
  return { id, taskId: task.id, read: async () => (await anna.get(`/time-blocks/${id}`)).body as { startsAt: string; endsAt: string; removedAt: string | null } }; // prettier-ignore
}

const eventId = () => desk.event.id as string;

describe('Due dates', () => {
  it('stand in the calendar of whoever does the task, all day, free, in their words', async () => {
    const task = await due();
    expect(desk.event).toMatchObject({
      start: { date: '2026-11-20' },
      end: { date: '2026-11-21' },
      transparency: 'transparent',
    });
    expect(desk.event.summary).toContain('Hotel in Trieste');
    expect(desk.event.description).toContain(`/tasks/${task.id}`);
    expect(await desk.waiting()).toBe(0);
  });

  it('follow the task: another day, another title, done, and open again under a new id', async () => {
    const task = await due();
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-25', title: 'Hotel in Udine' }).expect(200);
    await desk.push();
    expect(desk.event).toMatchObject({ start: { date: '2026-11-25' }, end: { date: '2026-11-26' } });
    expect(desk.event.summary).toContain('Hotel in Udine');
    const first = eventId();
    await moved(anna, task, 'in_progress', 'delivered', 'done');
    await desk.push();
    expect(desk.events).toEqual([]);
    await moved(anna, task, 'in_progress');
    await desk.push();
    expect(eventId()).not.toBe(first);
  });

  it('go with the task to whoever does it now, and name no client where others look too', async () => {
    const bea = await aMember(test, anna, { role: 'owner' });
    const other = await CalendarDesk.open(test, google, bea.id, { genericTitles: true });
    const task = await due();
    await anna.patch(`/tasks/${task.id}`, { assigneeId: bea.id }).expect(200);
    await Promise.all([desk.push(), other.push()]);
    expect([desk.events.length, other.events.length]).toEqual([0, 1]);
    expect(other.event.summary).toBe('Due date');
    expect(JSON.stringify(other.event)).not.toContain('Hotel');
  });

  it('F22: no mail goes out for anything that is written', async () => {
    const task = await due();
    const from = google.log.length;
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-23' }).expect(200);
    await desk.push();
    await anna.patch(`/tasks/${task.id}`, { dueOn: null }).expect(200);
    await desk.push();
    const writes = google.log
      .slice(from - 1)
      .filter(({ method, path }) => method !== 'GET' && path.includes('/events'));
    expect(writes.map(({ method, query }) => [method, query.sendUpdates])).toEqual([
      ['POST', 'none'],
      ['PATCH', 'none'],
      ['DELETE', 'none'],
    ]);
  });

  it('F9: what was written is not taken for news: one write, and nothing follows', async () => {
    await due();
    expect(desk.asked('POST')).toBe(1);
    for (let round = 0; round < 3; round++) await desk.inStep();
    expect([desk.asked('POST'), desk.asked('PATCH'), desk.asked('PUT')]).toEqual([1, 0, 0]);
    expect(await desk.waiting()).toBe(0);
    expect(await issues()).toEqual([]);
  });

  it('F9: a day moved over there is moved here, and that is not written back', async () => {
    const task = await due();
    desk.theirs.move(eventId(), '2026-11-27');
    await desk.inStep();
    await desk.inStep();
    expect((await task.read()).dueOn).toBe('2026-11-27');
    expect(desk.asked('PATCH')).toBe(0);
  });

  it('F10: an answer that is lost after the writing makes no second event', async () => {
    google.fail({ method: 'POST', path: /\/events$/, kind: 'lostReply' });
    await due();
    expect(desk.events.length).toBe(1);
    expect(await desk.waiting()).toBe(1);
    test.clock.advance({ minutes: 30 });
    await desk.push();
    expect(desk.events.length).toBe(1);
    expect(await desk.waiting()).toBe(0);
    expect(await issues()).toEqual([]);
  });

  it('F10: what was changed meanwhile arrives too, and what the person changed meanwhile stays', async () => {
    google.fail({ method: 'POST', path: /\/events$/, kind: 'lostReply' });
    const task = await due();
    desk.theirs.move(eventId(), '2026-11-30');
    await anna.patch(`/tasks/${task.id}`, { title: 'Hotel in Udine' }).expect(200);
    test.clock.advance({ minutes: 30 });
    await desk.push();
    expect(desk.event).toMatchObject({ start: { date: '2026-11-30' } });
    expect(desk.event.summary).toContain('Hotel in Udine');
    expect(await task.read()).toMatchObject({ dueOn: '2026-11-30', title: 'Hotel in Udine' });
  });

  it('F10: a change whose answer is lost is neither done twice nor taken for the person’s', async () => {
    const task = await due();
    google.fail({ method: 'PATCH', kind: 'lostReply' });
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-23' }).expect(200);
    await desk.push();
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24' }).expect(200);
    test.clock.advance({ minutes: 30 });
    await desk.inStep();
    expect((await task.read()).dueOn).toBe('2026-11-24');
    expect(desk.event).toMatchObject({ start: { date: '2026-11-24' } });
    expect(await issues()).toEqual([]);
  });

  it('F11: an event that was deleted before we knew of it is not fought for; put back, it has a new id', async () => {
    google.fail({ method: 'POST', path: /\/events$/, kind: 'lostReply' });
    await due();
    const first = eventId();
    desk.theirs.cancel(first);
    test.clock.advance({ minutes: 30 });
    await desk.push();
    expect(desk.events).toEqual([]);
    expect(desk.asked('POST')).toBe(2);
    const [issue] = await issues();
    expect(issue).toMatchObject({ kind: 'unscheduled', can: { putBack: true } });
    await anna.post(`/sync-issues/${issue?.id}/put-back`).expect(200);
    await desk.push();
    expect(eventId()).not.toBe(first);
    expect(await issues()).toEqual([]);
  });

  it('F12: what a person deleted in the calendar stays deleted, and only unscheduled here', async () => {
    const task = await due();
    desk.theirs.cancel(eventId());
    await desk.inStep();
    await anna.patch(`/tasks/${task.id}`, { title: 'Hotel in Udine', dueOn: '2026-11-24' }).expect(200);
    await desk.retarget();
    await desk.inStep();
    expect(desk.events).toEqual([]);
    expect(await task.read()).toMatchObject({ dueOn: '2026-11-24', status: 'accepted' });
    expect((await issues()).map(({ kind }) => kind)).toEqual(['unscheduled']);
  });

  it('F12: what a person brought back themselves is kept in step again', async () => {
    const task = await due();
    const event = desk.event;
    desk.theirs.cancel(event.id as string);
    await desk.inStep();
    desk.theirs.edit(event.id as string, { status: 'confirmed' });
    await desk.inStep();
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24' }).expect(200);
    await desk.push();
    expect(desk.event).toMatchObject({ id: event.id, start: { date: '2026-11-24' } });
    expect(await issues()).toEqual([]);
  });

  it('F13: taking out what is gone already counts as done', async () => {
    const task = await due();
    desk.theirs.cancel(eventId());
    await moved(anna, task, 'cancelled');
    await desk.push();
    expect([desk.asked('DELETE'), await desk.waiting()]).toEqual([1, 0]);
    expect(await issues()).toEqual([]);
  });

  it('F14: an event that was changed meanwhile is read, merged and written, once', async () => {
    const task = await due();
    desk.theirs.edit(eventId(), { location: 'At home' });
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24' }).expect(200);
    await desk.push();
    expect(desk.event).toMatchObject({ location: 'At home', start: { date: '2026-11-24' } });
    expect([desk.asked('PATCH'), await desk.waiting()]).toEqual([2, 0]);
  });

  it('F14: one that never holds still is left alone after three tries, told, and tried again later', async () => {
    const task = await due();
    google.fail({ method: 'PATCH', status: 412, reason: 'conditionNotMet', times: 3 });
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24' }).expect(200);
    await desk.push();
    expect(desk.asked('PATCH')).toBe(3);
    expect((await issues()).map(({ kind, reason }) => [kind, reason])).toEqual([['refused', 'stale']]);
    test.clock.advance({ minutes: 16 });
    await desk.push();
    expect(desk.event).toMatchObject({ start: { date: '2026-11-24' } });
    expect(await issues()).toEqual([]);
  });

  it('F15: guests, reminders and colours that the person gave it survive our changes', async () => {
    const task = await due();
    const given = {
      attendees: [{ email: 'zita@example.com' }],
      reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 30 }] },
      colorId: '5',
    };
    desk.theirs.edit(eventId(), given);
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24', title: 'Hotel in Udine' }).expect(200);
    await desk.inStep();
    expect(desk.event).toMatchObject({ ...given, start: { date: '2026-11-24' } });
  });

  it('says in words of their own what the person added to the title, until it changes here', async () => {
    const task = await due();
    desk.theirs.edit(eventId(), { summary: 'Trieste!!' });
    await desk.inStep();
    await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-24' }).expect(200);
    await desk.push();
    expect(desk.event.summary).toBe('Trieste!!');
    expect(await issues()).toEqual([]);
  });
});

describe('A conflict', () => {
  async function both() {
    const task = await due();
    desk.theirs.edit(eventId(), {
      summary: 'Trieste!!',
      start: { date: '2026-11-26' },
      end: { date: '2026-11-27' },
    });
    await anna.patch(`/tasks/${task.id}`, { title: 'Hotel in Udine', dueOn: '2026-11-24' }).expect(200);
    await desk.inStep();
    return task;
  }

  it('is decided by the calendar for the time and by the product for the words, and told', async () => {
    const task = await both();
    expect(desk.event.start).toMatchObject({ date: '2026-11-26' });
    expect(desk.event.summary).toContain('Hotel in Udine');
    expect(await task.read()).toMatchObject({ dueOn: '2026-11-26', title: 'Hotel in Udine' });
    const [issue] = await issues();
    expect(issue?.kind).toBe('conflict');
    expect(issue?.changes).toEqual([
      expect.objectContaining({ field: 'title', theirs: 'Trieste!!', kept: 'ours' }),
      expect.objectContaining({ field: 'start', ours: '2026-11-24', theirs: '2026-11-26', kept: 'theirs' }),
      expect.objectContaining({ field: 'end', ours: '2026-11-25', theirs: '2026-11-27', kept: 'theirs' }),
    ]);
  });

  it('can be undone: then the other side’s version is taken, and stays', async () => {
    const task = await both();
    const [issue] = await issues();
    await anna.post(`/sync-issues/${issue?.id}/undo`).expect(200);
    await desk.inStep();
    await desk.inStep();
    expect(desk.event).toMatchObject({ summary: 'Trieste!!', start: { date: '2026-11-24' } });
    expect((await task.read()).dueOn).toBe('2026-11-24');
    expect(await issues()).toEqual([]);
    await anna.post(`/sync-issues/${issue?.id}/undo`).expect(409);
  });

  it('is nobody else’s to see or to decide', async () => {
    await both();
    const [issue] = await issues();
    const stranger = await test.visitor().signUp({ email: `stranger${made}@studio.test` });
    expect(((await stranger.get('/sync-issues')).body as { items: unknown[] }).items).toEqual([]);
    await stranger.post(`/sync-issues/${issue?.id}/undo`).expect(404);
    await anna.post(`/sync-issues/${issue?.id}/put-back`).expect(422);
  });
});

describe('Planned time', () => {
  it('is busy, and moving it in the calendar reschedules it here', async () => {
    const planned = await block();
    expect(desk.event.transparency ?? 'opaque').toBe('opaque');
    desk.theirs.move(eventId(), '2026-11-18T14:00', '2026-11-18T15:30');
    await desk.inStep();
    expect(await planned.read()).toMatchObject({
      startsAt: '2026-11-18T13:00:00Z',
      endsAt: '2026-11-18T14:30:00Z',
    });
    expect(desk.asked('PATCH')).toBe(0);
  });

  it('F12: deleted in the calendar it is no longer planned, its task stays, and it can be put back', async () => {
    const planned = await block();
    const first = eventId();
    desk.theirs.cancel(first);
    await desk.inStep();
    await desk.inStep();
    expect((await planned.read()).removedAt).not.toBeNull();
    await anna.get(`/tasks/${planned.taskId}`).expect(200);
    const [issue] = await issues();
    expect(issue).toMatchObject({ kind: 'unscheduled', can: { putBack: true } });
    await anna.post(`/sync-issues/${issue?.id}/put-back`).expect(200);
    await desk.push();
    expect((await planned.read()).removedAt).toBeNull();
    expect(eventId()).not.toBe(first);
  });

  it('F36: of a calendar that was deleted as a whole nobody took it out: it stays planned', async () => {
    const planned = await block();
    google.account(desk.email).drop(desk.theirs);
    const later = { startsAt: '2026-11-19T14:00:00Z', endsAt: '2026-11-19T15:00:00Z' };
    await anna.patch(`/time-blocks/${planned.id}`, later).expect(200);
    await desk.push();
    await desk.pull();
    await desk.push();
    expect(await planned.read()).toMatchObject({ ...later, removedAt: null });
    expect((await issues()).map(({ kind }) => kind)).toEqual(['removed']);
  });

  it('F16: put on a whole day it goes back to its hours, and its person is told why', async () => {
    const planned = await block();
    desk.theirs.move(eventId(), '2026-11-18');
    await desk.inStep();
    expect(desk.event.start?.date ?? null).toBeNull();
    expect(Temporal.Instant.from(desk.event.start?.dateTime as string).toString()).toBe(
      '2026-11-17T09:00:00Z',
    );
    expect((await planned.read()).startsAt).toBe('2026-11-17T09:00:00Z');
    expect((await issues()).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['refused', 'calendar.day-is-no-time'],
    ]);
  });

  it('F17: the day of a due date is the same for whoever looks from where', async () => {
    await due('2026-12-31', 'Annual accounts');
    expect(desk.event).toMatchObject({ start: { date: '2026-12-31' }, end: { date: '2027-01-01' } });
  });
});

describe('Appointments', () => {
  async function booked() {
    const engagement = await anEngagement(anna);
    const zita = await aContact(anna, { clientId: engagement.clientId, email: `zita${made}@ferri.test` });
    const { id } = await anAppointment(anna, { engagementId: engagement.id, contactIds: [zita.id] });
    await desk.push();
    const mails = async () =>
      (await test.sql('SELECT 1 FROM graphile_worker.jobs WHERE key LIKE $1', [`%:moved:${id}`])).length;
    return { id, mails, read: async () => (await anna.get(`/appointments/${id}`).expect(200)).body as { startsAt: string; state: string } }; // prettier-ignore
  }
  const THERE = ['2026-11-20T16:00', '2026-11-20T17:00'] as const;

  it('are busy in their host’s calendar, and go when they are cancelled', async () => {
    const { id } = await booked();
    expect(desk.event.transparency ?? 'opaque').toBe('opaque');
    await anna.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
    await desk.push();
    expect(desk.events).toEqual([]);
  });

  it('F22: moved in the calendar they stay here, nobody is told, and their host is asked', async () => {
    const meeting = await booked();
    const before = await meeting.mails();
    desk.theirs.move(eventId(), ...THERE);
    await desk.inStep();
    await desk.inStep();
    expect((await meeting.read()).startsAt).toBe('2026-11-19T14:00:00Z');
    expect([await meeting.mails(), desk.asked('PATCH')]).toEqual([before, 0]);
    expect(await issues()).toMatchObject([
      { kind: 'conflict', can: { apply: true, dismiss: true, undo: false } },
    ]);
  });

  it('are moved, and their guests told, once the host says so', async () => {
    const meeting = await booked();
    const before = await meeting.mails();
    desk.theirs.move(eventId(), ...THERE);
    await desk.inStep();
    const [issue] = await issues();
    await anna.post(`/sync-issues/${issue?.id}/apply`).expect(200);
    await desk.inStep();
    expect((await meeting.read()).startsAt).toBe('2026-11-20T15:00:00Z');
    expect(await meeting.mails()).toBeGreaterThan(before);
    expect([desk.asked('PATCH'), await issues()]).toEqual([0, []]);
  });

  it('go back in the calendar when the host does not mean it', async () => {
    await booked();
    const { start } = desk.event;
    desk.theirs.move(eventId(), ...THERE);
    await desk.inStep();
    const [issue] = await issues();
    await anna.post(`/sync-issues/${issue?.id}/dismiss`).expect(200);
    await desk.inStep();
    expect(desk.event.start?.dateTime).toBe(start?.dateTime);
    expect(await issues()).toEqual([]);
  });

  it('are no longer asked about when the person puts them back themselves', async () => {
    await booked();
    desk.theirs.move(eventId(), ...THERE);
    await desk.inStep();
    desk.theirs.move(eventId(), '2026-11-19T15:00', '2026-11-19T16:00');
    await desk.inStep();
    expect(await issues()).toEqual([]);
  });

  it('F12: deleted in the calendar they are not called off, and can be put back', async () => {
    const meeting = await booked();
    desk.theirs.cancel(eventId());
    await desk.inStep();
    expect((await meeting.read()).state).toBe('booked');
    const [issue] = await issues();
    await anna.post(`/sync-issues/${issue?.id}/put-back`).expect(200);
    await desk.push();
    expect(desk.events.length).toBe(1);
  });
});

describe('A calendar that is written to', () => {
  it('gets what is open when it is chosen, and gives it up when another one is', async () => {
    await due();
    await aTask(anna, { dueOn: '2026-11-21', assigneeId: me });
    await desk.push();
    expect(desk.events.length).toBe(2);
    await desk.choose(false);
    await desk.push();
    expect(desk.events).toEqual([]);
    await desk.choose(true);
    await desk.push();
    expect(desk.events.length).toBe(2);
  });

  it('is cleared before it is disconnected, as far as it can be reached', async () => {
    await due();
    await block();
    const pushes = test.app.get(CalendarPushService);
    google.fail({ method: 'DELETE', status: 503, reason: 'backendError', times: 1 });
    expect(await pushes.withdraw(desk.workspaceId, desk.calendarId)).toMatchObject({ removed: 0, left: 2 });
    test.clock.advance({ minutes: 30 });
    expect(await pushes.withdraw(desk.workspaceId, desk.calendarId)).toMatchObject({ removed: 2, left: 0 });
    expect(desk.events).toEqual([]);
  });

  it('F4: that comes back empty touches nothing until its person says that it is', async () => {
    await due();
    await desk.pull();
    desk.theirs.cancel(eventId());
    await test.sql('UPDATE sync_cursor SET token = NULL, full_not_before = NULL WHERE calendar_id = $1', [
      desk.calendarId,
    ]);
    await desk.inStep();
    const [emptied] = await issues();
    expect(emptied).toMatchObject({ kind: 'emptied', can: { apply: true } });
    await anna.post(`/sync-issues/${emptied?.id}/apply`).expect(200);
    test.clock.advance({ minutes: 30 });
    await desk.inStep();
    expect((await issues()).map(({ kind }) => kind)).toEqual(['unscheduled']);
  });

  it('F28: is left in peace when it asks for patience, and gets everything afterwards', async () => {
    google.fail({
      method: 'POST',
      path: /\/events$/,
      status: 429,
      reason: 'rateLimitExceeded',
      headers: { 'retry-after': '600' },
    });
    await due();
    for (let minute = 0; minute < 9; minute++) {
      test.clock.advance({ minutes: 1 });
      await desk.push();
    }
    expect(desk.asked('POST')).toBe(1);
    test.clock.advance({ minutes: 2 });
    await desk.push();
    expect([desk.asked('POST'), desk.events.length]).toEqual([2, 1]);
  });

  it('F28: is written to twice a second at most', async () => {
    for (const day of [20, 21, 22]) await aTask(anna, { dueOn: `2026-11-${day}`, assigneeId: me });
    const pace = test.app.get(WritePace);
    const begun = performance.now();
    try {
      pace.milliseconds = 500;
      await desk.push();
    } finally {
      pace.milliseconds = 0;
    }
    expect(desk.events.length).toBe(3);
    expect(performance.now() - begun).toBeGreaterThan(1000);
  });

  it('is written by one at a time, whoever tries', async () => {
    await aTask(anna, { dueOn: '2026-11-21', assigneeId: me });
    google.delayMs = 100;
    const held = await Promise.all([desk.push(), desk.push(), desk.push()]);
    google.delayMs = 0;
    expect(held.filter(Boolean).length).toBe(1);
    expect([desk.asked('POST'), desk.events.length]).toEqual([1, 1]);
  });

  it('is left to the next one when its writer dies, and comes out right', async () => {
    const dying = await aDyingPush();
    expect(dying).toBe('died');
    expect(desk.events.length).toBe(1);
    expect(await desk.push()).toBe(false);
    test.clock.advance({ minutes: 3 });
    await desk.push();
    expect([desk.events.length, await desk.waiting()]).toEqual([1, 0]);
    expect(await issues()).toEqual([]);
  });

  /** The process ends after Google has answered, before that is written down. */
  async function aDyingPush(): Promise<string> {
    await aTask(anna, { dueOn: '2026-11-21', assigneeId: me });
    const transactions = test.app.get(Transactions);
    const as = transactions.as.bind(transactions);
    transactions.as = (who, work, options) =>
      desk.events.length > 0 ? Promise.reject(new Error('died')) : as(who, work, options);
    return desk
      .push()
      .then(
        () => 'lived',
        (error: Error) => error.message,
      )
      .finally(() => (transactions.as = as));
  }

  it('forgets after ninety days what is out of use, and what was told of it', async () => {
    const task = await due();
    await anna.patch(`/tasks/${task.id}`, { dueOn: null }).expect(200);
    await desk.push();
    const links = () => test.sql('SELECT 1 FROM event_link WHERE calendar_id = $1', [desk.calendarId]);
    expect((await links()).length).toBe(1);
    await test.sql(
      `UPDATE event_link SET tombstoned_at = tombstoned_at - interval '91 days' WHERE calendar_id = $1`,
      [desk.calendarId],
    );
    await desk.push();
    expect((await links()).length).toBe(0);
  });
});
