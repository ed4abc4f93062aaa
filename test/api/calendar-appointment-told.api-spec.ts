import { SecretKey } from '../../src/platform/config/secret-key.js';
import { migrationDataSource } from '../../src/platform/database/data-source.js';
import { AppointmentTold1763770900000 } from '../../src/platform/database/migrations/1763770900000-appointment-told.js';
import { migrations } from '../../src/platform/database/migrations/migrations.js';
import { addressFor } from '../../src/platform/database/roles.js';
import { KeptMails, type OpenedMail } from '../../src/platform/mail/kept-mails.js';
import { Mailer } from '../../src/platform/mail/smtp.js';
import { Jobs, type JobPayload } from '../../src/platform/jobs/jobs.js';
import { aBooking, aProposal, aSide, remind, type Side } from '../builders/booking.js';
import { aContact, type BuiltContact } from '../builders/contact.js';
import { aPreference } from '../builders/preference.js';
import { testSecret } from '../support/cluster.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAY = '2026-11-16T08:30:00Z';
const FRIDAY = '2026-11-20T09:00:00Z';
const TUESDAY = '2026-11-24T09:00:00Z';

/** Nothing a client was told changes silently. Jobs wait here until a test lets them run: in between, much happens. */
describe('what guests were told of an appointment', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let guests = 0;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.set(MONDAY);
    const { body } = await anna.get('/appointments?state=booked').expect(200);
    for (const { id } of body.items as { id: string }[])
      await anna.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
  });

  const somebody = (fields = {}) =>
    aSide(test, anna, { email: `told-${++guests}@example.com`, language: 'en', ...fields });
  const another = (side: Side, fields = {}) =>
    aContact(anna, { clientId: side.clientId, email: `told-${++guests}@example.com`, language: 'en', ...fields }); // prettier-ignore
  const edit = (id: string, body: object) => anna.patch(`/appointments/${id}`, body).expect(200);
  const move = (id: string, startsAt: string) => anna.post(`/appointments/${id}/move`, { startsAt }).expect(200); // prettier-ignore
  const cancel = (id: string) => anna.post(`/appointments/${id}/cancel`, {}).expect(200);

  /** Lets wait no longer what waits: first what orders mails, then the mails, the earliest first or all at once. */
  async function settle({ atOnce = false, only = '' } = {}): Promise<void> {
    const handlers = test.app.get(Jobs).handlers;
    for (const task of ['appointment-write', 'mail-send'].filter((each) => only === '' || each === only)) {
      const waiting = await test.sql<{ payload: JobPayload }>(
        `WITH taken AS (
           DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
           WHERE t.id = j.task_id AND t.identifier = $1 RETURNING j.id, j.payload
         ) SELECT payload FROM taken ORDER BY id`,
        [task],
      );
      const run = async ({ payload }: { payload: JobPayload }) => handlers.get(task)?.run(payload);
      if (atOnce) await Promise.all(waiting.map(run));
      else for (const job of waiting) await run(job);
    }
  }

  /** Mails about appointments, the oldest first. */
  async function mailsTo({ email }: Pick<BuiltContact, 'email'>): Promise<OpenedMail[]> {
    const mails = await test.mails.to(email);
    const ours = mails.filter(({ headers }) => headers['list-unsubscribe'] !== undefined);
    // The clock stands still, and ids grow.
    return ours.sort((one, other) => one.id.localeCompare(other.id));
  }

  const subjectsTo = async (guest: Pick<BuiltContact, 'email'>) =>
    (await mailsTo(guest)).map(({ subject }) => subject.split(/[ :]/, 1)[0]);

  async function fileOf(mail: OpenedMail | undefined): Promise<string[]> {
    const file = await test.app.get(KeptMails).attachment(mail?.id ?? '', 0);
    return (file?.content.toString() ?? '').replace(/\r?\n /g, '').split(/\r?\n/);
  }

  const pageIn = (mail: OpenedMail | undefined) =>
    /http:\/\/localhost:3000(\/r\/appointment\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const look = (page: string, status = 200) => test.visitor().get(`/${page}`).expect(status);

  describe('who is taken out', () => {
    it('hears of it in their language, with the event called off for their calendar alone', async () => {
      const side = await somebody();
      const carla = await another(side, { language: 'de' });
      const { id } = await aBooking(anna, side, { contactIds: [side.id, carla.id] });
      await settle();
      await edit(id, { contactIds: [side.id] });
      await settle();
      expect(await subjectsTo(side)).toEqual(['Appointment']);
      const [invitation, out, ...more] = await mailsTo(carla);
      expect(more).toEqual([]);
      expect(out?.subject).toBe('Einladung zurückgenommen: Plan for December, Donnerstag, 19. November 2026');
      expect(out?.text).toContain('Anna Ferri hat die Einladung zu diesem Termin zurückgenommen');
      expect(out?.text).not.toContain('/r/appointment/');
      const [before, after] = [await fileOf(invitation), await fileOf(out)];
      expect(before).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'SEQUENCE:0', `UID:appointment-${id}@localhost`])); // prettier-ignore
      expect(after).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:1', `UID:appointment-${id}@localhost`, 'STATUS:CANCELLED'])); // prettier-ignore
    });

    it('reads on their page that they are no longer invited, and nothing of what it is now', async () => {
      const side = await somebody();
      const carla = await another(side, { language: 'it' });
      const { id } = await aBooking(anna, side, { contactIds: [side.id, carla.id] });
      await settle();
      const page = pageIn((await mailsTo(carla))[0]);
      await look(page);
      await edit(id, { contactIds: [side.id], title: 'What is said of Carla' });
      const closed = await look(page, 410);
      expect(closed.text).toContain('L’invito è stato ritirato');
      expect(closed.text).not.toContain('Carla');
      await test.visitor().post(`/${page}/cancel`).type('form').send({}).expect(410);
      await look(`${page}/appointment.ics`, 410);
      await settle();
      const [, out] = await mailsTo(carla);
      expect(`${out?.subject} ${out?.text} ${(await fileOf(out)).join()}`).not.toContain('Carla');
    });

    it('also reads it on the page where they had chosen the time', async () => {
      const side = await somebody();
      const carla = await another(side);
      const day = { fromDay: '2026-11-17', toDay: '2026-11-17', noticeMinutes: 0 };
      const proposal = await aProposal(anna, side, { ...day, contactIds: [side.id, carla.id] });
      const { url } = proposal.guests.find((guest) => guest.id === carla.id) ?? {};
      const book = { startsAt: '2026-11-17T09:00:00Z' };
      const { body } = await anna.post(`/appointment-proposals/${proposal.id}/book`, book).expect(200);
      await edit(body.id as string, { contactIds: [side.id] });
      expect((await look(new URL(url ?? '').pathname, 410)).text).toContain('You are no longer invited');
    });

    it('and is put in again before the mail went hears nothing; afterwards, they are invited anew on the same page', async () => {
      const side = await somebody();
      const carla = await another(side);
      const all = { contactIds: [side.id, carla.id] };
      const { id } = await aBooking(anna, side, all);
      await settle();
      const page = pageIn((await mailsTo(carla))[0]);
      await edit(id, { contactIds: [side.id] });
      await edit(id, all);
      await settle();
      expect(await subjectsTo(carla)).toEqual(['Appointment']);
      await look(page);
      await edit(id, { contactIds: [side.id] });
      await settle();
      await edit(id, all);
      await settle();
      expect(await subjectsTo(carla)).toEqual(['Appointment', 'No', 'Appointment']);
      expect(pageIn((await mailsTo(carla))[2])).toBe(page);
      await look(page);
    });

    it('hears nothing by mail where the member tells them: their page says it all the same', async () => {
      const side = await somebody();
      const carla = await another(side);
      const { id } = await aBooking(anna, side, { contactIds: [side.id, carla.id] });
      await settle();
      await edit(id, { contactIds: [side.id], tell: false });
      await cancel(id);
      await settle();
      expect(await subjectsTo(carla)).toEqual(['Appointment']);
      await look(pageIn((await mailsTo(carla))[0]), 410);
    });
  });

  describe('who is put in', () => {
    it('is invited, while the others hear of it only where that is wished', async () => {
      const side = await somebody();
      const carla = await another(side);
      const { id } = await aBooking(anna, side);
      await settle();
      await edit(id, { contactIds: [side.id, carla.id], title: 'With Carla' });
      await settle();
      expect([await subjectsTo(side), await subjectsTo(carla)]).toEqual([['Appointment'], ['Appointment']]);
      expect(await fileOf((await mailsTo(carla))[0])).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'SEQUENCE:1'])); // prettier-ignore
      await edit(id, { note: 'Bring both offers', tell: true });
      await settle();
      expect(await subjectsTo(side)).toEqual(['Appointment', 'Changed']);
    });

    it('and taken out before the mail went hears nothing', async () => {
      const side = await somebody();
      const carla = await another(side);
      const { id } = await aBooking(anna, side);
      await edit(id, { contactIds: [side.id, carla.id] });
      await edit(id, { contactIds: [side.id] });
      await settle();
      expect(await mailsTo(carla)).toEqual([]);
    });
  });

  describe('the time before', () => {
    it('is the last one that a guest was told, however often it was moved in between', async () => {
      const side = await somebody();
      const { id } = await aBooking(anna, side);
      await settle();
      await move(id, FRIDAY);
      await move(id, TUESDAY);
      await settle();
      const [, moved, ...more] = await mailsTo(side);
      expect(more).toEqual([]);
      expect(moved?.subject).toMatch(/^Moved to Tuesday,? 24 November 2026/);
      expect(moved?.text).toContain('Before: Thursday');
      await move(id, FRIDAY);
      await settle();
      expect((await mailsTo(side))[2]?.text).toContain('Before: Tuesday');
    });

    it('is each guest’s own', async () => {
      const side = await somebody();
      const { id } = await aBooking(anna, side);
      await settle();
      await anna.post(`/appointments/${id}/move`, { startsAt: FRIDAY, tell: false }).expect(200);
      const carla = await another(side);
      await edit(id, { contactIds: [side.id, carla.id] });
      await settle();
      await move(id, TUESDAY);
      await settle();
      expect((await mailsTo(side))[1]?.text).toContain('Before: Thursday');
      expect((await mailsTo(carla))[1]?.text).toContain('Before: Friday');
    });

    it('is also what a reminder said', async () => {
      const side = await somebody();
      const { id } = await aBooking(anna, side);
      await settle();
      await anna.post(`/appointments/${id}/move`, { startsAt: FRIDAY, tell: false }).expect(200);
      test.clock.set('2026-11-19T09:00:00Z');
      await remind(test, workspaceId, id);
      await settle();
      await move(id, TUESDAY);
      await settle();
      expect(await subjectsTo(side)).toEqual(['Appointment', 'Reminder', 'Moved']);
      expect((await mailsTo(side))[2]?.text).toContain('Before: Friday');
    });

    it('is the time that a cancellation calls off', async () => {
      const side = await somebody();
      const { id } = await aBooking(anna, side);
      await settle();
      await move(id, FRIDAY);
      await cancel(id);
      await settle();
      const [, cancelled, ...more] = await mailsTo(side);
      expect(more).toEqual([]);
      expect(cancelled?.subject).toBe('Cancelled: Plan for December, Thursday, 19 November 2026');
    });
  });

  it('moved and moved back, they hear nothing', async () => {
    const side = await somebody();
    const { id, startsAt } = await aBooking(anna, side);
    await settle();
    await move(id, FRIDAY);
    await move(id, startsAt);
    await settle();
    expect(await subjectsTo(side)).toEqual(['Appointment']);
  });

  it('booked and moved at once, they hear of one appointment; booked and cancelled, of none', async () => {
    const [side, other] = [await somebody(), await somebody()];
    const { id } = await aBooking(anna, side);
    await move(id, FRIDAY);
    const later = { startsAt: '2026-11-25T09:00:00Z', endsAt: '2026-11-25T10:00:00Z' };
    await cancel((await aBooking(anna, other, later)).id);
    await settle({ atOnce: true });
    expect((await mailsTo(side)).map(({ subject }) => subject)).toEqual([
      'Appointment on Friday, 20 November 2026: Plan for December',
    ]);
    expect(await mailsTo(other)).toEqual([]);
  });

  it('nothing that did not arrive: it is told again, with the time they know', async () => {
    const side = await somebody();
    const { id } = await aBooking(anna, side);
    await settle();
    await move(id, FRIDAY);
    const mailer = test.app.get(Mailer);
    mailer.hand = () =>
      Promise.resolve({ accepted: false, permanent: false, answer: '451 4.3.0 Try again later' });
    await expect(settle()).rejects.toThrow('tried again');
    Reflect.deleteProperty(mailer, 'hand');
    const [queued] = await test.sql<{ id: string }>(`SELECT id FROM mail WHERE to_address = $1 AND state = 'queued'`, [side.email]); // prettier-ignore
    await move(id, TUESDAY);
    await settle();
    await test.app
      .get(Jobs)
      .handlers.get('mail-send')
      ?.run({ mailId: queued?.id ?? '', workspaceId });
    const [, moved, ...more] = await mailsTo(side);
    expect(more).toEqual([]);
    expect(moved?.text).toContain('Before: Thursday');
  });

  it('by whoever booked it without a mail: a cancellation still comes', async () => {
    const side = await somebody();
    const { id } = await aBooking(anna, side, { tell: false });
    await cancel(id);
    await settle();
    expect(await subjectsTo(side)).toEqual(['Cancelled']);
  });

  it('in the portal, where they want no mails: what comes later by mail goes on from there', async () => {
    const side = await somebody();
    const wish = { clientId: side.clientId, contactId: side.id, kind: 'channel' };
    const { id: preference } = await aPreference(anna, { ...wish, value: 'portal' });
    const { id } = await aBooking(anna, side);
    await settle();
    await anna.delete(`/preferences/${preference}`).expect(204);
    await move(id, FRIDAY);
    await settle();
    const [moved, ...more] = await mailsTo(side);
    expect(more).toEqual([]);
    expect(moved?.text).toContain('Before: Thursday');
  });

  it('always, when it is another guest who moves or cancels', async () => {
    const side = await somebody();
    const carla = await another(side);
    const { id } = await aBooking(anna, side, { contactIds: [side.id, carla.id] });
    await settle();
    await side.visitor.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
    await settle();
    expect(await subjectsTo(carla)).toEqual(['Appointment', 'Cancelled']);
  });

  it('before this was kept: how it stood, unless the mail was still on its way', async () => {
    const [side, other] = [await somebody(), await somebody()];
    const { id } = await aBooking(anna, side);
    await settle();
    const later = { startsAt: '2026-11-26T09:00:00Z', endsAt: '2026-11-26T10:00:00Z' };
    const { id: waiting } = await aBooking(anna, other, later);
    await settle({ only: 'appointment-write' });
    const address = addressFor('migrate', test.addresses.base, new SecretKey(testSecret));
    const source = await migrationDataSource(address).initialize();
    const step = migrations.length - migrations.indexOf(AppointmentTold1763770900000);
    for (let back = 0; back < step; back++) await source.undoLastMigration();
    await source.runMigrations();
    await source.destroy();
    await move(id, FRIDAY);
    await move(waiting, TUESDAY);
    await settle();
    expect((await mailsTo(side))[1]?.text).toContain('Before: Thursday');
    expect(await subjectsTo(other)).toEqual(['Appointment']);
  });
});
