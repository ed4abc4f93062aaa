import { randomUUID } from 'node:crypto';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPlaybook } from '../builders/playbook.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

type Parse = Parameters<ReturnType<Visitor['get']>['parse']>[0];
const binary: Parse = (answer, done) => {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => done(null, Buffer.concat(chunks)));
};

const STEPS = [
  { text: 'Open', by: 'assistant' },
  { text: 'Decide', by: 'client' },
  { text: 'Look back', by: 'together' },
];

describe('playbooks', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let elsewhere: BuiltEngagement;
  let bea: BuiltMember;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp();
    ({ anna, bea, office, giulia } = await aPractice(test, { name: 'Office' }));
    elsewhere = await anEngagement(anna, { name: 'Elsewhere' });
  });
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });

  describe('writing one', () => {
    it('keeps what it says, and who does each step', async () => {
      const { body } = await anna
        .post('/playbooks', {
          ...here(),
          title: ' Inbox ',
          language: 'en',
          markdown: '# Inbox\n\n1. Open\n2. Decide (client)\n3. Look back @together\n',
          note: 'As we do it',
        })
        .expect(201);
      expect(body).toMatchObject({
        ...here(),
        engagementName: 'Office',
        title: 'Inbox',
        latest: { number: 1, steps: STEPS, note: 'As we do it', restores: null, fromTaskId: null },
        versions: [{ number: 1, note: 'As we do it' }],
        serviceIds: [],
        shared: false,
        archivedAt: null,
        usedByTasks: 0,
        version: 1,
        can: { edit: true, improve: true, share: true },
      });
      expect(body.versions[0]).not.toHaveProperty('markdown');
    });

    it('takes the id that the caller has chosen, once', async () => {
      const id = randomUUID();
      expect((await aPlaybook(anna, { ...here(), id })).id).toBe(id);
      const again = { id, ...here(), title: 'Again', language: 'it', markdown: '- x' };
      const { body } = await anna.post('/playbooks', again).expect(409);
      expect(body.code).toBe('playbook.id-taken');
    });

    it('needs steps to follow, and not more than a checklist holds', async () => {
      const saying = (markdown: string) => ({ ...here(), title: 'T', language: 'en', markdown });
      const without = await anna.post('/playbooks', saying('Only words.')).expect(422);
      expect(without.body.code).toBe('playbook.no-steps');
      const many = await anna.post('/playbooks', saying('- a\n'.repeat(201))).expect(422);
      expect(many.body).toMatchObject({
        code: 'playbook.too-many-steps',
        details: { most: 200, found: 201 },
      });
      await anna.post('/playbooks', saying(`- ${'a'.repeat(50_000)}`)).expect(400);
      await anna.post('/playbooks', saying('- a\n'.repeat(200))).expect(201);
    });

    it('refuses what is not of its engagement: services, tasks, the engagement itself', async () => {
      const service = await aService(anna, { engagementId: elsewhere.id });
      const task = await aTask(anna, { engagementId: elsewhere.id });
      const saying = { ...here(), title: 'T', language: 'en', markdown: '- a' };
      await anna.post('/playbooks', { ...saying, serviceIds: [service.id] }).expect(404);
      await anna.post('/playbooks', { ...saying, fromTaskId: task.id }).expect(404);
      await anna.post('/playbooks', { ...saying, engagementId: randomUUID() }).expect(404);
      await bea.visitor.post('/playbooks', { ...saying, engagementId: elsewhere.id }).expect(404);
      await anna.post('/playbooks', { ...saying, language: 'fr' }).expect(400);
    });

    it('is for members', async () => {
      const saying = { ...here(), title: 'T', language: 'en', markdown: '- a' };
      await giulia.visitor.post('/playbooks', saying).expect(403);
    });
  });

  describe('a new version', () => {
    it('says what became better and from which task it was learned; the older ones stay', async () => {
      const playbook = await aPlaybook(anna, here());
      const task = await aTask(anna, here());
      const better = { markdown: '- Open\n- Sort', note: 'Shorter', fromTaskId: task.id };
      const { body } = await anna
        .post(`/playbooks/${playbook.id}/versions`, better)
        .set('If-Match', '"1"')
        .expect(200);
      expect(body).toMatchObject({ latest: { number: 2, ...better }, version: 2 });
      const { body: all } = await anna.get(`/playbooks/${playbook.id}/versions`).expect(200);
      expect(
        all.items.map((each: { number: number; markdown: string }) => [each.number, each.markdown]),
      ).toEqual([
        [2, '- Open\n- Sort'],
        [1, '1. Open\n2. Decide (client)\n3. Look back (together)'],
      ]);
      const first = await anna.get(`/playbooks/${playbook.id}/versions?limit=1`).expect(200);
      const rest = await anna
        .get(`/playbooks/${playbook.id}/versions?limit=1&cursor=${first.body.nextCursor}`)
        .expect(200);
      expect([first.body.items[0].number, rest.body.items[0].number, rest.body.nextCursor]).toEqual([
        2,
        1,
        null,
      ]);
    });

    it('may say again what an older one said', async () => {
      const playbook = await aPlaybook(anna, here());
      await anna.post(`/playbooks/${playbook.id}/versions`, { markdown: '- Other' }).expect(200);
      const { body } = await anna
        .post(`/playbooks/${playbook.id}/versions`, { restores: 1, note: 'It was better' })
        .expect(200);
      expect(body.latest).toMatchObject({ number: 3, steps: STEPS, restores: 1 });
    });

    it('is refused when it says nothing new, nothing at all, or what never was', async () => {
      const playbook = await aPlaybook(anna, { ...here(), markdown: '- Open' });
      const say = (body: object) => anna.post(`/playbooks/${playbook.id}/versions`, body);
      expect((await say({ markdown: '- Open' }).expect(409)).body.code).toBe('playbook.nothing-new');
      expect((await say({}).expect(422)).body.code).toBe('playbook.version-unclear');
      expect((await say({ markdown: '- a', restores: 1 }).expect(422)).body.code).toBe(
        'playbook.version-unclear',
      );
      await say({ restores: 2 }).expect(404);
      await say({ markdown: '- a' }).set('If-Match', '"9"').expect(412);
    });

    it('of two people who write one at once the second hears of the first', async () => {
      const { id } = await aPlaybook(anna, here());
      const answers = await Promise.all(
        ['- Anna', '- Bea'].map((markdown) =>
          anna.post(`/playbooks/${id}/versions`, { markdown }).set('If-Match', '"1"'),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const both = await Promise.all(
        ['- Carla', '- Dora'].map((markdown) => anna.post(`/playbooks/${id}/versions`, { markdown })),
      );
      expect(both.map(({ body }) => body.latest.number as number).sort()).toEqual([3, 4]);
    });

    it('cannot be changed by anybody, whatever they try', async () => {
      const { id } = await aPlaybook(anna, here());
      const rights = await test.sql<{ privilege: string }>(
        `SELECT privilege_type AS privilege FROM information_schema.role_table_grants
         WHERE grantee = 'affianco_app' AND table_name = 'playbook_version' ORDER BY 1`,
      );
      expect(rights.map(({ privilege }) => privilege)).toEqual(['INSERT', 'SELECT']);
      await anna.patch(`/playbooks/${id}`, { markdown: '- other' }).expect(400);
    });
  });

  describe('in the archive', () => {
    it('is out of the list and out of use, and comes back', async () => {
      const playbook = await aPlaybook(anna, { ...here(), title: 'Old ways' });
      const archived = await anna.patch(`/playbooks/${playbook.id}`, { archived: true }).expect(200);
      expect(archived.body).toMatchObject({ archivedAt: expect.any(String), can: { improve: false } });
      const listed = async (query: string) =>
        (await anna.get(`/playbooks?engagementId=${office.id}${query}`).expect(200)).body.items.some(
          ({ id }: { id: string }) => id === playbook.id,
        );
      expect([await listed(''), await listed('&archived=true')]).toEqual([false, true]);
      const refused = await anna.post(`/playbooks/${playbook.id}/versions`, { markdown: '- b' }).expect(409);
      expect(refused.body.code).toBe('playbook.archived');
      await anna.post('/tasks', { ...here(), title: 'T', playbookId: playbook.id }).expect(404);
      await anna.patch(`/playbooks/${playbook.id}`, { archived: false }).expect(200);
      expect(await listed('')).toBe(true);
    });
  });

  describe('shared with the client', () => {
    it('is read in the portal with its whole history, and no longer once it is taken back', async () => {
      const playbook = await aPlaybook(anna, { ...here(), title: 'Handed over' });
      const reading = () => giulia.visitor.get(`/playbooks/${playbook.id}`);
      await reading().expect(404);
      await anna.patch(`/playbooks/${playbook.id}`, { shared: true }).expect(200);
      const { body } = await reading().expect(200);
      expect(body).toMatchObject({
        title: 'Handed over',
        can: { edit: false, improve: false, share: false },
      });
      await giulia.visitor.get(`/playbooks/${playbook.id}/versions`).expect(200);
      const { body: list } = await giulia.visitor.get('/playbooks').expect(200);
      expect(list.items.map(({ title }: { title: string }) => title)).toEqual(['Handed over']);
      await giulia.visitor.patch(`/playbooks/${playbook.id}`, { title: 'Mine' }).expect(403);
      await anna.patch(`/playbooks/${playbook.id}`, { archived: true }).expect(200);
      await reading().expect(404);
      await anna.patch(`/playbooks/${playbook.id}`, { archived: false, shared: false }).expect(200);
      await reading().expect(404);
      await giulia.visitor.get(`/playbooks/${playbook.id}/versions`).expect(404);
      await giulia.visitor.get(`/playbooks/${playbook.id}/pdf`).expect(404);
    });

    it('is nothing for another client, nor for an assistant of another engagement', async () => {
      const playbook = await aPlaybook(anna, { engagementId: elsewhere.id, shared: true });
      await giulia.visitor.get(`/playbooks/${playbook.id}`).expect(404);
      await bea.visitor.get(`/playbooks/${playbook.id}`).expect(404);
      await bea.visitor.patch(`/playbooks/${playbook.id}`, { title: 'Mine' }).expect(404);
      await bea.visitor.post(`/playbooks/${playbook.id}/versions`, { markdown: '- a' }).expect(404);
    });
  });

  describe('of the whole practice', () => {
    it('is read and written by its members, and by no client', async () => {
      const playbook = await aPlaybook(bea.visitor, { engagementId: null, title: 'How we answer' });
      expect(playbook).toMatchObject({ engagementId: null, clientName: null, can: { share: false } });
      await anna.get(`/playbooks/${playbook.id}`).expect(200);
      await giulia.visitor.get(`/playbooks/${playbook.id}`).expect(404);
      const shared = await anna.patch(`/playbooks/${playbook.id}`, { shared: true }).expect(422);
      expect(shared.body.code).toBe('playbook.not-of-one-client');
      const { body } = await bea.visitor.get(`/playbooks?engagementId=${office.id}`).expect(200);
      expect(body.items.map(({ id }: { id: string }) => id)).toContain(playbook.id);
    });

    it('does not tell an assistant of services and tasks out of their reach', async () => {
      const [near, far] = [
        await aService(anna, here()),
        await aService(anna, { engagementId: elsewhere.id }),
      ];
      const task = await aTask(anna, { engagementId: elsewhere.id });
      const playbook = await aPlaybook(anna, {
        engagementId: null,
        serviceIds: [near.id, far.id],
        fromTaskId: task.id,
      });
      const { body } = await bea.visitor.get(`/playbooks/${playbook.id}`).expect(200);
      expect([body.serviceIds, body.latest.fromTaskId]).toEqual([[near.id], null]);
      await bea.visitor.patch(`/playbooks/${playbook.id}`, { serviceIds: [] }).expect(200);
      const { body: whole } = await anna.get(`/playbooks/${playbook.id}`).expect(200);
      expect([whole.serviceIds, whole.latest.fromTaskId]).toEqual([[far.id], task.id]);
    });
  });

  describe('followed by a task', () => {
    it('becomes its checklist, in the version of that moment', async () => {
      const playbook = await aPlaybook(anna, here());
      const task = await aTask(anna, { ...here(), playbookId: playbook.id } as never);
      expect(task).toMatchObject({
        playbookId: playbook.id,
        playbookNumber: 1,
        checklist: { done: 0, total: 3 },
      });
      await anna.post(`/playbooks/${playbook.id}/versions`, { markdown: '- Only this' }).expect(200);
      const { body } = await anna.get(`/tasks/${task.id}/checklist`).expect(200);
      expect(body.items.map(({ text, by }: { text: string; by: string }) => ({ text, by }))).toEqual(STEPS);
      expect((await anna.get(`/playbooks/${playbook.id}`)).body.usedByTasks).toBe(1);
    });

    it('comes with the service it is attached to, the engagement’s own before the practice’s', async () => {
      const service = await aService(anna, here());
      await aPlaybook(anna, { engagementId: null, markdown: '- Of all', serviceIds: [service.id] });
      const first = await aTask(anna, { ...here(), serviceId: service.id });
      expect(first).toMatchObject({ checklist: { total: 1 } });
      const own = await aPlaybook(anna, { ...here(), serviceIds: [service.id] });
      const second = await aTask(anna, { ...here(), serviceId: service.id });
      expect(second).toMatchObject({ playbookId: own.id, checklist: { total: 3 } });
      const { body } = await anna.get(`/playbooks?serviceId=${service.id}`).expect(200);
      expect(body.items).toHaveLength(2);
    });

    it('is of the task’s engagement', async () => {
      const playbook = await aPlaybook(anna, { engagementId: elsewhere.id });
      await anna.post('/tasks', { ...here(), title: 'T', playbookId: playbook.id }).expect(404);
    });
  });

  it('are listed by title, page by page', async () => {
    const place = await anEngagement(anna);
    for (const title of ['b', 'A', 'c']) await aPlaybook(anna, { engagementId: place.id, title });
    const titles = async (query: string) => {
      const { body } = await anna.get(`/playbooks?engagementId=${place.id}&${query}`).expect(200);
      return {
        titles: body.items.map(({ title }: { title: string }) => title),
        next: body.nextCursor as string,
      };
    };
    const all = (await titles('limit=200')).titles.filter((title: string) => /^[abc]$/i.test(title));
    expect(all).toEqual(['A', 'b', 'c']);
    const first = await titles('limit=1');
    const second = await titles(`limit=1&cursor=${first.next}`);
    expect([...first.titles, ...second.titles]).toEqual(['A', 'b']);
    await anna.get('/playbooks?cursor=nonsense').expect(400);
  });

  it('are printed in their own language, as a PDF that a screen reader can read', async () => {
    const playbook = await aPlaybook(anna, {
      ...here(),
      title: 'Posta: ogni mattina',
      language: 'it',
      markdown: '# Posta\n\n1. Aprire\n2. Decidere (cliente)\n\n   #panic("no") \\ $x$\n\n> Con calma 😀',
    });
    const print = () => anna.get(`/playbooks/${playbook.id}/pdf`).buffer(true).parse(binary).expect(200);
    const answer = await print();
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toContain('Posta');
    const source = (answer.body as Buffer).toString('latin1');
    expect(source).toContain('/Lang (it)');
    const again = await print();
    expect((again.body as Buffer).equals(answer.body as Buffer)).toBe(true);
  });
});
