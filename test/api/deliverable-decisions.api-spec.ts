import { randomUUID } from 'node:crypto';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable, type BuiltDeliverable } from '../builders/deliverable.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aTask, moved } from '../builders/task.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const NOTE = sha256('What was said');

describe('what the client decides', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;
  let paolo: Awaited<ReturnType<typeof aPortalContact>>;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    office = await anEngagement(anna);
    giulia = await aPortalContact(test, anna, { clientId: office.clientId, name: 'Giulia' });
    paolo = await aPortalContact(test, anna, { clientId: office.clientId, name: 'Paolo' });
  }, 30_000);
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const looked = { version: 1, sha256: NOTE };
  const accept = (who: Visitor, id: string, what: object = looked) =>
    who.post(`/deliverables/${id}/acceptances`, what);
  const request = (who: Visitor, id: string, what: object = looked, reason = 'The date is missing') =>
    who.post(`/deliverables/${id}/change-requests`, { ...what, reason });
  const draft = (fields: object = {}) => aDeliverable(anna, { ...here(), ...fields, show: 'false' });
  const version = (id: string, content: string, show: 'true' | 'false' = 'false') =>
    anna.upload(`/deliverables/${id}/versions`, { show }, { name: 'notes.txt', content }).expect(201);
  const delivered = async () => moved(anna, await aTask(anna, here()), 'in_progress', 'delivered');
  const status = async (task: { id: string }) =>
    (await anna.get(`/tasks/${task.id}`).expect(200)).body.status as string;
  const told = async (id: string) =>
    test.sql<{ members_only: boolean }>('SELECT members_only FROM event WHERE record_id = $1 ORDER BY id', [
      id,
    ]);

  describe('a draft', () => {
    it('does not exist for contacts: in no list, no download, no preview, no event', async () => {
      const { id } = await draft({ title: 'Secret paper' });
      for (const path of ['', '/versions/1/content', '/versions/1/preview'])
        await giulia.visitor.get(`/deliverables/${id}${path}`).expect(404);
      await accept(giulia.visitor, id).expect(404);
      await request(giulia.visitor, id).expect(404);
      const listed = await giulia.visitor.get('/deliverables?limit=200&q=secret').expect(200);
      expect(listed.body.items).toEqual([]);
      expect(await told(id)).toEqual([{ members_only: true }]);
    });

    it('is shown once to those whose it is, who are told, and the first time is kept', async () => {
      const { id } = await draft();
      const { body } = await anna.post(`/deliverables/${id}/show`).expect(200);
      expect(body).toMatchObject({
        state: 'shown',
        shownVersion: 1,
        shownAt: NOW,
        can: { show: false, hide: true },
      });
      expect((await anna.post(`/deliverables/${id}/show`).expect(409)).body.code).toBe(
        'deliverable.shown-already',
      );
      expect((await told(id)).at(-1)).toEqual({ members_only: false });
      await anna.post(`/deliverables/${id}/hide`).expect(200);
      await giulia.visitor.get(`/deliverables/${id}`).expect(404);
      expect((await anna.post(`/deliverables/${id}/hide`).expect(409)).body.code).toBe(
        'deliverable.not-shown',
      );
      test.clock.advance({ hours: 2 });
      const again = await anna.post(`/deliverables/${id}/show`).expect(200);
      expect(again.body).toMatchObject({ shownAt: NOW, latest: { shownAt: NOW } });
      const seen = await giulia.visitor.get(`/deliverables/${id}`).expect(200);
      expect(seen.body.can).toMatchObject({ accept: true, requestChange: true, show: false, hide: false });
    });

    it('is not in a report, and what is shown later is in the report of the week in which it was shown', async () => {
      const { id: engagementId } = await anEngagement(anna);
      test.clock.set('2026-11-13T09:00:00Z');
      const paper = await aDeliverable(anna, { engagementId, show: 'false' });
      test.clock.set(NOW);
      const report = async (week: string) => {
        const { body } = await anna.post('/reports', { engagementId, week }).expect(201);
        return (body.content.deliverables as { id: string }[]).map(({ id }) => id);
      };
      expect(await report('2026-W46')).toEqual([]);
      await anna.post(`/deliverables/${paper.id}/show`).expect(200);
      test.clock.set('2026-11-23T09:00:00Z');
      expect(await report('2026-W47')).toEqual([paper.id]);
    });
  });

  describe('a newer version', () => {
    it('is a draft of its own: contacts see and decide about what was shown, until it is shown', async () => {
      const paper = await aDeliverable(anna, here());
      await version(paper.id, 'Second');
      const mine = await anna.get(`/deliverables/${paper.id}`).expect(200);
      expect(mine.body).toMatchObject({
        state: 'shown',
        shownVersion: 1,
        latest: { number: 2, shownAt: null },
      });
      const seen = await giulia.visitor.get(`/deliverables/${paper.id}`).expect(200);
      expect(seen.body).toMatchObject({ latest: { number: 1 }, versions: [{ number: 1 }] });
      await giulia.visitor.get(`/deliverables/${paper.id}/versions/2/content`).expect(404);
      await giulia.visitor.get(`/deliverables/${paper.id}/versions/2/preview`).expect(404);
      const found = await giulia.visitor.get('/deliverables?limit=200').expect(200);
      expect(JSON.stringify(found.body)).not.toContain(sha256('Second'));
      expect((await accept(giulia.visitor, paper.id, { version: 2, sha256: sha256('Second') }).expect(409)).body.code).toBe('deliverable.other-version'); // prettier-ignore
      await anna.post(`/deliverables/${paper.id}/show`).expect(200);
      expect((await accept(giulia.visitor, paper.id).expect(409)).body.code).toBe(
        'deliverable.other-version',
      );
      await accept(giulia.visitor, paper.id, { version: 2, sha256: sha256('Second') }).expect(201);
    });

    it('asks anew for a yes, and hiding it goes back to what was decided before', async () => {
      const paper = await aDeliverable(anna, here());
      await accept(giulia.visitor, paper.id).expect(201);
      const shown = await version(paper.id, 'Second', 'true');
      expect(shown.body).toMatchObject({ state: 'shown', shownVersion: 2 });
      const hidden = await anna.post(`/deliverables/${paper.id}/hide`).expect(200);
      expect(hidden.body).toMatchObject({ state: 'accepted', shownVersion: 1 });
      expect((await anna.post(`/deliverables/${paper.id}/hide`).expect(409)).body.code).toBe(
        'deliverable.decided',
      );
    });
  });

  describe('a decision', () => {
    it('keeps who, when, and which version by its hash, in the record and in the audit, and never changes', async () => {
      const paper = await aDeliverable(anna, here());
      const { body } = await request(giulia.visitor, paper.id).expect(201);
      const decision = { version: 1, sha256: NOTE, decision: 'change_requested', reason: 'The date is missing', byName: 'Giulia', at: NOW }; // prettier-ignore
      expect(body).toMatchObject({ state: 'change_requested', decisions: [decision], can: { accept: false } });
      const audited = await test.sql<{ action: string; role: string }>(`SELECT action, role FROM audit WHERE noun = 'acceptance' AND after ->> 'deliverable_id' = $1`, [paper.id]); // prettier-ignore
      expect(audited).toEqual([{ action: 'insert', role: 'contact' }]);
      const grants = await test.sql<{ privilege_type: string }>(
        `SELECT privilege_type FROM information_schema.role_table_grants
         WHERE grantee = 'affianco_app' AND table_name = 'acceptance' ORDER BY 1`,
      );
      expect(grants.map((grant) => grant.privilege_type)).toEqual(['INSERT', 'SELECT']);
      // What the client says is missing may be there: the same version is shown again, and decided about again.
      await anna.post(`/deliverables/${paper.id}/show`).expect(200);
      const yes = await accept(paolo.visitor, paper.id).expect(201);
      expect(yes.body).toMatchObject({ state: 'accepted', decisions: [decision, { decision: 'accepted', byName: 'Paolo' }] });
    }); // prettier-ignore

    it('is made by contacts, about what they looked at, once', async () => {
      const paper = await aDeliverable(anna, here());
      await accept(anna, paper.id).expect(403);
      await request(anna, paper.id).expect(403);
      await accept(giulia.visitor, paper.id, { version: 1, sha256: sha256('other') }).expect(409);
      await request(giulia.visitor, paper.id, looked, ' ').expect(400);
      await accept(giulia.visitor, paper.id, { version: 0, sha256: 'x' }).expect(400);
      await accept(giulia.visitor, randomUUID()).expect(404);
      await accept(giulia.visitor, paper.id).expect(201);
      const late = await request(paolo.visitor, paper.id).expect(409);
      expect(late.body).toMatchObject({ code: 'deliverable.decided', details: { decision: 'accepted' } });
    });

    it('is none of another client, in the same workspace or elsewhere', async () => {
      const paper = await aDeliverable(anna, here());
      const elsewhere = await anEngagement(anna);
      const james = await aPortalContact(test, anna, { clientId: elsewhere.clientId });
      await accept(james.visitor, paper.id).expect(404);
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      await accept(stranger, paper.id).expect(403);
      await stranger.post(`/deliverables/${paper.id}/show`).expect(404);
    });

    it('lets a contact change nothing else, not even past the product', async () => {
      const paper = await aDeliverable(anna, here());
      await expect(
        test.sql(
          `SELECT set_config('app.workspace', workspace_id::text, false), set_config('app.role', 'contact', false),
             set_config('app.engagements', '{' || engagement_id || '}', false) FROM deliverable WHERE id = $1`,
          [paper.id],
        ),
      ).resolves.toHaveLength(1);
      const change = (set: string) => test.sql(`UPDATE deliverable SET ${set} WHERE id = $1`, [paper.id]);
      await expect(change(`title = 'Mine'`)).rejects.toThrow('only decides');
      await expect(change('shown_version = 5')).rejects.toThrow('only decides');
      await change(`decision = 'accepted'`);
      await test.sql(`SELECT set_config('app.role', '', false)`);
    });
  });

  describe('with its task', () => {
    const two = async () => {
      const task = await delivered();
      const first = await aDeliverable(anna, { ...here(), taskId: task.id });
      const second = await aDeliverable(anna, { ...here(), taskId: task.id });
      await draft({ taskId: task.id });
      return { task, first, second };
    };

    it('the last yes to what was delivered finishes the task; a draft does not count', async () => {
      const { task, first, second } = await two();
      await accept(giulia.visitor, first.id).expect(201);
      expect(await status(task)).toBe('delivered');
      await accept(paolo.visitor, second.id).expect(201);
      expect(await status(task)).toBe('done');
    });

    it('a change asked for opens the task again, with its reason, and the turn is the assistant’s', async () => {
      const { task, first } = await two();
      await request(giulia.visitor, first.id).expect(201);
      expect((await anna.get(`/tasks/${task.id}`).expect(200)).body).toMatchObject({ status: 'change_requested', turn: 'assistant' }); // prettier-ignore
      const { body } = await anna.get(`/tasks/${task.id}/history`).expect(200);
      expect(body.items.at(-1)).toMatchObject({ to: 'change_requested', note: 'The date is missing', actorName: 'Giulia' });
    }); // prettier-ignore

    it('a contact who finishes the task accepts what they see of it, and nothing else', async () => {
      const { task, first, second } = await two();
      const later = await version(second.id, 'Second');
      await moved(giulia.visitor, task, 'done');
      for (const { id } of [first, second]) {
        const { body } = await anna.get(`/deliverables/${id}`).expect(200);
        expect(body).toMatchObject({
          state: 'accepted',
          decisions: [{ version: 1, byName: 'Giulia', sha256: NOTE }],
        });
      }
      expect(later.body.latest.number).toBe(2);
      const drafts = await anna.get(`/deliverables?taskId=${task.id}&state=draft`).expect(200);
      expect(drafts.body.items).toMatchObject([{ decisions: [] }]);
    });

    it('a task that is still being worked on stays as it is', async () => {
      const task = await moved(anna, await aTask(anna, here()), 'in_progress');
      const paper = await aDeliverable(anna, { ...here(), taskId: task.id });
      await accept(giulia.visitor, paper.id).expect(201);
      expect(await status(task)).toBe('in_progress');
    });
  });

  describe('at the same instant', () => {
    it('a yes and a change leave one clear outcome, twenty times', async () => {
      const papers: BuiltDeliverable[] = [];
      const tasks: { id: string }[] = [];
      for (let made = 0; made < 20; made++) {
        const task = await delivered();
        tasks.push(task);
        papers.push(await aDeliverable(anna, { ...here(), taskId: task.id }));
      }
      const outcomes = await Promise.all(
        papers.map(({ id }) => Promise.all([accept(giulia.visitor, id), request(paolo.visitor, id)])),
      );
      for (const [place, answers] of outcomes.entries()) {
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        const loser = answers.find((answer) => answer.status === 409);
        expect(loser?.body.code).toBe('deliverable.decided');
        const { body } = await anna.get(`/deliverables/${papers[place]?.id}`).expect(200);
        expect(body.decisions).toHaveLength(1);
        expect(body.state).toBe(body.decisions[0].decision);
        const expected = body.state === 'accepted' ? 'done' : 'change_requested';
        expect(await status(tasks[place] as { id: string })).toBe(expected);
      }
    }, 60_000);

    it('so do a finished task and a change of one of its papers', async () => {
      for (let turn = 0; turn < 10; turn++) {
        const task = await delivered();
        const paper = await aDeliverable(anna, { ...here(), taskId: task.id });
        const done = giulia.visitor.post(`/tasks/${task.id}/transitions`, { to: 'done' });
        const [finished, changed] = await Promise.all([done, request(paolo.visitor, paper.id)]);
        expect([[200, 409], [409, 201]]).toContainEqual([finished.status, changed.status]); // prettier-ignore
        const { body } = await anna.get(`/deliverables/${paper.id}`).expect(200);
        expect([body.state, await status(task)]).toEqual(
          finished.status === 200 ? ['accepted', 'done'] : ['change_requested', 'change_requested'],
        );
      }
    }, 60_000);
  });
});
