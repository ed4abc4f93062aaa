import { FeedbackJobs } from '../../src/modules/feedback/feedback.jobs.js';
import { SignedLinks } from '../../src/platform/access/signed-link.js';
import { aPortalContact, type ContactFields } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { anAcceptedTask, askFor, type BuiltFeedback } from '../builders/feedback.js';
import { aMember } from '../builders/member.js';
import { aPreference } from '../builders/preference.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAY = '2026-11-16T08:30:00Z';

describe('feedback', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let number = 0;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(MONDAY));

  /** A client with a contact who signs in by a token: the clock moves by weeks. */
  const aSide = async (fields: ContactFields = {}, assistantIds: string[] = []) => {
    const contact = await aPortalContact(test, anna, { email: `asked-${++number}@example.com`, ...fields });
    const engagement = await anEngagement(anna, { clientId: contact.clientId, assistantIds });
    // Signed in again, so that the session knows the new engagement.
    const { body } = await contact.visitor.post('/tokens', { name: 'Tests' }).expect(201);
    const giulia = test.visitor().useToken(body.token as string);
    return { ...contact, giulia, engagementId: engagement.id };
  };
  type Side = Awaited<ReturnType<typeof aSide>>;
  const accept = ({ giulia, engagementId }: Side, fields = {}) =>
    anAcceptedTask(anna, giulia, engagementId, fields);
  const of = async (clientId: string): Promise<BuiltFeedback[]> =>
    (await anna.get(`/feedback?clientId=${clientId}`).expect(200)).body.items as BuiltFeedback[];
  const states = async (clientId: string) => (await of(clientId)).map(({ state }) => state);
  const asked = async (side: Side): Promise<BuiltFeedback> => {
    await accept(side);
    await askFor(test, side.clientId);
    const [first] = await of(side.clientId);
    if (!first) throw new Error('nothing was asked');
    return first;
  };
  const mailsFor = async (email: string) =>
    test.sql<{ key: string }>(`SELECT key FROM mail WHERE kind = 'feedback.request' AND to_address = $1`, [
      email,
    ]);
  const page = (id: string) =>
    `//r/feedback/${test.app.get(SignedLinks).sign('feedback', id, 1, workspaceId)}`;

  describe('is asked for', () => {
    it('after a contact has accepted, of that contact, once a task', async () => {
      const side = await aSide();
      const task = await accept(side, { title: 'Train to Milan' });
      expect(await states(side.clientId)).toEqual(['waiting']);
      await askFor(test, side.clientId);
      await askFor(test, side.clientId);
      const [feedback] = await of(side.clientId);
      expect(feedback).toMatchObject({
        ...{ state: 'asked', taskId: task.id, taskTitle: 'Train to Milan', contactName: side.name },
        ...{
          approach: null,
          timing: null,
          sentence: '',
          askedAt: MONDAY,
          answeredAt: null,
          recoveryTaskId: null,
        },
        can: { answer: false },
      });
      expect(await mailsFor(side.email)).toHaveLength(1);
      await moved(anna, task, 'in_progress', 'delivered');
      await moved(side.giulia, task, 'done');
      expect(await of(side.clientId)).toHaveLength(1);
    });

    it('of the contact who had asked for it, where a member records the acceptance', async () => {
      const side = await aSide();
      const colleague = await aPortalContact(test, anna, { clientId: side.clientId, name: 'James Carter' });
      const task = await aTask(colleague.visitor, { engagementId: side.engagementId });
      await moved(anna, task, 'accepted', 'in_progress', 'delivered', 'done');
      expect(await of(side.clientId)).toMatchObject([{ contactName: 'James Carter' }]);
    });

    it('not where a task is cancelled or only delivered', async () => {
      const side = await aSide();
      const task = await aTask(anna, { engagementId: side.engagementId });
      await moved(anna, task, 'in_progress', 'delivered', 'cancelled');
      expect(await of(side.clientId)).toEqual([]);
    });

    it('at most once a client in seven days: the newest when the window opens, and the rest wait', async () => {
      const side = await aSide();
      await asked(side);
      test.clock.set('2026-11-17T08:30:00Z');
      const second = await accept(side);
      test.clock.set('2026-11-18T08:30:00Z');
      const third = await accept(side);
      await askFor(test, side.clientId);
      expect(await states(side.clientId)).toEqual(['waiting', 'waiting', 'asked']);
      test.clock.set('2026-11-23T08:29:59Z');
      await askFor(test, side.clientId);
      expect(await states(side.clientId)).toEqual(['waiting', 'waiting', 'asked']);
      test.clock.set('2026-11-23T08:30:00Z');
      await askFor(test, side.clientId);
      const items = await of(side.clientId);
      expect(items.map(({ taskId, state }) => [taskId, state])).toEqual([
        [third.id, 'asked'],
        [second.id, 'waiting'],
        [items[2]?.taskId, 'asked'],
      ]);
      test.clock.set('2026-12-01T08:30:00Z');
      await askFor(test, side.clientId);
      expect(await states(side.clientId)).toEqual(['asked', 'lapsed', 'asked']);
    });

    it('once, also where two workers ask at the same moment', async () => {
      const side = await aSide();
      await Promise.all([accept(side), accept(side)]);
      await Promise.all([askFor(test, side.clientId), askFor(test, side.clientId)]);
      expect((await states(side.clientId)).sort()).toEqual(['asked', 'waiting']);
    });

    it('and the database itself refuses a second request within seven days', async () => {
      const side = await aSide();
      await asked(side);
      await accept(side);
      const twice = test.sql(
        `UPDATE feedback SET state = 'asked', asked_at = '2026-11-20T00:00Z', asked_until = '2026-11-27T00:00Z'
         WHERE client_id = $1 AND state = 'waiting'`,
        [side.clientId],
      );
      await expect(twice).rejects.toMatchObject({ constraint: 'feedback_apart' });
    });

    it('not in quiet hours: when they are over', async () => {
      const side = await aSide();
      const quiet = { clientId: side.clientId, kind: 'quiet_hours', value: { from: '09:00', to: '12:00' } };
      await aPreference(anna, quiet);
      await accept(side);
      await askFor(test, side.clientId);
      expect(await states(side.clientId)).toEqual(['waiting']);
      test.clock.set('2026-11-16T11:00:00Z');
      await askFor(test, side.clientId);
      expect(await states(side.clientId)).toEqual(['asked']);
    });

    it('without a mail where the portal is enough', async () => {
      const side = await aSide();
      await aPreference(anna, { clientId: side.clientId, kind: 'channel', value: 'portal' });
      const { id } = await asked(side);
      expect(await mailsFor(side.email)).toEqual([]);
      const { body } = await side.giulia.get('/feedback').expect(200);
      expect(body.items).toMatchObject([{ id, state: 'asked', can: { answer: true } }]);
    });

    it('by the clock: the tick finds whoever is due', async () => {
      const side = await aSide();
      await accept(side);
      await test.app.get(FeedbackJobs).tick();
      const jobs = await test.sql<{ key: string }>(
        `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'feedback-ask' AND key = $1`,
        [`feedback-ask:${side.clientId}`],
      );
      expect(jobs).toHaveLength(1);
    });
  });

  describe('is given', () => {
    it('in the portal, with two scores and a sentence, and changed until a day later', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      const path = `/feedback/${id}/answer`;
      const { body } = await side.giulia
        .post(path, { approach: 4, timing: 5, sentence: 'So kind' })
        .expect(200);
      expect(body).toMatchObject({
        state: 'answered',
        approach: 4,
        timing: 5,
        sentence: 'So kind',
        can: { answer: true },
      });
      test.clock.set('2026-11-17T08:29:59Z');
      await side.giulia.post(path, { approach: 5, timing: 5 }).expect(200);
      test.clock.set('2026-11-17T08:30:00Z');
      expect((await side.giulia.post(path, { approach: 1, timing: 1 }).expect(409)).body.code).toBe(
        'feedback.closed',
      );
      expect(await of(side.clientId)).toMatchObject([
        { approach: 5, timing: 5, sentence: '', answeredAt: MONDAY },
      ]);
    });

    it('within 30 days', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      test.clock.set('2026-12-16T08:30:00Z');
      await side.giulia.post(`/feedback/${id}/answer`, { approach: 4, timing: 5 }).expect(409);
      const closed = await test.visitor().get(page(id)).expect(410);
      expect(closed.text).toContain('lang="it"');
    });

    it('once, where two answers arrive together: one of them holds, and one task follows', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      const answers = [
        { approach: 1, timing: 2, sentence: 'first' },
        { approach: 2, timing: 1, sentence: 'second' },
      ];
      await Promise.all(
        answers.map((answer) => side.giulia.post(`/feedback/${id}/answer`, answer).expect(200)),
      );
      const [feedback] = await of(side.clientId);
      const { approach, timing, sentence } = feedback as unknown as (typeof answers)[0];
      expect(answers).toContainEqual({ approach, timing, sentence });
      await Promise.all([1, 2].map(() => test.app.get(FeedbackJobs).recover(workspaceId, id)));
      const { body } = await anna.get(`/tasks?engagementId=${side.engagementId}&open=true`).expect(200);
      expect(body.items).toHaveLength(1);
    });

    it('only in scores of 1 to 5, and only by who was asked', async () => {
      const side = await aSide();
      const colleague = await aPortalContact(test, anna, { clientId: side.clientId });
      const { id } = await asked(side);
      const path = `/feedback/${id}/answer`;
      for (const body of [
        { approach: 0, timing: 3 },
        { approach: 3, timing: 6 },
        { approach: 3 },
        { approach: '4', timing: 4 },
      ])
        await side.giulia.post(path, body).expect(400);
      await side.giulia.post(path, { approach: 3, timing: 3, sentence: 'x'.repeat(2001) }).expect(400);
      await colleague.visitor.post(path, { approach: 5, timing: 5 }).expect(404);
      await colleague.visitor.get(`/feedback/${id}`).expect(404);
      expect((await colleague.visitor.get('/feedback').expect(200)).body.items).toEqual([]);
      await anna.post(path, { approach: 5, timing: 5 }).expect(403);
    });

    it('not before it was asked for: what waits does not exist for the contact', async () => {
      const side = await aSide();
      await accept(side);
      const [waiting] = await of(side.clientId);
      expect((await side.giulia.get('/feedback').expect(200)).body.items).toEqual([]);
      await side.giulia.post(`/feedback/${waiting?.id}/answer`, { approach: 5, timing: 5 }).expect(404);
    });
  });

  describe('on the page behind the mail', () => {
    it('shows the tapped score, stores nothing by that, and takes both by one button', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      const reader = test.visitor();
      const shown = await reader.get(`${page(id)}?approach=4`).expect(200);
      expect(shown.text).toMatch(
        /name="approach"[^>]*checked=""[^>]*value="4"|name="approach"[^>]*value="4"[^>]*checked=""/,
      );
      expect(shown.text).not.toContain('<script');
      expect(shown.headers['x-robots-tag']).toContain('noindex');
      expect(Buffer.byteLength(shown.text)).toBeLessThan(15_000);
      expect(await states(side.clientId)).toEqual(['asked']);
      const post = (fields: object) => reader.post(page(id)).type('form').send(fields).expect(303);
      expect((await post({ approach: 4 })).headers.location).toContain('done=missing&approach=4');
      expect((await post({ approach: 9, timing: 2 })).headers.location).toContain('done=missing&timing=2');
      expect((await post({ approach: 4, timing: 5, sentence: 'Grazie' })).headers.location).toContain(
        'done=thanks',
      );
      const thanks = await reader.get(`${page(id)}?done=thanks`).expect(200);
      expect(thanks.text).toContain('Grazie');
      expect(await of(side.clientId)).toMatchObject([{ approach: 4, timing: 5, sentence: 'Grazie' }]);
      test.clock.set('2026-11-17T08:30:00Z');
      await post({ approach: 1, timing: 1 });
      expect(await of(side.clientId)).toMatchObject([{ approach: 4, timing: 5 }]);
      expect((await reader.get(page(id)).expect(200)).text).not.toContain('<form');
    });

    it('addresses the reader as they like', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      expect((await test.visitor().get(page(id)).expect(200)).text).toContain('La Sua opinione conta');
      await aPreference(anna, { clientId: side.clientId, kind: 'address', value: 'informal' });
      expect((await test.visitor().get(page(id)).expect(200)).text).toContain('La tua opinione conta');
    });

    it('opens nothing by a secret that is none', async () => {
      await test.visitor().get('//r/feedback/abc').expect(404);
      const report = test.app.get(SignedLinks).sign('report', workspaceId, 1, workspaceId);
      await test.visitor().get(`//r/feedback/${report}`).expect(404);
    });
  });

  describe('that is low', () => {
    const recover = (id: string) => test.app.get(FeedbackJobs).recover(workspaceId, id);
    const told = (kind: string, taskId: string) =>
      test.sql<{ member_id: string }>('SELECT member_id FROM notice WHERE kind = $1 AND subject_id = $2', [
        kind,
        taskId,
      ]);

    it('opens a task due in one working day, with who did the work, in words the client may read', async () => {
      const bea = await aMember(test, anna);
      const side = await aSide({ name: 'Lena Vogt', language: 'de' }, [bea.id]);
      const task = await accept(side, { title: 'Umzug', assigneeId: bea.id });
      await askFor(test, side.clientId);
      const [feedback] = await of(side.clientId);
      await side.giulia.post(`/feedback/${feedback?.id}/answer`, { approach: 4, timing: 2 }).expect(200);
      await recover(feedback?.id as string);
      await recover(feedback?.id as string);
      const [followed] = await of(side.clientId);
      const { body } = await anna.get(`/tasks/${followed?.recoveryTaskId as string}`).expect(200);
      expect(body).toMatchObject({
        ...{
          title: 'Rückmeldung: bei Lena Vogt melden',
          assigneeId: bea.id,
          priority: 'high',
          status: 'accepted',
        },
        ...{ dueOn: '2026-11-17', dueTime: '09:30' },
      });
      expect((await told('feedback.low', task.id)).length).toBe(2);
      expect(await told('feedback.given', task.id)).toEqual([]);
      const { body: own } = await side.giulia.get('/feedback').expect(200);
      expect(own.items).toMatchObject([{ recoveryTaskId: null }]);
    });

    it('opens none where it is good; the members are told', async () => {
      const side = await aSide();
      const { id, taskId } = await asked(side);
      await side.giulia.post(`/feedback/${id}/answer`, { approach: 3, timing: 5 }).expect(200);
      await recover(id);
      expect(await of(side.clientId)).toMatchObject([{ recoveryTaskId: null }]);
      expect(await told('feedback.given', taskId)).toHaveLength(1);
    });

    it('by a change of mind opens one, too; and the task itself asks for no feedback', async () => {
      const side = await aSide();
      const { id } = await asked(side);
      await side.giulia.post(`/feedback/${id}/answer`, { approach: 5, timing: 5 }).expect(200);
      await side.giulia.post(`/feedback/${id}/answer`, { approach: 1, timing: 5 }).expect(200);
      await recover(id);
      const recoveryTaskId = (await of(side.clientId))[0]?.recoveryTaskId;
      await moved(anna, { id: recoveryTaskId as string }, 'in_progress', 'delivered');
      await moved(side.giulia, { id: recoveryTaskId as string }, 'done');
      expect(await of(side.clientId)).toHaveLength(1);
    });
  });

  describe('of a client together', () => {
    it('R-34: approach 5, 4, 4 and timing 3, 5, 2 are 4.3 and 3.3, n = 3; with two, they are printed', async () => {
      const bea = await aMember(test, anna);
      const side = await aSide({}, [bea.id]);
      const { body: token } = await bea.visitor.post('/tokens', { name: 'Tests' }).expect(201);
      const beaByToken = test.visitor().useToken(token.token as string);
      const other = await aSide();
      const scores = [[5, 3], [4, 5], [4, 2]] as const; // prettier-ignore
      const trend = async (visitor: Visitor) =>
        (await visitor.get(`/feedback/trend?clientId=${side.clientId}`).expect(200)).body as {
          n: number;
          answers: { approach: number; timing: number }[];
        };
      for (const [approach, timing] of scores) {
        const { id } = await asked(side);
        await side.giulia.post(`/feedback/${id}/answer`, { approach, timing }).expect(200);
        const { n, answers, ...averages } = await trend(anna);
        expect(answers).toHaveLength(n);
        if (n < 3) expect(averages).toMatchObject({ approach: null, timing: null });
        test.clock.advance({ hours: 7 * 24 });
      }
      for (const visitor of [anna, beaByToken]) {
        expect(await trend(visitor)).toMatchObject({
          ...{ n: 3, approach: 4.3, timing: 3.3 },
          answers: [
            { approach: 4, timing: 2 },
            { approach: 4, timing: 5 },
            { approach: 5, timing: 3 },
          ],
          months: [{ month: '2026-11', n: 3, approach: 4.3, timing: 3.3 }],
        });
      }
      await beaByToken.get(`/feedback/trend?clientId=${other.clientId}`).expect(404);
      await side.giulia.get(`/feedback/trend?clientId=${side.clientId}`).expect(403);
    });
  });
});
