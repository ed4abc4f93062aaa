import { describe, expect, it } from 'vitest';
import type { Contact } from '../../api/types';
import { readersOf } from './recipients';

const contact = (id: string, change: Partial<Contact> = {}) =>
  ({
    id,
    name: id,
    email: `${id}@example.com`,
    receivesReports: true,
    removedAt: null,
    ...change,
  }) as Contact;
const all = [
  contact('anna'),
  contact('ben'),
  contact('off', { receivesReports: false }),
  contact('gone', { removedAt: '2026-01-01T00:00:00Z' }),
];
const names = (readers: { id: string; role: string }[]) => readers.map(({ id, role }) => `${id} ${role}`);

describe('the readers of a draft', () => {
  it('are all contacts who receive reports, where the schedule names nobody', () => {
    expect(names(readersOf(all, null))).toEqual(['anna to', 'ben to']);
    expect(names(readersOf(all, []))).toEqual(['anna to', 'ben to']);
  });

  it('are those that the schedule names, in its order; a contact’s own switch wins', () => {
    const named = [
      { contactId: 'ben', role: 'to' as const },
      { contactId: 'off', role: 'to' as const },
      { contactId: 'anna', role: 'cc' as const },
    ];
    expect(names(readersOf(all, named))).toEqual(['ben to', 'anna cc']);
    expect(names(readersOf(all, named.slice(1, 2)))).toEqual([]);
  });

  it('are joined by whoever had the version before', () => {
    const before = ['ben', 'gone'].map((name) => ({ contactName: name, email: `${name}@example.com` }));
    expect(names(readersOf(all, [{ contactId: 'anna', role: 'cc' }], before))).toEqual(['anna cc', 'ben to']);
  });
});
