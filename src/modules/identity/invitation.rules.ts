/** What has happened to an invitation. */
export interface Invited {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

export const invitationStates = ['open', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** How long an invitation can be accepted after its mail was ordered. */
export const INVITATION_LIFETIME = Temporal.Duration.from({ hours: 7 * 24 });

/** What became of an invitation by now; at the very instant it expires it cannot be accepted any more. */
export function invitationState(
  { expiresAt, acceptedAt, revokedAt }: Invited,
  now: Temporal.Instant,
): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt.getTime() <= now.epochMilliseconds ? 'expired' : 'open';
}
