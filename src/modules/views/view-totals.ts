import { formatMoney, parseMoney, type MoneyText } from '../../kernel/money.js';
import type { ViewFiguresDto } from './view-figures.dto.js';

type Totals = ViewFiguresDto['totals'];

/** A total is the sum of the rows, always. */
export function totalsOf(rows: readonly Totals[]): Totals {
  const sum = (figure: 'seconds' | 'billableSeconds' | 'billedSeconds' | 'entries') =>
    rows.reduce((all, row) => all + row[figure], 0);
  return {
    seconds: sum('seconds'),
    billableSeconds: sum('billableSeconds'),
    billedSeconds: sum('billedSeconds'),
    amounts: sumsOf(rows.flatMap(({ amounts }) => amounts)),
    entries: sum('entries'),
  };
}

/** One sum for each currency, by its name. */
function sumsOf(amounts: readonly MoneyText[]): MoneyText[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([currency, some]) => ({
      currency,
      minor: some.reduce((sum, money) => sum + minorOf(money), 0),
    }))
    .filter(({ minor }) => minor !== 0)
    .map(formatMoney);
}

function minorOf(money: MoneyText): number {
  const parsed = parseMoney(money);
  if (!parsed.ok) throw new RangeError(`${money.amount} is no amount of ${money.currency}`);
  return parsed.value.minor;
}
