import { describe, expect, it } from 'vitest';
import type { Deliverable } from '../../api/types';
import { byMonth, named } from './by-month';

const document = (title: string, createdAt: string, fileName: string, taskTitle: string | null = null) =>
  ({ id: title, title, taskTitle, latest: { createdAt, fileName }, versions: [{ fileName }] }) as Deliverable;

const all = [
  document('Tre sale a Bologna', '2026-11-10T15:55:00Z', 'sale-bologna.md', 'Proporre tre sale'),
  document('Elenco delle pratiche', '2026-10-31T23:30:00Z', 'elenco.csv'),
  document('Perché no', '2026-10-30T16:55:00Z', 'motivi.pdf'),
];

describe('documents by name', () => {
  it('are found by words of title, file and task, without regard to accents', () => {
    expect(named(all, 'sale PROPORRE').map(({ id }) => id)).toEqual(['Tre sale a Bologna']);
    expect(named(all, 'perche').map(({ id }) => id)).toEqual(['Perché no']);
    expect(named(all, 'csv').map(({ id }) => id)).toEqual(['Elenco delle pratiche']);
    expect(named(all, '  ')).toHaveLength(3);
    expect(named(all, 'nothing of the kind')).toEqual([]);
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
