import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
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

interface Agreement {
  readonly id: string;
  readonly validFrom: string;
  readonly can: { readonly edit: boolean; readonly remove: boolean };
  readonly [term: string]: unknown;
}

const euros = (amount: string) => ({ amount, currency: 'EUR' });
/** Terms of the least that must be said. */
const plain = (validFrom: string) => ({ validFrom, rate: null, allowanceMinutes: null, showAmounts: false });
const path = (engagementId: string, id?: string) =>
  `/engagements/${engagementId}/agreements${id === undefined ? '' : `/${id}`}`;

async function agreements(by: Visitor, engagementId: string): Promise<Agreement[]> {
  return (await by.get(path(engagementId)).expect(200)).body.items as Agreement[];
}

async function agree(engagementId: string, validFrom: string): Promise<Agreement> {
  return (await anna.post(path(engagementId), plain(validFrom)).expect(201)).body as Agreement;
}

async function firstOf(engagementId: string): Promise<Agreement> {
  const first = (await agreements(anna, engagementId)).at(-1);
  if (!first) throw new Error('there is no agreement');
  return first;
}

async function logged(engagementId: string, day: string): Promise<string> {
  const entry = await anna.post('/time-entries', { engagementId, day, durationSeconds: 600 }).expect(201);
  return entry.body.id as string;
}

async function reported({ id: engagementId, clientId }: BuiltEngagement, week: string): Promise<void> {
  await aPortalContact(test, anna, { clientId });
  const { body } = await anna.post('/reports', { engagementId, week }).expect(201);
  await anna.post(`/reports/${body.id as string}/send`).expect(200);
}

const evening = {
  name: 'Evening',
  kind: 'window',
  weekdays: [1, 2, 3, 4, 5],
  from: '20:00',
  to: '06:00',
  basisPoints: 2500,
};
const rush = { name: 'Rush', kind: 'rush', weekdays: [], from: null, to: null, basisPoints: 5000 };
const whole = {
  rate: euros('35.00'),
  allowanceMinutes: 1200,
  showAmounts: true,
  period: 'month',
  anchorDay: 31,
  allowancePrice: euros('700.00'),
  rollover: { periods: 2, capMinutes: 600 },
  consumes: 'base_first',
  overage: { mode: 'stop', limitMinutes: 120, rate: euros('45.00') },
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 15 },
  splitAtMidnight: true,
  discountBasisPoints: 1000,
  surcharges: [evening, rush],
};

