import { setTimeout as pause } from 'node:timers/promises';
import { startApp, type TestApp } from '../support/start-app.js';
import { openStream } from '../support/stream.js';
import type { Visitor } from '../support/visitor.js';
import { anEntry, buildWorld, leaksTo, type Place, type Who, type World } from '../support/world.js';

/** The ways round a record's own address: filters, ids in bodies, links, streams, cursors. */
describe('what is not yours, asked for by other ways', () => {
  let test: TestApp;
  let world: World;
  let x: Place;
  let y: Place;
  let z: Place;
  let openId: string;
  const insiders = [
    'owner',
    'assistant',
    'contactX',
    'contactY',
    'stranger',
  ] as const satisfies readonly Who[];

  beforeAll(async () => {
    test = await startApp();
    world = await buildWorld(test);
    ({ x, y, z } = world.places);
    // Of a week that was not reported: what was told stays, whoever asks.
    openId = await anEntry(x.keeper, { engagementId: x.engagementId, mark: x.mark, day: '2026-11-16' });
  }, 60_000);
  afterAll(() => test.close());

  const filters = (place: Place): string[] => [
    `/contacts?clientId=${place.clientId}`,
    `/engagements?clientId=${place.clientId}`,
    `/services?engagementId=${place.engagementId}`,
    `/rates?clientId=${place.clientId}`,
    `/rates?engagementId=${place.engagementId}`,
    `/tasks?engagementId=${place.engagementId}`,
    `/deliverables?engagementId=${place.engagementId}`,
    `/deliverables?taskId=${place.taskId}`,
    `/comments?taskId=${place.taskId}`,
    `/comments?deliverableId=${place.deliverableId}`,
    `/attachments?taskId=${place.taskId}`,
    `/time-entries?engagementId=${place.engagementId}`,
    `/time-entries?taskId=${place.taskId}`,
    `/time-entries?memberId=${place.keeperMemberId}`,
    `/time-entries/week?week=2026-W46&memberId=${place.keeperMemberId}`,
    `/time-entries?clientId=${place.clientId}`,
    `/time-entries?serviceId=${place.serviceId}`,
    `/time-entries?q=${place.mark}&locked=true`,
    `/affirmations?engagementId=${place.engagementId}`,
    `/adjustments?entryId=${place.entryId}`,
    `/preferences?clientId=${place.clientId}`,
    `/touchpoints?clientId=${place.clientId}`,
    `/referrals?clientId=${place.clientId}`,
    `/feedback?clientId=${place.clientId}`,
    `/feedback?engagementId=${place.engagementId}`,
    `/feedback/trend?clientId=${place.clientId}`,
    `/clients/${place.clientId}/stages`,
    `/reports?engagementId=${place.engagementId}`,
    `/reports?week=2026-W46&engagementId=${place.engagementId}`,
  ];

  it.each(insiders)('gives %s nothing foreign by any filter, nor by pages of two', async (who) => {
    for (const place of [x, y, z]) {
      for (const path of filters(place)) {
        const answer = await world.visitors[who].get(path);
        expect([200, 403, 404]).toContain(answer.status);
        expect([path, leaksTo(who, answer.text)]).toEqual([path, []]);
      }
    }
    for (const path of [
      '/clients',
      '/engagements',
      '/tasks',
      '/comments',
      '/attachments',
      '/notices',
      '/time-entries',
      '/deliverables',
      '/reports',
    ]) {
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer = await world.visitors[who]
          .get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`)
          .expect(200);
        expect([path, leaksTo(who, answer.text)]).toEqual([path, []]);
        cursor = answer.body.nextCursor as string | null;
      }
    }
  });

  it('gives a cursor of somebody else no more than its own reader may see', async () => {
    for (const path of ['/tasks', '/time-entries', '/reports']) {
      await anEntry(z.keeper, { engagementId: z.engagementId, mark: z.mark, day: '2026-11-12' });
      const foreign = (await world.visitors.owner.get(`${path}?limit=1`).expect(200)).body
        .nextCursor as string;
      const answer = await world.visitors.contactX.get(`${path}?cursor=${foreign}`).expect(200);
      expect(leaksTo('contactX', answer.text)).toEqual([]);
    }
  });

  describe('refuses as not there what a body names', () => {
    type Attempt = readonly [
      what: string,
      who: Who,
      send: (by: Visitor, other: Place) => Promise<{ status: number; text: string }>,
    ];
    const attempts: Attempt[] = [
      ['a client of a new engagement', 'owner', (by) => by.post('/engagements', { clientId: z.clientId, name: 'N', timeZone: 'UTC', currency: 'EUR' })],
      ['an assistant of a new engagement', 'owner', (by) => by.post('/engagements', { clientId: x.clientId, name: 'N', timeZone: 'UTC', currency: 'EUR', assistantIds: [z.memberId] })],
      ['an assistant', 'owner', (by) => by.put(`/engagements/${x.engagementId}/assistants`, { memberIds: [z.memberId] })],
      ['a client of a rate', 'owner', (by) => by.post('/rates', { scope: 'client', clientId: z.clientId, rate: { amount: '1.00', currency: 'EUR' }, validFrom: '2026-11-16' })],
      ['an assistant of a rate', 'owner', (by) => by.post('/rates', { scope: 'assistant', engagementId: x.engagementId, memberId: z.memberId, rate: { amount: '1.00', currency: 'EUR' }, validFrom: '2026-11-16' })],
      ['a service of a rate', 'owner', (by, { serviceId }) => by.post('/rates', { scope: 'service', engagementId: x.engagementId, serviceId, rate: { amount: '1.00', currency: 'EUR' }, validFrom: '2026-11-16' })],
      ['an agreement', 'owner', async (by, { engagementId }) => {
        const [agreement] = (await world.places[engagementId === y.engagementId ? 'y' : 'z'].keeper.get(`/engagements/${engagementId}/agreements`)).body.items as { id: string }[];
        return by.delete(`/engagements/${x.engagementId}/agreements/${agreement?.id ?? ''}`);
      }],
      ['a client of a new contact', 'owner', (by) => by.post('/contacts', { clientId: z.clientId, name: 'N', email: 'n@example.com', language: 'it', timeZone: 'UTC' })],
      ['an invited contact', 'owner', (by) => by.post('/invitations', { contactId: z.contactId })],
      ['a service of a new task', 'owner', (by, { serviceId }) => by.post('/tasks', { engagementId: x.engagementId, title: 'N', serviceId })],
      ['a service of a new task', 'contactX', (by, { serviceId }) => by.post('/tasks', { engagementId: x.engagementId, title: 'N', serviceId })],
      ['an assignee of a new task', 'owner', (by) => by.post('/tasks', { engagementId: x.engagementId, title: 'N', assigneeId: z.memberId })],
      ['a service of a task', 'owner', (by, { serviceId }) => by.patch(`/tasks/${x.taskId}`, { serviceId })],
      ['an assignee of a task', 'owner', (by) => by.patch(`/tasks/${x.taskId}`, { assigneeId: z.memberId })],
      ['a task of new work', 'owner', (by, { taskId }) => by.post('/time-entries', { engagementId: x.engagementId, taskId, day: '2026-11-16', durationSeconds: 60 })],
      ['a task of new work', 'assistant', (by, { taskId }) => by.post('/time-entries', { engagementId: x.engagementId, taskId, day: '2026-11-16', durationSeconds: 60 })],
      ['a service of new work', 'owner', (by, { serviceId }) => by.post('/time-entries', { engagementId: x.engagementId, serviceId, day: '2026-11-16', durationSeconds: 60 })],
      ['a task of work', 'owner', (by, { taskId }) => by.patch(`/time-entries/${openId}`, { taskId })],
      ['a service of work', 'owner', (by, { serviceId }) => by.patch(`/time-entries/${openId}`, { serviceId })],
      ['an engagement of work', 'owner', (by) => by.patch(`/time-entries/${openId}`, { engagementId: z.engagementId })],
      ['a task of much work', 'owner', (by, { taskId }) => by.patch('/time-entries', { ids: [openId], changes: { taskId } })],
      ['an engagement of much work', 'owner', (by) => by.patch('/time-entries', { ids: [openId], changes: { engagementId: z.engagementId } })],
      ['a service of much new work', 'owner', (by, { serviceId }) => by.post('/time-entries/batch', { entries: [{ engagementId: x.engagementId, serviceId, day: '2026-11-16', durationSeconds: 60 }] })],
      ['work among other', 'assistant', (by, { entryId }) => by.post('/time-entries/removals', { ids: [entryId] })],
      ['work to merge', 'owner', (by) => by.post('/time-entries/merge', { ids: [openId, z.entryId] })],
      ['work to adjust', 'assistant', (by, { entryId }) => by.post('/adjustments', { entryId, seconds: 60, reason: 'N' })],
      ['an engagement to affirm', 'assistant', (by, { engagementId }) => by.post('/affirmations', { engagementId, from: '2026-11-12', to: '2026-11-13', idleDays: [] })],
      ['a task of a paper', 'owner', (by, { taskId }) => by.patch(`/deliverables/${x.deliverableId}`, { taskId })],
      ['a task of a new paper', 'assistant', (by, { taskId }) => by.upload('/deliverables', { engagementId: x.engagementId, taskId }, { name: 'n.txt', content: 'n' })],
      ['an answer of a report', 'owner', (by, { answerId }) => by.put(`/reports/${x.reportId}/answers/${answerId}/reply`, { text: 'N' })],
      ['a delivery of a report', 'owner', (by, { deliveryId }) => by.post(`/reports/${x.reportId}/deliveries/${deliveryId}/retry`)],
      ['the link of a delivery', 'owner', (by, { deliveryId }) => by.delete(`/reports/${x.reportId}/deliveries/${deliveryId}/link`)],
      ['a seat', 'owner', (by) => by.patch('/session', { seatId: z.keeperMemberId })],
    ]; // prettier-ignore

    it.each(attempts)('%s (%s)', async (_, who, send) => {
      for (const other of [y, z]) {
        const { status, text } = await send(world.visitors[who], other);
        expect({ status, leaks: leaksTo(who, text) }).toEqual({ status: 404, leaks: [] });
      }
    });

    it('a line of another client’s report, in a question', async () => {
      const question = { kind: 'question', text: 'Why?', entryId: y.entryId };
      const { body } = await world.visitors.contactX
        .post(`/reports/${x.reportId}/answers`, question)
        .expect(422);
      expect(body.code).toBe('report.unclear-question');
    });

    it('the id of a foreign record for a new one, and leaves that as it is', async () => {
      const before = (await z.keeper.get(`/tasks/${z.taskId}`).expect(200)).body;
      const refused = await world.visitors.owner.post('/tasks', {
        id: z.taskId,
        engagementId: x.engagementId,
        title: 'Mine',
      });
      expect(refused.status).toBe(409);
      expect(leaksTo('owner', refused.text)).toEqual([]);
      expect((await z.keeper.get(`/tasks/${z.taskId}`).expect(200)).body).toEqual(before);
    });
  });

  it('opens by a report’s link only the papers of its own engagement', async () => {
    const [delivery] = await test.sql<{ token: string }>('SELECT id AS token FROM delivery WHERE id = $1', [
      x.deliveryId,
    ]);
    expect(delivery).toBeDefined();
    const { ReportLinkService } = await import('../../src/modules/reports/links/report-link.service.js');
    const workspace = (await world.actor('owner'))?.workspaceId as string;
    const delivered = { id: x.deliveryId, linkGeneration: 1 };
    const link = new URL(test.app.get(ReportLinkService).address(workspace, delivered)).pathname;
    const reader = test.visitor();
    await reader.get(`/${link}/files/${x.deliverableId}/1`).expect(200);
    for (const { deliverableId } of [y, z]) await reader.get(`/${link}/files/${deliverableId}/1`).expect(404);
    expect(leaksTo('contactX', (await reader.get(`/${link}`).expect(200)).text)).toEqual([]);
  });

  it('tells a stream nothing of other clients, live or after an interruption', async () => {
    const streams = new Map<Who, Awaited<ReturnType<typeof openStream>>>();
    const tokens = new Map<Who, string>();
    for (const who of insiders) {
      const { token } = (await world.visitors[who].post('/tokens', { name: 'Stream' }).expect(201)).body;
      tokens.set(who, token as string);
      streams.set(who, await openStream(test.url, token as string));
    }
    const changed: Record<'x' | 'y' | 'z', string> = { x: '', y: '', z: '' };
    for (const place of [x, y, z]) {
      changed[place.name] = await anEntry(place.keeper, {
        engagementId: place.engagementId,
        mark: place.mark,
        day: '2026-11-13',
      });
    }
    await pause(300);
    const heard = (text: string) =>
      Object.keys(changed).filter((name) => text.includes(changed[name as 'x']));
    const expected = {
      owner: ['x', 'y'],
      assistant: ['x'],
      contactX: ['x'],
      contactY: ['y'],
      stranger: ['z'],
    };
    const [first] = await test.sql<{ id: string }>('SELECT id FROM event ORDER BY id LIMIT 1');
    for (const who of insiders) {
      expect([who, heard(streams.get(who)?.text() ?? '')]).toEqual([who, expected[who]]);
      streams.get(who)?.close();
      const again = await openStream(test.url, tokens.get(who) as string, first?.id);
      await pause(100);
      expect([who, heard(again.text())]).toEqual([who, expected[who]]);
      again.close();
    }
    expect((await openStream(test.url, 'aff_nobody_nobody_nobody')).status).toBe(401);
  });
});
