import { renderMail } from '../../platform/mail/render.js';
import type { ViewFiguresDto } from './view-figures.dto.js';
import { viewMail, type ViewMailProps } from './view-mail.email.js';
import { totalsOf } from './view-totals.js';
import { viewSample } from './view.sample.js';

type Row = ViewFiguresDto['rows'][number];

const row = (name: string, seconds: number, amounts: Row['amounts'] = []): Row => ({
  keys: [{ id: name, name, note: null, day: null }],
  ...{ seconds, billableSeconds: seconds, billedSeconds: seconds, entries: 1, amounts },
});
const mailOf = (rows: Row[], fields: Partial<ViewMailProps> = {}) =>
  renderMail(viewMail, 'en', {
    ...viewSample,
    view: { name: 'Hours', groupBy: ['client'], columns: ['seconds', 'amount'] },
    figures: { ...viewSample.figures, groupBy: ['client'], rows, totals: totalsOf(rows) },
    ...fields,
  });

describe('the mail of a view', () => {
  it('prints hours whose total is the sum of what is printed (R-19)', () => {
    // Each is printed as 0:01: together 0:03, though 90 seconds would be 0:02.
    const { text } = mailOf([row('A', 30), row('B', 30), row('C', 30)]);
    expect(text.match(/Hours \S+?(?=,)/g)).toEqual(['Hours 0:01', 'Hours 0:01', 'Hours 0:01', 'Hours 0:03']);
  });

  it('prints forty rows, and the rest as one, which counts in the total', () => {
    const rows = Array.from({ length: 45 }, (_, index) => row(`Client ${index}`, 3600));
    const { text, html } = mailOf(rows);
    expect(text).toContain('- Client 39: Hours 1:00');
    expect(text).not.toContain('Client 40');
    expect(text).toContain('- 5 more rows: Hours 5:00');
    expect(text).toContain('= Total: Hours 45:00');
    expect(html.length).toBeLessThan(102_000);
  });

  it('prints the amounts of each currency under each other, and beside each other in the text', () => {
    const money = (amount: string, currency: string) => ({ amount, currency });
    const { text, html } = mailOf([row('A', 3600, [money('10.00', 'CHF'), money('20.00', 'EUR')])]);
    expect(text).toContain('Amount CHF 10.00 + €20.00'.replace('CHF ', 'CHF\u00a0'));
    expect(html).toContain('CHF\u00a010.00\n€20.00');
  });

  it('says that nothing was worked, or why there are no figures', () => {
    expect(mailOf([]).text).toContain('No work was logged in these days.');
    const problem = { code: 'figures.too-many-rows', details: { most: 5000 } };
    const { text, html } = mailOf([], { problem });
    expect(text).toContain('more than 5,000 rows');
    expect(html).toContain('more than 5,000 rows');
    expect(html).not.toContain('<tbody><tr><th');
  });
});
