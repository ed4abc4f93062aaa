import { describe, expect, it } from 'vitest';
import type { Deliverable } from '../../api/types';
import { byMonth, toDecide } from './by-month';

const document = (title: string, createdAt: string, waits = false) =>
  ({ id: title, latest: { createdAt }, can: { accept: waits, requestChange: waits } }) as Deliverable;

const all = [
  document('Tre sale a Bologna', '2026-11-10T15:55:00Z', true),
  document('Elenco delle pratiche', '2026-10-31T23:30:00Z'),
  document('Perché no', '2026-10-30T16:55:00Z', true),
];

describe('documents that wait for a word', () => {
  it('are those that can be accepted, the latest first', () => {
    expect(toDecide(all.toReversed()).map(({ id }) => id)).toEqual(['Tre sale a Bologna', 'Perché no']);
  });
});

describe('documents by month', () => {
  it('come with the latest first, in the month of the reader’s own zone', () => {
    const months = (zone: string) =>
      byMonth(all.toReversed(), zone).map(({ month, documents }) => [month, documents.length]);
    expect(months('Europe/Rome')).toEqual([
      ['2026-11', 2],
      ['2026-10', 1],
    ]);
    expect(months('UTC')).toEqual([
      ['2026-11', 1],
      ['2026-10', 2],
    ]);
  });
});
