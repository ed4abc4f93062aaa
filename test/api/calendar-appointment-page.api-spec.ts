import { setTimeout as pause } from 'node:timers/promises';
import { aBooking, aProposal, aSide, remind, type BuiltProposal, type Side } from '../builders/booking.js';
import { aContact } from '../builders/contact.js';
import { aPreference } from '../builders/preference.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Monday, half past nine in Rome. */
const MONDAY = '2026-11-16T08:30:00Z';
const NINE = '2026-11-17T08:00:00Z';
const TEN = '2026-11-17T09:00:00Z';
const onTuesday = { fromDay: '2026-11-17', toDay: '2026-11-17', stepMinutes: 60, noticeMinutes: 0 };

describe('the page and the mails of an appointment', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let day = 0;

  beforeAll(async () => {
    test = await startApp();
    await test.work();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.set(MONDAY);
    const { body } = await anna.get('/appointments?state=booked').expect(200);
    for (const { id, can } of body.items as { id: string; can: { cancel: boolean } }[])
      if (can.cancel) await anna.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
  });

  const pathOf = (url: string | null | undefined) => `/${new URL(url ?? '').pathname}`;
  const pageOf = (proposal: BuiltProposal, side: Side) =>
    pathOf(proposal.guests.find(({ id }) => id === side.id)?.url);
  const look = async (path: string) => (await test.visitor().get(path).expect(200)).text;
  const send = (path: string, form: Record<string, string>) =>
    test.visitor().post(path).type('form').send(form);
  const done = async (path: string, form: Record<string, string>) => {
    const answer = await send(path, form).expect(303);
    return new URL(answer.headers.location as string, 'http://x').searchParams.get('done');
  };
  const slotsIn = (html: string) =>
    [...html.matchAll(/name="slot"[^>]*value="([^"]+)"/g)].map(([, at]) => at);
  const proposalsIn = async (side: Side) =>
    (await anna.get(`/appointments?engagementId=${side.engagementId}`).expect(200)).body.items as {
      id: string;
      state: string;
      startsAt: string;
      attendance: string | null;
    }[];
  const somebody = (fields = {}, terms = {}) => aSide(test, anna, { email: `guest-${++day}@example.com`, ...fields }, terms); // prettier-ignore
  const mailsTo = async (side: Side, count: number) => {
    const mails = await test.mails.wait(side.email, count + 1);
    // One was the invitation.
    return mails.filter(({ headers }) => headers['list-unsubscribe'] !== undefined);
  };

  describe('the page', () => {
    it('shows free times in the reader’s zone and language, without sign-in and without script', async () => {
      const side = await somebody({ language: 'de', timeZone: 'America/New_York' });
      const html = await look(pageOf(await aProposal(anna, side, onTuesday), side));
      expect(html).toContain('<html lang="de"');
      expect(html).toContain('Zeiten in der Zeitzone America/New York');
      expect(html).toContain('Dienstag, 17. November 2026');
      expect(html).toContain('>03:00<');
      expect(html).not.toMatch(/<script|undefined|\[object/);
      expect(slotsIn(html)).toHaveLength(8);
    });

    it('books with a POST alone: whoever follows the link changes nothing', async () => {
      const side = await somebody();
      const proposal = await aProposal(anna, side, onTuesday);
      const page = pageOf(proposal, side);
      await look(`${page}?slot=${TEN}`);
      await test.visitor().get(`${page}/book?slot=${TEN}`).expect(404);
      expect(await proposalsIn(side)).toEqual([]);
      expect(await done(`${page}/book`, { slot: TEN })).toBe('booked');
      const html = await look(`${page}?done=booked`);
      expect(html).toContain('martedì 17 novembre 2026');
      expect(html).toContain('10:00–11:00 (Europe/Rome)');
      expect(html).toContain('role="status"');
      expect(slotsIn(html)).toEqual([]);
    });

    it('says what was in the way: nothing chosen, taken, or booked by a second press', async () => {
      const [one, other] = [await somebody(), await somebody()];
      const [first, second] = [
        await aProposal(anna, one, onTuesday),
        await aProposal(anna, other, onTuesday),
      ];
      expect(await done(`${pageOf(first, one)}/book`, {})).toBe('missing');
      expect(await done(`${pageOf(first, one)}/book`, { slot: 'soon' })).toBe('missing');
      expect(await done(`${pageOf(first, one)}/book`, { slot: TEN })).toBe('booked');
      expect(await done(`${pageOf(first, one)}/book`, { slot: NINE })).toBe('closed');
      expect(await done(`${pageOf(second, other)}/book`, { slot: TEN })).toBe('taken');
      const html = await look(`${pageOf(second, other)}?done=taken`);
      expect(html).toContain('role="alert"');
      expect(slotsIn(html)).not.toContain(TEN);
      expect(slotsIn(html)).toHaveLength(7);
    });

    it('moves and cancels, with a reason', async () => {
      const side = await somebody();
      const page = pageOf(await aProposal(anna, side, onTuesday), side);
      await done(`${page}/book`, { slot: TEN });
      const moving = await look(`${page}?wish=move`);
      const [free = ''] = slotsIn(moving);
      expect(await done(`${page}/move`, { slot: free })).toBe('moved');
      expect(await proposalsIn(side)).toMatchObject([{ startsAt: free, state: 'booked' }]);
      expect(await look(`${page}?wish=cancel`)).toContain('<textarea');
      expect(await done(`${page}/cancel`, { reason: 'Zug <fällt> aus' })).toBe('cancelled');
      const html = await look(page);
      expect(html).toContain('Zug &lt;fällt&gt; aus');
      expect(html).toContain('Questo appuntamento è stato annullato');
      expect(await proposalsIn(side)).toMatchObject([
        { state: 'cancelled', attendance: 'cancelled_in_time' },
      ]);
      expect(await done(`${page}/cancel`, {})).toBe('closed');
    });

    it('says that it is too late to move, and that it would count as cancelled late', async () => {
      const side = await somebody({ language: 'en' }, { noticeMinutes: 8 * 60 });
      const page = pageOf(await aProposal(anna, side, onTuesday), side);
      await done(`${page}/book`, { slot: NINE });
      test.clock.set('2026-11-17T06:00:00Z');
      expect(await look(page)).not.toContain('wish=move');
      expect(await done(`${page}/move`, { slot: TEN })).toBe('too-late');
      expect(await look(`${page}?wish=cancel`)).toContain('counts as cancelled late');
      expect(await done(`${page}/cancel`, {})).toBe('cancelled');
      expect(await proposalsIn(side)).toMatchObject([{ attendance: 'cancelled_late' }]);
    });

    it('gives the event for the reader’s own calendar, and says that of a cancelled one too', async () => {
      const side = await somebody({ language: 'en' });
      const page = pageOf(await aProposal(anna, side, onTuesday), side);
      await done(`${page}/book`, { slot: TEN });
      const file = async () => {
        const answer = await test.visitor().get(`${page}/appointment.ics`).expect(200);
        expect(answer.headers['content-type']).toMatch(/^text\/calendar/);
        return answer.text.replace(/\r\n /g, '');
      };
      const [{ id = '' } = {}] = await proposalsIn(side);
      const lines = (await file()).split('\r\n');
      for (const line of [
        'METHOD:PUBLISH',
        `UID:appointment-${id}@localhost`,
        'SEQUENCE:0',
        'DTSTART:20261117T090000Z',
        'DTEND:20261117T100000Z',
        'STATUS:CONFIRMED',
        'SUMMARY:The next steps',
      ])
        // prettier-ignore
        expect(lines).toContain(line);
      expect(lines.filter((line) => /^(ORGANIZER|ATTENDEE)/.test(line))).toEqual([]);
      await done(`${page}/cancel`, {});
      const cancelled = (await file()).split('\r\n');
      expect(cancelled).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:1', `UID:appointment-${id}@localhost`])); // prettier-ignore
    });

    it('is closed for what was withdrawn, and leads nowhere for what was not signed', async () => {
      const side = await somebody({ language: 'en' });
      const proposal = await aProposal(anna, side, onTuesday);
      const page = pageOf(proposal, side);
      await anna.delete(`/appointment-proposals/${proposal.id}`).expect(204);
      expect(await look(page)).toContain('no longer offered');
      expect(await done(`${page}/book`, { slot: TEN })).toBe('closed');
      await test
        .visitor()
        .get(`${page.slice(0, -3)}abc`)
        .expect(404);
      await test.visitor().get('//r/appointment/nothing').expect(404);
    });

    it('says so to who takes no part any more, and closes sixty days after the end', async () => {
      const side = await somebody({ language: 'en' });
      const other = await aContact(anna, { clientId: side.clientId });
      const { id } = await aBooking(anna, side);
      const [mail] = await mailsTo(side, 1);
      const page = pathOf(/http:\/\/localhost:3000\/r\/appointment\/[\w-]+/.exec(mail?.text ?? '')?.[0]);
      await look(page);
      test.clock.set('2027-01-20T00:00:00Z');
      expect((await test.visitor().get(page).expect(410)).text).toContain('has expired');
      test.clock.set(MONDAY);
      await anna.patch(`/appointments/${id}`, { contactIds: [other.id] }).expect(200);
      expect((await test.visitor().get(page).expect(410)).text).toContain('You are no longer invited');
    });
  });

  describe('the mails', () => {
    it('propose the first free times in the reader’s language, and lead to the page', async () => {
      const side = await somebody({ language: 'es', timeZone: 'Europe/Madrid' });
      const proposal = await aProposal(anna, side, { ...onTuesday, place: { kind: 'video', text: 'https://meet.example/x' } }); // prettier-ignore
      const [mail] = await mailsTo(side, 1);
      expect(mail?.subject).toBe('¿Qué hora va bien? The next steps');
      expect(mail?.text).toContain('17 nov 2026, 9:00'.replace('9:00', '09:00'));
      expect(mail?.text).toContain(proposal.guests[0]?.url ?? '-');
      expect(mail?.headers['list-unsubscribe']).toContain('/r/notices/');
    });

    it('confirm a booking to every guest, with the event attached; the member is told by notice', async () => {
      const side = await somebody({ language: 'en' });
      const carla = await aContact(anna, { clientId: side.clientId, language: 'de', email: `carla-${day}@example.com` }); // prettier-ignore
      const proposal = await aProposal(anna, side, { ...onTuesday, contactIds: [side.id, carla.id], tell: false }); // prettier-ignore
      await done(`${pageOf(proposal, side)}/book`, { slot: TEN });
      const [mail] = await mailsTo(side, 1);
      expect(mail?.subject).toBe('Appointment on Tuesday, 17 November 2026: The next steps');
      expect(mail?.text).toContain('10:00–11:00 (Europe/Rome)');
      expect(mail?.attachments).toMatchObject([{ filename: 'appointment.ics' }]);
      expect(mail?.attachments[0]?.contentType).toMatch(/^text\/calendar/);
      const [german] = await test.mails.wait(carla.email, 1);
      expect(german?.subject).toMatch(/^Termin am Dienstag, 17\. November 2026/);
      const { body } = await anna.get('/notices').expect(200);
      const told = body.items.filter(({ kind, by }: { kind: string; by: string }) => kind === 'appointment.booked' && by === side.name); // prettier-ignore
      expect(told).toHaveLength(1);
    });

    it('tell of a move with the time before, and of a cancellation with its reason', async () => {
      const side = await somebody({ language: 'en' });
      const { id } = await aBooking(anna, side);
      await mailsTo(side, 1);
      await anna.post(`/appointments/${id}/move`, { startsAt: '2026-11-20T09:00:00Z' }).expect(200);
      const moved = (await mailsTo(side, 2)).find(({ subject }) => subject.startsWith('Moved'));
      expect(moved?.subject).toMatch(/^Moved to Friday,? 20 November 2026/);
      expect(moved?.text).toContain('Before: Thursday');
      await anna.post(`/appointments/${id}/cancel`, { reason: 'A cold' }).expect(200);
      const cancelled = (await mailsTo(side, 3)).find(({ subject }) => subject.startsWith('Cancelled'));
      expect(cancelled?.subject).toMatch(/^Cancelled: Plan for December/);
      expect(cancelled?.text).toContain('Reason: A cold');
    });

    it('F22: are sent to nobody when a member says so', async () => {
      const side = await somebody({ language: 'en' });
      const { id } = await aBooking(anna, side, { tell: false });
      await anna
        .post(`/appointments/${id}/move`, { startsAt: '2026-11-20T09:00:00Z', tell: false })
        .expect(200);
      await anna.patch(`/appointments/${id}`, { title: 'Otherwise' }).expect(200);
      await anna.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
      const ordered = await test.sql(
        `SELECT key FROM mail WHERE to_address = $1 AND kind LIKE 'appointment.%'`,
        [side.email],
      );
      const jobs = await test.sql(
        `SELECT FROM graphile_worker._private_jobs WHERE payload ->> 'appointmentId' = $1`,
        [id],
      );
      expect([ordered, jobs]).toEqual([[], []]);
    });

    it('wait for the end of quiet hours, unless the appointment is before', async () => {
      const side = await somebody({ language: 'en' });
      await aPreference(anna, { clientId: side.clientId, contactId: side.id, kind: 'quiet_hours', value: { from: '08:00', to: '18:00' } }); // prettier-ignore
      test.clock.set('2027-02-15T08:30:00Z');
      await aBooking(anna, side, { startsAt: '2027-02-18T09:00:00Z', endsAt: '2027-02-18T10:00:00Z' });
      await aBooking(anna, side, { startsAt: '2027-02-15T12:00:00Z', endsAt: '2027-02-15T12:30:00Z' });
      const waiting = () =>
        test.sql<{ at: Date }>(
          `SELECT j.run_at AS at FROM graphile_worker._private_jobs j JOIN mail m ON m.id::text = j.payload ->> 'mailId'
           WHERE m.to_address = $1 AND m.kind = 'appointment.booked' ORDER BY 1`,
          [side.email],
        );
      while ((await waiting()).length < 2) await pause(20);
      expect((await waiting()).map(({ at }) => at.toISOString())).toEqual([
        '2027-02-15T08:30:00.000Z',
        '2027-02-15T17:00:00.000Z',
      ]);
    });

    it('remind a day before and an hour before, once each; never of what is cancelled', async () => {
      const side = await somebody({ language: 'it' });
      const { id } = await aBooking(anna, side);
      const { id: cancelled } = await aBooking(anna, side, { startsAt: '2026-11-19T15:00:00Z', endsAt: '2026-11-19T16:00:00Z', tell: false }); // prettier-ignore
      await anna.post(`/appointments/${cancelled}/cancel`, { tell: false }).expect(200);
      await mailsTo(side, 1);
      await remind(test, workspaceId, id);
      test.clock.set('2026-11-18T14:00:00Z');
      const due = async () =>
        (await test.sql<{ id: string }>('SELECT appointment_id AS id FROM due_appointment_reminders($1)', [test.clock.now().toString()])).map((row) => row.id); // prettier-ignore
      expect(await due()).toContain(id);
      await remind(test, workspaceId, id);
      await remind(test, workspaceId, id);
      const subjects = (await mailsTo(side, 2)).map(({ subject }) => subject);
      expect(subjects).toContain('Promemoria: Plan for December, giovedì 19 novembre 2026');
      test.clock.set('2026-11-19T13:00:00Z');
      await remind(test, workspaceId, id);
      await remind(test, workspaceId, cancelled);
      await mailsTo(side, 3);
      expect(await due()).not.toContain(id);
      test.clock.set('2026-11-19T13:59:00Z');
      await remind(test, workspaceId, id);
      const sent = await test.sql(`SELECT FROM mail WHERE to_address = $1 AND kind = 'appointment.reminder'`, [side.email]); // prettier-ignore
      expect(sent).toHaveLength(2);
    });
  });
});