describe('the terms of an agreement', () => {
  it('are as usual where nothing is said of them', async () => {
    const { id } = await anEngagement(anna);
    expect(await agree(id, '2026-12-01')).toEqual({
      id: expect.any(String),
      ...plain('2026-12-01'),
      period: 'month',
      anchorDay: 1,
      allowancePrice: null,
      rollover: { periods: 0, capMinutes: null },
      consumes: 'oldest_first',
      overage: { mode: 'ask', limitMinutes: null, rate: null },
      rounding: null,
      splitAtMidnight: false,
      discountBasisPoints: 0,
      surcharges: [],
      scope: '',
      languages: [],
      serviceIds: [],
      clauses: [],
      acceptedAfterDays: null,
      noShow: { charge: 'nothing', minutes: null, lateCancellations: false },
      proposedAt: null,
      answer: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      changes: [],
      can: { edit: true, remove: true, propose: true, answer: false },
    });
  });

  it('are kept as they are said, from the beginning and later', async () => {
    const { id } = await anEngagement(anna, whole as Parameters<typeof anEngagement>[1]);
    const later = { ...whole, validFrom: '2026-12-01', period: 'week', rounding: null, surcharges: [rush] };
    await anna.post(path(id), later).expect(201);
    const kept = await agreements(anna, id);
    expect(kept).toMatchObject([later, { ...whole, validFrom: '2026-01-01' }]);
    expect((await anna.get(`/engagements/${id}`).expect(200)).body.agreement).toMatchObject(whole);
  });

  it.each([
    [{ period: 'year' }, 'period', 'one-of'],
    [{ anchorDay: 0 }, 'anchorDay', 'too-small'],
    [{ anchorDay: 32 }, 'anchorDay', 'too-large'],
    [{ anchorDay: '31' }, 'anchorDay', 'whole-number'],
    [{ allowancePrice: euros('-1') }, 'allowancePrice', 'money'],
    [{ allowancePrice: euros('1.005') }, 'allowancePrice', 'money'],
    [{ rollover: { periods: 25, capMinutes: null } }, 'rollover.periods', 'too-large'],
    [{ rollover: { periods: 1 } }, 'rollover.capMinutes', 'whole-number'],
    [{ rollover: null }, 'rollover', 'object'],
    [{ consumes: 'newest_first' }, 'consumes', 'one-of'],
    [{ overage: { mode: 'forbid', limitMinutes: null, rate: null } }, 'overage.mode', 'one-of'],
    [{ overage: { mode: 'allow', limitMinutes: -1, rate: null } }, 'overage.limitMinutes', 'too-small'],
    [{ overage: { mode: 'allow', limitMinutes: null, rate: '45' } }, 'overage.rate', 'money'],
    [{ rounding: { ...whole.rounding, minutes: 7 } }, 'rounding.minutes', 'one-of'],
    [{ rounding: { ...whole.rounding, minutes: '15' } }, 'rounding.minutes', 'one-of'],
    [{ rounding: { ...whole.rounding, direction: 'away' } }, 'rounding.direction', 'one-of'],
    [{ rounding: { ...whole.rounding, scope: 'month' } }, 'rounding.scope', 'one-of'],
    [{ rounding: { ...whole.rounding, minimumMinutes: 1441 } }, 'rounding.minimumMinutes', 'too-large'],
    [{ rounding: { minutes: 15 } }, 'rounding.direction', 'one-of'],
    [{ splitAtMidnight: 'yes' }, 'splitAtMidnight', 'boolean'],
    [{ discountBasisPoints: 10_001 }, 'discountBasisPoints', 'too-large'],
    [{ surcharges: [{ ...evening, basisPoints: 0 }] }, 'surcharges.0.basisPoints', 'too-small'],
    [{ surcharges: [{ ...evening, weekdays: [8] }] }, 'surcharges.0.weekdays', 'one-of'],
    [{ surcharges: [{ ...evening, from: '24:00' }] }, 'surcharges.0.from', 'time'],
    [{ surcharges: [{ ...evening, name: ' ' }] }, 'surcharges.0.name', 'required'],
    [{ surcharges: [rush, { ...evening, to: null }] }, 'surcharges.1', 'invalid'],
    [{ surcharges: [{ ...evening, weekdays: [] }] }, 'surcharges.0', 'invalid'],
    [{ surcharges: [{ ...rush, from: '20:00' }] }, 'surcharges.0', 'invalid'],
    [{ surcharges: [{ ...rush, per: 'hour' }] }, 'surcharges.0.per', 'unknown-field'],
    [{ surcharges: Array(21).fill(rush) }, 'surcharges', 'too-many'],
    [{ surcharges: rush }, 'surcharges', 'list'],
  ])('are refused with %j', async (wrong, field, code) => {
    const { id } = await anEngagement(anna);
    const refused = await anna.post(path(id), { ...plain('2026-12-01'), ...wrong }).expect(400);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field, code }));
    expect(await agreements(anna, id)).toHaveLength(1);
  });

  it.each([
    { rate: { amount: '30.00', currency: 'USD' } },
    { allowancePrice: { amount: '30.00', currency: 'USD' } },
    { overage: { mode: 'ask', limitMinutes: null, rate: { amount: '30.00', currency: 'USD' } } },
  ])('are refused half in another currency: %j', async (wrong) => {
    const { id } = await anEngagement(anna);
    const first = await firstOf(id);
    const body = { ...plain('2026-12-01'), ...wrong };
    for (const refused of [
      await anna.post(path(id), body).expect(422),
      await anna.put(path(id, first.id), body).expect(422),
    ])
      expect(refused.body).toMatchObject({
        code: 'engagement.rate-in-other-currency',
        details: { currency: 'EUR' },
      });
  });

  it('keep the engagement’s currency once any amount is agreed', async () => {
    const overage = { mode: 'ask', limitMinutes: null, rate: euros('45.00') } as const;
    const { id } = await anEngagement(anna, { overage });
    await anna.patch(`/engagements/${id}`, { currency: 'USD' }).expect(200);
    const yen = await anna.patch(`/engagements/${id}`, { currency: 'JPY' }).expect(422);
    expect(yen.body.code).toBe('engagement.rate-in-other-currency');
  });

  it('show a contact the rules, and amounts only where that is agreed', async () => {
    const hidden = { ...whole, showAmounts: false } as Parameters<typeof anEngagement>[1];
    const { id, clientId } = await anEngagement(anna, hidden);
    const giulia = await aPortalContact(test, anna, { clientId });
    const [seen] = await agreements(giulia.visitor, id);
    expect(seen).toMatchObject({
      rate: null,
      allowancePrice: null,
      overage: { mode: 'stop', limitMinutes: 120, rate: null },
      rounding: whole.rounding,
      can: { edit: false, remove: false },
    });
  });
});

