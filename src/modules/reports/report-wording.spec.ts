import { textsFor } from '../../platform/i18n/translate.js';
import { ReportWording } from './report-wording.js';
import type { ReportContent } from './report.content.js';
import { sampleReport } from './report.sample.js';

const english = (content: Partial<ReportContent>) =>
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
});
