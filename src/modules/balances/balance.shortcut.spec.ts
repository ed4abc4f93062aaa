import { sampleAccount, sampleEngagement, sampleWork } from './account.sample.js';
import { openPeriods, type Engagement, type Work } from './balance.account.js';
import { reckon } from './balance.rules.js';
import { shortcut, type Standing } from './balance.shortcut.js';
import { linesToBook } from './settlement.rules.js';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const twenty = sampleEngagement({ validFrom: '2026-11-01', overage: 'stop' });

/** What the ledger holds of this work. */
function ledgerOf(engagement: Engagement, work: readonly Work[]) {
  return linesToBook(openPeriods(sampleAccount(engagement, work), TODAY), [], TODAY);
}

/** How the ledger of some work stands when more was logged. */
function standing(engagement: Engagement, before: readonly Work[], more: readonly Work[]): Standing {
  const booked = ledgerOf(engagement, before);
  const newest = booked.at(-1)?.periodFrom ?? '';
  const of = (...kinds: string[]) =>
    booked
      .filter(({ periodFrom, kind }) => periodFrom === newest && (kinds.length === 0 || kinds.includes(kind)))
      .reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    settled: true,
    openFrom: null,
    changed: more.map(({ day }) => ({ day, running: false, fresh: true, billable: true })),
    days: more.map(({ day }) => day),
    work: more,
    booked: booked.filter(({ entryId }) => more.some(({ id }) => id === entryId)),
    newest: {
      from: newest,
      leftSeconds: of(),
      grantedSeconds: of('allowance'),
      openingSeconds: of('allowance', 'carried_in'),
      overageSeconds: of('overage'),
    },
  };
}

const taken = (engagement: Engagement, before: readonly Work[], more: readonly Work[], own: object = {}) =>
  shortcut(engagement, sampleAccount(engagement, []).termsOn, {
    ...standing(engagement, before, more),
    ...own,
  });

describe('what a change books without reckoning everything', () => {
  const before = [sampleWork('a', '2026-11-03', 3600), sampleWork('b', '2026-11-05', 7200)];

  it.each([
    ['new work', [sampleWork('c', '2026-11-04', 1800)]],
    ['work that grew', [sampleWork('a', '2026-11-03', 5400)]],
    ['work that moved to another day', [sampleWork('b', '2026-11-02', 7200)]],
    ['a correction of work', [sampleWork('x', '2026-11-10', -600, { correctsEntryId: 'a' })]],
  ])('is what reckoning books: %s', (_what, more) => {
    const after = [...before.filter(({ id }) => !more.some((piece) => piece.id === id)), ...more];
    const all = linesToBook(
      openPeriods(sampleAccount(twenty, after), TODAY),
      ledgerOf(twenty, before),
      TODAY,
    );
    const found = taken(twenty, before, more);
    expect(found?.lines.map((line) => ({ ...line, periodFrom: found.periodFrom }))).toEqual(all);
    expect(all.length).toBeGreaterThan(0);
  });

  it('rounds a day as a whole', () => {
    const rounding = { minutes: 15, direction: 'up', scope: 'day', minimumMinutes: 0 } as const;
    const rounded = sampleEngagement({ validFrom: '2026-11-01', rounding });
    const known = [sampleWork('a', '2026-11-03', 420)];
    const day = [...known, sampleWork('b', '2026-11-03', 420)];
    const all = linesToBook(openPeriods(sampleAccount(rounded, day), TODAY), ledgerOf(rounded, known), TODAY);
    const found = taken(rounded, known, day);
    expect(found?.lines.map((line) => ({ ...line, periodFrom: found.periodFrom }))).toEqual(all);
    const weekly = sampleEngagement({ validFrom: '2026-11-01', rounding: { ...rounding, scope: 'week' } });
    expect(taken(weekly, known, day)).toBeNull();
  });

  it('is nothing for days without a period', () => {
    expect(taken(twenty, before, [sampleWork('c', '2026-10-04', 1800)])?.lines).toEqual([]);
  });

  it.each([
    ['R-30: when a threshold is reached', [sampleWork('c', '2026-11-04', 14 * 3600)], {}],
    ['when it goes beyond the balance', [sampleWork('c', '2026-11-04', 18 * 3600)], {}],
    ['when the clock has something to do', [sampleWork('c', '2026-11-04', 1)], { settled: false }],
    ['for a closed period', [sampleWork('c', '2026-10-04', 1)], { openFrom: '2026-11-01' }],
    ['for a period that is not open yet', [sampleWork('c', '2026-12-04', 1)], {}],
    ['where nothing is booked', [sampleWork('c', '2026-11-04', 1)], { newest: null }],
  ])('is left to reckoning %s', (_when, more, own) => {
    expect(taken(twenty, before, more, own)).toBeNull();
  });

  it('is left to reckoning where a period hands minutes on', () => {
    const carrying = sampleEngagement({ validFrom: '2026-10-01', rolloverPeriods: 1 });
    const october = [sampleWork('a', '2026-10-03', 3600)];
    expect(taken(carrying, october, [sampleWork('c', '2026-10-30', 60)])).toBeNull();
    expect(taken(carrying, october, [sampleWork('c', '2026-11-03', 60)])?.lines).toHaveLength(1);
  });

  it('is left to reckoning when a timer begins with nothing left', () => {
    const all = [sampleWork('a', '2026-11-03', 20 * 3600)];
    const timer = { day: '2026-11-20', running: true, fresh: true, billable: true };
    expect(taken(twenty, all, [], { changed: [timer], days: [timer.day] })).toBeNull();
    expect(taken(twenty, before, [], { changed: [timer], days: [timer.day] })?.lines).toEqual([]);
  });

  it('needs no more than the sum: whatever is covered is one line, in any order', () => {
    const rules = {
      from: '2026-11-01',
      lastDay: '2026-11-30',
      grantedSeconds: 7200,
      carried: [{ from: '2026-10-01', seconds: 3600, expiresOn: '2026-11-30' }],
      consumes: 'oldest_first',
      capSeconds: null,
      carriedUntil: null,
      followed: true,
    } as const;
    const draws = [3000, 4000, -500, 4300].map((seconds, index) => {
      const day = `2026-11-0${index + 1}`;
      return { kind: 'consumption' as const, day, seconds, entryId: day, adjustmentId: null, ofPeriod: null };
    });
    for (const order of [draws, draws.toReversed()]) {
      const { overage, lines } = reckon(rules, order);
      expect(overage).toEqual([]);
      expect(lines.filter(({ entryId }) => entryId !== null)).toHaveLength(draws.length);
    }
  });
});
