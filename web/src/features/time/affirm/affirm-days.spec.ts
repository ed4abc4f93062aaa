import { describe, expect, it } from 'vitest';
import type { Affirmation } from '../../../api/types';
import { anEntry } from '../entry.sample';
import { daysToAffirm, wordsFor, type AffirmableDay } from './affirm-days';

const days = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
const engagement = { id: 'engagement', startsOn: '2026-01-01', endedOn: null };
const worked = (day: string, more = {}) => anEntry({ id: day, day, ...more });
const week = { days, today: '2026-11-22', entries: [], affirmations: [], reports: [] };
const affirmed = (from: string, to: string) =>
  ({ id: 'a', engagementId: 'engagement', from, to, idleDays: [] }) as unknown as Affirmation;
const asProposed = ({ ticked }: AffirmableDay) => ticked;

describe('the days that can be affirmed', () => {
  it('are those of the engagement up to today', () => {
    const found = daysToAffirm({ ...engagement, startsOn: '2026-11-17', endedOn: '2026-11-20' }, week);
    expect(found.map(({ day }) => day)).toEqual(days.slice(1, 5));
    expect(daysToAffirm(engagement, { ...week, today: '2026-11-18' })).toHaveLength(3);
  });

  it('past days without work are proposed as such, today is not', () => {
    const found = daysToAffirm(engagement, {
      ...week,
      today: '2026-11-18',
      entries: [worked('2026-11-16')],
    });
    expect(found.map(({ asked, ticked }) => ({ asked, ticked }))).toEqual([
      { asked: false, ticked: true },
      { asked: true, ticked: true },
      { asked: true, ticked: false },
    ]);
  });

  it('are closed by an affirmation, a report, and a running timer', () => {
    const lock = { reason: 'reported', at: '', reportId: 'r', affirmationId: null } as const;
    const found = daysToAffirm(engagement, {
      ...week,
      entries: [
        worked('2026-11-16', { lock }),
        worked('2026-11-18'),
        worked('2026-11-19', { running: true, durationSeconds: null, endedAt: null }),
      ],
      affirmations: [affirmed('2026-11-17', '2026-11-18')],
      reports: [{ engagementId: 'engagement', from: '2026-11-16', to: '2026-11-17', state: 'sent' }],
    });
    expect(found.slice(0, 4).map(({ state }) => state)).toEqual(['reported', 'affirmed', 'open', 'running']);
  });

  it('a late entry opens a reported day again', () => {
    const found = daysToAffirm(engagement, {
      ...week,
      entries: [worked('2026-11-16')],
      reports: [{ engagementId: 'engagement', from: '2026-11-16', to: '2026-11-23', state: 'accepted' }],
    });
    expect(found.map(({ state }) => state).slice(0, 2)).toEqual(['open', 'reported']);
  });
});

describe('what is affirmed', () => {
  const found = daysToAffirm(engagement, {
    ...week,
    today: '2026-11-20',
    entries: [worked('2026-11-16'), worked('2026-11-18')],
  });

  it('is one run with its idle days, without a today that nobody ticked', () => {
    expect(wordsFor('engagement', found, asProposed)).toEqual([
      {
        engagementId: 'engagement',
        from: '2026-11-16',
        to: '2026-11-20',
        idleDays: ['2026-11-17', '2026-11-19'],
      },
    ]);
  });

  it('falls apart where a day stays open', () => {
    const without = (day: AffirmableDay) => day.ticked && day.day !== '2026-11-17';
    expect(wordsFor('engagement', found, without)).toEqual([
      { engagementId: 'engagement', from: '2026-11-16', to: '2026-11-17', idleDays: [] },
      { engagementId: 'engagement', from: '2026-11-18', to: '2026-11-20', idleDays: ['2026-11-19'] },
    ]);
  });

  it('leaves out what was affirmed before', () => {
    const rest = daysToAffirm(engagement, {
      ...week,
      entries: [worked('2026-11-18')],
      affirmations: [affirmed('2026-11-16', '2026-11-18')],
    });
    expect(wordsFor('engagement', rest, asProposed)).toMatchObject([
      { from: '2026-11-18', to: '2026-11-22' },
    ]);
  });
});
