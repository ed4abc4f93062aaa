import type { Rate } from '../api/types';

/** Whether a rate holds today, will hold later, or gave way to a newer one. */
export type RateStanding = 'now' | 'later' | 'before';

/** Rates by whom they are for, the newest first; of each and its currency exactly one holds today. */
export function standings(rates: readonly Rate[], today: string): { rate: Rate; standing: RateStanding }[] {
  const held = new Set<string>();
  return rates
    .toSorted(
      (one, other) =>
        targetOf(one).localeCompare(targetOf(other)) || other.validFrom.localeCompare(one.validFrom),
    )
    .map((rate) => {
      const key = targetOf(rate);
      if (rate.validFrom > today) return { rate, standing: 'later' as const };
      if (held.has(key)) return { rate, standing: 'before' as const };
      held.add(key);
      return { rate, standing: 'now' as const };
    });
}

function targetOf({ scope, memberName, memberId, serviceName, serviceId, rate }: Rate): string {
  return [scope, memberName ?? serviceName, memberId ?? serviceId, rate.currency]
    .map((part) => part ?? '')
    .join('\u0001');
}
