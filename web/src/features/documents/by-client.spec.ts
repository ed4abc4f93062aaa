import { describe, expect, it } from 'vitest';
import type { Deliverable } from '../../api/types';
import { byClient } from './by-client';

const document = (id: string, clientName: string) => ({ id, clientName }) as unknown as Deliverable;

describe('the documents', () => {
  it('stand under their clients by name, in the order they came', () => {
    const groups = byClient([document('1', 'Núñez'), document('2', 'Bianchi'), document('3', 'Núñez')]);
    expect(
      groups.map(({ clientName, deliverables }) => [clientName, deliverables.map(({ id }) => id)]),
    ).toEqual([
      ['Bianchi', ['2']],
      ['Núñez', ['1', '3']],
    ]);
  });
});
