import { describe, expect, it } from 'vitest';
import { staleAfter } from './live';

describe('a live event', () => {
  it('names what to read again', () => {
    expect(staleAfter('{"type":"report.changed","id":"1","engagementId":"2"}')).toContain('reports');
    expect(staleAfter('{"type":"time-entry.changed","id":"1","engagementId":"2"}')).toContain('tasks');
  });

  it('that this version does not know changes nothing', () => {
    expect(staleAfter('{"type":"unheard-of.changed","id":"1"}')).toEqual([]);
    expect(staleAfter('not json')).toEqual([]);
  });
});
