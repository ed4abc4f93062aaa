import { textsFor } from '../../../platform/i18n/translate.js';
import type { FirstReportContent } from '../content/report.content.js';
import { ReportWording } from './report-wording.js';
import { roundedReport, sampleReport } from './report.sample.js';

const english = (content: Partial<FirstReportContent>) =>
  new ReportWording(textsFor('en'), { ...sampleReport, ...content });
const balance = (allowanceMinutes: number | null, usedSeconds: number) => ({
  periodStart: '2026-11-01',
  periodEnd: '2026-12-01',
  allowanceMinutes,
  usedSeconds,
  leftSeconds: allowanceMinutes === null ? null : allowanceMinutes * 60 - usedSeconds,
});
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ').replaceAll('\u2009', '');

describe('wording of a report', () => {
  it('tells hours to the minute where all are whole minutes', () => {
    expect(english({}).total.hours).toBe('6:15');
    expect(plain(english({}).worked)).toBe('6:15 h worked for you this week');
  });

  it('tells all hours exactly as soon as one is not a whole minute, so that lines and total agree', () => {
    const entries = sampleReport.entries.map((entry, index) => ({ ...entry, seconds: 1200 + index }));
    const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
    const wording = english({ entries, totals: { ...sampleReport.totals, seconds } });
    expect(wording.entries.map((entry) => entry.hours)).toEqual([
      '0:20:00',
      '0:20:01',
      '0:20:02',
      '0:20:03',
      '0:20:04',
    ]);
    expect(wording.total.hours).toBe('1:40:10');
    expect(wording.entries[0]?.time).toBe('08:00:00–09:30:00');
  });

  it('says what is left of the allowance, what is beyond it, or that there is none', () => {
    expect(plain(english({ balance: balance(1200, 41_400) }).balance?.sentence)).toBe(
      '11:30 h of 20:00 h used in November 2026, 8:30 h left.',
    );
    expect(plain(english({ balance: balance(600, 41_400) }).balance?.sentence)).toBe(
      '11:30 h of 10:00 h used in November 2026, 1:30 h beyond the allowance.',
    );
    expect(plain(english({ balance: balance(null, 41_400) }).balance?.sentence)).toBe(
      '11:30 h used in November 2026; no allowance is agreed.',
    );
    expect(english({ balance: null }).balance).toBeNull();
  });

  it('never fills the bar beyond its end, not even with an allowance of nothing', () => {
    expect(english({ balance: balance(600, 41_400) }).balance?.share).toBe(1);
    expect(english({ balance: balance(0, 60) }).balance?.share).toBe(1);
  });

  it('prints both dates of the week, wherever it begins (R-07)', () => {
    expect(plain(english({}).days)).toBe('9–15 November 2026');
    expect(plain(english({ from: '2026-11-15', to: '2026-11-22' }).days)).toBe('15–21 November 2026');
  });

  it('tells times on the clocks of the engagement', () => {
    const engagement = { ...sampleReport.engagement, timeZone: 'Europe/Rome' };
    expect(english({ engagement }).entries[0]?.time).toBe('09:00–10:30');
    expect(english({ engagement }).asOf).toBe('Figures as of 16 Nov 2026, 09:00 (Europe/Rome)');
  });

  it('names an entry by what was written, else by its task, else by its service', () => {
    expect(english({}).entries.map(({ what, about }) => [what, about])).toEqual([
      ['Mail of the weekend sorted and answered', 'Inbox'],
      ['Flights compared', 'Trip to Munich · Travel'],
      ['Texts of the new website', ''],
      ['Call with the hotel', 'Trip to Munich · Travel · not billable'],
      ['Corrections', 'Texts of the new website'],
    ]);
  });

  it('is as quiet as ever where nothing is rounded, charged more or corrected', () => {
    const quiet = english({});
    expect([quiet.billsByLine, quiet.rounding, quiet.late, quiet.corrections]).toEqual([false, '', [], []]);
    expect(plain(quiet.total.billable)).toBe('5:45 h billable');
    expect(quiet.entries[0]?.amount).toBe('€45.00');
  });

  it('sets billed beside actual time line by line, with what is charged beside the rate', () => {
    const wording = new ReportWording(textsFor('en'), roundedReport);
    expect(wording.rounding).toBe(
      'Billed time is rounded up to 15 minutes, for each task and day. At least 30 minutes each.',
    );
    expect(plain(wording.total.billable)).toBe('6:10 h billable, 6:15 h after rounding');
    expect(
      wording.lines.map(({ what, about, actual, billed, amount }) => [what, about, actual, billed, amount]),
    ).toEqual([
      ['Mail of the weekend sorted and answered', 'No. 1 · €30.00 an hour', '1:30', '1:30', '€45.00'],
      ['Flights compared', 'No. 2 · €30.00 an hour', '0:45', '0:45', '€22.50'],
      ['Texts of the new website', 'Nos. 3, 5 · €30.00 an hour · Evening €2.50', '3:30', '3:30', '€107.50'],
      ['Call with the hotel', 'No. 4', '0:30', '0:00', '€0.00'],
      ['Call with the bank', 'No. 6 · €30.00 an hour', '0:40', '0:45', '€22.50'],
      ['Invoices, Wed 4 Nov', '€30.00 an hour', '-0:15', '-0:15', '-€7.50'],
    ]);
    expect(wording.entries.every(({ amount }) => amount === '')).toBe(true);
  });

  it('tells late entries and corrections with day, reason and who, and counts them', () => {
    const wording = new ReportWording(textsFor('en'), roundedReport);
    expect(wording.late).toEqual([
      expect.objectContaining({ line: 6, day: 'Fri 6 Nov', what: 'Call with the bank', about: 'Inbox · urgent', hours: '0:40' }),
    ]); // prettier-ignore
    expect(wording.corrections).toEqual([
      { day: 'Thu 12 Nov', what: 'Invoices, Wed 4 Nov', about: 'Counted twice · Anna Ferri', hours: '−0:15', amount: '' },
    ]); // prettier-ignore
    expect(wording.total.hours).toBe('6:40');
  });

  it('tells carried and expiring hours, and what was worked without consent (R-30)', () => {
    const { balance } = new ReportWording(textsFor('en'), roundedReport);
    expect(plain(balance?.sentence)).toBe(
      '24:00 h of 22:00 h used, 2:00 h beyond the allowance (16 November–15 December 2026).',
    );
    expect(balance?.notes.map(plain)).toEqual([
      '2:00 h of it carried on from earlier periods.',
      '1:00 h expire after 15 Dec 2026.',
      '1:00 h beyond the allowance were worked without your consent and are not charged.',
    ]);
  });
});
