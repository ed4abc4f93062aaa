import { aClient } from '../builders/client.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;
/** Owner of another workspace. */
let olga: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp();
  olga = await test.visitor().signUp({ email: 'olga@example.com', workspaceName: 'Elsewhere' });
});
afterAll(() => test.close());

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

/** Work of one's own, straight into the table: its API is tested elsewhere. */
async function logged(
  engagement: BuiltEngagement,
  day: string,
  seconds: number,
  billable = true,
): Promise<void> {
  await test.sql(
    `SELECT set_config('app.workspace', workspace_id::text, false) FROM engagement WHERE id = $1`,
    [engagement.id],
  );
  await test.sql(
    `INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, billable, day, duration_seconds, time_zone, created_at)
     SELECT gen_random_uuid(), e.workspace_id, e.id, m.id, $4, $2, $3, 'Europe/Rome', now()
     FROM engagement e JOIN member m ON m.workspace_id = e.workspace_id WHERE e.id = $1 ORDER BY m.created_at, m.id LIMIT 1`,
    [engagement.id, day, seconds, billable],
  );
}

describe('an engagement', () => {
  it('begins with its measures, a first agreement and a report each Monday at 08:00', async () => {
    const client = await aClient(anna, { name: 'Studio Bianchi' });
    const { body } = await anna
      .post('/engagements', {
        clientId: client.id,
        name: 'Office',
        timeZone: 'Europe/Rome',
        currency: 'EUR',
        weekStartsOn: 7,
        startsOn: '2026-03-10',
        rate: euros('28'),
        allowanceMinutes: 600,
        showAmounts: true,
      }) // prettier-ignore
      .expect(201);
    expect(body).toMatchObject({
      clientId: client.id,
      clientName: 'Studio Bianchi',
      weekStartsOn: 7,
      startsOn: '2026-03-10',
      endedOn: null,
      agreement: { validFrom: '2026-03-10', rate: euros('28.00'), allowanceMinutes: 600, showAmounts: true },
      assistants: [],
      schedule: {
        enabled: true,
        weekday: 1,
        time: '08:00',
        autoSend: false,
        nextRunAt: '2026-11-23T07:00:00Z',
      },
      version: 1,
      can: { edit: true, logTime: true, delegate: true, compose: true, seeAmounts: true },
    });
  });

  it('begins today where its client lives, on Mondays, with hidden amounts and no rate, unless said', async () => {
    test.clock.set('2026-11-16T23:30:00Z');
    const { id: clientId } = await aClient(anna);
    const said = { clientId, name: 'Late', timeZone: 'Europe/Rome', currency: 'EUR' };
    const { body } = await anna.post('/engagements', said).expect(201);
    expect(body).toMatchObject({
      startsOn: '2026-11-17',
      weekStartsOn: 1,
      agreement: { rate: null, showAmounts: false },
    });
    test.clock.set('2026-11-16T08:30:00Z');
  });

  it.each([
    ['timeZone', '+02:00', 'time-zone'],
    ['currency', 'eur', 'currency'],
    ['currency', 'XQX', 'currency'],
    ['weekStartsOn', 8, 'too-large'],
    ['startsOn', '2026-02-30', 'day'],
    ['rate', { amount: 28, currency: 'EUR' }, 'money'],
    ['rate', { amount: '28.005', currency: 'EUR' }, 'money'],
    ['allowanceMinutes', 0, 'too-small'],
    ['assistantIds', 'Bea', 'list'],
    ['clientId', null, 'id'],
  ])('is refused where %s says %j', async (field, value, code) => {
    const { id: clientId } = await aClient(anna);
    const body = { clientId, name: 'Office', timeZone: 'Europe/Rome', currency: 'EUR', [field]: value };
    const refused = await anna.post('/engagements', body).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ code })]);
  });

  it('is refused for somebody else’s client, with somebody else’s member, or with a rate in another currency', async () => {
    const { id: clientId } = await aClient(anna);
    const said = { clientId, name: 'Office', timeZone: 'Europe/Rome', currency: 'EUR' };
    await olga.post('/engagements', said).expect(404);
    const stranger = await aMember(test, olga);
    await anna.post('/engagements', { ...said, assistantIds: [stranger.id] }).expect(404);
    const dollars = await anna
      .post('/engagements', { ...said, rate: { amount: '28.00', currency: 'USD' } })
      .expect(422);
    expect(dollars.body).toMatchObject({
      code: 'engagement.rate-in-other-currency',
      details: { currency: 'EUR' },
    });
    expect((await anna.get(`/engagements?clientId=${clientId}`)).body.items).toEqual([]);
  });

  it('keeps its measures once something was logged; its name and last day stay free', async () => {
    const engagement = await anEngagement(anna);
    const path = `/engagements/${engagement.id}`;
    const moved = await anna
      .patch(path, { timeZone: 'Europe/London', weekStartsOn: 7 })
      .set('If-Match', '"1"')
      .expect(200);
    expect(moved.body).toMatchObject({
      timeZone: 'Europe/London',
      schedule: { nextRunAt: '2026-11-23T08:00:00Z' },
    });
    await logged(engagement, '2026-11-10', 3600);
    for (const change of [{ timeZone: 'Europe/Rome' }, { currency: 'USD' }, { weekStartsOn: 1 }])
      expect((await anna.patch(path, change).expect(422)).body.code).toBe('engagement.has-history');
    const ended = await anna
      .patch(path, { name: 'Done', endedOn: '2026-11-15', weekStartsOn: 7 })
      .expect(200);
    expect(ended.body).toMatchObject({
      name: 'Done',
      endedOn: '2026-11-15',
      can: { delegate: false, logTime: true },
    });
    expect((await anna.patch(path, { endedOn: null }).expect(200)).body.can.delegate).toBe(true);
    const before = await anna.patch(path, { endedOn: '2025-12-31' }).expect(422);
    expect(before.body.code).toBe('engagement.ends-before-start');
    await anna.patch(path, { name: 'Stale' }).set('If-Match', '"1"').expect(412);
  });

  it('of another workspace does not exist', async () => {
    const { id } = await anEngagement(anna);
    for (const path of ['', '/agreements', '/balance']) {
      await anna.get(`/engagements/${id}${path}`).expect(200);
      await olga.get(`/engagements/${id}${path}`).expect(404);
    }
    await olga.patch(`/engagements/${id}`, { name: 'Mine' }).expect(404);
    await olga.put(`/engagements/${id}/assistants`, { memberIds: [] }).expect(404);
    const schedule = { enabled: false, weekday: 1, time: '08:00', autoSend: true };
    await olga.put(`/engagements/${id}/schedule`, schedule).expect(404);
    const terms = { validFrom: '2026-12-01', rate: null, allowanceMinutes: null, showAmounts: true };
    await olga.post(`/engagements/${id}/agreements`, terms).expect(404);
    expect((await olga.get('/engagements').expect(200)).body.items).toEqual([]);
  });

  it('is listed by client and name, page by page', async () => {
    const ivo = await test.visitor().signUp({ email: 'ivo@example.com' });
    const [beta, alfa] = [await aClient(ivo, { name: 'Beta' }), await aClient(ivo, { name: 'alfa' })];
    for (const clientId of [beta.id, alfa.id])
      for (const name of ['Travel', 'inbox']) await anEngagement(ivo, { clientId, name });
    const first = await ivo.get('/engagements?limit=3').expect(200);
    const rest = await ivo.get(`/engagements?limit=3&cursor=${first.body.nextCursor as string}`).expect(200);
    const listed = [...first.body.items, ...rest.body.items] as { clientName: string; name: string }[];
    expect(listed.map(({ clientName, name }) => `${clientName} ${name}`)).toEqual([
      'alfa inbox', 'alfa Travel', 'Beta inbox', 'Beta Travel',
    ]); // prettier-ignore
    expect(rest.body.nextCursor).toBeNull();
  });
});

