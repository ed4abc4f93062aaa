import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import type { Task, TaskStatus } from '../api/types';
import messages from '../i18n/en.json';
import { turnaroundWords } from './turnaround-words';

const intl = createIntl({ locale: 'en-GB', messages });
const none = {
  targetMinutes: null,
  usedSeconds: 0,
  waitedSeconds: 0,
  promisedAt: null,
  state: 'none',
} as const;

const words = (turnaround: Partial<Task['turnaround']>, status: TaskStatus = 'in_progress') =>
  turnaroundWords({ status, turnaround: { ...none, ...turnaround } }, intl, () => 'Tue 7 Apr, 15:00').join(
    ', ',
  );

describe('the turnaround of a task, in words', () => {
  it('is what is used of the promise, and until when it holds (R-33)', () => {
    expect(
      words({
        targetMinutes: 480,
        usedSeconds: 14_430,
        promisedAt: '2026-04-07T13:00:00Z',
        state: 'on_time',
      }),
    ).toBe('4:00 of 8:00 business hours used, promised Tue 7 Apr, 15:00');
  });

  it('says why the clock stands still, and names no moment meanwhile', () => {
    const asked = { targetMinutes: 480, usedSeconds: 14_400, promisedAt: null, state: 'paused' } as const;
    expect(words(asked, 'waiting_for_client')).toBe(
      '4:00 of 8:00 business hours used, paused while the client answers',
    );
    expect(words(asked, 'waiting_for_third_party')).toBe(
      '4:00 of 8:00 business hours used, paused while others answer',
    );
  });

  it('says so too where the promise was missed before', () => {
    expect(
      words(
        { targetMinutes: 60, usedSeconds: 7_200, promisedAt: '2026-04-07T13:00:00Z', state: 'late' },
        'waiting_for_client',
      ),
    ).toBe(
      '2:00 of 1:00 business hours used, was promised Tue 7 Apr, 15:00, paused while the client answers',
    );
  });

  it('tells how long the client has had the turn', () => {
    expect(words({ waitedSeconds: 5_400 })).toBe('1:30 business hours with the client');
  });

  it('says how it ended', () => {
    expect(words({ targetMinutes: 60, usedSeconds: 1800, state: 'met' })).toBe(
      '0:30 of 1:00 business hours used, delivered within what was promised',
    );
  });

  it('is silent where nothing was promised', () => {
    expect(words({})).toBe('');
  });
});
