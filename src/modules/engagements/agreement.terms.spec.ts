import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { sampleTerms, sampleTermsBefore } from './agreement.sample.js';
import { changesBetween, fingerprinted, keptTerms, shownTerms, termNames, termValue, type ShownTerms } from './agreement.terms.js'; // prettier-ignore
import { TermsWording } from './agreement.wording.js';

const english = new TermsWording(textsFor('en'));
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('the fingerprint of terms', () => {
  it('is that of their canonical text, and the text gives the same terms again', () => {
    const { text, sha256 } = fingerprinted(sampleTerms);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(keptTerms(text)).toEqual(sampleTerms);
    expect(fingerprinted(keptTerms(text))).toEqual({ text, sha256 });
  });

  it('is the same whatever the order of fields, and another for any other term', () => {
    const turned = Object.fromEntries(Object.entries(sampleTerms).reverse()) as unknown as ShownTerms;
    expect(fingerprinted(turned)).toEqual(fingerprinted(sampleTerms));
    const others: ShownTerms[] = [
      { ...sampleTerms, scope: `${sampleTerms.scope} ` },
      { ...sampleTerms, validFrom: '2026-12-02' },
      { ...sampleTerms, holidays: null },
      { ...sampleTerms, clauses: sampleTerms.clauses.slice(1) },
      { ...sampleTerms, rate: { amount: '38.51', currency: 'EUR' } },
    ];
    const prints = [sampleTerms, ...others].map((terms) => fingerprinted(terms).sha256);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('what is shown of an agreement', () => {
  const place = { ...sampleTerms.engagement, ...sampleTerms };
  const agreed = {
    validFrom: '2026-12-01',
    rateMinor: 3850,
    allowanceMinutes: 1500,
    showAmounts: false,
    period: 'month',
    anchorDay: 1,
    allowancePriceMinor: 90_000,
    rolloverPeriods: 2,
    rolloverCapMinutes: 600,
    consumes: 'oldest_first',
    overage: 'allow',
    overageLimitMinutes: 300,
    overageRateMinor: 4500,
    rounding: null,
    splitAtMidnight: false,
    discountBasisPoints: 0,
    surcharges: [],
    scope: '',
    languages: ['it'],
    serviceIds: [],
    clauses: sampleTerms.clauses,
    acceptedAfterDays: null,
    noShowCharge: 'nothing',
    noShowMinutes: null,
    lateCancellationCharged: false,
  } as const;
  const services = new Map([['0199f2c4-0000-7000-8000-0000000000b1', 'Inbox']]);

  it('has its amounts for those who may see them, and for nobody else', () => {
    const all = shownTerms(place, agreed, services, true);
    expect([all.rate?.amount, all.allowance.price?.amount, all.overage.rate?.amount]).toEqual([
      '38.50',
      '900.00',
      '45.00',
    ]);
    const hidden = shownTerms(place, agreed, services, false);
    expect([hidden.rate, hidden.allowance.price, hidden.overage.rate]).toEqual([null, null, null]);
    expect(fingerprinted(hidden).text).not.toMatch(/38\.50|900\.00|45\.00/);
  });

  it('says of missed sessions only what is agreed: earlier texts, and what was accepted, stay as they were', () => {
    const before = shownTerms(place, agreed, services, true);
    expect(before.schema).toBe(1);
    expect(fingerprinted(before).text).not.toContain('noShow');
    const charged = { ...agreed, noShowCharge: 'booked_time' as const, lateCancellationCharged: true };
    expect(shownTerms(place, charged, services, true)).toMatchObject({
      schema: 2,
      noShow: { charge: 'booked_time', minutes: null, lateCancellations: true },
    });
  });

  it('names services that clauses are about, without including them', () => {
    expect(shownTerms(place, agreed, services, true).services).toEqual([
      { id: '0199f2c4-0000-7000-8000-0000000000b1', name: 'Inbox', included: false },
    ]);
  });
});

describe('what changes between two agreements', () => {
  it('is nothing where all terms are the same, whatever day they begin on', () => {
    expect(changesBetween(sampleTerms, { ...sampleTerms, validFrom: '2027-01-01' })).toEqual([]);
  });

  it('is each term that is otherwise, in the order of the page, and every clause by itself', () => {
    const changes = changesBetween(sampleTermsBefore, sampleTerms);
    expect(changes.map((change) => change.name)).toEqual([
      ...['rate', 'rounding', 'surcharges', 'discount', 'allowance', 'rollover', 'overage'],
      ...['clause', 'clause', 'clause', 'clause', 'clause', 'clause', 'clause'],
      'silence',
      'no-show',
    ]);
    const clauses = changes.filter((change) => change.name === 'clause');
    expect(clauses.map(({ before, after }) => [before?.kind ?? null, after?.kind ?? null])).toEqual([
      [null, 'minutes'],
      ['turnaround', 'turnaround'],
      [null, 'turnaround'],
      [null, 'response'],
      [null, 'report_rhythm'],
      [null, 'working_window'],
      ['deliverables', null],
    ]);
  });

  it('knows a clause again by what it is about, not by its id', () => {
    const renamed = sampleTerms.clauses.map((clause, index) => ({ ...clause, id: `${index}` }));
    expect(changesBetween(sampleTerms, { ...sampleTerms, clauses: renamed })).toEqual([]);
  });

  it('is told in words, with nothing where nothing was agreed', () => {
    const told = english.changes(sampleTermsBefore, sampleTerms);
    const lines = told.map(({ label, from, to }) => plain(`${label}: ${from || '-'} → ${to || '-'}`));
    expect(lines).toEqual([
      'Rate: €35.00 an hour → €38.50 an hour',
      'Rounding: - → Billed time is rounded up to 15 minutes, for each task and day. At least 15 minutes each.',
      'Surcharges: - → Evening +25% (Mon–Fri 20:00–06:00); Rush +12.5%',
      'Discount: - → 5%',
      'Allowance: 20:00 hours a period → 25:00 hours a period, for €900.00',
      'Unused hours: They expire at the end of the period. → At most 10:00 are carried over, for 2 periods. The oldest hours are used first.',
      'Overage: The client is asked before hours beyond the balance are charged. → Work goes on beyond the balance. At most 5:00 in a period. €45.00 an hour.',
      'Clause: - → Between 10:00 and 25:00 billed hours a period',
      'Clause: 95% of all tasks delivered within 16 hours of working time → 90% of all tasks delivered within 16 hours of working time',
      'Clause: - → 95% of the tasks of “Inbox” delivered within 4 hours of working time',
      'Clause: - → 100% of the client’s requests and messages answered within 8 hours of working time',
      'Clause: - → Each report sent no later than 4 hours after it is due',
      'Clause: - → 90% of the work within the agreed working hours',
      'Clause: At least 1 document a week → -',
      'No answer to a report: - → Counts as accepted after 5 working days.',
      'Missed sessions: - → A session that the client misses is charged with 0:30 hours. A cancellation after the agreed notice is charged like it.',
    ]);
  });
});

describe('terms in words', () => {
  it.each(languages)(
    'are all there in %s, in the same order, with no key and nothing missing',
    (language) => {
      const wording = new TermsWording(textsFor(language));
      const lines = wording.lines(sampleTerms);
      expect(lines.map(({ term }) => term)).toEqual(
        termNames.filter((name) => name !== 'scope' && name !== 'clause'),
      );
      const said = [...lines.map(({ label, value }) => `${label}: ${value}`), ...wording.clauses(sampleTerms).map(({ text }) => text)]; // prettier-ignore
      for (const text of said) expect(text).not.toMatch(/undefined|null|NaN|\{|\b(agreement|clause)\.[a-z]/);
      expect(new Set(said).size).toBe(said.length);
    },
  );

  it('say the country of the holidays, and the days of work, in the reader’s language', () => {
    const lines = new TermsWording(textsFor('de')).lines({ ...sampleTerms, holidays: 'DE-BE' });
    const value = (term: string) => lines.find((line) => line.term === term)?.value;
    expect(value('holidays')).toBe('Deutschland (BE)');
    expect(value('working-hours')).toBe('Mo–Fr 09:00–17:00');
  });

  it('leave out what hours beyond or unused mean where no allowance is agreed', () => {
    const open = { ...sampleTerms, allowance: { ...sampleTerms.allowance, minutes: null } };
    const named = english.lines(open).map(({ term }) => term);
    expect(named).not.toEqual(expect.arrayContaining(['allowance']));
    expect(named.filter((term) => ['allowance', 'rollover', 'overage'].includes(term))).toEqual([]);
  });

  it('have a value for every name', () => {
    for (const name of termNames.filter((each) => each !== 'clause'))
      expect(termValue(sampleTerms, name)).not.toBeUndefined();
  });
});
