import { languages } from '../../../kernel/actor.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import type { ReportContent } from '../content/report.content.js';
import { barsOf, periodName } from './report-wording.period.js';
import { ReportWording } from './report-wording.js';
import { keptReport } from './report.sample.js';

const plain = (text: string) => text.replaceAll(/[\u00a0\u2009]/g, ' ').replaceAll(' – ', '–');
const named = (name: string) => languages.map((language) => plain(periodName(textsFor(language), name)));
const about = (changed: Partial<ReportContent>) =>
  new ReportWording(textsFor('en'), { ...keptReport, week: null, ...changed });
const days = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    return { day: Temporal.PlainDate.from(first).add({ days: index }).toString(), seconds: 3600 };
  });

describe('names of the days of a report', () => {
  it('are those of weeks, months and days, in four languages', () => {
    expect(named('2026-W46').toSorted()).toEqual([
      'Semana 46/2026',
      'Settimana 46/2026',
      'Week 46/2026',
      'Woche 46/2026',
    ]);
    expect(named('2026-W45/2026-W46')).toContain('Weeks 45–46/2026');
    expect(named('2026-11')).toEqual(
      expect.arrayContaining(['November 2026', 'novembre 2026', 'noviembre de 2026']),
    );
    expect(named('2026-10-31/2026-11-29')).toContain('31 October–29 November 2026');
  });

  it('tell the year of each week where they differ (R-08)', () => {
    expect(named('2026-W53/2027-W01')).toContain('Weeks 53/2026–1/2027');
  });

  it('call a report by what it covers, and speak of its days so', () => {
    const month = about({ coverage: 'month', period: '2026-11', from: '2026-11-01', to: '2026-12-01' });
    expect([month.heading, plain(month.worked)]).toEqual([
      'Monthly report',
      '8:25 h worked for you this month',
    ]);
    const period = about({
      coverage: 'balance_period',
      period: '2026-10-31/2026-11-29',
      ...{ from: '2026-10-31', to: '2026-11-30' },
    });
    expect([period.heading, period.period, plain(period.worked)]).toEqual([
      'Report',
      '',
      '8:25 h worked for you in these days',
    ]);
    expect(about({ coverage: 'days', week: '2026-W46' }).heading).toBe('Weekly report');
    expect(about({ coverage: 'two_weeks', period: '2026-W45/2026-W46' }).heading).toBe('Report of two weeks');
  });

  it('print the zone, and the day on which weeks begin (R-07)', () => {
    const sunday = { ...keptReport.engagement, weekStartsOn: 7 };
    expect(about({ engagement: sunday }).calendar).toBe(
      'Days, weeks and times are those of Europe/London. Weeks begin on Sunday.',
    );
  });
});

describe('chart of a report', () => {
  it('has a bar for each day, of many days for each week of the engagement, of very many for each month', () => {
    expect(barsOf(days('2026-11-02', 14), 1).bars).toHaveLength(14);
    const month = barsOf(days('2026-11-01', 30), 1);
    expect(month.bars.map(({ first, last, seconds }) => [first, last, seconds / 3600])).toEqual([
      ['2026-11-01', '2026-11-01', 1],
      ['2026-11-02', '2026-11-08', 7],
      ['2026-11-09', '2026-11-15', 7],
      ['2026-11-16', '2026-11-22', 7],
      ['2026-11-23', '2026-11-29', 7],
      ['2026-11-30', '2026-11-30', 1],
    ]);
    expect(barsOf(days('2026-11-01', 30), 7).bars).toHaveLength(5);
    expect(barsOf(days('2026-01-01', 365), 1).bars).toHaveLength(12);
  });

  it('is all of the time, however it is cut', () => {
    for (const count of [1, 14, 15, 31, 93, 94, 366]) {
      const { bars } = barsOf(days('2026-01-07', count), 1);
      expect(bars.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(count * 3600);
    }
  });
});
