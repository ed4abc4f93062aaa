import fc from 'fast-check';
import { amountFor, formatMoney, sumMoney } from '../../kernel/money.js';
import { splitByDay } from '../../kernel/interval.js';
import { localDay } from '../../kernel/time-zone.js';
import { RateCard, rateOwner, type RateScope, type ScopedRate } from './rate.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const agreed = (rateMinor: number | null, validFrom = '2026-01-01') => ({ rateMinor, validFrom });
const rate = (scope: RateScope, minor: number, own: Partial<ScopedRate> = {}): ScopedRate => ({
  scope,
  memberId: null,
  serviceId: null,
  minor,
  validFrom: '2026-01-01',
  ...own,
});
const TODAY = day('2026-11-16');

describe('the rate of a piece of work', () => {
  const workspace = rate('workspace', 2500);
  const client = rate('client', 2800);
  const anna = rate('assistant', 3300, { memberId: 'anna' });
  const translation = rate('service', 4000, { serviceId: 'translation' });
  const all = [workspace, client, anna, translation];
  const card = new RateCard([agreed(3000)], all);

  it.each([
    ['Anna translating', 'anna', 'translation', 4000, 'service'],
    ['Anna on mail', 'anna', 'mail', 3300, 'assistant'],
    ['Bea on mail', 'bea', 'mail', 3000, 'engagement'],
    ['Bea translating', 'bea', 'translation', 4000, 'service'],
    ['Bea on nothing named', 'bea', null, 3000, 'engagement'],
  ])(
    'R-22: workspace 25, client 28, engagement 30, Anna 33, translation 40: %s',
    (_, who, what, minor, source) => {
      expect(card.on(TODAY, who, what)).toEqual({ minor, source });
    },
  );

  it('R-22: its own rate comes before all others', () => {
    expect(card.on(TODAY, 'anna', 'translation', 5000)).toEqual({ minor: 5000, source: 'entry' });
    expect(card.on(TODAY, 'anna', 'translation', 0)).toEqual({ minor: 0, source: 'entry' });
    expect(card.on(TODAY, 'anna', 'translation', null).source).toBe('service');
  });

  it('R-22: where none is agreed for the engagement, the client’s counts, then the workspace’s, then none', () => {
    const unagreed = [agreed(null)] as const;
    expect(new RateCard(unagreed, all).on(TODAY, 'bea', null)).toEqual({ minor: 2800, source: 'client' });
    const plain = new RateCard(unagreed, [workspace]);
    expect(plain.on(TODAY, 'bea', null)).toEqual({ minor: 2500, source: 'workspace' });
    expect(new RateCard(unagreed, []).on(TODAY, 'bea', null)).toEqual({ minor: null, source: 'none' });
  });

  it('R-22: a rate of 0 is a rate, and no other comes after it', () => {
    expect(new RateCard([agreed(0)], all).on(TODAY, 'bea', null)).toEqual({ minor: 0, source: 'engagement' });
  });

  it('R-22: a nearer rate that begins later leaves the farther one in force until then', () => {
    const later = new RateCard([agreed(3000)], [{ ...anna, validFrom: '2026-12-01' }, client]);
    expect(later.on(day('2026-11-30'), 'anna', null).source).toBe('engagement');
    expect(later.on(day('2026-12-01'), 'anna', null).source).toBe('assistant');
  });

  it('R-23: in each scope the newest that began by the day counts', () => {
    const scopes = ['workspace', 'client', 'assistant', 'service'] as const;
    for (const scope of scopes) {
      const own = {
        memberId: scope === 'assistant' ? 'anna' : null,
        serviceId: scope === 'service' ? 'mail' : null,
      };
      const rates = [
        rate(scope, 3200, { ...own, validFrom: '2026-12-01' }),
        rate(scope, 3000, { ...own, validFrom: '2026-03-01' }),
        rate(scope, 2000, own),
      ];
      const dated = new RateCard([agreed(null)], rates);
      expect(dated.on(day('2026-11-30'), 'anna', 'mail').minor).toBe(3000);
      expect(dated.on(day('2026-12-01'), 'anna', 'mail').minor).toBe(3200);
    }
  });

  it('does not depend on the order in which the rates are read', () => {
    const someDay = fc.integer({ min: 0, max: 700 }).map((days) => day('2026-01-01').add({ days }));
    const some = fc.uniqueArray(
      fc.record<ScopedRate>({
        scope: fc.constantFrom('workspace', 'client', 'assistant', 'service'),
        memberId: fc.constantFrom('anna', null),
        serviceId: fc.constantFrom('mail', null),
        minor: fc.nat(9000),
        validFrom: someDay.map(String),
      }),
      { selector: ({ scope, validFrom }) => `${scope} ${validFrom}` },
    );
    const shuffled = some.chain((rates) =>
      fc.tuple(fc.constant(rates), fc.shuffledSubarray(rates, { minLength: rates.length })),
    );
    fc.assert(
      fc.property(shuffled, someDay, ([rates, other], on) => {
        const of = (read: readonly ScopedRate[]) => new RateCard([agreed(3000)], read).on(on, 'anna', 'mail');
        expect(of(other)).toEqual(of(rates));
      }),
    );
  });
});

describe('work over midnight into a new rate', () => {
  const ROME = 'Europe/Rome';
  const night = {
    start: Temporal.Instant.from('2026-11-30T23:00:00+01:00'),
    end: Temporal.Instant.from('2026-12-01T01:00:00+01:00'),
  };
  const card = new RateCard([agreed(3000), agreed(3200, '2026-12-01')], []);
  const amount = (on: Temporal.PlainDate, seconds: number) => {
    const { minor } = card.on(on, 'anna', null);
    return amountFor(seconds, { minor: minor ?? 0, currency: 'EUR' });
  };

  it('R-23: 30 November 23:00 to 1 December 01:00 is 60.00 by the start rule', () => {
    expect(formatMoney(amount(localDay(night.start, ROME), 7200)).amount).toBe('60.00');
  });

  it('R-23: and 62.00 where it is split at midnight', () => {
    const parts = splitByDay(night, ROME).map((part) => amount(part.day, part.seconds));
    expect(formatMoney(sumMoney(parts, 'EUR')).amount).toBe('62.00');
  });
});

describe('whom a rate belongs to', () => {
  it('is exactly what its scope asks for', () => {
    const nobody = { clientId: null, engagementId: null, memberId: null, serviceId: null };
    expect(rateOwner({ scope: 'workspace' })).toEqual({ scope: 'workspace', ...nobody });
    expect(rateOwner({ scope: 'service', engagementId: 'e', serviceId: 's' })).toEqual({
      ...nobody,
      scope: 'service',
      engagementId: 'e',
      serviceId: 's',
    });
  });

  it.each([
    [{ scope: 'client' as const }],
    [{ scope: 'workspace' as const, clientId: 'c' }],
    [{ scope: 'assistant' as const, engagementId: 'e' }],
    [{ scope: 'service' as const, serviceId: 's' }],
    [{ scope: 'assistant' as const, engagementId: 'e', memberId: 'm', serviceId: 's' }],
  ])('is refused for %j', (given) => {
    expect(() => rateOwner(given)).toThrow('request.invalid');
  });
});
