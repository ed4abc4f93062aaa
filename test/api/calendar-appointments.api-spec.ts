import { aBooking, aSide, type BuiltAppointment, type Side } from '../builders/booking.js';
import { aContact } from '../builders/contact.js';
import { aMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAY = '2026-11-16T08:30:00Z';

describe('appointments', () => {
  let test: TestApp;
  let anna: Visitor;
  let annaId: string;
  let giulia: Side;
  let hour = 0;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    giulia = await aSide(test, anna, {}, { noticeMinutes: 8 * 60 });
    annaId = (await anna.get('/members').expect(200)).body.items[0].id as string;
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(MONDAY));

  /** Each in an hour of its own, so that the host is free. */
  const inAnHour = () => {
    const start = Temporal.Instant.from('2026-12-01T00:00:00Z').add({ hours: hour++ });
    return { startsAt: start.toString(), endsAt: start.add({ hours: 1 }).toString() };
  };
  const booked = (fields = {}) => aBooking(anna, giulia, { ...inAnHour(), ...fields });
  const read = async (who: Visitor, id: string) =>
    (await who.get(`/appointments/${id}`).expect(200)).body as BuiltAppointment & {
      can: Record<string, boolean>;
    };

  describe('are booked', () => {
    it('by a member, with a client’s contacts, about a task, at a place', async () => {
      const task = await aTask(anna, { engagementId: giulia.engagementId, title: 'Fair in Bologna' });
      const place = { kind: 'telephone', text: '+39 051 123456' };
      const appointment = await booked({ taskId: task.id, place, note: 'Two offers', title: ' Fair ' });
      expect(appointment).toMatchObject({
        ...{ title: 'Fair', note: 'Two offers', place, taskId: task.id, taskTitle: 'Fair in Bologna' },
        ...{ memberId: annaId, state: 'booked', attendance: null, sequence: 0, version: 1 },
        guests: [{ id: giulia.id, name: giulia.name }],
        can: { edit: true, move: true, cancel: true },
      });
      expect(await read(giulia.visitor, appointment.id)).toMatchObject({
        title: 'Fair',
        followUpAt: null,
        can: { edit: false, move: true, cancel: true },
      });
    });

    it('never twice with the same host at the same time; what touches does not overlap', async () => {
      const { startsAt, endsAt } = await booked();
      const body = { title: 'Again', engagementId: giulia.engagementId, contactIds: [giulia.id] };
      const half = Temporal.Instant.from(startsAt).add({ minutes: 30 }).toString();
      const later = Temporal.Instant.from(endsAt).add({ minutes: 30 }).toString();
      const answer = await anna.post('/appointments', { ...body, startsAt: half, endsAt: later }).expect(409);
      expect(answer.body.code).toBe('appointment.host-busy');
      hour++;
      await anna.post('/appointments', { ...body, startsAt: endsAt, endsAt: later }).expect(201);
    });

    it('also afterwards, when what took place is written down; then nobody gets a mail', async () => {
      const past = { startsAt: '2026-11-12T09:00:00Z', endsAt: '2026-11-12T10:00:00Z' };
      const appointment = await aBooking(anna, giulia, past);
      expect(appointment).toMatchObject({ can: { move: true, cancel: false } });
      const jobs = await test.sql(
        `SELECT FROM graphile_worker._private_jobs WHERE payload ->> 'appointmentId' = $1`,
        [appointment.id],
      );
      expect(jobs).toEqual([]);
    });

    it.each([
      ['an end before the start', { startsAt: '2026-11-19T10:00:00Z', endsAt: '2026-11-19T09:00:00Z' }],
      ['more than a day', { startsAt: '2026-11-19T10:00:00Z', endsAt: '2026-11-20T10:01:00Z' }],
      ['a year that is far away', { startsAt: '2028-11-19T10:00:00Z', endsAt: '2028-11-19T11:00:00Z' }],
      ['what is long past', { startsAt: '2026-01-19T10:00:00Z', endsAt: '2026-01-19T11:00:00Z' }],
    ])('not with %s', async (_, times) => {
      const body = { title: 'No', engagementId: giulia.engagementId, contactIds: [giulia.id], ...times };
      const answer = await anna.post('/appointments', body).expect(422);
      expect(answer.body.code).toBe('appointment.time-impossible');
    });

    it('not with a contact of another client, a host who is none, or a task of another engagement', async () => {
      const stranger = await aContact(anna);
      const other = await aSide(test, anna);
      const task = await aTask(anna, { engagementId: other.engagementId });
      const member = await aMember(test, anna);
      const body = {
        title: 'No',
        engagementId: giulia.engagementId,
        contactIds: [giulia.id],
        ...inAnHour(),
      };
      const refused = async (fields: object, status: number) =>
        (await anna.post('/appointments', { ...body, ...fields }).expect(status)).body.code as string;
      expect(await refused({ contactIds: [stranger.id] }, 422)).toBe('appointment.guest-stranger');
      expect(await refused({ memberId: member.id }, 404)).toBe('record.not-found');
      expect(await refused({ taskId: task.id }, 404)).toBe('record.not-found');
      expect(await refused({ contactIds: [] }, 400)).toBe('request.invalid');
      expect(await refused({ place: { kind: 'moon', text: 'Sea' } }, 400)).toBe('request.invalid');
    });
  });

  describe('are seen', () => {
    it('by nobody of another client', async () => {
      const appointment = await booked();
      const other = await aSide(test, anna);
      await other.visitor.get(`/appointments/${appointment.id}`).expect(404);
      await other.visitor.post(`/appointments/${appointment.id}/cancel`, {}).expect(404);
      await other.visitor.get(`/appointments/${appointment.id}/slots`).expect(404);
      expect((await other.visitor.get('/appointments').expect(200)).body.items).toEqual([]);
    });

    it('by another contact of the client, who looks on and changes nothing', async () => {
      const appointment = await booked();
      const carlo = await aSide(test, anna, { clientId: giulia.clientId });
      const engagement = { ...carlo, engagementId: giulia.engagementId };
      expect((await read(engagement.visitor, appointment.id)).can).toEqual({
        edit: false,
        move: false,
        cancel: false,
        answer: false,
      });
      await carlo.visitor.post(`/appointments/${appointment.id}/cancel`, {}).expect(404);
    });

    it('in a stretch of time, page by page, from either end', async () => {
      const side = await aSide(test, anna);
      for (const day of ['01', '02', '03'])
        await aBooking(anna, side, {
          startsAt: `2027-02-${day}T09:00:00Z`,
          endsAt: `2027-02-${day}T10:00:00Z`,
        });
      const starts = async (query: string) => {
        const { body } = await anna
          .get(`/appointments?engagementId=${side.engagementId}&${query}`)
          .expect(200);
        return { days: body.items.map(({ startsAt }: BuiltAppointment) => startsAt.slice(8, 10)) as string[], next: body.nextCursor as string | null }; // prettier-ignore
      };
      expect((await starts('from=2027-02-01T10:00:00Z&to=2027-02-03T09:00:00Z')).days).toEqual(['02']);
      const first = await starts('limit=2');
      expect(first.days).toEqual(['01', '02']);
      expect((await starts(`limit=2&cursor=${first.next}`)).days).toEqual(['03']);
      const last = await starts('limit=2&order=latest');
      expect(last.days).toEqual(['03', '02']);
      expect((await starts(`limit=2&order=latest&cursor=${last.next}`)).days).toEqual(['01']);
    });
  });

  describe('are moved', () => {
    it('by a member to any time, as long as before; each move counts', async () => {
      const { id, version } = await booked();
      const { startsAt } = inAnHour();
      const answer = await anna
        .post(`/appointments/${id}/move`, { startsAt })
        .set('If-Match', `"${version}"`)
        .expect(200);
      const endsAt = Temporal.Instant.from(startsAt).add({ hours: 1 }).toString();
      expect(answer.body).toMatchObject({ startsAt, endsAt, sequence: 1 });
      const stale = await anna
        .post(`/appointments/${id}/move`, { startsAt })
        .set('If-Match', `"${version}"`)
        .expect(412);
      expect(stale.body.code).toBe('record.stale');
    });

    it('not where they are already: nothing counts, nobody is told, and it is none of the times to choose', async () => {
      const { id, version } = await booked({
        startsAt: '2026-12-03T09:00:00Z',
        endsAt: '2026-12-03T10:00:00Z',
      });
      const answer = await giulia.visitor.post(`/appointments/${id}/move`, { startsAt: '2026-12-03T09:00:00Z' }).expect(200); // prettier-ignore
      expect(answer.body).toMatchObject({ version, sequence: 0 });
      const { body } = await giulia.visitor.get(`/appointments/${id}/slots`).expect(200);
      const starts = body.items.map(({ startsAt }: { startsAt: string }) => startsAt) as string[];
      expect(starts).not.toContain('2026-12-03T09:00:00Z');
      expect(starts).toContain('2026-12-03T09:30:00Z');
    });

    it('not onto another one of the host', async () => {
      const [one, other] = [await booked(), await booked()];
      const { startsAt } = one;
      const answer = await anna.post(`/appointments/${other.id}/move`, { startsAt }).expect(409);
      expect(answer.body.code).toBe('appointment.host-busy');
    });

    it('by a guest to a free time alone, and only while the agreed notice is left', async () => {
      const appointment = await booked({ startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T10:00:00Z' });
      const slots = await giulia.visitor.get(`/appointments/${appointment.id}/slots`).expect(200);
      const free = slots.body.items[0].startsAt as string;
      const move = (startsAt: string) =>
        giulia.visitor.post(`/appointments/${appointment.id}/move`, { startsAt });
      const night = await move('2026-11-25T02:00:00Z').expect(409);
      expect(night.body).toMatchObject({ code: 'appointment.slot-taken' });
      expect(night.body.details.slots.split(' ')[0]).toBe(free);
      expect((await move(free).expect(200)).body.startsAt).toBe(free);
      // A business day of notice is agreed.
      test.clock.set(Temporal.Instant.from(free).subtract({ hours: 1 }));
      expect((await move('2026-11-26T09:00:00Z').expect(422)).body.code).toBe('appointment.too-late-to-move');
    });
  });

  describe('are cancelled', () => {
    const cancel = (who: Visitor, id: string, reason?: string) =>
      who.post(`/appointments/${id}/cancel`, { ...(reason && { reason }) });

    it('in time, by whom and why, and leave the time free', async () => {
      const { id, startsAt, endsAt } = await booked();
      const answer = await cancel(giulia.visitor, id, 'The train does not run').expect(200);
      expect(answer.body).toMatchObject({
        ...{ state: 'cancelled', cancelledSide: 'client', cancelledByName: giulia.name },
        ...{ cancelReason: 'The train does not run', attendance: 'cancelled_in_time', sequence: 1 },
        can: { edit: false, move: false, cancel: false },
      });
      await booked({ startsAt, endsAt });
      expect((await cancel(anna, id).expect(409)).body.code).toBe('appointment.cancelled');
    });

    it('late, with less than the agreed business notice left; by which side is kept', async () => {
      const times = { startsAt: '2026-11-17T14:00:00Z', endsAt: '2026-11-17T15:00:00Z' };
      const { id } = await booked(times);
      test.clock.set('2026-11-17T08:30:00Z');
      const answer = await cancel(anna, id).expect(200);
      expect(answer.body).toMatchObject({ attendance: 'cancelled_late', cancelledSide: 'practice' });
    });

    it('not once they have begun', async () => {
      const { id, startsAt } = await booked();
      test.clock.set(startsAt);
      expect((await cancel(giulia.visitor, id).expect(409)).body.code).toBe('appointment.begun');
    });
  });

  it('are edited by members: words, place, guests; a contact is refused', async () => {
    const carla = await aContact(anna, { clientId: giulia.clientId });
    const { id, version } = await booked();
    const words = { title: 'Otherwise', place: { kind: 'address', text: 'Via Roma 1' } };
    const body = { ...words, contactIds: [carla.id] };
    await giulia.visitor.patch(`/appointments/${id}`, body).expect(403);
    const answer = await anna.patch(`/appointments/${id}`, body).set('If-Match', `"${version}"`).expect(200);
    expect(answer.body).toMatchObject({ ...words, guests: [{ id: carla.id }] });
    const without = await anna.patch(`/appointments/${id}`, { place: null }).expect(200);
    expect(without.body).toMatchObject({ place: null, title: 'Otherwise', sequence: 2 });
  });

  it('booked twice in the same moment are booked once', async () => {
    const times = inAnHour();
    const body = { title: 'Race', engagementId: giulia.engagementId, contactIds: [giulia.id], ...times };
    const answers = await Promise.all([1, 2, 3, 4].map(() => anna.post('/appointments', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});
