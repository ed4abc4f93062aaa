import { aClient } from '../builders/client.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aRate } from '../builders/rate.js';
import { aService } from '../builders/service.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;
let annaId: string;
let bea: BuiltMember;
/** Owner of another workspace. */
let olga: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp();
  annaId = (await anna.get('/session').expect(200)).body.seat.id as string;
  bea = await aMember(test, anna);
  olga = await test.visitor().signUp({ email: 'olga@example.com', workspaceName: 'Elsewhere' });
});
afterAll(() => test.close());

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);
const hour = { durationSeconds: 3600, day: '2026-11-16' };

describe('a rate', () => {
  it('of a service says whose it is, from which day, and that its owner may remove it', async () => {
    const { id: engagementId } = await anEngagement(anna);
    const service = await aService(anna, { engagementId, name: 'Translation' });
    const said = {
      scope: 'service',
      engagementId,
      serviceId: service.id,
      rate: euros('40'),
      validFrom: '2026-11-01',
    };
    const { body } = await anna.post('/rates', said).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      scope: 'service',
      clientId: null,
      engagementId,
      memberId: null,
      memberName: null,
      serviceId: service.id,
      serviceName: 'Translation',
      rate: euros('40.00'),
      validFrom: '2026-11-01',
      createdAt: '2026-11-16T08:30:00Z',
      can: { remove: true },
    });
  });

  it('stands once a day for the same scope and currency, also when it is said twice at once', async () => {
    const { id: clientId } = await aClient(anna);
    const said = { scope: 'client', clientId, rate: euros('28.00'), validFrom: '2026-12-01' };
    const answers = await Promise.all([1, 2, 3].map(() => anna.post('/rates', said)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('rate.day-taken');
    await anna.post('/rates', { ...said, rate: { amount: '25.00', currency: 'GBP' } }).expect(201);
    await anna.post('/rates', { ...said, validFrom: '2026-12-02' }).expect(201);
  });

  it.each([
    [{ scope: 'client' }, ['clientId']],
    [{ scope: 'workspace', clientId: '0199d0c0-0000-7000-8000-000000000001' }, ['clientId']],
    [{ scope: 'service', serviceId: '0199d0c0-0000-7000-8000-000000000001' }, ['engagementId']],
    [{ scope: 'engagement' }, ['scope']],
    [{ scope: 'workspace', rate: { amount: '-1', currency: 'EUR' } }, ['rate']],
    [{ scope: 'workspace', rate: { amount: '1.005', currency: 'EUR' } }, ['rate']],
    [{ scope: 'workspace', rate: { amount: '30.00', currency: 'XQX' } }, ['rate']],
    [{ scope: 'workspace', rate: null }, ['rate']],
    [{ scope: 'workspace', validFrom: '2026-02-30' }, ['validFrom']],
    [{ scope: 'workspace', until: '2026-12-31' }, ['until']],
  ])('is refused as %j', async (wrong, fields) => {
    const body = { rate: euros('30.00'), validFrom: '2026-11-01', ...wrong };
    const refused = await anna.post('/rates', body).expect(400);
    expect((refused.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
  });

  it('of an engagement is in its currency, and of a service that belongs there', async () => {
    const { id: engagementId } = await anEngagement(anna);
    const elsewhere = await aService(anna);
    const validFrom = '2026-11-01';
    const dollars = { amount: '30.00', currency: 'USD' };
    const assistant = { scope: 'assistant', engagementId, memberId: bea.id, rate: dollars, validFrom };
    const refused = await anna.post('/rates', assistant).expect(422);
    expect(refused.body).toMatchObject({
      code: 'engagement.rate-in-other-currency',
      details: { currency: 'EUR' },
    });
    const foreign = { scope: 'service', engagementId, serviceId: elsewhere.id, rate: euros('30'), validFrom };
    await anna.post('/rates', foreign).expect(404);
  });

  it('is of nothing and nobody that is another workspace’s', async () => {
    const theirs = await anEngagement(olga);
    const stranger = await aMember(test, olga);
    const mine = await anEngagement(anna);
    const validFrom = '2026-11-01';
    for (const owner of [
      { scope: 'client', clientId: theirs.clientId },
      { scope: 'assistant', engagementId: theirs.id, memberId: bea.id },
      { scope: 'assistant', engagementId: mine.id, memberId: stranger.id },
    ])
      await anna.post('/rates', { ...owner, rate: euros('30.00'), validFrom }).expect(404);
    const rate = await aRate(anna, { scope: 'client', clientId: mine.clientId });
    await olga.delete(`/rates/${rate.id}`).expect(404);
    expect(ids((await olga.get('/rates').expect(200)).body)).toEqual([]);
  });

  it('is removed once; who asks again is told that it is not there', async () => {
    const { id: clientId } = await aClient(anna);
    const { id } = await aRate(anna, { scope: 'client', clientId });
    await anna.delete(`/rates/${id}`).expect(204);
    await anna.delete(`/rates/${id}`).expect(404);
    expect(ids((await anna.get(`/rates?clientId=${clientId}`).expect(200)).body)).toEqual([]);
  });
});

describe('rates', () => {
  it('are listed newest first, page by page, and by scope, client or engagement', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    const service = await aService(anna, { engagementId });
    const validFroms = ['2026-01-01', '2026-03-01', '2026-02-01'];
    for (const validFrom of validFroms) await aRate(anna, { scope: 'client', clientId, validFrom });
    const ofService = await aRate(anna, { scope: 'service', engagementId, serviceId: service.id });
    const first = await anna.get(`/rates?clientId=${clientId}&limit=2`).expect(200);
    const rest = await anna.get(
      `/rates?clientId=${clientId}&limit=2&cursor=${first.body.nextCursor as string}`,
    );
    const days = [...first.body.items, ...rest.body.items].map(
      ({ validFrom }: { validFrom: string }) => validFrom,
    );
    expect(days).toEqual(['2026-03-01', '2026-02-01', '2026-01-01']);
    expect(rest.body.nextCursor).toBeNull();
    expect(ids((await anna.get(`/rates?engagementId=${engagementId}`)).body)).toEqual([ofService.id]);
    expect(ids((await anna.get(`/rates?scope=client&engagementId=${engagementId}`)).body)).toEqual([]);
    await anna.get('/rates?scope=planet').expect(400);
  });

  it('are seen by an assistant where they work, changed by owners alone, and never seen by a contact', async () => {
    const mine = await anEngagement(anna, { assistantIds: [bea.id] });
    const other = await anEngagement(anna);
    const own = [
      await aRate(anna, { scope: 'client', clientId: mine.clientId }),
      await aRate(anna, { scope: 'assistant', engagementId: mine.id, memberId: bea.id }),
    ];
    const foreign = [
      await aRate(anna, { scope: 'client', clientId: other.clientId }),
      await aRate(anna, { scope: 'assistant', engagementId: other.id, memberId: annaId }),
    ];
    const seen = (await bea.visitor.get('/rates?limit=200').expect(200)).body as { items: { id: string }[] };
    const listed = new Set(ids(seen));
    expect(own.map(({ id }) => listed.has(id))).toEqual([true, true]);
    expect(foreign.map(({ id }) => listed.has(id))).toEqual([false, false]);
    expect(seen.items.every((rate) => JSON.stringify(rate).includes('"remove":false'))).toBe(true);
    const said = { scope: 'client', clientId: mine.clientId, rate: euros('99.00'), validFrom: '2026-06-01' };
    await bea.visitor.post('/rates', said).expect(403);
    await bea.visitor.delete(`/rates/${own[0]?.id ?? ''}`).expect(403);
    const giulia = await aPortalContact(test, anna, { clientId: mine.clientId });
    await giulia.visitor.get('/rates').expect(403);
    await giulia.visitor.post('/rates', said).expect(403);
    await giulia.visitor.delete(`/rates/${own[0]?.id ?? ''}`).expect(403);
  });
});

describe('the rate of logged work', () => {
  interface Logged {
    id: string;
    rate: { amount: string } | null;
    rateSource: string;
    amount: { amount: string } | null;
  }
  const log = async (by: Visitor, fields: object): Promise<Logged> =>
    (await by.post('/time-entries', { ...hour, ...fields }).expect(201)).body as Logged;
  const told = ({ rate, rateSource }: Logged) => [rate?.amount ?? null, rateSource];

  it('R-22: is the nearest that is agreed, and kept with its source', async () => {
    const ivo = await test.visitor().signUp({ email: 'ivo@example.com' });
    const ivoId = (await ivo.get('/session')).body.seat.id as string;
    const mia = await aMember(test, ivo);
    const validFrom = '2026-01-01';
    const { id: clientId } = await aClient(ivo);
    const { id: engagementId } = await anEngagement(ivo, { clientId, assistantIds: [mia.id] });
    const translation = (await aService(ivo, { engagementId, name: 'Translation' })).id;
    const mail = (await aService(ivo, { engagementId, name: 'Mail' })).id;
    expect(told(await log(mia.visitor, { engagementId, serviceId: mail }))).toEqual([null, 'none']);
    await aRate(ivo, { scope: 'workspace', rate: euros('25.00'), validFrom });
    expect(told(await log(mia.visitor, { engagementId, serviceId: mail }))).toEqual(['25.00', 'workspace']);
    await aRate(ivo, { scope: 'client', clientId, rate: euros('28.00'), validFrom });
    expect(told(await log(mia.visitor, { engagementId, serviceId: mail }))).toEqual(['28.00', 'client']);
    const terms = {
      validFrom: '2026-11-16',
      rate: euros('30.00'),
      allowanceMinutes: null,
      showAmounts: false,
    };
    await ivo.post(`/engagements/${engagementId}/agreements`, terms).expect(201);
    await aRate(ivo, { scope: 'assistant', engagementId, memberId: ivoId, rate: euros('33.00'), validFrom });
    await aRate(ivo, {
      scope: 'service',
      engagementId,
      serviceId: translation,
      rate: euros('40.00'),
      validFrom,
    });
    expect(told(await log(ivo, { engagementId, serviceId: translation }))).toEqual(['40.00', 'service']);
    expect(told(await log(ivo, { engagementId, serviceId: mail }))).toEqual(['33.00', 'assistant']);
    expect(told(await log(mia.visitor, { engagementId, serviceId: mail }))).toEqual(['30.00', 'engagement']);
  });

  it('R-23: stays when a newer rate begins or its own is removed', async () => {
    const { id: engagementId } = await anEngagement(anna);
    const member = { scope: 'assistant', engagementId, memberId: annaId } as const;
    const first = await aRate(anna, { ...member, rate: euros('30.00'), validFrom: '2026-11-01' });
    const { id } = await log(anna, { engagementId });
    await aRate(anna, { ...member, rate: euros('32.00'), validFrom: '2026-11-16' });
    await anna.delete(`/rates/${first.id}`).expect(204);
    expect(told((await anna.get(`/time-entries/${id}`).expect(200)).body as Logged)).toEqual([
      '30.00',
      'assistant',
    ]);
    expect(told(await log(anna, { engagementId }))).toEqual(['32.00', 'assistant']);
    expect(told(await log(anna, { engagementId, day: '2026-11-15' }))).toEqual([null, 'none']);
  });

  it('R-22: counts in the engagement’s currency only', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna, { currency: 'CHF' });
    await aRate(anna, { scope: 'client', clientId, rate: euros('28.00'), validFrom: '2026-01-01' });
    expect(told(await log(anna, { engagementId }))).toEqual([null, 'none']);
    const francs = { amount: '31.00', currency: 'CHF' };
    await aRate(anna, { scope: 'client', clientId, rate: francs, validFrom: '2026-01-01' });
    expect(told(await log(anna, { engagementId }))).toEqual(['31.00', 'client']);
  });
});
