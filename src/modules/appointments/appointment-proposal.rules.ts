export const proposalStates = ['open', 'booked', 'withdrawn', 'expired'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Minutes between two starts that are offered. */
export const steps = [5, 10, 15, 20, 30, 60] as const;

/** What holds unless it is said otherwise. */
export const USUAL = { stepMinutes: 30, noticeMinutes: 240, days: 14 } as const;
export const MOST_DAYS = 92;

/** The state that is kept, unless its day is over or its host has left: nobody has to write that down. */
export function stateAt(
  {
    state,
    expiresAt,
    hostThere,
  }: {
    readonly state: Exclude<ProposalState, 'expired'>;
    readonly expiresAt: Date;
    readonly hostThere: boolean;
  },
  now: Temporal.Instant,
): ProposalState {
  if (state === 'open' && !hostThere) return 'withdrawn';
  return state === 'open' && expiresAt.getTime() <= now.epochMilliseconds ? 'expired' : state;
}

/** Whether its days are in order, not all over, and not too many or too far away. */
export function areProposable(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  today: Temporal.PlainDate,
  farthestDays: number,
): boolean {
  const compare = Temporal.PlainDate.compare;
  return (
    compare(from, to) <= 0 &&
    compare(to, today) >= 0 &&
    from.until(to).days <= MOST_DAYS &&
    compare(to, today.add({ days: farthestDays })) <= 0
  );
}
