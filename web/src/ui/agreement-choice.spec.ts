import { describe, expect, it } from 'vitest';
import type { AgreementRecord } from '../api/types';
import { firstChoice, timeOf } from './agreement-choice';

const record = (validFrom: string, own: { asked?: boolean } = {}) =>
  ({
    id: validFrom,
    validFrom,
    proposedAt: own.asked ? '2026-11-16T08:00:00Z' : null,
    can: { edit: false, remove: false, propose: false, answer: own.asked ?? false },
  }) as AgreementRecord;
const today = '2026-11-16';
const old = record('2026-01-01');
const current = record('2026-11-01');
const next = record('2026-12-01');
const last = record('2027-01-01');

describe('which agreement is shown first', () => {
  it('is what waits for the reader’s answer, whenever it begins', () => {
    const asked = record('2027-01-01', { asked: true });
    expect(firstChoice([asked, next, current], today)).toBe(asked);
  });

  it('is the next one to come, else the one that holds, else the only one', () => {
    expect(firstChoice([last, next, current, old], today)).toBe(next);
    expect(firstChoice([current, old], today)).toBe(current);
    expect(firstChoice([next], '2026-01-01')).toBe(next);
    expect(firstChoice([], today)).toBeUndefined();
  });
});

describe('where an agreement stands in time', () => {
  it('is now, later or before; the first one also holds before it begins', () => {
    const all = [next, current, old];
    expect(all.map(({ id }) => timeOf(all, id, today))).toEqual(['later', 'now', 'before']);
    expect(timeOf([next], next.id, today)).toBe('now');
  });
});
