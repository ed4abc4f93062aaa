import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { closedPage } from '../../platform/pages/closed-link.js';
import { balancePage, type BalancePageProps } from './balance.page.js';
import type { BalanceLineDto } from './balance.dto.js';
import { sampleBalance, sampleUsedUp } from './balance.sample.js';

const line = (
  kind: BalanceLineDto['kind'],
  seconds: number,
  more: Partial<BalanceLineDto> = {},
): BalanceLineDto => {
  const nobody = { entryId: null, what: null, memberName: null, lotFrom: null, expiresOn: null, note: null };
  return {
    id: null,
    at: null,
    day: '2026-11-10',
    kind,
    seconds,
    balanceSeconds: seconds,
    ...nobody,
    ...more,
  };
};
const props: BalancePageProps = {
  workspaceName: 'Ferri & Conti',
  clientName: 'Brightwater Ltd',
  engagementName: 'Office',
  engagementZone: 'Europe/London',
  timeZone: 'Europe/London',
  balance: sampleUsedUp,
  lines: [
    line('allowance', 64_800),
    line('carried_in', 7200, { lotFrom: '2026-10-01', expiresOn: '2026-11-30' }),
    line('consumption', -72_000, { entryId: 'a', what: 'Inbox', memberName: 'Anna Ferri' }),
    line('overage', -3600, { entryId: 'a', what: 'Inbox', memberName: 'Anna Ferri', balanceSeconds: -3600 }),
  ],
  earlier: [{ ...sampleBalance, periodStart: '2026-10-01', periodEnd: '2026-11-01' }],
  rate: { amount: '38.00', currency: 'GBP' },
  notice: null,
  urls: { page: '/r/balance/secret', consent: '/r/balance/secret/consent', portal: '/balance/office' },
};
const english = (changed: Partial<BalancePageProps> = {}) =>
  balancePage(textsFor('en'), { ...props, ...changed });
const consent = sampleUsedUp.consent;

describe('page of a balance', () => {
  it.each(languages)('in %s is complete in one small answer without a script', (language) => {
    const page = balancePage(textsFor(language), props);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<link|<img|https?:\/\/|style=/);
    expect(page).not.toMatch(/undefined|NaN|\[object|>balance\./);
    expect(Buffer.byteLength(page)).toBeLessThan(15_000);
  });

  it('tells what is left, asks, shows each line and earlier periods, in this order', () => {
    const page = english();
    const order = [
      '1:00\u00a0h beyond the balance',
      'May we go on?',
      'Line by line',
      'Earlier periods',
      'Always current',
    ];
    const places = order.map((title) => page.indexOf(title));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(page).toContain('Carried over from the period from 1 Oct 2026');
    expect(page).toContain('−1:00\u00a0h');
  });

  it('changes nothing by its links: the answer is a form that posts', () => {
    expect(english()).toMatch(/<form action="\/r\/balance\/secret\/consent" method="post">/);
    expect(english()).not.toMatch(/href="[^"]*consent"/);
  });

  it('says what was answered, and lets a no become a yes', () => {
    if (!consent) throw new Error('the sample asks');
    const answer = { answeredAt: '2026-11-24T11:00:00Z', answeredByName: 'James Carter' };
    const granted = { ...consent, ...answer, state: 'granted' as const, minutes: 90, can: { answer: false } };
    const page = english({ balance: { ...sampleUsedUp, consent: granted }, notice: 'answered' });
    expect(page).toContain(
      'James Carter agreed to up to 1:30\u00a0h beyond the balance on 24 Nov 2026, 11:00.',
    );
    expect(page).toContain('role="status"');
    expect(page).not.toContain('<form');
    const declined = { ...consent, ...answer, state: 'declined' as const };
    const other = english({ balance: { ...sampleUsedUp, consent: declined } });
    expect(other).toContain('James Carter declined further hours');
    expect(other).toContain('value="all"');
    expect(other).not.toContain('value="declined"');
  });

  it('shows no amounts where none are given to it', () => {
    const hidden = { overageAmount: null, allowancePrice: null, amount: null, unapprovedOverageSeconds: 0 };
    const page = english({ balance: { ...sampleUsedUp, ...hidden }, rate: null });
    expect(page).not.toMatch(/[€£]/);
  });

  it('says where a link opens nothing, in every language', () => {
    for (const language of languages)
      for (const reason of ['revoked', 'unknown'] as const)
        expect(closedPage(textsFor(language), `balance.closed.${reason}`, '/')).toContain(
          `<html lang="${language}">`,
        );
  });
});