describe('agreements', () => {
  it('follow one another by the day: the terms of today are today’s in the engagement’s zone', async () => {
    const { id } = await anEngagement(anna, { startsOn: '2026-03-10', rate: euros('28.00') });
    const next = { validFrom: '2026-11-17', rate: euros('30.00'), allowanceMinutes: 900, showAmounts: true };
    const agreed = await anna.post(`/engagements/${id}/agreements`, next).expect(201);
    expect(agreed.body).toMatchObject(next);
    const rate = async () => (await anna.get(`/engagements/${id}`)).body.agreement.rate.amount as string;
    expect(await rate()).toBe('28.00');
    test.clock.set('2026-11-16T23:00:00Z');
    expect(await rate()).toBe('30.00');
    test.clock.set('2026-11-16T08:30:00Z');
    const history = (await anna.get(`/engagements/${id}/agreements`).expect(200)).body.items as {
      validFrom: string;
    }[];
    expect(history.map(({ validFrom }) => validFrom)).toEqual(['2026-11-17', '2026-03-10']);
    const again = await anna.post(`/engagements/${id}/agreements`, next).expect(409);
    expect(again.body.code).toBe('agreement.day-taken');
  });

  it('agreed twice at once for a day are one', async () => {
    const { id } = await anEngagement(anna);
    const terms = {
      validFrom: '2026-12-01',
      rate: euros('30.00'),
      allowanceMinutes: null,
      showAmounts: false,
    };
    const answers = await Promise.all([1, 2, 3].map(() => anna.post(`/engagements/${id}/agreements`, terms)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('show amounts to contacts only where they say so', async () => {
    const engagement = await anEngagement(anna, { rate: euros('28.00') });
    const { id, clientId } = engagement;
    const giulia = await aPortalContact(test, anna, { clientId });
    const seen = async () => (await giulia.visitor.get(`/engagements/${id}`).expect(200)).body;
    expect(await seen()).toMatchObject({
      agreement: { rate: null },
      can: { seeAmounts: false, edit: false, logTime: false },
    });
    const shown = {
      validFrom: '2026-11-01',
      rate: euros('30.00'),
      allowanceMinutes: null,
      showAmounts: true,
    };
    await anna.post(`/engagements/${id}/agreements`, shown).expect(201);
    expect(await seen()).toMatchObject({ agreement: { rate: euros('30.00') }, can: { seeAmounts: true } });
    const history = (await giulia.visitor.get(`/engagements/${id}/agreements`).expect(200)).body
      .items as unknown[];
    expect(history).toEqual([
      expect.objectContaining({ rate: euros('30.00') }),
      expect.objectContaining({ rate: null }),
    ]);
  });
});

describe('assistants', () => {
  it('reach an engagement from the moment they are assigned until they are not', async () => {
    const bea = await aMember(test, anna);
    const { id } = await anEngagement(anna);
    await bea.visitor.get(`/engagements/${id}`).expect(404);
    const assigned = await anna
      .put(`/engagements/${id}/assistants`, { memberIds: [bea.id, bea.id] })
      .expect(200);
    expect(assigned.body.assistants).toEqual([{ memberId: bea.id, name: bea.name }]);
    const seen = await bea.visitor.get(`/engagements/${id}`).expect(200);
    expect(seen.body.can).toEqual({
      edit: false,
      logTime: true,
      delegate: true,
      compose: true,
      seeAmounts: true,
    });
    expect(ids((await bea.visitor.get('/engagements')).body)).toEqual([id]);
    await anna.put(`/engagements/${id}/assistants`, { memberIds: [] }).expect(200);
    await bea.visitor.get(`/engagements/${id}`).expect(404);
    expect((await bea.visitor.get('/engagements')).body.items).toEqual([]);
  });

  it('and contacts do not change what was agreed', async () => {
    const bea = await aMember(test, anna);
    const { id, clientId } = await anEngagement(anna, { assistantIds: [bea.id] });
    const giulia = await aPortalContact(test, anna, { clientId });
    for (const { visitor } of [bea, giulia]) {
      await visitor
        .post('/engagements', { clientId, name: 'Mine', timeZone: 'UTC', currency: 'EUR' })
        .expect(403);
      await visitor.patch(`/engagements/${id}`, { name: 'Mine' }).expect(403);
      await visitor.put(`/engagements/${id}/assistants`, { memberIds: [bea.id] }).expect(403);
      await visitor
        .put(`/engagements/${id}/schedule`, { enabled: false, weekday: 1, time: '08:00', autoSend: true })
        .expect(403);
      const terms = { validFrom: '2026-12-01', rate: null, allowanceMinutes: null, showAmounts: true };
      await visitor.post(`/engagements/${id}/agreements`, terms).expect(403);
    }
  });

  it('who were removed are assistants no more and cannot be assigned', async () => {
    const bea = await aMember(test, anna);
    const { id } = await anEngagement(anna, { assistantIds: [bea.id] });
    await anna.delete(`/members/${bea.id}`).expect(204);
    expect((await anna.get(`/engagements/${id}`)).body.assistants).toEqual([]);
    await anna.put(`/engagements/${id}/assistants`, { memberIds: [bea.id] }).expect(404);
  });

  it('never reach the engagement of another client, and contacts never that of another contact’s client', async () => {
    const [mine, other] = [await anEngagement(anna), await anEngagement(anna)];
    const giulia = await aPortalContact(test, anna, { clientId: mine.clientId });
    expect(ids((await giulia.visitor.get('/engagements')).body)).toEqual([mine.id]);
    for (const path of ['', '/agreements', '/balance'])
      await giulia.visitor.get(`/engagements/${other.id}${path}`).expect(404);
    expect(
      (await giulia.visitor.get(`/engagements?clientId=${other.clientId}`).expect(200)).body.items,
    ).toEqual([]);
  });
});

describe('the schedule', () => {
  it('R-12: runs by the clocks of the engagement’s zone, before and after they change', async () => {
    test.clock.set('2026-10-16T08:30:00Z');
    let { id } = await anEngagement(anna);
    const set = async (weekday: number, time: string, enabled = true) =>
      (await anna.put(`/engagements/${id}/schedule`, { enabled, weekday, time, autoSend: true }).expect(200))
        .body.schedule;
    expect(await set(1, '08:00')).toMatchObject({ autoSend: true, nextRunAt: '2026-10-19T06:00:00Z' });
    test.clock.set('2026-10-19T06:00:00Z');
    ({ id } = await anEngagement(anna));
    expect(await set(1, '08:00')).toMatchObject({ nextRunAt: '2026-10-26T07:00:00Z' });
    expect(await set(5, '17:30', false)).toMatchObject({ enabled: false, nextRunAt: null });
    test.clock.set('2026-11-16T08:30:00Z');
  });

  it.each([
    [{ weekday: 0 }, 'weekday'],
    [{ time: '24:00' }, 'time'],
    [{ time: '8:00' }, 'time'],
    [{ enabled: 'yes' }, 'enabled'],
  ])('refuses %j', async (wrong, field) => {
    const { id } = await anEngagement(anna);
    const body = { enabled: true, weekday: 1, time: '08:00', autoSend: false, ...wrong };
    const refused = await anna.put(`/engagements/${id}/schedule`, body).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field })]);
  });
});

