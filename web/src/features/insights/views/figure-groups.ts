import type { Money } from '../../../api/types';
import type { ViewKey, ViewRow, WorkTotals } from '../../../api/views';

/** The rows that have their first group in common, with the sum of what is printed of them. */
export interface FigureGroup {
  key: ViewKey;
  rows: ViewRow[];
  totals: WorkTotals;
}

/** Rows by their first group, in the order in which they come. */
export function groupsOf(rows: ViewRow[]): FigureGroup[] {
  return [...Map.groupBy(rows, ({ keys: [key] }) => key?.id ?? key?.day ?? '').values()].flatMap((own) => {
    const [key] = own[0]?.keys ?? [];
    return key ? [{ key, rows: own, totals: totalsOf(own) }] : [];
  });
}

function totalsOf(rows: ViewRow[]): WorkTotals {
  const sum = (of: (row: ViewRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    seconds: sum(({ seconds }) => seconds),
    billableSeconds: sum(({ billableSeconds }) => billableSeconds),
    billedSeconds: sum(({ billedSeconds }) => billedSeconds),
    entries: sum(({ entries }) => entries),
    amounts: sumsOf(rows.flatMap(({ amounts }) => amounts)),
  };
}

/** One sum for each currency; in whole units of its decimals, so that no cent is lost on the way. */
function sumsOf(amounts: Money[]): Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([currency, some]) => {
      const decimals = some[0]?.amount.split('.')[1]?.length ?? 0;
      const minor = some.reduce((all, { amount }) => all + Math.round(Number(amount) * 10 ** decimals), 0);
      return { currency, amount: (minor / 10 ** decimals).toFixed(decimals) };
    });
}
