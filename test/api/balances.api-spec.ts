import { DataSource } from 'typeorm';
import fc from 'fast-check';
import { BalancesJobs } from '../../src/modules/balances/balances.jobs.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const HOUR = 3600;

interface Line {
  id: string | null;
  kind: string;
  seconds: number;
  balanceSeconds: number;
  entryId: string | null;
  day: string;
  note: string | null;
  what: string | null;
  lotFrom: string | null;
  expiresOn: string | null;
}

describe('the balance', () => {
  let test: TestApp;
  /** With a token: sessions end when the clock jumps by weeks. */
  let anna: Visitor;
  let workspaceId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(NOW));

  const overage = (mode: 'stop' | 'ask' | 'allow', limitMinutes: number | null = null) => ({
    overage: { mode, limitMinutes, rate: { amount: '45.00', currency: 'EUR' } },
  });
  const log = (engagementId: string, day: string, durationSeconds: number, more: object = {}) =>
    anna.post('/time-entries', { engagementId, day, durationSeconds, ...more });
  const logged = async (engagementId: string, day: string, seconds: number, more: object = {}) =>
    (await log(engagementId, day, seconds, more).expect(201)).body as { id: string };
  const balance = async (id: string, on?: string, by: Visitor = anna) =>
    (await by.get(`/engagements/${id}/balance${on ? `?on=${on}` : ''}`).expect(200)).body;
  const lines = async (id: string, day = '', by: Visitor = anna): Promise<Line[]> =>
    (await by.get(`/engagements/${id}/balance/lines?limit=200${day && `&period=${day}`}`).expect(200)).body
      .items;
  const settle = (id: string) => test.app.get(BalancesJobs).settle(workspaceId, id);
  const short = ({ kind, seconds }: Line) => [kind, seconds];
  const sum = (all: readonly Line[]) => all.reduce((total, { seconds }) => total + seconds, 0);

  it('counts the billable work of the month of today against what is granted for it', async () => {
    const { id } = await anEngagement(anna, { allowanceMinutes: 600 });
    await logged(id, '2026-10-31', 7200);
    await logged(id, '2026-11-01', 3600);
    await logged(id, '2026-11-30', 1800);
    await logged(id, '2026-11-12', 9999, { billable: false });
    await logged(id, '2026-12-01', 7200);
    expect(await balance(id)).toMatchObject({
      periodStart: '2026-11-01',
      periodEnd: '2026-12-01',
      allowanceMinutes: 600,
      openingSeconds: 36_000,
      usedSeconds: 5400,
      leftSeconds: 30_600,
      overageSeconds: 0,
      closed: false,
      consent: null,
      alerts: [],
      expiring: [{ seconds: 30_600, on: '2026-11-30' }],
    });
    expect(await balance(id, '2026-10-05')).toMatchObject({ periodStart: '2026-10-01', usedSeconds: 7200 });
  });

  it('is the same for the contact, may fall below zero, and has nothing left where nothing was granted', async () => {
    const engagement = await anEngagement(anna, {
      allowanceMinutes: 60,
      showAmounts: true,
      ...overage('allow'),
    });
    const giulia = await aPortalContact(test, anna, { clientId: engagement.clientId });
    await logged(engagement.id, '2026-11-10', 5400);
    const seen = await balance(engagement.id, undefined, giulia.visitor);
    expect(seen).toEqual(await balance(engagement.id));
    expect(seen).toMatchObject({ usedSeconds: 5400, leftSeconds: -1800, overageAmount: { amount: '22.50' } });
    const open = await anEngagement(anna, { clientId: engagement.clientId });
    await logged(open.id, '2026-11-10', 60);
    expect(await balance(open.id)).toMatchObject({
      allowanceMinutes: null,
      usedSeconds: 60,
      leftSeconds: null,
      alerts: [],
    });
    expect(await lines(open.id)).toEqual([]);
    await anna.get(`/engagements/${open.id}/balance?on=2026-02-30`).expect(400);
  });

  it('shows contacts no amount where the agreement shows none', async () => {
    const terms = {
      allowanceMinutes: 60,
      allowancePrice: { amount: '50.00', currency: 'EUR' },
      ...overage('allow'),
    };
    const engagement = await anEngagement(anna, terms);
    const giulia = await aPortalContact(test, anna, { clientId: engagement.clientId });
    await logged(engagement.id, '2026-11-10', 7200);
    const amounts = {
      overageAmount: { amount: '45.00' },
      allowancePrice: { amount: '50.00' },
      amount: { amount: '95.00' },
    };
    expect(await balance(engagement.id)).toMatchObject(amounts);
    const hidden = { overageAmount: null, allowancePrice: null, amount: null };
    expect(await balance(engagement.id, undefined, giulia.visitor)).toMatchObject(hidden);
    const { body } = await giulia.visitor.get(`/engagements/${engagement.id}/balance/periods`).expect(200);
    expect(body.items[0]).toMatchObject(hidden);
  });

  it('grants a broken month by its days (R-29), and takes today from the engagement’s zone', async () => {
    const { id } = await anEngagement(anna, { startsOn: '2026-11-16', allowanceMinutes: 2400 });
    expect(await balance(id)).toMatchObject({ periodStart: '2026-11-16', allowanceMinutes: 1200 });
    test.clock.set('2026-11-30T23:30:00Z');
    expect(await balance(id)).toMatchObject({ periodStart: '2026-12-01', allowanceMinutes: 2400 });
    const early = await anEngagement(anna, { startsOn: '2026-10-10', allowanceMinutes: 2400 });
    expect(await balance(early.id, '2026-10-31')).toMatchObject({ allowanceMinutes: 1703 });
  });

  it('R-27 and R-28: carries what is unused as far as agreed, and prices what is beyond it', async () => {
    const rollover = { periods: 1, capMinutes: 600 };
    const terms = { startsOn: '2026-09-01', allowanceMinutes: 1200, rollover, ...overage('allow') };
    const { id } = await anEngagement(anna, terms);
    for (const [day, hours] of [['2026-09-10', 5], ['2026-10-10', 20], ['2026-10-11', 6], ['2026-11-10', 20], ['2026-11-11', 10]] as const)
      await logged(id, day, hours * HOUR); // prettier-ignore
    expect(await balance(id, '2026-10-31')).toMatchObject({
      carriedSeconds: 10 * HOUR,
      openingSeconds: 30 * HOUR,
    });
    expect(await balance(id)).toMatchObject({
      openingSeconds: 24 * HOUR,
      overageSeconds: 6 * HOUR,
      overageAmount: { amount: '270.00', currency: 'EUR' },
    });
    const price = { allowancePrice: { amount: '200.00', currency: 'EUR' } };
    const flat = await anEngagement(anna, { allowanceMinutes: 300, ...price, ...overage('allow') });
    await logged(flat.id, '2026-11-10', 12 * HOUR);
    expect(await balance(flat.id)).toMatchObject({ amount: { amount: '515.00', currency: 'EUR' } });
  });

  describe('as a ledger', () => {
    it('adds lines and changes none: what was corrected is taken back, and the sum is what is left', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 120,
        ...overage('allow'),
      });
      const first = await logged(id, '2026-11-10', HOUR, { description: 'Inbox' });
      await logged(id, '2026-11-11', 5400);
      expect((await lines(id)).map(short)).toEqual([
        ['allowance', 7200],
        ['consumption', -3600],
        ['consumption', -3600],
        ['overage', -1800],
      ]);
      const before = await lines(id);
      await anna.patch(`/time-entries/${first.id}`, { day: '2026-11-10', durationSeconds: 600 }).expect(200);
      const after = await lines(id);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length).map(short)).toEqual([
        ['consumption', 3000],
        ['consumption', -1800],
        ['overage', 1800],
      ]);
      expect(after.at(1)).toMatchObject({
        entryId: first.id,
        what: 'Inbox',
        memberName: 'Anna Ferri',
        balanceSeconds: 3600,
      });
      expect(after.find(({ seconds }) => seconds === 3000)?.note).toBe(
        'Taken back, because entries were changed',
      );
      expect(after.at(-1)?.balanceSeconds).toBe(sum(after));
      expect((await balance(id)).leftSeconds).toBe(sum(after));
      await anna.delete(`/time-entries/${first.id}`).expect(204);
      expect(sum(await lines(id))).toBe(1800);
      await anna.post(`/time-entries/${first.id}/restore`).expect(200);
      expect(sum(await lines(id))).toBe(1200);
    });

    it('is read page by page, and reading books nothing', async () => {
      const { id } = await anEngagement(anna, { startsOn: '2026-11-01', allowanceMinutes: 600 });
      const count = async () =>
        (await test.sql('SELECT id FROM ledger_line WHERE engagement_id = $1', [id])).length;
      expect((await lines(id)).map((line) => [line.id, ...short(line)])).toEqual([
        [null, 'allowance', 36_000],
      ]);
      expect(await count()).toBe(0);
      for (const day of ['2026-11-03', '2026-11-04', '2026-11-05']) await logged(id, day, 60);
      const whole = await lines(id);
      expect(whole.every((line) => line.id !== null)).toBe(true);
      const paged: Line[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const at: string = cursor && `&cursor=${cursor}`;
        const { body } = await anna.get(`/engagements/${id}/balance/lines?limit=1${at}`).expect(200);
        paged.push(...(body.items as Line[]));
        cursor = body.nextCursor as string | null;
      }
      expect(paged).toEqual(whole);
      expect(await count()).toBe(4);
    });

    it('cannot be changed or shortened by the product’s own account', async () => {
      const source = test.app.get(DataSource);
      for (const table of ['ledger_line', 'balance_period', 'balance_alert']) {
        await expect(source.query(`DELETE FROM affianco.${table}`)).rejects.toThrow(/permission denied/);
        await expect(source.query(`UPDATE affianco.${table} SET workspace_id = workspace_id`)).rejects.toThrow(/permission denied/); // prettier-ignore
      }
    });

    it('is the same computed again, after any work in any order', async () => {
      const operation = fc.record({
        what: fc.constantFrom('log', 'log', 'change', 'remove', 'restore', 'billable'),
        which: fc.nat(20),
        day: fc.integer({ min: 1, max: 30 }),
        minutes: fc.integer({ min: 1, max: 300 }),
      });
      const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 14 }), async (operations) => {
          const terms: EngagementFields = {
            startsOn: '2026-10-20',
            allowanceMinutes: 600,
            rollover: { periods: 1, capMinutes: 60 },
            rounding,
            ...overage('ask'),
          };
          const { id } = await anEngagement(anna, terms);
          const entries: { id: string; removed: boolean; billable: boolean }[] = [];
          for (const { what, which, day, minutes } of operations) {
            const entry = entries[which % Math.max(1, entries.length)];
            const when = { day: `2026-11-${String(day).padStart(2, '0')}`, durationSeconds: minutes * 60 };
            if (what === 'log') entries.push({ ...(await logged(id, when.day, when.durationSeconds)), removed: false, billable: true }); // prettier-ignore
            else if (!entry) continue;
            else if (what === 'restore') {
              await anna.post(`/time-entries/${entry.id}/restore`).expect(200);
              entry.removed = false;
            } else if (entry.removed) continue;
            else if (what === 'remove') {
              await anna.delete(`/time-entries/${entry.id}`).expect(204);
              entry.removed = true;
            } else if (what === 'change') await anna.patch(`/time-entries/${entry.id}`, when).expect(200);
            else await anna.patch(`/time-entries/${entry.id}`, { billable: (entry.billable = !entry.billable) }).expect(200); // prettier-ignore
          }
          for (const day of ['2026-10-31', '2026-11-16']) {
            const ledger = await lines(id, day);
            const shown = await balance(id, day);
            // Nothing is missing: whatever the ledger does not have would stand here without an id.
            expect(ledger.filter((line) => line.id === null && entries.length > 0)).toEqual([]);
            expect(sum(ledger)).toBe(shown.leftSeconds);
          }
        }),
        { numRuns: 6 },
      );
    }, 60_000);
  });

  describe('that stops', () => {
    it('keeps exactly what fits, whoever else logs at the same moment', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 100,
        ...overage('stop'),
      });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          log(id, `2026-11-${String(1 + (index % 16)).padStart(2, '0')}`, 420),
        ),
      );
      const kept = answers.filter(({ status }) => status === 201);
      const refused = answers.filter(({ status }) => status !== 201);
      // 100 minutes in pieces of seven: fourteen fit.
      expect(kept).toHaveLength(14);
      expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
        new Set(['422 balance.exhausted']),
      );
      expect(refused.every(({ body }) => body.details.leftSeconds >= 0)).toBe(true);
      expect(await balance(id)).toMatchObject({ usedSeconds: 14 * 420, leftSeconds: 120, overageSeconds: 0 });
      expect(sum(await lines(id))).toBe(120);
    }, 60_000);

    it('says how much is left, and until when timed work is covered', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 60,
        ...overage('stop'),
      });
      await logged(id, '2026-11-02', 2400);
      const timed = { engagementId: id, startedAt: '2026-11-03T08:00:00Z', endedAt: '2026-11-03T09:00:00Z' };
      const { body } = await anna.post('/time-entries', timed).expect(422);
      expect(body).toMatchObject({
        code: 'balance.exhausted',
        details: { leftSeconds: 1200, coveredUntil: '2026-11-03T08:20:00Z' },
      });
      await anna.post('/time-entries', { ...timed, endedAt: '2026-11-03T08:20:00Z' }).expect(201);
      await log(id, '2026-11-04', 1, { billable: false }).expect(201);
      const { body: more } = await log(id, '2026-11-04', 1).expect(422);
      expect(more.details).toEqual({ leftSeconds: 0, coveredUntil: null });
    });

    it('begins no timer with nothing left, and lets one that runs be ended where it is covered', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 60,
        ...overage('stop'),
      });
      const begun = { engagementId: id, startedAt: '2026-11-16T06:00:00Z' };
      const { body: timer } = await anna.post('/time-entries', begun).expect(201);
      const { body } = await anna.post(`/time-entries/${timer.id}/stop`).expect(422);
      expect(body.details).toEqual({ leftSeconds: 3600, coveredUntil: '2026-11-16T07:00:00Z' });
      await anna.post(`/time-entries/${timer.id}/stop`, { endedAt: '2026-11-16T07:00:00Z' }).expect(200);
      await anna.post('/time-entries', { engagementId: id, startedAt: '2026-11-16T08:00:00Z' }).expect(422);
      const unpaid = { engagementId: id, startedAt: '2026-11-16T08:00:00Z', billable: false };
      const { body: kind } = await anna.post('/time-entries', unpaid).expect(201);
      await anna.post(`/time-entries/${kind.id}/stop`).expect(200);
    });

    it('lets work shrink even where it is already too much, and grow nowhere', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 600,
        ...overage('allow'),
      });
      const entry = await logged(id, '2026-11-20', 11 * HOUR);
      const stricter = {
        validFrom: '2026-11-16',
        rate: null,
        allowanceMinutes: 600,
        showAmounts: false,
        ...overage('stop'),
      };
      await anna.post(`/engagements/${id}/agreements`, stricter).expect(201);
      await settle(id);
      await anna
        .patch(`/time-entries/${entry.id}`, { day: '2026-11-20', durationSeconds: 10.5 * HOUR })
        .expect(200);
      await anna
        .patch(`/time-entries/${entry.id}`, { day: '2026-11-20', durationSeconds: 10.6 * HOUR })
        .expect(422);
      await anna
        .patch(`/time-entries/${entry.id}`, { day: '2026-11-20', durationSeconds: 10 * HOUR })
        .expect(200);
      expect(await balance(id)).toMatchObject({ leftSeconds: 0, mode: 'stop' });
    });

    it('lets go as far beyond as a limit says, where one is agreed', async () => {
      const { id } = await anEngagement(anna, {
        startsOn: '2026-11-01',
        allowanceMinutes: 60,
        ...overage('allow', 30),
      });
      await logged(id, '2026-11-03', 5400);
      const { body } = await log(id, '2026-11-04', 1).expect(422);
      expect(body.code).toBe('balance.exhausted');
      expect(await balance(id)).toMatchObject({ overageSeconds: 1800, unapprovedOverageSeconds: 0 });
    });
  });

  describe('over time', () => {
    const worked = async () => {
      test.clock.set('2026-09-07T08:00:00Z');
      const terms = {
        startsOn: '2026-09-01',
        allowanceMinutes: 600,
        rollover: { periods: 1, capMinutes: 120 },
      };
      const { id, clientId } = await anEngagement(anna, { ...terms, ...overage('allow') });
      await logged(id, '2026-09-10', 7 * HOUR);
      return { id, clientId };
    };

    it('stays open for three days, so that Monday can still log Friday, and is then closed for ever', async () => {
      const { id } = await worked();
      test.clock.set('2026-10-03T21:00:00Z');
      await settle(id);
      expect(await balance(id, '2026-09-30')).toMatchObject({ closed: false });
      expect(await balance(id)).toMatchObject({ carriedSeconds: 7200, openingSeconds: 12 * HOUR });
      await logged(id, '2026-09-30', 2 * HOUR);
      expect(await balance(id)).toMatchObject({ carriedSeconds: 3600 });
      test.clock.set('2026-10-03T22:00:00Z');
      await settle(id);
      const closed = await balance(id, '2026-09-30');
      expect(closed).toMatchObject({ closed: true, usedSeconds: 9 * HOUR, leftSeconds: 3600, expiring: [] });
      expect((await lines(id, '2026-09-15')).map(short)).toEqual([
        ['allowance', 36_000],
        ['consumption', -25_200],
        ['consumption', -7200],
        ['carried_out', -3600],
      ]);
      const october = await lines(id);
      // The provisional hour more was carried in, and taken back.
      expect(october.filter(({ kind }) => kind === 'carried_in').map(({ seconds }) => seconds)).toEqual([
        7200, -3600,
      ]);
      expect(october.find(({ kind }) => kind === 'carried_in')).toMatchObject({
        lotFrom: '2026-09-01',
        expiresOn: '2026-10-31',
      });
    });

    it('takes a late entry of a closed period as an adjustment of the current one, naming its day', async () => {
      const { id, clientId } = await worked();
      test.clock.set('2026-10-12T08:00:00Z');
      const giulia = await aPortalContact(test, anna, { clientId });
      await settle(id);
      const september = await balance(id, '2026-09-10');
      const before = await lines(id, '2026-09-10');
      const late = await logged(id, '2026-09-11', 1800, { description: 'Forgotten call' });
      expect(await balance(id, '2026-09-10')).toEqual(september);
      expect(await lines(id, '2026-09-10')).toEqual(before);
      expect(await balance(id)).toMatchObject({ adjustedSeconds: 1800, usedSeconds: 1800 });
      const adjusted = (await lines(id)).at(-1);
      expect(adjusted).toMatchObject({
        kind: 'adjustment',
        seconds: -1800,
        day: '2026-10-12',
        entryId: late.id,
        what: 'Forgotten call',
        note: 'Late entry of 11 Sept 2026',
      });
      expect((await lines(id, '', giulia.visitor)).at(-1)).toMatchObject({
        note: expect.stringContaining('11 set 2026'),
      });
      await anna.patch(`/time-entries/${late.id}`, { day: '2026-09-11', durationSeconds: 600 }).expect(200);
      expect(await balance(id)).toMatchObject({ adjustedSeconds: 600 });
      await anna.delete(`/time-entries/${late.id}`).expect(204);
      expect(await balance(id)).toMatchObject({ adjustedSeconds: 0, usedSeconds: 0 });
      expect(await balance(id, '2026-09-10')).toEqual(september);
    });

    it('gives back in the current period what is removed from a closed one', async () => {
      const { id } = await worked();
      const entry = (await lines(id, '2026-09-10')).find(({ kind }) => kind === 'consumption');
      test.clock.set('2026-10-12T08:00:00Z');
      await settle(id);
      await anna.delete(`/time-entries/${entry?.entryId}`).expect(204);
      expect(await balance(id)).toMatchObject({
        adjustedSeconds: -7 * HOUR,
        usedSeconds: -7 * HOUR,
        leftSeconds: 19 * HOUR,
      });
      test.clock.set('2026-11-16T08:00:00Z');
      await settle(id);
      const october = await lines(id, '2026-10-12');
      expect(sum(october)).toBe(0);
      expect(await balance(id)).toMatchObject({ carriedSeconds: 7200 });
    });

    it('adds up to nothing in every closed period, whose figures are read without its lines', async () => {
      const { id } = await worked();
      await logged(id, '2026-10-05', 13 * HOUR);
      test.clock.set('2026-12-20T08:00:00Z');
      await settle(id);
      const { body } = await anna.get(`/engagements/${id}/balance/periods`).expect(200);
      expect(body.items).toMatchObject([
        { periodStart: '2026-12-01', closed: false, openingSeconds: 12 * HOUR },
        { periodStart: '2026-11-01', closed: true, usedSeconds: 0 },
        { periodStart: '2026-10-01', closed: true, overageSeconds: HOUR, overageAmount: { amount: '45.00' } },
        { periodStart: '2026-09-01', closed: true, usedSeconds: 7 * HOUR },
      ]);
      for (const day of ['2026-09-01', '2026-10-01', '2026-11-01']) expect(sum(await lines(id, day))).toBe(0);
      const first = await anna.get(`/engagements/${id}/balance/periods?limit=2`).expect(200);
      const next = await anna
        .get(`/engagements/${id}/balance/periods?limit=2&cursor=${first.body.nextCursor}`)
        .expect(200);
      expect([...first.body.items, ...next.body.items]).toEqual(body.items);
      expect(next.body.nextCursor).toBeNull();
    });

    it('is looked after by the clock: each engagement once, until nothing is due', async () => {
      const { id } = await worked();
      test.clock.set('2026-10-12T08:00:00Z');
      const queued = async () => {
        await test.app.get(BalancesJobs).tick();
        const jobs = await test.sql<{ key: string }>('SELECT key FROM graphile_worker._private_jobs WHERE key = $1', [`balance-settle:${id}`]); // prettier-ignore
        return jobs.length;
      };
      expect(await queued()).toBe(1);
      expect(await queued()).toBe(1);
      await settle(id);
      await test.sql('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [`balance-settle:${id}`]);
      expect(await queued()).toBe(0);
    });
  });

  it('is nobody’s but the client’s and those who work there', async () => {
    const bea = await aMember(test, anna);
    const mine = await anEngagement(anna, { allowanceMinutes: 600, assistantIds: [bea.id] });
    const other = await anEngagement(anna, { allowanceMinutes: 600 });
    await aContact(anna, { clientId: mine.clientId });
    const olga = await test.visitor().signUp({ email: 'olga@example.com' });
    for (const path of ['balance', 'balance/periods', 'balance/lines']) {
      await bea.visitor.get(`/engagements/${mine.id}/${path}`).expect(200);
      await bea.visitor.get(`/engagements/${other.id}/${path}`).expect(404);
      await olga.get(`/engagements/${mine.id}/${path}`).expect(404);
    }
  });
});
