/** What the address of a balance carries: a day of the period; without it, the present one. */
export interface BalanceSearch {
  period?: string;
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function balanceSearch(search: Record<string, unknown>): BalanceSearch {
  const { period } = search;
  return typeof period === 'string' && day.test(period) ? { period } : {};
}
