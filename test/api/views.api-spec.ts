import { randomUUID } from 'node:crypto';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { signedInContact } from '../builders/signed-in.js';
import { aView, type BuiltView } from '../builders/view.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAYS = { enabled: true, weekday: 1, time: '08:00', timeZone: 'Europe/Rome' };

describe('views', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let giulia: Visitor;
  let bianchi: { id: string; clientId: string };
  let moretti: { id: string; clientId: string };

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-18T08:30:00Z' });
    anna = await test.visitor().signUp();
    bianchi = await anEngagement(anna);
    moretti = await anEngagement(anna);
    bea = await aMember(test, anna);
    await anna.put(`/engagements/${bianchi.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    giulia = (await signedInContact(test, anna, bianchi.clientId)).visitor;
  });
  afterAll(() => test.close());

  const read = async (id: string, by = anna) =>
    (await by.get(`/views/${id}`).expect(200)).body as BuiltView & Record<string, unknown>;
  const names = async (by: Visitor) =>
    ((await by.get('/views?limit=200').expect(200)).body.items as BuiltView[]).map(({ name }) => name);

  it('are saved by owners with everything that was asked, and are read as they were saved', async () => {
    const service = await aService(anna, { engagementId: bianchi.id });
    const asked = {
      name: 'Translations by week',
      groupBy: ['week', 'member', 'task'],
      filter: {
        clientIds: [bianchi.clientId],
        engagementIds: [bianchi.id],
        serviceIds: [service.id],
        memberIds: [bea.id],
        billable: true,
      },
      range: { kind: 'days', from: '2026-11-01', to: '2026-12-01' },
      columns: ['billed', 'amount'],
      sharedWith: 'members',
      schedule: { ...MONDAYS, dayOfMonth: null },
    };
    const view = await aView(anna, asked);
    expect(view).toMatchObject({
      ...asked,
      schedule: { ...MONDAYS, dayOfMonth: null, nextRunAt: '2026-11-23T07:00:00Z' },
      madeByName: 'Anna Ferri',
      mailed: true,
      version: 1,
      can: { edit: true, remove: true, mail: true },
    });
    expect(await read(view.id)).toEqual(view);
  });

  it('are edited by owners; what is left out stays, and who edited an older version is told', async () => {
    const view = await aView(anna, { schedule: MONDAYS });
    const { body } = await anna
      .patch(`/views/${view.id}`, { name: 'Other', filter: { billable: false } })
      .set('If-Match', '"1"')
      .expect(200);
    expect(body).toMatchObject({
      name: 'Other',
      groupBy: ['client'],
      range: { kind: 'last_week', from: null, to: null },
      filter: { clientIds: [], engagementIds: [], serviceIds: [], memberIds: [], billable: false },
      schedule: { nextRunAt: '2026-11-23T07:00:00Z' },
      version: 2,
    });
    await anna.patch(`/views/${view.id}`, { name: 'x' }).set('If-Match', '"1"').expect(412);
    const off = await anna.patch(`/views/${view.id}`, { schedule: { ...MONDAYS, enabled: false } });
    expect(off.body.schedule).toMatchObject({ enabled: false, weekday: 1, nextRunAt: null });
    const none = await anna.patch(`/views/${view.id}`, { schedule: null }).expect(200);
    expect(none.body).toMatchObject({ schedule: null, can: { mail: false } });
    await anna.put(`/views/${view.id}/mail`, { wanted: true }).expect(422);
  });

  it('are deleted and brought back, and sent from then on', async () => {
    const { id } = await aView(anna, { schedule: MONDAYS });
    await anna.delete(`/views/${id}`).set('If-Match', '"1"').expect(204);
    await anna.get(`/views/${id}`).expect(404);
    await anna.get(`/views/${id}/figures`).expect(404);
    expect((await anna.patch(`/views/${id}`, { name: 'x' }).expect(409)).body.code).toBe('view.deleted');
    expect((await anna.delete(`/views/${id}`).expect(409)).body.code).toBe('view.deleted');
    const { body } = await anna.post(`/views/${id}/restore`).expect(200);
    expect(body.schedule.nextRunAt).toBe('2026-11-23T07:00:00Z');
    expect((await anna.post(`/views/${id}/restore`).expect(409)).body.code).toBe('view.not-deleted');
  });

  it('are read by assistants where they are shared, without a word of what is not theirs', async () => {
    const filter = { clientIds: [bianchi.clientId, moretti.clientId], engagementIds: [moretti.id] };
    const shared = await aView(anna, { name: 'Shared', filter, sharedWith: 'members', schedule: MONDAYS });
    const own = await aView(anna, { name: 'Own' });
    expect(await names(bea.visitor)).toContain('Shared');
    expect(await names(bea.visitor)).not.toContain('Own');
    const seen = await read(shared.id, bea.visitor);
    expect(seen.filter).toMatchObject({ clientIds: [bianchi.clientId], engagementIds: [] });
    expect(seen).toMatchObject({ mailed: false, can: { edit: false, remove: false, mail: true } });
    await bea.visitor.get(`/views/${own.id}`).expect(404);
    await bea.visitor.get(`/views/${own.id}/figures`).expect(404);
    await bea.visitor.get(`/views/${own.id}/export?format=csv`).expect(404);
    await bea.visitor.put(`/views/${own.id}/mail`, { wanted: true }).expect(404);
    await bea.visitor.patch(`/views/${shared.id}`, { name: 'x' }).expect(403);
    await bea.visitor
      .post('/views/figures', { groupBy: ['client'], range: { kind: 'last_week' } })
      .expect(403);
    const wants = await bea.visitor.put(`/views/${shared.id}/mail`, { wanted: true }).expect(200);
    expect(wants.body.mailed).toBe(true);
    await bea.visitor.put(`/views/${shared.id}/mail`, { wanted: false }).expect(200);
    expect((await read(shared.id, bea.visitor)).mailed).toBe(false);
  });

  it('do not exist for contacts, nor for another practice', async () => {
    const { id } = await aView(anna, { sharedWith: 'members', schedule: MONDAYS });
    const carla = await test.visitor().signUp({ email: 'carla@example.com' });
    for (const stranger of [giulia, carla]) {
      await stranger.get(`/views/${id}`).expect(404);
      await stranger.get(`/views/${id}/figures`).expect(404);
      await stranger.get(`/views/${id}/export?format=json`).expect(404);
      await stranger.put(`/views/${id}/mail`, { wanted: true }).expect(404);
      await stranger.patch(`/views/${id}`, { name: 'x' }).expect(404);
      await stranger.delete(`/views/${id}`).expect(404);
      await stranger.post(`/views/${id}/restore`).expect(404);
    }
    await giulia.get('/views').expect(404);
    const question = { groupBy: ['client'], range: { kind: 'last_week' } };
    await giulia.post('/views/figures', question).expect(404);
    await giulia.post('/views', { ...question, name: 'x', columns: ['seconds'] }).expect(404);
    expect(await names(carla)).toEqual([]);
  });

  it('refuse what nobody can mean, and name the field', async () => {
    const fieldOf = async (fields: object) => {
      const usual = { name: 'V', groupBy: ['client'], range: { kind: 'last_week' }, columns: ['seconds'] };
      const { body } = await anna.post('/views', { ...usual, ...fields }).expect(400);
      return (body.errors as { field: string }[])[0]?.field;
    };
    expect(await fieldOf({ name: ' ' })).toBe('name');
    expect(await fieldOf({ name: 'x'.repeat(121) })).toBe('name');
    for (const groupBy of [
      [],
      ['client', 'client'],
      ['client', 'engagement', 'service', 'member'],
      ['rate'],
      'client',
    ])
      expect(await fieldOf({ groupBy })).toBe('groupBy');
    for (const columns of [[], ['seconds', 'seconds'], ['cost']])
      expect(await fieldOf({ columns })).toBe('columns');
    const days = (from: string | null, to: string | null) => ({ range: { kind: 'days', from, to } });
    expect(await fieldOf(days(null, '2026-11-01'))).toBe('range.from');
    expect(await fieldOf(days('2026-11-01', null))).toBe('range.to');
    expect(await fieldOf(days('2026-11-02', '2026-11-02'))).toBe('range.to');
    expect(await fieldOf(days('2000-01-01', '2026-01-01'))).toBe('range.to');
    expect(await fieldOf(days('2026-11-31', '2026-12-01'))).toBe('range.from');
    expect(await fieldOf({ range: { kind: 'last_week', from: '2026-11-01' } })).toBe('range.from');
    expect(await fieldOf({ range: { kind: 'ever' } })).toBe('range.kind');
    expect(await fieldOf({ filter: { clientIds: [randomUUID()] } })).toBe('filter.clientIds');
    expect(await fieldOf({ filter: { memberIds: ['me'] } })).toBe('filter.memberIds');
    for (const schedule of [
      { ...MONDAYS, weekday: null },
      { ...MONDAYS, dayOfMonth: 1 },
      { ...MONDAYS, weekday: 8 },
    ])
      expect(await fieldOf({ schedule })).toBe('schedule.weekday');
    expect(await fieldOf({ schedule: { ...MONDAYS, time: '24:00' } })).toBe('schedule.time');
    expect(await fieldOf({ schedule: { ...MONDAYS, timeZone: '+01:00' } })).toBe('schedule.timeZone');
    expect(await fieldOf({ secret: true })).toBe('secret');
  });

  it('take no id that is in use, and no client of another practice', async () => {
    const { id } = await aView(anna);
    const carla = await test.visitor().signUp({ email: 'carla-2@example.com' });
    const say = (fields: object) =>
      carla.post('/views', { name: 'V', groupBy: ['client'], range: { kind: 'last_week' }, columns: ['seconds'], ...fields }); // prettier-ignore
    expect((await say({ id }).expect(409)).body.code).toBe('view.id-taken');
    await say({ filter: { clientIds: [bianchi.clientId] } }).expect(400);
    await say({ filter: { engagementIds: [bianchi.id] } }).expect(400);
  });

  it('are listed by name, page by page', async () => {
    const dora = await test.visitor().signUp({ email: 'dora@example.com' });
    for (const name of ['b', 'A', 'c']) await aView(dora, { name });
    const { body: first } = await dora.get('/views?limit=2').expect(200);
    const { body: second } = await dora.get(`/views?limit=2&cursor=${first.nextCursor}`).expect(200);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['A', 'b', 'c']);
    expect(second.nextCursor).toBeNull();
  });
});
