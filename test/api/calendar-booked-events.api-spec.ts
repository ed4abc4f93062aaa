import { anAppointment } from '../builders/appointment.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { CalendarDesk } from '../support/calendar-desk.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { PersonsCalendar } from '../support/google/account.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

interface Issue {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly recordId: string;
  readonly can: Record<string, boolean>;
}

/** An event of one's own calendar was booked as an appointment: what happens to it there later is asked about. */
describe('An event that became an appointment', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let read: ConnectedCalendar;
  let theirs: PersonsCalendar;
  let desk: CalendarDesk;
  let made = 0;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.sql('DELETE FROM rate_limit');
    const email = `anna${++made}@gmail.test`;
    anna = await test.visitor().signUp({ email: `anna${made}@studio.test` });
    const { clientId } = await anEngagement(anna);
    await aContact(anna, { clientId, name: 'Giulia Rossi', email: 'giulia@rossi.test' });
    read = await aConnectedCalendar(test, google, anna, { email, readMode: 'details' });
    theirs = read.there;
    desk = await CalendarDesk.open(test, google, read.seatId, { email: `desk${made}@gmail.test` });
  });

  const attendees = [{ email: 'giulia@rossi.test' }];
  /** Wednesday at ten in Rome, an hour; @returns the event there and the appointment here. */
  async function booked(fields = {}) {
    const event = theirs.put({ summary: 'Visit', start: '2026-11-18T10:00', end: '2026-11-18T11:00', attendees, ...fields }); // prettier-ignore
    await read.pull();
    const { body } = await anna.get('/entry-candidates?proposes=appointment').expect(200);
    const { appointmentId } = (await anna.post(`/entry-candidates/${body.items[0].id}/accept`).expect(200))
      .body;
    await desk.push();
    return { eventId: event.id as string, appointmentId: appointmentId as string };
  }
  const issues = async () => (await anna.get('/sync-issues').expect(200)).body.items as Issue[];
  const startOf = async (id: string) =>
    (await anna.get(`/appointments/${id}`).expect(200)).body.startsAt as string;
  const say = (word: string) => async (issue: Issue | undefined) =>
    (await anna.post(`/sync-issues/${issue?.id}/${word}`).expect(200)).body;
  const notices = async () =>
    ((await anna.get('/notices').expect(200)).body.items as Record<string, string>[])
      .filter(({ kind }) => kind === 'appointment.elsewhere')
      .map(({ state, subjectId }) => ({ state, subjectId }));
  /** What stands in the calendar that we write. */
  const written = async () => {
    await desk.push();
    return desk.theirs.events.map(({ start }) => start?.dateTime);
  };
  /** How often a guest of ours was told that something moved. */
  const told = async () =>
    (
      await test.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM notice WHERE workspace_id = $1 AND kind = 'appointment.moved'`,
        [read.workspaceId],
      )
    )[0]?.n;

  it('stands in the calendar once, and is not written a second time', async () => {
    await booked();
    expect(await written()).toEqual([]);
    expect(await issues()).toEqual([]);
  });

  it('and was moved there is asked about, in the settings and by a notice; nobody else hears of it', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    expect(await issues()).toMatchObject([
      {
        ...{ kind: 'conflict', title: 'Visit', noun: 'appointment', recordId: appointmentId },
        changes: [
          { field: 'start', ours: '2026-11-18T09:00:00Z', theirs: '2026-11-18T15:00:00Z', kept: 'ours' },
          { field: 'end', ours: '2026-11-18T10:00:00Z', theirs: '2026-11-18T16:00:00Z', kept: 'ours' },
        ],
        can: { undo: false, apply: true, putBack: false, dismiss: true },
      },
    ]);
    expect(await notices()).toEqual([{ state: 'moved', subjectId: appointmentId }]);
    expect(await startOf(appointmentId)).toBe('2026-11-18T09:00:00Z');
    expect(await written()).toEqual([]);
    expect(await told()).toBe(0);
  });

  it('follows it when its host says so, and its guests are told', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    expect(await say('apply')((await issues())[0])).toMatchObject({ resolution: 'solved' });
    expect(await startOf(appointmentId)).toBe('2026-11-18T15:00:00Z');
    expect([await issues(), await notices(), await written()]).toEqual([[], [], []]);
    expect(await told()).toBe(1);
  });

  it('stays where it is booked when its host says so, and stands there from then on', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    expect(await say('dismiss')((await issues())[0])).toMatchObject({ resolution: 'dismissed' });
    expect(await startOf(appointmentId)).toBe('2026-11-18T09:00:00Z');
    expect(await written()).toEqual(['2026-11-18T09:00:00Z']);
    theirs.edit(eventId, { summary: 'Visit of the fair' });
    await read.pull();
    expect([await issues(), await notices()]).toEqual([[], []]);
  });

  it('and was moved there and back is no question any more', async () => {
    const { eventId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    theirs.move(eventId, '2026-11-18T10:00');
    await read.pull();
    expect([await issues(), await notices(), await written()]).toEqual([[], [], []]);
  });

  it('and was moved by hand in both places is no question, and stands there once', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    await anna.post(`/appointments/${appointmentId}/move`, { startsAt: '2026-11-18T15:00:00Z' }).expect(200);
    expect([await issues(), await notices(), await written()]).toEqual([[], [], []]);
  });

  it('and was deleted there is asked about: the client still comes', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.cancel(eventId);
    await read.pull();
    expect(await issues()).toMatchObject([
      { kind: 'unscheduled', recordId: appointmentId, can: { putBack: true, dismiss: true, apply: false } },
    ]);
    expect(await notices()).toEqual([{ state: 'removed', subjectId: appointmentId }]);
    expect(await written()).toEqual([]);
    expect(await say('put-back')((await issues())[0])).toMatchObject({ resolution: 'put_back' });
    expect(await written()).toEqual(['2026-11-18T09:00:00Z']);
    expect([await issues(), await notices()]).toEqual([[], []]);
  });

  it('and was deleted there is no question any more once it is cancelled', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.cancel(eventId);
    await read.pull();
    await anna.post(`/appointments/${appointmentId}/cancel`, {}).expect(200);
    expect([await issues(), await notices(), await written()]).toEqual([[], [], []]);
  });

  it('of a series is asked about by itself', async () => {
    const { eventId, appointmentId } = await booked({ recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] });
    theirs.moveOccurrence(eventId, '2026-11-25T10:00', '2026-11-25T12:00');
    await read.pull();
    expect(await issues()).toEqual([]);
    theirs.cancelOccurrence(eventId, '2026-11-18T10:00');
    await read.pull();
    expect(await issues()).toMatchObject([{ kind: 'unscheduled', recordId: appointmentId }]);
  });

  it('is asked about no more than once by two readings, and nothing is asked of a calendar that is left alone', async () => {
    const { eventId } = await booked();
    theirs.move(eventId, '2026-11-18T16:00');
    await read.pull();
    theirs.move(eventId, '2026-11-18T17:00');
    await read.pull();
    expect(await issues()).toHaveLength(1);
    expect(await issues()).toMatchObject([{ changes: [{ theirs: '2026-11-18T16:00:00Z' }, {}] }]);
    await say('dismiss')((await issues())[0]);
    const other = await booked({ summary: 'Second', start: '2026-11-19T10:00', end: '2026-11-19T11:00' });
    await anna.patch(`/calendars/${read.id}`, { readMode: 'off' }).expect(200);
    expect(await issues()).toEqual([]);
    expect(await startOf(other.appointmentId)).toBe('2026-11-19T09:00:00Z');
  });

  it('is asked about like one that we wrote there: by a notice too, which goes with the answer', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    const { id: guest } = await aContact(anna, { clientId, email: 'lena@rossi.test' });
    const ours = await anAppointment(anna, { engagementId, contactIds: [guest], startsAt: '2026-11-19T09:00:00Z', endsAt: '2026-11-19T10:00:00Z' }); // prettier-ignore
    await desk.push();
    desk.theirs.move(desk.theirs.events[0]?.id as string, '2026-11-19T16:00');
    await desk.inStep();
    expect(await notices()).toEqual([{ state: 'moved', subjectId: ours.id }]);
    await say('dismiss')((await issues())[0]);
    expect(await notices()).toEqual([]);
    expect(await written()).toEqual(['2026-11-19T09:00:00Z']);
  });

  it('moved to a whole day is no hour to follow, and says so', async () => {
    const { eventId, appointmentId } = await booked();
    theirs.move(eventId, '2026-11-20', '2026-11-21');
    await read.pull();
    const [issue] = await issues();
    await anna.post(`/sync-issues/${issue?.id}/apply`).expect(422);
    expect(await startOf(appointmentId)).toBe('2026-11-18T09:00:00Z');
    expect(await issues()).toHaveLength(1);
  });
});
