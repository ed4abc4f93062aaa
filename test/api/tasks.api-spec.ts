import { randomUUID } from 'node:crypto';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('delegated tasks', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let bea: BuiltMember;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test, { name: 'Office' }));
  });
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const move = (who: Visitor, id: string, to: string, note?: string) =>
    who.post(`/tasks/${id}/transitions`, { to, ...(note !== undefined && { note }) });

  describe('delegating', () => {
    it('by a contact is a request, and the turn is the assistant’s', async () => {
      const { body } = await giulia.visitor
        .post('/tasks', {
          ...here(),
          title: ' Book a train ',
          brief: 'To Milan, a window seat',
          dueOn: '2026-11-20',
        })
        .expect(201);
      expect(body).toMatchObject({
        ...here(),
        engagementName: 'Office',
        clientId: office.clientId,
        title: 'Book a train',
        brief: 'To Milan, a window seat',
        dueOn: '2026-11-20',
        status: 'requested',
        turn: 'assistant',
        createdByName: giulia.name,
        createdAt: NOW,
        deliveredAt: null,
        closedAt: null,
        workedSeconds: 0,
        overdue: false,
        version: 1,
        can: { edit: true, moves: ['cancelled'] },
      });
    });

    it('by a member is taken on already, with an assignee who works on the engagement', async () => {
      const task = await aTask(anna, { ...here(), assigneeId: bea.id, estimateMinutes: 45 });
      expect(task).toMatchObject({ status: 'accepted', assigneeName: bea.name, estimateMinutes: 45 });
      const elsewhere = await anEngagement(anna);
      const refused = { engagementId: elsewhere.id, title: 'Not hers', assigneeId: bea.id };
      await anna.post('/tasks', refused).expect(404);
    });

    it('leaves to members who does the work and how long it may take', async () => {
      const wish = { ...here(), title: 'Quickly', estimateMinutes: 5 };
      const { body } = await giulia.visitor.post('/tasks', wish).expect(403);
      expect(body).toMatchObject({ code: 'task.field-of-members', details: { field: 'estimateMinutes' } });
    });

    it('takes the id that the caller has chosen, once', async () => {
      const id = randomUUID();
      expect((await aTask(anna, { ...here(), id })).id).toBe(id);
      await anna.post('/tasks', { ...here(), id, title: 'Again' }).expect(409);
    });

    it('does nothing twice with the same idempotency key', async () => {
      const delegate = (title: string) =>
        anna.post('/tasks', { ...here(), title }).set('Idempotency-Key', 'one-task');
      const first = await delegate('Only once').expect(201);
      const second = await delegate('Only once').expect(201);
      expect(second.body).toEqual(first.body);
      expect(second.headers['idempotency-replayed']).toBe('true');
      await delegate('Something else').expect(422);
    });

    it('says all that is wrong at once', async () => {
      const wrong = {
        engagementId: 'x',
        title: ' ',
        dueOn: '2026-02-30',
        estimateMinutes: 0,
        status: 'done',
      };
      const { body } = await anna.post('/tasks', wrong).expect(400);
      expect(
        body.errors.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`).sort(),
      ).toEqual([
        'dueOn: day',
        'engagementId: id',
        'estimateMinutes: too-small',
        'status: unknown-field',
        'title: required',
      ]);
    });
  });

  describe('going from hand to hand', () => {
    it('passes the turn with a question and back with the answer, and both sides read all of it', async () => {
      const task = await aTask(giulia.visitor, here());
      await moved(bea.visitor, task, 'accepted', 'in_progress');
      test.clock.advance({ hours: 1 });
      const asked = await move(bea.visitor, task.id, 'waiting_for_client', 'Which hotel?').expect(200);
      expect(asked.body).toMatchObject({ turn: 'client', can: { edit: true } });
      test.clock.advance({ hours: 30 });
      const answered = await move(giulia.visitor, task.id, 'in_progress', 'The one by the station.').expect(
        200,
      );
      expect(answered.body).toMatchObject({ turn: 'assistant', status: 'in_progress' });

      const { body } = await giulia.visitor.get(`/tasks/${task.id}/history`).expect(200);
      const told = body.items.map(({ from, to, note, actorName, actorRole }: Record<string, string>) => [from, to, note, actorName, actorRole]); // prettier-ignore
      expect(told).toEqual([
        [null, 'requested', '', giulia.name, 'contact'],
        ['requested', 'accepted', 'As we said.', bea.name, 'assistant'],
        ['accepted', 'in_progress', 'As we said.', bea.name, 'assistant'],
        ['in_progress', 'waiting_for_client', 'Which hotel?', bea.name, 'assistant'],
        ['waiting_for_client', 'in_progress', 'The one by the station.', giulia.name, 'contact'],
      ]);
      expect(body.items.at(-1).at).toBe('2026-11-17T15:30:00Z');
    });

    it('remembers since when the turn is with whom it is with', async () => {
      const task = await aTask(anna, here());
      test.clock.advance({ hours: 1 });
      expect(await moved(anna, task, 'in_progress')).toMatchObject({ turn: 'assistant', turnSince: NOW });
      test.clock.advance({ hours: 1 });
      const { turnSince } = await moved(anna, task, 'waiting_for_third_party');
      expect(turnSince).toBe('2026-11-16T10:30:00Z');
    });

    it('ends when the client accepts, after a change if need be', async () => {
      const task = await aTask(giulia.visitor, here());
      await moved(bea.visitor, task, 'in_progress', 'delivered');
      const unhappy = await move(giulia.visitor, task.id, 'change_requested').expect(422);
      expect(unhappy.body).toMatchObject({ code: 'task.note-needed', details: { to: 'change_requested' } });
      await move(giulia.visitor, task.id, 'change_requested', 'The date is wrong').expect(200);
      test.clock.advance({ hours: 2 });
      const again = await move(bea.visitor, task.id, 'delivered').expect(200);
      expect(again.body).toMatchObject({
        turn: 'client',
        deliveredAt: '2026-11-16T10:30:00Z',
        closedAt: null,
      });
      const done = await move(giulia.visitor, task.id, 'done').expect(200);
      expect(done.body).toMatchObject({
        turn: 'none',
        closedAt: '2026-11-16T10:30:00Z',
        can: { edit: false, moves: [] },
      });
    });

    it('is accepted by nobody but the client, save by the owner who says how they agreed', async () => {
      const task = await aTask(anna, here());
      await moved(anna, task, 'in_progress', 'delivered');
      const refused = await move(bea.visitor, task.id, 'done', 'She said yes').expect(403);
      expect(refused.body.code).toBe('task.move-not-yours');
      await move(anna, task.id, 'done').expect(422);
      await move(anna, task.id, 'done', 'Giulia agreed by telephone').expect(200);
    });

    it('is opened again by the owner, with a reason', async () => {
      const task = await aTask(anna, here());
      await moved(anna, task, 'in_progress', 'delivered', 'done');
      await move(bea.visitor, task.id, 'in_progress', 'Found a mistake').expect(403);
      const { body } = await move(anna, task.id, 'in_progress', 'Found a mistake').expect(200);
      expect(body).toMatchObject({ turn: 'assistant', closedAt: null });
    });

    it('is taken back by the contact who asked for it, and by no other', async () => {
      const task = await aTask(giulia.visitor, here());
      const other = await aPortalContact(test, anna, { clientId: office.clientId });
      await move(other.visitor, task.id, 'cancelled').expect(403);
      const { body } = await move(giulia.visitor, task.id, 'cancelled').expect(200);
      expect(body).toMatchObject({ status: 'cancelled', turn: 'none' });
    });

    it('goes one way when two pull at the same time', async () => {
      const task = await aTask(anna, here());
      await moved(anna, task, 'in_progress', 'delivered');
      const answers = await Promise.all([
        move(giulia.visitor, task.id, 'done'),
        move(giulia.visitor, task.id, 'change_requested', 'Not yet'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const steps = await test.sql('SELECT FROM task_move WHERE task_id = $1', [task.id]);
      expect(steps).toHaveLength(4);
    });

    it('cannot go where no task goes', async () => {
      const task = await aTask(anna, here());
      const { body } = await move(anna, task.id, 'done', 'Already?').expect(409);
      expect(body).toMatchObject({ code: 'task.no-such-move', details: { from: 'accepted', to: 'done' } });
      await move(anna, task.id, 'archived').expect(400);
    });

    it('tells the screens', async () => {
      const task = await aTask(anna, here());
      await moved(anna, task, 'in_progress');
      const told = await test.sql(`SELECT FROM event WHERE type = 'task.changed' AND record_id = $1 AND engagement_id = $2`, [task.id, office.id]); // prettier-ignore
      expect(told).toHaveLength(2);
    });
  });

  describe('editing', () => {
    it('is for members while the task is open', async () => {
      const task = await aTask(anna, { ...here(), dueOn: '2026-11-20', assigneeId: bea.id });
      const { body } = await bea.visitor
        .patch(`/tasks/${task.id}`, { title: 'Book two trains', dueOn: null, assigneeId: null })
        .expect(200);
      expect(body).toMatchObject({ title: 'Book two trains', dueOn: null, assigneeId: null, version: 2 });
      await moved(anna, task, 'cancelled');
      const late = await anna.patch(`/tasks/${task.id}`, { title: 'Too late' }).expect(409);
      expect(late.body.code).toBe('task.closed');
    });

    it('is for a contact until the task is taken on', async () => {
      const task = await aTask(giulia.visitor, here());
      await giulia.visitor
        .patch(`/tasks/${task.id}`, { brief: 'Better by bus', dueOn: '2026-12-01' })
        .expect(200);
      await giulia.visitor.patch(`/tasks/${task.id}`, { assigneeId: bea.id }).expect(403);
      await moved(anna, task, 'accepted');
      const late = await giulia.visitor.patch(`/tasks/${task.id}`, { brief: 'Or on foot' }).expect(409);
      expect(late.body.code).toBe('task.taken-on');
    });

    it('refuses to change what somebody else has changed meanwhile', async () => {
      const task = await aTask(anna, here());
      const tag = (await anna.get(`/tasks/${task.id}`).expect(200)).headers['etag'] as string;
      expect(tag).toBe('"1"');
      await bea.visitor.patch(`/tasks/${task.id}`, { title: 'First' }).set('If-Match', tag).expect(200);
      const stale = await anna
        .patch(`/tasks/${task.id}`, { title: 'Second' })
        .set('If-Match', tag)
        .expect(412);
      expect(stale.body).toMatchObject({ code: 'record.stale', details: { version: 2 } });
      await move(anna, task.id, 'in_progress').set('If-Match', tag).expect(412);
    });

    it('keeps services to their engagement', async () => {
      const task = await aTask(anna, here());
      const elsewhere = await anEngagement(anna);
      const { body: service } = await anna
        .post('/services', { engagementId: elsewhere.id, name: 'Travel' })
        .expect(201);
      await anna.patch(`/tasks/${task.id}`, { serviceId: service.id }).expect(404);
    });
  });

  describe('in a list', () => {
    let inbox: BuiltEngagement;
    const titles = async (search: string, who = anna) => {
      const { body } = await who.get(`/tasks?engagementId=${inbox.id}${search}`).expect(200);
      return body.items.map(({ title }: { title: string }) => title);
    };

    beforeAll(async () => {
      test.clock.set(NOW);
      inbox = await anEngagement(anna, {
        name: 'Inbox',
        clientId: office.clientId,
        timeZone: 'America/New_York',
      });
      const make = (title: string, dueOn: string | null) =>
        aTask(anna, { engagementId: inbox.id, title, dueOn });
      await make('no day', null);
      await make('next week', '2026-11-25');
      await make('yesterday', '2026-11-15');
      const asked = await make('asked', '2026-11-16');
      await moved(anna, asked, 'waiting_for_client');
      const done = await make('done', '2026-11-01');
      await moved(anna, done, 'in_progress', 'delivered', 'done');
      test.clock.advance({ hours: 1 });
      const cancelled = await make('cancelled', '2026-11-02');
      await moved(anna, cancelled, 'cancelled');
    });

    it('stand open before closed, by their day, then the latest closed', async () => {
      expect(await titles('')).toEqual(['yesterday', 'asked', 'next week', 'no day', 'cancelled', 'done']);
    });

    it('are asked for by turn, by status, and by being open', async () => {
      expect(await titles('&turn=client')).toEqual(['asked']);
      expect(await titles('&status=done')).toEqual(['done']);
      expect(await titles('&open=false')).toEqual(['cancelled', 'done']);
      expect(await titles('&open=true&turn=assistant')).toEqual(['yesterday', 'next week', 'no day']);
      await anna.get('/tasks?turn=mine').expect(400);
    });

    it('come page by page, each once', async () => {
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const path: string = `/tasks?engagementId=${inbox.id}&limit=2${cursor && `&cursor=${cursor}`}`;
        const { body } = await anna.get(path).expect(200);
        seen.push(...body.items.map(({ title }: { title: string }) => title));
        cursor = body.nextCursor;
      } while (cursor);
      expect(seen).toEqual(await titles(''));
      for (const forged of [
        'nonsense',
        '["1"]',
        '["true","x","y","z"]',
        '["true","1","\\u0000","z"]',
        '{}',
      ]) {
        const cursor = Buffer.from(forged).toString('base64url');
        await anna.get(`/tasks?cursor=${cursor}`).expect(400);
      }
    });

    it('are overdue by the day of the engagement’s zone', async () => {
      const overdue = async () => {
        const { body } = await anna.get(`/tasks?engagementId=${inbox.id}`).expect(200);
        const late = body.items.filter((task: { overdue: boolean }) => task.overdue);
        return late.map(({ title }: { title: string }) => title);
      };
      expect(await overdue()).toEqual(['yesterday']);
      // In Rome it is the 17th already; in New York the 16th still has half an hour.
      test.clock.set('2026-11-17T04:30:00Z');
      expect(await overdue()).toEqual(['yesterday']);
      test.clock.set('2026-11-17T05:00:00Z');
      expect(await overdue()).toEqual(['yesterday', 'asked']);
    });
  });

  describe('seen by others', () => {
    it('are those of the engagements in reach, and no other', async () => {
      const elsewhere = await anEngagement(anna);
      const foreign = await aTask(anna, { engagementId: elsewhere.id, title: 'Secret' });
      const james = await aPortalContact(test, anna, { clientId: elsewhere.clientId });
      const mine = await aTask(anna, here());
      for (const [who, unseen] of [
        [bea, foreign],
        [giulia, foreign],
        [james, mine],
      ] as const) {
        // prettier-ignore
        await who.visitor.get(`/tasks/${unseen.id}`).expect(404);
        await who.visitor.get(`/tasks/${unseen.id}/history`).expect(404);
        await who.visitor.patch(`/tasks/${unseen.id}`, { title: 'Mine' }).expect(404);
        await move(who.visitor, unseen.id, 'cancelled').expect(404);
        await who.visitor.post('/tasks', { engagementId: unseen.engagementId, title: 'Here' }).expect(404);
        const { body } = await who.visitor.get('/tasks?limit=200').expect(200);
        expect(JSON.stringify(body)).not.toContain(unseen.id);
        const none = await who.visitor.get(`/tasks?engagementId=${unseen.engagementId}`).expect(200);
        expect(none.body.items).toEqual([]);
      }
    });

    it('do not exist for another workspace', async () => {
      const task = await aTask(anna, here());
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      await stranger.get(`/tasks/${task.id}`).expect(404);
      await stranger.patch(`/tasks/${task.id}`, { title: 'Mine' }).expect(404);
      await move(stranger, task.id, 'in_progress').expect(404);
      await stranger.post('/tasks', { ...here(), title: 'Here' }).expect(404);
      expect((await stranger.get('/tasks').expect(200)).body.items).toEqual([]);
      const own = await aTask(stranger);
      const wish = { assigneeId: bea.id };
      await stranger.patch(`/tasks/${own.id}`, wish).expect(404);
    });

    it('are nobody’s without sign-in', async () => {
      await test.visitor().get('/tasks').expect(401);
    });

    it('carry the time that was worked on them', async () => {
      const task = await aTask(anna, here());
      const worked = { ...here(), taskId: task.id, day: '2026-11-16', durationSeconds: 2700 };
      await anna.post('/time-entries', worked).expect(201);
      const { body: mistake } = await bea.visitor.post('/time-entries', worked).expect(201);
      await bea.visitor.post('/time-entries', worked).expect(201);
      await bea.visitor.delete(`/time-entries/${mistake.id}`).expect(204);
      const { body } = await giulia.visitor.get(`/tasks/${task.id}`).expect(200);
      expect(body.workedSeconds).toBe(5400);
    });
  });
});
