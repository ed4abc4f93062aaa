import { describe, expect, it } from 'vitest';
import type { TaskLink } from '../api/types';
import { standOf } from './task-link-stand';

const link = (fields: Partial<TaskLink> = {}): TaskLink => ({
  id: '1',
  taskId: '2',
  contactId: '3',
  contactName: 'Giulia Rossi',
  url: 'https://affianco.example/r/task/x',
  createdAt: '2026-11-16T08:30:00Z',
  revokedAt: null,
  expiresAt: null,
  can: { revoke: true },
  ...fields,
});
const back = link({ id: '0', url: null, revokedAt: '2026-11-15T08:30:00Z', can: { revoke: false } });

describe('a contact’s page of a task', () => {
  it('is not there, or was taken back last', () => {
    expect(standOf([])).toEqual({ is: 'none', at: null, link: null });
    expect(standOf([back])).toEqual({ is: 'taken-back', at: '2026-11-15T08:30:00Z', link: null });
  });

  it('is open since it was handed over, also after another one was taken back', () => {
    expect(standOf([link(), back])).toMatchObject({ is: 'since', at: '2026-11-16T08:30:00Z' });
  });

  it('of a closed task works until its last day, and then has expired', () => {
    const expiresAt = '2027-05-15T08:30:00Z';
    expect(standOf([link({ expiresAt })])).toMatchObject({ is: 'until', at: expiresAt });
    expect(standOf([link({ expiresAt, url: null })])).toMatchObject({ is: 'expired', at: null });
  });
});
