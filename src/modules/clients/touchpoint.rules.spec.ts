import { movesOf, proposalFor, type Occasions } from './touchpoint.rules.js';

const today = Temporal.PlainDate.from('2026-11-16');
const nothing: Occasions = {
  since: '2026-02-02',
  contactName: 'Giulia Moretti',
  movedOn: '2026-11-13',
  dates: [],
  referrals: [],
  known: [],
};
const birthday = (month: number, day: number, year: number | null = null) => ({
  id: 'b',
  date: { month, day, year, label: 'Birthday' },
  contactName: null,
});
const propose = (occasions: Partial<Occasions>, on = today) => proposalFor({ ...nothing, ...occasions }, on);

describe('a courtesy is proposed', () => {
  it('for no client of whom nothing is to be said', () => {
    expect(propose({})).toBeNull();
  });

  it('for a day that matters from seven days before it on, with how many years it will be', () => {
    expect(propose({ dates: [birthday(11, 24)] })).toBeNull();
    expect(propose({ dates: [birthday(11, 23, 1976)] })).toEqual({
      kind: 'date',
      referralId: null,
      facts: {
        occasion: 'date:b:2026-11-23',
        contactName: 'Giulia Moretti',
        on: '2026-11-23',
        years: 50,
        label: 'Birthday',
      },
    });
    expect(propose({ dates: [birthday(11, 16)] })?.facts.on).toBe('2026-11-16');
    expect(propose({ dates: [birthday(1, 2)] }, Temporal.PlainDate.from('2026-12-28'))?.facts.on).toBe(
      '2027-01-02',
    );
  });

  it('for 29 February on the 28th where there is none', () => {
    const february = Temporal.PlainDate.from('2027-02-22');
    expect(propose({ dates: [birthday(2, 29)] }, february)?.facts.on).toBe('2027-02-28');
  });

  it('for an anniversary of the first engagement, never for its beginning', () => {
    expect(propose({ since: '2024-11-20' })).toMatchObject({
      kind: 'anniversary',
      facts: { years: 2, on: '2026-11-20' },
    });
    expect(propose({ since: '2026-11-20' })).toBeNull();
  });

  it('to say thank you after a referral, before an anniversary', () => {
    const referrals = [{ id: 'r', name: 'Brightwater Ltd', on: '2026-11-10' }];
    expect(propose({ referrals, since: '2024-11-20' })).toMatchObject({
      kind: 'thanks',
      referralId: 'r',
      facts: { name: 'Brightwater Ltd', on: '2026-11-10' },
    });
  });

  it('after 21 days in which nothing moved', () => {
    expect(propose({ movedOn: '2026-10-27' })).toBeNull();
    expect(propose({ movedOn: '2026-10-26' })).toEqual({
      kind: 'quiet',
      referralId: null,
      facts: { contactName: 'Giulia Moretti', on: '2026-10-26' },
    });
  });

  it('not for silence when a better occasion comes in the same month', () => {
    expect(propose({ movedOn: '2026-10-01', dates: [birthday(11, 30)] })).toBeNull();
    expect(propose({ movedOn: '2026-10-01', since: '2020-11-29' })).toBeNull();
    expect(propose({ movedOn: '2026-10-01', dates: [birthday(12, 1)] })).toMatchObject({ kind: 'quiet' });
  });

  it('once for one occasion, also where it lies in the next month', () => {
    const known = ['date:b:2026-11-23', 'thanks:r', 'anniversary:2026'];
    const referrals = [{ id: 'r', name: 'Brightwater Ltd', on: '2026-11-10' }];
    expect(propose({ dates: [birthday(11, 23)], referrals, since: '2024-11-20', known })).toBeNull();
  });
});

describe('a proposal', () => {
  it('is decided once; what was confirmed is done, or declined after all', () => {
    expect(movesOf('proposed')).toEqual(['confirmed', 'declined', 'done']);
    expect(movesOf('confirmed')).toEqual(['declined', 'done']);
    expect([...movesOf('declined'), ...movesOf('done')]).toEqual([]);
  });
});
