import { FollowUpJobs } from '../../src/modules/appointments/follow-ups.jobs.js';
import { MailOutbox } from '../../src/platform/mail/mail-outbox.js';
import { anAppointment } from '../builders/appointment.js';
import { aSide } from '../builders/booking.js';
import { aPortalContact, type ContactFields } from '../builders/contact.js';
import { aMember } from '../builders/member.js';
import { anOwner } from '../builders/owner.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const BEFORE = '2026-11-16T08:30:00Z';
const BEGUN = '2026-11-19T14:20:00Z';
const OVER = '2026-11-19T16:00:00Z';
const DUE = '2026-11-24T08:00:00Z';

describe('what is written and told after a session', () => {
  let test: TestApp;
  let number = 0;

  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  /** A session that has begun; everybody signs in by a token, which lasts however the clock jumps. */
  const begun = async (fields: ContactFields = {}) => {
    const owner = await anOwner(test, BEFORE);
    const [anna, workspaceId] = [await owner.lasting(), await owner.workspaceId()];
    const email = `after-${++number}@example.com`;
    const side = await aSide(test, anna, { email, language: 'en', ...fields });
    const { id: carlaId, visitor } = await aPortalContact(test, anna, { clientId: side.clientId, email: `with-${email}` }); // prettier-ignore
    const carla = await visitor.lasting();
    const { id: appointmentId } = await anAppointment(anna, { engagementId: side.engagementId, contactIds: [side.id, carlaId] }); // prettier-ignore
    test.clock.set(BEGUN);
    return { ...side, anna, giulia: side.visitor, carla, carlaEmail: `with-${email}`, workspaceId, appointmentId }; // prettier-ignore
  };
  type Begun = Awaited<ReturnType<typeof begun>>;
  const note = ({ anna, appointmentId }: Begun, attendance: string | null) =>
    anna.put(`/appointments/${appointmentId}/attendance`, { attendance }).expect(200);
  /** What arrives of what was ordered for somebody, in the moment in which the queue comes to it. */
  const arrives = async ({ workspaceId }: Begun, kind: string, email: string) => {
    const ordered = await test.sql<{ id: string }>('SELECT id FROM mail WHERE kind = $1 AND to_address = $2 ORDER BY id', [kind, email]); // prettier-ignore
    for (const { id } of ordered) await test.app.get(MailOutbox).run({ mailId: id, workspaceId });
    expect(ordered).toHaveLength(1);
    return (await test.mails.to(email)).filter(({ headers }) => headers['list-id']?.includes(kind));
  };

  describe('the question whether it was useful', () => {
    const KIND = 'appointment.useful';
    const asked = (side: Begun) => arrives(side, KIND, side.email);
    const answer = (who: Visitor, { appointmentId }: Begun, useful = 'yes', wanted = '') =>
      who.post(`/appointments/${appointmentId}/useful`, { useful, wanted });
    const noticesOf = async (who: Visitor) =>
      (await who.get('/notices').expect(200)).body.items.filter(({ kind }: { kind: string }) => kind === KIND); // prettier-ignore

    it('goes to each guest', async () => {
      const side = await begun();
      await note(side, 'attended');
      const [mail] = await asked(side);
      expect(mail?.text).toContain('?useful=partly#useful');
      expect(mail?.headers['list-unsubscribe']).toContain('?kind=appointment.useful');
      expect(await arrives(side, KIND, side.carlaEmail)).toHaveLength(1);
    });

    it('does not go to who has said meanwhile that they do not want it', async () => {
      const side = await begun();
      await note(side, 'attended');
      const items = [{ kind: KIND, mail: 'none' }];
      await side.giulia.put('/notice-preferences', { items }).expect(200);
      expect(await asked(side)).toEqual([]);
    });

    it('does not go to who is no contact of the client any more', async () => {
      const side = await begun();
      await note(side, 'attended');
      await side.anna.delete(`/contacts/${side.id}`).expect(204);
      expect(await asked(side)).toEqual([]);
    });

    it('does not go out once it is noted that they were not there', async () => {
      const side = await begun();
      await note(side, 'attended');
      await note(side, 'no_show_client');
      expect(await asked(side)).toEqual([]);
    });

    it('is not put to anybody any more once one of them has answered', async () => {
      const side = await begun();
      await note(side, 'attended');
      expect(await noticesOf(side.carla)).toHaveLength(1);
      test.clock.set(OVER);
      await answer(side.giulia, side).expect(200);
      expect(await noticesOf(side.carla)).toEqual([]);
      expect(await noticesOf(side.giulia)).toEqual([]);
    });

    it('is taken back where it was not held after all, also when first it was noted as begun late', async () => {
      const side = await begun();
      await note(side, 'attended');
      await note(side, 'late');
      expect(await noticesOf(side.carla)).toHaveLength(1);
      await note(side, 'no_show_host');
      expect(await noticesOf(side.carla)).toEqual([]);
    });

    it('is answered by the first of two who answer at once', async () => {
      const side = await begun();
      await note(side, 'attended');
      test.clock.set(OVER);
      const answers = await Promise.all([answer(side.giulia, side), answer(side.carla, side, 'no')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('has an answer of a bounded length', async () => {
      const side = await begun();
      await note(side, 'attended');
      test.clock.set(OVER);
      const refused = await answer(side.giulia, side, 'yes', 'a'.repeat(2001)).expect(400);
      expect(refused.body.errors).toMatchObject([{ field: 'wanted', code: 'too-long' }]);
      await answer(side.giulia, side, 'yes', 'é'.repeat(2000)).expect(200);
    });

    it('says on the page behind the link that somebody else has answered, and asks no more', async () => {
      const side = await begun();
      await note(side, 'attended');
      const [mail] = await arrives(side, KIND, side.carlaEmail);
      const path = `/${new URL(/http\S+\/r\/appointment\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '').pathname}`;
      test.clock.set(OVER);
      await answer(side.giulia, side).expect(200);
      const late = await test
        .visitor()
        .post(`${path}/useful`)
        .type('form')
        .send({ useful: 'no' })
        .expect(303);
      expect(late.headers.location).toMatch(/\?done=useful-closed$/);
      for (const said of ['done=useful-closed', 'useful=no']) {
        const page = await test.visitor().get(`${path}?${said}`).expect(200);
        expect(page.text).toContain('C’è già una risposta');
        expect(page.text).not.toContain('<form');
      }
    });
  });

  describe('R-35: the word after a missed session', () => {
    const KIND = 'appointment.follow-up';
    interface Word { id: string; state: string; because: string | null; text: string } // prettier-ignore
    const wordOf = async ({ clientId }: Begun, who: Visitor) =>
      (await who.get(`/appointment-follow-ups?clientId=${clientId}`).expect(200)).body.items[0] as Word;
    const send = ({ id }: Word, text: string, who: Visitor) =>
      who.post(`/appointment-follow-ups/${id}/send`, { text }).expect(200);
    const proposed = async (side: Begun) => {
      await note(side, 'no_show_client');
      test.clock.set(DUE);
      await test.app.get(FollowUpJobs).consider(side.workspaceId, side.appointmentId);
      return wordOf(side, side.anna);
    };
    /** Sent by Anna; its mail waits, as it does in quiet hours. */
    const sent = async (side: Begun) => {
      const word = await proposed(side);
      await send(word, word.text, side.anna);
    };
    const arrived = (side: Begun) => arrives(side, KIND, side.email);

    it('arrives as it was sent', async () => {
      const side = await begun();
      await sent(side);
      const [mail] = await arrived(side);
      expect(mail?.subject).toBe('A word from Anna Ferri');
      expect(mail?.text).toContain('Kind regards\nAnna Ferri');
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'sent', because: null });
    });

    it('stays unsent when it is noted meanwhile that they were there', async () => {
      const side = await begun();
      await sent(side);
      await note(side, 'late');
      expect(await arrived(side)).toEqual([]);
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'dropped', because: 'corrected' });
    });

    it('stays unsent when the client is heard of meanwhile', async () => {
      const side = await begun();
      await sent(side);
      await aTask(side.giulia, { engagementId: side.engagementId });
      expect(await arrived(side)).toEqual([]);
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'dropped', because: 'in_touch' });
    });

    it('stays unsent when its reader is no contact of the client any more', async () => {
      const side = await begun();
      await sent(side);
      await side.anna.delete(`/contacts/${side.id}`).expect(204);
      expect(await arrived(side)).toEqual([]);
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'dropped', because: 'unreachable' });
    });

    it('stays unsent where nothing is sent to that address any more', async () => {
      const side = await begun();
      await sent(side);
      await side.anna.post('/suppressions', { address: side.email, note: 'Asked us to stop' }).expect(201);
      expect(await arrived(side)).toEqual([]);
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'dropped', because: 'unreachable' });
    });

    it('is proposed no longer once its reader is no contact of the client any more', async () => {
      const side = await begun();
      await proposed(side);
      await side.anna.delete(`/contacts/${side.id}`).expect(204);
      const due = await test.sql<{ id: string }>('SELECT appointment_id AS id FROM due_follow_ups($1)', [
        DUE,
      ]);
      expect(due.map(({ id }) => id)).toContain(side.appointmentId);
      await test.app.get(FollowUpJobs).consider(side.workspaceId, side.appointmentId);
      expect(await wordOf(side, side.anna)).toMatchObject({ state: 'dropped', because: 'unreachable' });
    });

    describe('is signed by whoever sends it', () => {
      const withBea = async () => {
        const side = await begun();
        const bea = await aMember(test, side.anna, { role: 'owner', name: 'Bea Conti', email: `bea-${number}@example.com` }); // prettier-ignore
        return { side, word: await proposed(side), bea: await bea.visitor.lasting() };
      };

      it('as they read it', async () => {
        const { side, word, bea } = await withBea();
        expect(word.text).toMatch(/\nAnna Ferri$/);
        expect((await wordOf(side, bea)).text).toMatch(/\nBea Conti$/);
      });

      it('also where they send it as the host would', async () => {
        const { side, word, bea } = await withBea();
        const answer = await send(word, word.text, bea);
        expect((answer.body as Word).text).toMatch(/\nBea Conti$/);
        const [mail] = await arrived(side);
        expect(mail?.text).not.toContain('Anna Ferri');
        expect(mail?.headers.from).toContain('Bea Conti');
      });

      it('unless they wrote it otherwise', async () => {
        const { word, bea } = await withBea();
        const text = `${word.text}\nwith Bea`;
        expect((await send(word, text, bea)).body).toMatchObject({ state: 'sent', text });
      });
    });
  });
});
