import { invitationState } from './invitation.rules.js';

describe('what became of an invitation', () => {
  const invited = { expiresAt: new Date('2026-11-23T08:00:00Z'), acceptedAt: null, revokedAt: null };
  const at = (text: string) => Temporal.Instant.from(text);
  const then = new Date('2026-11-17T08:00:00Z');

  it('is open until the instant at which it expires', () => {
    expect(invitationState(invited, at('2026-11-23T07:59:59Z'))).toBe('open');
    expect(invitationState(invited, at('2026-11-23T08:00:00Z'))).toBe('expired');
  });

  it('stays accepted or revoked for ever', () => {
    expect(invitationState({ ...invited, acceptedAt: then }, at('2027-01-01T00:00:00Z'))).toBe('accepted');
    expect(invitationState({ ...invited, revokedAt: then }, at('2027-01-01T00:00:00Z'))).toBe('revoked');
  });
});
