import { FollowUpJobs } from '../../src/modules/appointments/follow-ups.jobs.js';
import { anAppointment, type BuiltAppointment } from '../builders/appointment.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact, type ContactFields } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { anOwner } from '../builders/owner.js';
import { aPreference } from '../builders/preference.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';

const BEFORE = '2026-11-16T08:30:00Z';
const BEGUN = '2026-11-19T14:20:00Z';
const DUE = '2026-11-24T08:00:00Z';

describe('attendance', () => {
  let test: TestApp;
  let number = 0;

  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(BEFORE));

  /** A practice, a client with a contact who signs in by a token, and a session on Thursday. */
  const aSide = async (terms: EngagementFields = {}, fields: ContactFields = {}) => {
    const owner = await anOwner(test, BEFORE);
    const [anna, workspaceId] = [await owner.lasting(), await owner.workspaceId()];
    const contact = await aPortalContact(test, anna, { email: `attends-${++number}@example.com`, ...fields });
    const engagement = await anEngagement(anna, { clientId: contact.clientId, ...terms });
    const { body } = await contact.visitor.post('/tokens', { name: 'Tests' }).expect(201);
    const giulia = test.visitor().useToken(body.token as string);
    const appointment = await anAppointment(anna, { engagementId: engagement.id, contactIds: [contact.id] });
    return { ...contact, anna, workspaceId, giulia, engagementId: engagement.id, appointment };
  };
  type Side = Awaited<ReturnType<typeof aSide>>;
  const path = ({ id }: Pick<BuiltAppointment, 'id'>) => `/appointments/${id}/attendance`;
  const note = ({ anna, appointment }: Pick<Side, 'anna' | 'appointment'>, attendance: string | null) =>
    anna.put(path(appointment), { attendance });
  const noted = async (side: Side, attendance: string | null) => {
    test.clock.set(BEGUN);
    return (await note(side, attendance).expect(200)).body as Record<string, unknown>;
  };
  const rateOf = async ({ anna, clientId }: Side) =>
    (await anna.get(`/clients/${clientId}/attendance`).expect(200)).body as Record<string, number>;
  const consider = (side: Side) => test.app.get(FollowUpJobs).consider(side.workspaceId, side.appointment.id);
  const followUp = async ({ anna, clientId }: Side) =>
    (await anna.get(`/appointment-follow-ups?clientId=${clientId}`).expect(200)).body.items[0] as {
      id: string;
      state: string;
      because: string | null;
      dueAt: string;
      text: string;
      can: Record<string, boolean>;
    };
  const mailsOf = (kind: string, email: string) =>
    test.sql<{ id: string }>('SELECT id FROM mail WHERE kind = $1 AND to_address = $2', [kind, email]);

  describe('is noted', () => {
    it('from the start of a session on, by members alone', async () => {
      const side = await aSide();
      const refused = await note(side, 'attended').expect(422);
      expect(refused.body).toMatchObject({ code: 'attendance.impossible', details: { reason: 'early' } });
      expect((await side.anna.get(path(side.appointment)).expect(200)).body.can.note).toBe(false);
      const told = await noted(side, 'late');
      expect(told).toMatchObject({ attendance: 'late', at: BEGUN, can: { note: true, charge: false } });
      await side.giulia.put(path(side.appointment), { attendance: 'attended' }).expect(403);
      await side.giulia.get(path(side.appointment)).expect(403);
      const stranger = await aMember(test, side.anna, { role: 'assistant' });
      await stranger.visitor.put(path(side.appointment), { attendance: 'attended' }).expect(404);
      const elsewhere = await anOwner(test);
      await elsewhere.put(path(side.appointment), { attendance: 'attended' }).expect(404);
    });

    it('otherwise, or taken back, until the client was told of it in a report', async () => {
      const side = await aSide();
      await noted(side, 'attended');
      await note(side, 'no_show_client').expect(200);
      expect((await note(side, null).expect(200)).body).toMatchObject({ attendance: null, at: null });
      await note(side, 'attended').expect(200);
      test.clock.set('2026-11-23T08:00:00Z');
      const body = { engagementId: side.engagementId, week: '2026-W47' };
      const { id } = (await side.anna.post('/reports', body).expect(201)).body as { id: string };
      await note(side, 'late').expect(200);
      await side.anna.post(`/reports/${id}/refresh`).expect(200);
      await side.anna.post(`/reports/${id}/send`, {}).expect(200);
      expect((await note(side, 'attended').expect(409)).body.code).toBe('attendance.reported');
      expect((await note(side, 'late').expect(200)).body.can.note).toBe(false);
    });

    it('otherwise also after a report that said no more than that nobody had noted it', async () => {
      const side = await aSide();
      test.clock.set('2026-11-23T08:00:00Z');
      const body = { engagementId: side.engagementId, week: '2026-W47' };
      const { id } = (await side.anna.post('/reports', body).expect(201)).body as { id: string };
      await side.anna.post(`/reports/${id}/send`, {}).expect(200);
      expect((await note(side, 'no_show_client').expect(200)).body.can.note).toBe(true);
      await note(side, 'attended').expect(200);
      // Of sessions a later version says what the one before said.
      const revision = await side.anna.post(`/reports/${id}/revisions`, { reason: 'A word' }).expect(201);
      expect(revision.body.content.appointments).toMatchObject({ items: [{ attendance: null }], rate: null });
    });

    it('only as what it can be: nothing of a cancelled one but whether that was in time', async () => {
      const side = await aSide({ noticeMinutes: 480 });
      test.clock.set('2026-11-19T13:00:00Z');
      await side.giulia.post(`/appointments/${side.appointment.id}/cancel`, {}).expect(200);
      expect((await side.anna.get(path(side.appointment)).expect(200)).body.attendance).toBe(
        'cancelled_late',
      );
      expect((await note(side, 'attended').expect(422)).body.details.reason).toBe('cancelled');
      expect((await note(side, 'cancelled_in_time').expect(200)).body.attendance).toBe('cancelled_in_time');
      const other = await aSide();
      test.clock.set(BEGUN);
      expect((await note(other, 'cancelled_late').expect(422)).body.details.reason).toBe('booked');
      await note(other, 'perhaps').expect(400);
      await other.anna.put(path(other.appointment), {}).expect(400);
    });

    it('by one of two at once: the other one sees that it has changed', async () => {
      const side = await aSide();
      test.clock.set(BEGUN);
      const version = `"${side.appointment.version}"`;
      const answers = await Promise.all(
        ['attended', 'late'].map((attendance) =>
          side.anna.put(path(side.appointment), { attendance }).set('If-Match', version),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });

  it('is of a client attended of attended and missed, who came late among those who came', async () => {
    const side = await aSide();
    const another = async (day: number) => ({
      anna: side.anna,
      appointment: await anAppointment(side.anna, {
        ...{ engagementId: side.engagementId, contactIds: [side.id] },
        ...{ startsAt: `2026-11-${day}T09:00:00Z`, endsAt: `2026-11-${day}T10:00:00Z` },
      }),
    });
    const rest = [await another(16), await another(17), await another(18), await another(20)];
    test.clock.set('2026-11-21T09:00:00Z');
    expect(await rateOf(side)).toMatchObject({ attended: 0, of: 0, open: 5 });
    await note(side, 'no_show_client').expect(200);
    for (const [index, attendance] of ['attended', 'late', 'no_show_host'].entries())
      await note(rest[index]!, attendance).expect(200);
    expect(await rateOf(side)).toEqual({
      ...{ clientId: side.clientId, attended: 2, of: 3, late: 1, noShowClient: 1, noShowHost: 1 },
      ...{ cancelledInTime: 0, cancelledLate: 0, open: 1 },
    });
    await side.giulia.get(`/clients/${side.clientId}/attendance`).expect(403);
    const stranger = await aMember(test, side.anna, { role: 'assistant' });
    await stranger.visitor.get(`/clients/${side.clientId}/attendance`).expect(404);
  });

  it('counts as cancelled late what the client cancelled, and not what the practice did', async () => {
    const side = await aSide({ noticeMinutes: 2400 });
    const other = await anAppointment(side.anna, {
      ...{ engagementId: side.engagementId, contactIds: [side.id] },
      ...{ startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T10:00:00Z' },
    });
    const cancelled = async (who: typeof side.anna, { id }: BuiltAppointment) =>
      (await who.post(`/appointments/${id}/cancel`, {}).expect(200)).body.attendance as string;
    expect(await cancelled(side.anna, side.appointment)).toBe('cancelled_late');
    expect(await rateOf(side)).toMatchObject({ cancelledLate: 0, of: 0 });
    expect(await cancelled(side.giulia, other)).toBe('cancelled_late');
    expect(await rateOf(side)).toMatchObject({ cancelledLate: 1, cancelledInTime: 0, of: 0 });
  });

  describe('the word after a missed session', () => {
    it('R-35: is due Tue 24 Nov 09:00 client’s time after Thu 19 Nov, then proposed and sent by a member', async () => {
      const side = await aSide();
      const told = await noted(side, 'no_show_client');
      expect(told.followUp).toMatchObject({ state: 'waiting', dueAt: DUE, text: '', can: { send: false } });
      test.clock.set('2026-11-24T07:59:00Z');
      await consider(side);
      expect((await followUp(side)).state).toBe('waiting');
      test.clock.set(DUE);
      await consider(side);
      await consider(side);
      const proposed = await followUp(side);
      expect(proposed).toMatchObject({ state: 'proposed', can: { send: true, drop: true, restore: false } });
      expect(proposed.text).toContain('19 novembre 2026');
      expect(proposed.text).not.toMatch(/assent|present|mancat|quando/u);
      const { body: notices } = await side.anna.get('/notices?unread=true').expect(200);
      expect(notices.items.filter((each: { kind: string }) => each.kind === 'appointment.follow-up')).toHaveLength(1); // prettier-ignore
      const text = 'Giulia, tutto bene?\n\nAnna';
      const sent = await side.anna.post(`/appointment-follow-ups/${proposed.id}/send`, { text }).expect(200);
      expect(sent.body).toMatchObject({ state: 'sent', text, can: { send: false, drop: false } });
      const { body: read } = await side.anna.get('/notices?unread=true').expect(200);
      expect(read.items.map((each: { kind: string }) => each.kind)).not.toContain('appointment.follow-up');
      expect(await mailsOf('appointment.follow-up', side.email)).toHaveLength(1);
      const again = await side.anna.post(`/appointment-follow-ups/${proposed.id}/send`, { text }).expect(409);
      expect(again.body.code).toBe('follow-up.settled');
    });

    it('R-35: is dropped if the client writes on Fri 20, before it is due and after it was proposed', async () => {
      const early = await aSide();
      const task = await aTask(early.anna, { engagementId: early.engagementId });
      await noted(early, 'no_show_client');
      test.clock.set('2026-11-20T10:00:00Z');
      await aComment(early.giulia, { taskId: task.id, body: 'Mi scusi per ieri' });
      await test.app.get(FollowUpJobs).tick();
      await consider(early);
      expect(await followUp(early)).toMatchObject({ state: 'dropped', because: 'in_touch' });
      const late = await aSide();
      await noted(late, 'no_show_client');
      test.clock.set(DUE);
      await consider(late);
      expect((await followUp(late)).state).toBe('proposed');
      await aTask(late.giulia, { engagementId: late.engagementId });
      await consider(late);
      expect(await followUp(late)).toMatchObject({ state: 'dropped', because: 'in_touch' });
    });

    it('is dropped when another session is booked, and when it turns out that the client was there', async () => {
      const booked = await aSide();
      await noted(booked, 'no_show_client');
      await anAppointment(booked.anna, {
        ...{ engagementId: booked.engagementId, contactIds: [booked.id] },
        ...{ startsAt: '2026-12-01T09:00:00Z', endsAt: '2026-12-01T10:00:00Z' },
      });
      test.clock.set(DUE);
      await consider(booked);
      expect(await followUp(booked)).toMatchObject({ state: 'dropped', because: 'in_touch' });
      const before = await aSide();
      await noted(before, 'no_show_client');
      // An earlier session that is only written down now says nothing.
      await anAppointment(before.anna, {
        ...{ engagementId: before.engagementId, contactIds: [before.id] },
        ...{ startsAt: '2026-11-17T09:00:00Z', endsAt: '2026-11-17T10:00:00Z' },
      });
      test.clock.set(DUE);
      await consider(before);
      expect((await followUp(before)).state).toBe('proposed');
      const there = await aSide();
      await noted(there, 'no_show_client');
      await note(there, 'late').expect(200);
      expect(await followUp(there)).toMatchObject({ state: 'dropped', because: 'corrected' });
      await note(there, 'no_show_client').expect(200);
      expect(await followUp(there)).toMatchObject({ state: 'waiting', because: null });
    });

    it('is let be by a member, and taken up again', async () => {
      const side = await aSide();
      await noted(side, 'no_show_client');
      const { id } = await followUp(side);
      const dropped = await side.anna.post(`/appointment-follow-ups/${id}/drop`).expect(200);
      expect(dropped.body).toMatchObject({ state: 'dropped', because: 'member', can: { restore: true } });
      test.clock.set(DUE);
      await consider(side);
      expect((await followUp(side)).state).toBe('dropped');
      await side.anna.post(`/appointment-follow-ups/${id}/restore`).expect(200);
      await consider(side);
      expect((await followUp(side)).state).toBe('proposed');
      expect(
        (await side.anna.post(`/appointment-follow-ups/${id}/restore`).expect(409)).body.details.state,
      ).toBe('proposed');
    });

    it('is written as its reader is addressed, and waits for the end of their quiet hours', async () => {
      const side = await aSide({}, { language: 'de', timeZone: 'Europe/Berlin' });
      await aPreference(side.anna, { clientId: side.clientId, kind: 'address', value: 'informal' });
      const value = { from: '08:00', to: '11:00' };
      await aPreference(side.anna, { clientId: side.clientId, kind: 'quiet_hours', value });
      await noted(side, 'no_show_client');
      test.clock.set(DUE);
      await consider(side);
      const { id, text } = await followUp(side);
      expect(text).toContain('Wenn ich dir etwas abnehmen kann');
      await side.anna.post(`/appointment-follow-ups/${id}/send`, { text }).expect(200);
      const jobs = await test.sql<{ run_at: Date }>(
        `SELECT j.run_at FROM graphile_worker.jobs j WHERE j.task_identifier = 'mail-send' ORDER BY j.id DESC LIMIT 1`,
      );
      expect(jobs[0]?.run_at.toISOString()).toBe('2026-11-24T10:00:00.000Z');
    });

    it('does not exist for contacts, nor for who does not work there', async () => {
      const side = await aSide();
      await noted(side, 'no_show_client');
      const { id } = await followUp(side);
      await side.giulia.get('/appointment-follow-ups').expect(404);
      const stranger = (await aMember(test, side.anna, { role: 'assistant' })).visitor;
      for (const visitor of [side.giulia, stranger]) {
        await visitor.post(`/appointment-follow-ups/${id}/drop`).expect(404);
        await visitor.post(`/appointment-follow-ups/${id}/send`, { text: 'Hello' }).expect(404);
      }
      const { body } = await side.giulia.get(`/appointments/${side.appointment.id}`).expect(200);
      expect(body).toMatchObject({ attendance: 'no_show_client', followUpAt: null, followUpState: null });
    });
  });

  describe('what is charged of a missed session', () => {
    const noShow = { charge: 'booked_time', minutes: null, lateCancellations: true } as const;
    const charge = (side: Side, who = side.anna) =>
      who.post(`/appointments/${side.appointment.id}/time-entry`, {});

    it('is an entry as the agreement of its day says, made by a member, once', async () => {
      const side = await aSide({ noShow });
      expect(await noted(side, 'no_show_client')).toMatchObject({
        chargeableMinutes: 60,
        can: { charge: true },
      });
      const { body } = await charge(side).expect(201);
      expect(body).toMatchObject({ charge: { seconds: 3600 }, can: { charge: false, note: false } });
      const entry = await side.anna.get(`/time-entries/${body.charge.entryId as string}`).expect(200);
      expect(entry.body).toMatchObject({
        ...{ day: '2026-11-19', startedAt: null, durationSeconds: 3600, billable: true },
        description: 'Plan for December: appuntamento mancato, addebitato come concordato',
      });
      expect((await charge(side).expect(422)).body.code).toBe('appointment.nothing-to-charge');
      expect((await note(side, 'attended').expect(409)).body.code).toBe('attendance.charged');
      await charge(side, side.giulia).expect(403);
    });

    it('is one entry, however often or at once it is asked for', async () => {
      const side = await aSide({ noShow });
      await noted(side, 'no_show_client');
      const body = { id: '0199f2c4-0000-7000-8000-0000000c4a56' };
      const path = `/appointments/${side.appointment.id}/time-entry`;
      const answers = await Promise.all([1, 2].map(() => side.anna.post(path, body)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      await side.anna.post(path, body).expect(201);
      const { body: entries } = await side.anna
        .get(`/time-entries?engagementId=${side.engagementId}`)
        .expect(200);
      expect(entries.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    });

    it('may be charged again after its entry was deleted, and noted otherwise', async () => {
      const side = await aSide({ noShow: { charge: 'minutes', minutes: 20, lateCancellations: false } });
      await noted(side, 'no_show_client');
      const first = (await charge(side).expect(201)).body.charge as { entryId: string };
      await side.anna.delete(`/time-entries/${first.entryId}`).expect(204);
      const second = (await charge(side).expect(201)).body.charge as { entryId: string; seconds: number };
      expect(second).toMatchObject({ seconds: 1200 });
      expect(second.entryId).not.toBe(first.entryId);
    });

    it('is nothing where nothing is agreed, where it took place, and of what the practice cancelled', async () => {
      const free = await aSide();
      expect(await noted(free, 'no_show_client')).toMatchObject({ chargeableMinutes: null });
      await charge(free).expect(422);
      const kept = await aSide({ noShow });
      await noted(kept, 'attended');
      await charge(kept).expect(422);
      const cancelled = await aSide({ noShow, noticeMinutes: 2400 });
      await cancelled.anna.post(`/appointments/${cancelled.appointment.id}/cancel`, {}).expect(200);
      await charge(cancelled).expect(422);
    });

    it('is of a late cancellation charged on the day of the cancellation, where that is agreed', async () => {
      const side = await aSide({ noShow, noticeMinutes: 2400 });
      test.clock.set('2026-11-18T09:00:00Z');
      await side.giulia.post(`/appointments/${side.appointment.id}/cancel`, {}).expect(200);
      const { body } = await charge(side).expect(201);
      const entry = await side.anna.get(`/time-entries/${body.charge.entryId as string}`).expect(200);
      expect(entry.body).toMatchObject({ day: '2026-11-18', durationSeconds: 3600 });
    });

    it.each([
      [{ charge: 'minutes', minutes: null, lateCancellations: false }, 'noShow.minutes'],
      [{ charge: 'booked_time', minutes: 30, lateCancellations: false }, 'noShow.minutes'],
      [{ charge: 'nothing', minutes: null, lateCancellations: true }, 'noShow.lateCancellations'],
      [{ charge: 'double', minutes: null, lateCancellations: false }, 'noShow.charge'],
      [{ charge: 'minutes', minutes: 0, lateCancellations: false }, 'noShow.minutes'],
    ])('is not agreed as %j', async (agreed, field) => {
      const owner = await anOwner(test);
      const { id } = await anEngagement(owner);
      const body = { validFrom: '2026-12-01', rate: null, allowanceMinutes: null, showAmounts: false };
      const { errors } = (
        await owner.post(`/engagements/${id}/agreements`, { ...body, noShow: agreed }).expect(400)
      ).body as { errors: { field: string }[] };
      expect(errors.map((each) => each.field)).toEqual([field]);
    });
  });

  describe('whether it was useful', () => {
    const answer = (side: Side, said: object, who = side.giulia) =>
      who.post(`/appointments/${side.appointment.id}/useful`, said);

    it('is asked once by mail, after it was noted that it took place, and said by who took part', async () => {
      const side = await aSide();
      await noted(side, 'attended');
      await note(side, 'late').expect(200);
      const mails = await mailsOf('appointment.useful', side.email);
      expect(mails).toHaveLength(1);
      expect((await answer(side, { useful: 'yes' }).expect(409)).body.code).toBe('appointment.useful-closed');
      test.clock.set('2026-11-19T16:00:00Z');
      const said = await answer(side, { useful: 'partly', wanted: 'Più tempo' }).expect(200);
      expect(said.body).toMatchObject({ useful: 'partly', wanted: 'Più tempo' });
      test.clock.set('2026-11-20T15:00:00Z');
      await answer(side, { useful: 'yes' }).expect(200);
      test.clock.set('2026-11-20T17:00:00Z');
      await answer(side, { useful: 'no' }).expect(409);
      const { body } = await side.anna.get('/notices?unread=true').expect(200);
      expect(body.items).toContainEqual(expect.objectContaining({ kind: 'appointment.answered', noun: 'appointment' })); // prettier-ignore
    });

    it('is not asked of a session that did not take place, and not said of it', async () => {
      const side = await aSide();
      await noted(side, 'no_show_client');
      expect(await mailsOf('appointment.useful', side.email)).toHaveLength(0);
      test.clock.set('2026-11-19T16:00:00Z');
      await answer(side, { useful: 'no' }).expect(409);
    });

    it('is nobody’s to say but a guest’s, and what one would have wanted is not for other contacts', async () => {
      const side = await aSide();
      const other = await aPortalContact(test, side.anna, { clientId: side.clientId, email: `other-${number}@example.com` }); // prettier-ignore
      const { body } = await other.visitor.post('/tokens', { name: 'Tests' }).expect(201);
      const lookingOn = test.visitor().useToken(body.token as string);
      await noted(side, 'attended');
      test.clock.set('2026-11-19T16:00:00Z');
      await answer(side, { useful: 'yes', wanted: 'Più tempo' }).expect(200);
      const seen = async (who: typeof side.giulia) =>
        (await who.get(`/appointments/${side.appointment.id}`).expect(200)).body as object;
      expect(await seen(side.giulia)).toMatchObject({ useful: 'yes', wanted: 'Più tempo' });
      expect(await seen(side.anna)).toMatchObject({ useful: 'yes', wanted: 'Più tempo' });
      expect(await seen(lookingOn)).toMatchObject({ useful: 'yes', wanted: '' });
      await answer(side, { useful: 'no' }, lookingOn).expect(404);
      await answer(side, { useful: 'no' }, side.anna).expect(404);
      await answer(side, { useful: 'sometimes' }).expect(400);
    });
  });
});
