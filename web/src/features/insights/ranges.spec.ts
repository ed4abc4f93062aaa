import { describe, expect, it } from 'vitest';
import { bucketFor, daysBefore, daysOf, growth } from './ranges';

const sunday = '2026-11-22';

describe('a named stretch of days', () => {
  it('is the week from Monday, also on a Sunday', () => {
    expect(daysOf('week', sunday)).toEqual({ from: '2026-11-16', to: '2026-11-23' });
    expect(daysOf('last-week', sunday)).toEqual({ from: '2026-11-09', to: '2026-11-16' });
  });
  it('is the calendar month, also over the turn of the year', () => {
    expect(daysOf('month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(daysOf('last-month', '2027-01-31')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });
  it('is the quarter and the year', () => {
    expect(daysOf('quarter', sunday)).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(daysOf('year', sunday)).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  });
});

describe('a trend', () => {
  it('is measured against as many days just before', () => {
    expect(daysBefore({ from: '2026-11-16', to: '2026-11-23' })).toEqual({
      from: '2026-11-09',
      to: '2026-11-16',
    });
  });
  it('is told as a share, and not at all where nothing was worked before', () => {
    expect(growth(9000, 7200)).toBe(0.25);
    expect(growth(9000, 0)).toBeNull();
  });
});

describe('the bars', () => {
  it('are days of a month, weeks of a quarter, months of a year', () => {
    expect(bucketFor({ from: '2026-10-01', to: '2026-11-01' })).toBe('day');
    expect(bucketFor({ from: '2026-10-01', to: '2027-01-01' })).toBe('week');
    expect(bucketFor({ from: '2026-01-01', to: '2027-01-01' })).toBe('month');
  });
});