describe('services', () => {
  it('belong to an engagement, with names of their own there', async () => {
    const inbox = await aService(anna, { name: 'Inbox' });
    const { engagementId } = inbox;
    const twin = await anna.post('/services', { engagementId, name: 'INBOX' }).expect(409);
    expect(twin.body.code).toBe('service.name-taken');
    await aService(anna, { name: 'Inbox' });
    const renamed = await anna
      .patch(`/services/${inbox.id}`, { name: 'Mail' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(renamed.body).toMatchObject({ name: 'Mail', archivedAt: null, version: 2, can: { edit: true } });
    await anna.patch(`/services/${inbox.id}`, { name: 'Late' }).set('If-Match', '"1"').expect(412);
    await anna.patch(`/services/${inbox.id}`, { archived: true }).expect(200);
    expect(ids((await anna.get(`/services?engagementId=${engagementId}`).expect(200)).body)).toEqual([]);
    const all = await anna.get(`/services?engagementId=${engagementId}&archived=true`).expect(200);
    expect(ids(all.body)).toEqual([inbox.id]);
  });

  it('are kept by the engagement’s assistants and read by its contacts', async () => {
    const bea = await aMember(test, anna);
    const mine = await anEngagement(anna, { assistantIds: [bea.id] });
    const giulia = await aPortalContact(test, anna, { clientId: mine.clientId });
    const other = await aService(anna);
    const own = await aService(bea.visitor, { engagementId: mine.id });
    for (const visitor of [bea.visitor, giulia.visitor])
      expect(ids((await visitor.get('/services').expect(200)).body)).toEqual([own.id]);
    await bea.visitor.patch(`/services/${own.id}`, { name: 'Travel' }).expect(200);
    await bea.visitor.patch(`/services/${other.id}`, { name: 'Travel' }).expect(404);
    await bea.visitor.post('/services', { engagementId: other.engagementId, name: 'Travel' }).expect(404);
    await giulia.visitor.patch(`/services/${own.id}`, { name: 'Mine' }).expect(403);
    await olga.patch(`/services/${own.id}`, { name: 'Mine' }).expect(404);
    await olga.post('/services', { engagementId: mine.id, name: 'Mine' }).expect(404);
    expect((await olga.get(`/services?engagementId=${mine.id}`).expect(200)).body.items).toEqual([]);
  });
});