describe('an agreement that nothing was logged under', () => {
  it('is corrected on the day on which the engagement began: no rate waits for tomorrow', async () => {
    const { id } = await anEngagement(anna, { startsOn: '2026-11-16', rate: euros('82.00') });
    const first = await firstOf(id);
    expect(first.can).toMatchObject({ edit: true, remove: false });
    const right = { ...plain('2026-11-16'), rate: euros('28.00') };
    const { body } = await anna.put(path(id, first.id), right).expect(200);
    expect(body).toMatchObject({ ...right, id: first.id, can: { edit: true, remove: false } });
    expect((await anna.get(`/engagements/${id}`)).body.agreement.rate).toEqual(euros('28.00'));
    const entry = await anna
      .post('/time-entries', { engagementId: id, day: '2026-11-16', durationSeconds: 3600 })
      .expect(201);
    expect(entry.body.amount).toEqual(euros('28.00'));
  });

  it('is replaced as a whole: what is left out is as usual again', async () => {
    const { id } = await anEngagement(anna, whole as Parameters<typeof anEngagement>[1]);
    const first = await firstOf(id);
    const { body } = await anna.put(path(id, first.id), plain('2026-01-01')).expect(200);
    expect(body).toMatchObject({ rounding: null, surcharges: [], anchorDay: 1, discountBasisPoints: 0 });
  });

  it('may begin on another day, unless another begins then', async () => {
    const { id } = await anEngagement(anna);
    const later = await agree(id, '2026-12-01');
    const taken = await anna.put(path(id, later.id), plain('2026-01-01')).expect(409);
    expect(taken.body.code).toBe('agreement.day-taken');
    await anna.put(path(id, later.id), plain('2027-01-01')).expect(200);
    expect((await agreements(anna, id)).map(({ validFrom }) => validFrom)).toEqual([
      '2027-01-01',
      '2026-01-01',
    ]);
  });

  it('is withdrawn, and the one before it holds on', async () => {
    const { id } = await anEngagement(anna, { rate: euros('28.00') });
    const later = await agree(id, '2026-11-16');
    expect((await anna.get(`/engagements/${id}`)).body.agreement.rate).toBeNull();
    await anna.delete(path(id, later.id)).expect(204);
    expect((await anna.get(`/engagements/${id}`)).body.agreement.rate).toEqual(euros('28.00'));
    await anna.delete(path(id, later.id)).expect(404);
  });

  it('is not withdrawn where it is the last one, not even by two at once', async () => {
    const { id } = await anEngagement(anna);
    const [first, later] = [await firstOf(id), await agree(id, '2026-12-01')];
    const answers = await Promise.all([first, later].map((each) => anna.delete(path(id, each.id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('agreement.last');
    expect(await agreements(anna, id)).toHaveLength(1);
  });
});

describe('an agreement under which work was logged', () => {
  it('stays as it is, while those that follow it are free', async () => {
    const { id } = await anEngagement(anna, { rate: euros('28.00') });
    const first = await firstOf(id);
    const later = await agree(id, '2026-12-01');
    const entry = await logged(id, '2026-11-10');
    for (const refused of [
      await anna.put(path(id, first.id), plain('2026-01-01')).expect(409),
      await anna.delete(path(id, first.id)).expect(409),
    ])
      expect(refused.body.code).toBe('agreement.in-use');
    expect((await agreements(anna, id)).map(({ can }) => can)).toMatchObject([
      { edit: true, remove: true },
      { edit: false, remove: false },
    ]);
    await anna.put(path(id, later.id), plain('2026-12-02')).expect(200);
    await anna.delete(`/time-entries/${entry}`).expect(204);
    await anna.put(path(id, first.id), plain('2026-01-01')).expect(200);
  });

  it('is the first one also for what was logged before it began', async () => {
    const { id } = await anEngagement(anna, { startsOn: '2026-11-16' });
    await logged(id, '2026-11-10');
    const refused = await anna.put(path(id, (await firstOf(id)).id), plain('2026-11-16')).expect(409);
    expect(refused.body.code).toBe('agreement.in-use');
  });

  it('is also one under which a timer runs', async () => {
    const bea = await aMember(test, anna);
    const { id } = await anEngagement(anna, { assistantIds: [bea.id] });
    await bea.visitor
      .post('/time-entries', { engagementId: id, startedAt: '2026-11-16T08:00:00Z' })
      .expect(201);
    await anna.put(path(id, (await firstOf(id)).id), plain('2026-01-01')).expect(409);
  });
});

describe('terms of days that the client was told of', () => {
  it('are not changed by a new agreement, by another day for one, or by taking one away', async () => {
    const engagement = await anEngagement(anna, { startsOn: '2026-11-02' });
    const { id } = engagement;
    const future = await agree(id, '2026-12-01');
    await reported(engagement, '2026-W46');
    const first = await firstOf(id);
    expect(first.can).toMatchObject({ edit: false, remove: false });
    for (const refused of [
      await anna.post(path(id), plain('2026-11-09')),
      await anna.post(path(id), plain('2026-11-15')),
      await anna.put(path(id, future.id), plain('2026-11-13')),
      await anna.put(path(id, first.id), plain('2026-11-02')),
      await anna.delete(path(id, first.id)),
    ])
      expect([refused.status, refused.body.code]).toEqual([422, 'agreement.reported']);
    expect((await agreements(anna, id)).map(({ validFrom }) => validFrom)).toEqual([
      '2026-12-01',
      '2026-11-02',
    ]);
  });

  it('leave free what begins on the day after them', async () => {
    const engagement = await anEngagement(anna);
    await reported(engagement, '2026-W46');
    const next = await agree(engagement.id, '2026-11-16');
    expect(next.can).toMatchObject({ edit: true, remove: true });
    await anna.put(path(engagement.id, next.id), plain('2026-11-17')).expect(200);
  });

  it('leave free what ends before them', async () => {
    const engagement = await anEngagement(anna, { startsOn: '2026-01-01' });
    await agree(engagement.id, '2026-11-01');
    await reported(engagement, '2026-W46');
    await anna.post(path(engagement.id), plain('2026-03-01')).expect(201);
  });

  it('are not those of a draft', async () => {
    const { id } = await anEngagement(anna);
    await anna.post('/reports', { engagementId: id, week: '2026-W46' }).expect(201);
    await anna.post(path(id), plain('2026-11-11')).expect(201);
  });
});

describe('agreements', () => {
  it('are corrected by owners alone, in their own workspace and the right engagement', async () => {
    const bea = await aMember(test, anna);
    const { id, clientId } = await anEngagement(anna, { assistantIds: [bea.id] });
    const other = await anEngagement(anna);
    const giulia = await aPortalContact(test, anna, { clientId });
    const later = await agree(id, '2026-12-01');
    for (const [visitor, status] of [
      [bea.visitor, 403],
      [giulia.visitor, 403],
      [olga, 404],
    ] as const) {
      await visitor.put(path(id, later.id), plain('2026-12-01')).expect(status);
      await visitor.delete(path(id, later.id)).expect(status);
    }
    await anna.put(path(other.id, later.id), plain('2026-12-01')).expect(404);
    await anna.delete(path(other.id, later.id)).expect(404);
    const seen = await agreements(bea.visitor, id);
    expect(seen.map(({ can }) => can.edit || can.remove)).toEqual([false, false]);
  });
});
