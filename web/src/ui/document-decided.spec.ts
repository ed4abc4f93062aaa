import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import type { Deliverable } from '../api/types';
import { asDecided, meanwhile, standingDecision } from './document-decided';

const decision = (version: number, decided: 'accepted' | 'change_requested') => ({
  version,
  sha256: 'a'.repeat(64),
  decision: decided,
  reason: '',
  byName: 'Giulia',
  at: '2026-11-20T10:00:00Z',
});

const shown = {
  state: 'shown',
  shownVersion: 2,
  decisions: [decision(1, 'change_requested')],
  can: { accept: true, requestChange: true, edit: false },
} as Deliverable;

describe('a decision about a document', () => {
  it('is shown at once, and is the only one', () => {
    const decided = asDecided(shown, decision(2, 'accepted'));
    expect(decided.state).toBe('accepted');
    expect(decided.can).toMatchObject({ accept: false, requestChange: false });
    expect(standingDecision(decided)).toEqual(decision(2, 'accepted'));
  });

  it('is about the version that is shown, not about an earlier one', () => {
    expect(standingDecision(shown)).toBeNull();
    expect(standingDecision({ ...shown, state: 'change_requested', shownVersion: 1 })?.version).toBe(1);
  });

  it('that came too late says what stands instead', () => {
    const refused = (status: number, code: string, details = {}) =>
      meanwhile(new Problem(status, { code, details }));
    expect(refused(409, 'deliverable.decided', { decision: 'change_requested' })).toBe('change_requested');
    expect(refused(409, 'deliverable.decided', { decision: 'accepted' })).toBe('accepted');
    expect(refused(409, 'deliverable.other-version')).toBe('other-version');
    expect(refused(409, 'deliverable.not-shown')).toBe('taken-back');
    expect(refused(404, 'request.not-found')).toBe('taken-back');
    expect(refused(500, 'unexpected')).toBeNull();
    expect(meanwhile(new TypeError('other'))).toBeNull();
  });
});
