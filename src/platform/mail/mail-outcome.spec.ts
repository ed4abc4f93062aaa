import { isAddressDead, MOST_ATTEMPTS, outcomeOf, statusIn } from './mail-outcome.js';

const at = Temporal.Instant.from('2026-11-16T08:30:00Z');
const busy = { accepted: false, permanent: false, answer: '451 4.7.1 Greylisted' } as const;

describe('what becomes of a mail', () => {
  it('is that it was taken, or never will be', () => {
    expect(outcomeOf({ accepted: true, answer: '250 Ok' }, 3, at)).toEqual({ state: 'sent', answer: '250 Ok', at, nextTryAt: null }); // prettier-ignore
    const refused = { accepted: false, permanent: true, answer: '550 No' } as const;
    expect(outcomeOf(refused, 1, at)).toMatchObject({ state: 'refused', nextTryAt: null });
  });

  it('is that it waits longer each time, and is given up after about a day', () => {
    const outcomes = Array.from({ length: MOST_ATTEMPTS }, (_, done) => outcomeOf(busy, done + 1, at));
    const waits = outcomes.slice(0, -1).map(({ nextTryAt }) => at.until(nextTryAt ?? at).total('seconds'));
    expect(outcomes.slice(0, -1).every(({ state }) => state === 'deferred')).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ state: 'failed', nextTryAt: null });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(36);
  });
});

describe('an address', () => {
  it.each(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])('is dead by %s', (status) => {
    expect(isAddressDead(status)).toBe(true);
  });

  it.each(['5.2.2', '5.3.4', '5.7.1', '4.1.1', '4.2.2', '5.1.11', '5.0.0', null])(
    'is not dead by %s: the mailbox is full, the mail unwanted, the server busy',
    (status) => {
      expect(isAddressDead(status)).toBe(false);
    },
  );

  it('is told by the code that a server writes into its answer', () => {
    expect(statusIn('550 5.1.1 <a@example.com>: no such user')).toBe('5.1.1');
    expect(statusIn('550-5.1.10 gone')).toBe('5.1.10');
    expect(statusIn('250 Ok: queued as 12.5.1.1.9x')).toBeNull();
    expect(statusIn('No')).toBeNull();
  });
});
