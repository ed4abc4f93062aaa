import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { signedInContact } from '../builders/signed-in.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** What an agreement makes of an entry: its rate and where it comes from, its parts, what is billed of it. */
describe('an entry and what is agreed', () => {
  let test: TestApp;
  let anna: Visitor;
  let engagementId: string;
  let clientId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    await agreed({ rate: eur('30.00') });
  });

  /** An engagement of its own, with these terms. */
  const agreed = async (terms: object): Promise<void> => {
    const built = await anEngagement(anna, { name: 'Office', ...terms });
    engagementId = built.id;
    clientId = built.clientId;
  };
  const log = (body: object, by: Visitor = anna) => by.post('/time-entries', { engagementId, ...body });
  const hour = { day: '2026-11-16', durationSeconds: 3600 };
  const all = async () =>
    (await anna.get(`/time-entries?engagementId=${engagementId}`).expect(200)).body.items;

  describe('has a rate', () => {
    it('from the narrowest place that has one, and says which (R-22)', async () => {
      const { body: session } = await anna.get('/session').expect(200);
      const { id: serviceId } = await aService(anna, { engagementId, name: 'Translation' });
      const set = (body: object) => anna.post('/rates', { validFrom: '2026-01-01', ...body }).expect(201);
      const plain = await log(hour).expect(201);
      expect(plain.body).toMatchObject({ rate: eur('30.00'), rateSource: 'engagement' });
      await set({ scope: 'assistant', engagementId, memberId: session.seat.id, rate: eur('33.00') });
      await set({ scope: 'service', engagementId, serviceId, rate: eur('40.00') });
      const mail = await log(hour).expect(201);
      expect(mail.body).toMatchObject({ rate: eur('33.00'), rateSource: 'assistant' });
      const translating = await log({ ...hour, serviceId }).expect(201);
      expect(translating.body).toMatchObject({
        rate: eur('40.00'),
        rateSource: 'service',
        amount: eur('40.00'),
      });
      const free = await log({ ...hour, billable: false }).expect(201);
      expect(free.body).toMatchObject({
        rate: null,
        rateSource: 'none',
        amount: null,
        durationSeconds: 3600,
      });
      const before = await anna.get(`/time-entries/${plain.body.id}`).expect(200);
      expect(before.body).toMatchObject({ rate: eur('30.00'), rateSource: 'engagement' });
    });

    it('of another service when it is given one, and keeps it through every other correction', async () => {
      const { id: serviceId } = await aService(anna, { engagementId, name: 'Travel' });
      const { body: entry } = await log(hour).expect(201);
      const rate = { scope: 'service', engagementId, serviceId, rate: eur('40.00'), validFrom: '2026-01-01' };
      await anna.post('/rates', rate).expect(201);
      const change = async (body: object) =>
        (await anna.patch(`/time-entries/${entry.id}`, body).expect(200)).body;
      expect(await change({ description: 'Other words' })).toMatchObject({ rate: eur('30.00') });
      expect(await change({ serviceId })).toMatchObject({ rate: eur('40.00'), rateSource: 'service' });
    });

    it('of its own, which the owner alone gives and takes away', async () => {
      const bea = await aMember(test, anna);
      await anna.put(`/engagements/${engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
      const refused = await log({ ...hour, rate: eur('99.00') }, bea.visitor).expect(403);
      expect(refused.body.code).toBe('time-entry.own-rate');
      const { body: hers } = await log(hour, bea.visitor).expect(201);
      const own = await anna.patch(`/time-entries/${hers.id}`, { rate: eur('50.00') }).expect(200);
      expect(own.body).toMatchObject({ rate: eur('50.00'), rateSource: 'entry', amount: eur('50.00') });
      await bea.visitor.patch(`/time-entries/${hers.id}`, { rate: null }).expect(403);
      const moved = await bea.visitor.patch(`/time-entries/${hers.id}`, { day: '2026-11-13' }).expect(200);
      expect(moved.body).toMatchObject({ rate: eur('50.00'), rateSource: 'entry' });
      const back = await anna.patch(`/time-entries/${hers.id}`, { rate: null }).expect(200);
      expect(back.body).toMatchObject({ rate: eur('30.00'), rateSource: 'engagement' });
    });

    it('in the engagement’s currency alone', async () => {
      const { body } = await log({ ...hour, rate: { amount: '50.00', currency: 'USD' } }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'rate', code: 'currency' }]);
    });
  });

  describe('over midnight', () => {
    const sunday = { localStart: '2026-11-15T23:30', localEnd: '2026-11-16T01:15' };
    const november = { localStart: '2026-11-30T23:00', localEnd: '2026-12-01T01:00' };
    const from = (validFrom: string, rate: string, more: object = {}) =>
      anna
        .post(`/engagements/${engagementId}/agreements`, {
          ...{ validFrom, rate: eur(rate), allowanceMinutes: null, showAmounts: false },
          ...more,
        })
        .expect(201);

    it('is one of 1:45 on the Sunday by the start rule (R-06)', async () => {
      const { body } = await log(sunday).expect(201);
      expect(body).toMatchObject({ day: '2026-11-15', durationSeconds: 105 * 60 });
      expect(await all()).toHaveLength(1);
    });

    it('is one of 0:30 and one of 1:15 by the split rule (R-06)', async () => {
      await agreed({ rate: eur('30.00'), splitAtMidnight: true });
      const { body } = await log({ ...sunday, description: 'Night' }).expect(201);
      expect(body).toMatchObject({ day: '2026-11-15', durationSeconds: 30 * 60 });
      expect(await all()).toMatchObject([
        { day: '2026-11-16', durationSeconds: 75 * 60, description: 'Night' },
        { id: body.id, day: '2026-11-15', durationSeconds: 30 * 60 },
      ]);
    });

    it('has the rate of its start, or of each day: 60.00 and 62.00 (R-23)', async () => {
      await from('2026-12-01', '32.00');
      const { body: whole } = await log(november).expect(201);
      expect(whole.amount).toEqual(eur('60.00'));
      await anna.delete(`/time-entries/${whole.id}`).expect(204);
      await agreed({ rate: eur('30.00'), splitAtMidnight: true });
      await from('2026-12-01', '32.00', { splitAtMidnight: true });
      await log(november).expect(201);
      expect((await all()).map(({ amount }: { amount: object }) => amount)).toEqual([
        eur('32.00'),
        eur('30.00'),
      ]);
    });

    it('is split when a timer stops and when a correction makes it so', async () => {
      await agreed({ rate: eur('30.00'), splitAtMidnight: true });
      test.clock.set('2026-11-15T23:30:00Z');
      const { body: timer } = await log({ startedAt: '2026-11-15T22:30:00Z' }).expect(201);
      const stopped = await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
      expect(stopped.body).toMatchObject({
        id: timer.id,
        endedAt: '2026-11-15T23:00:00Z',
        durationSeconds: 1800,
      });
      expect(await all()).toHaveLength(2);
      const { body: day } = await log({
        localStart: '2026-11-13T20:00',
        localEnd: '2026-11-13T21:00',
      }).expect(201);
      await anna.patch(`/time-entries/${day.id}`, { localEnd: '2026-11-14T02:00' }).expect(200);
      const { body } = await anna.get(`/time-entries?engagementId=${engagementId}&to=2026-11-15`).expect(200);
      expect(body.items).toMatchObject([
        { day: '2026-11-14', durationSeconds: 7200 },
        { id: day.id, day: '2026-11-13', durationSeconds: 4 * 3600 },
      ]);
    });

    it('keeps the moment of a late stop on the last part', async () => {
      await agreed({ splitAtMidnight: true });
      test.clock.set('2026-11-16T09:00:00Z');
      const { body: timer } = await log({ startedAt: '2026-11-15T22:30:00Z' }).expect(201);
      await anna.post(`/time-entries/${timer.id}/stop`, { endedAt: '2026-11-16T00:15:00Z' }).expect(200);
      expect(await all()).toMatchObject([
        { day: '2026-11-16', endedAt: '2026-11-16T00:15:00Z', measuredEndedAt: '2026-11-16T09:00:00Z' },
        { day: '2026-11-15', endedAt: '2026-11-15T23:00:00Z', measuredEndedAt: null },
      ]);
    });
  });

  describe('is billed', () => {
    const rounding = { minutes: 15, direction: 'up', scope: 'entry', minimumMinutes: 0 };

    it('as it was worked where nothing is rounded, and rounded where each entry is (R-14)', async () => {
      const seven = { day: '2026-11-16', durationSeconds: 420 };
      const { body: exact } = await log(seven).expect(201);
      expect(exact).toMatchObject({ billedSeconds: 420, rounding: null, amount: eur('3.50') });
      await agreed({ rate: eur('35.00'), rounding });
      const { body } = await log(seven).expect(201);
      expect(body).toMatchObject({
        durationSeconds: 420,
        billedSeconds: 900,
        rounding: 'entry',
        amount: eur('8.75'),
      });
    });

    it('together with others where a larger unit is rounded: then no entry says what it comes to', async () => {
      await agreed({ rate: eur('35.00'), rounding: { ...rounding, scope: 'task_day' } });
      const { body } = await log({ day: '2026-11-16', durationSeconds: 420 }).expect(201);
      expect(body).toMatchObject({
        durationSeconds: 420,
        billedSeconds: null,
        rounding: 'task_day',
        amount: null,
      });
    });

    it('with its surcharge before the discount: 125.00, then 112.50 (R-25)', async () => {
      const rush = { name: 'Rush', kind: 'rush', weekdays: [], from: null, to: null, basisPoints: 2500 };
      await agreed({ rate: eur('100.00'), surcharges: [rush], discountBasisPoints: 1000, showAmounts: true });
      const { body } = await log({ ...hour, rush: true }).expect(201);
      expect(body).toMatchObject({ rush: true, amount: eur('112.50') });
      const giulia = await signedInContact(test, anna, clientId);
      const seen = await giulia.visitor.get(`/time-entries/${body.id}`).expect(200);
      expect(seen.body).toMatchObject({ amount: eur('112.50'), rate: eur('100.00') });
    });

    it('without a word about money to a contact who may not see amounts', async () => {
      const { body } = await log(hour).expect(201);
      const giulia = await signedInContact(test, anna, clientId);
      const seen = await giulia.visitor.get(`/time-entries/${body.id}`).expect(200);
      expect(seen.body).toMatchObject({ billedSeconds: 3600, amount: null, rate: null, rateSource: 'none' });
      expect(JSON.stringify(seen.body)).not.toContain('30.00');
    });
  });
});
