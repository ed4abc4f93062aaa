import type { Cell, Table } from '../../platform/documents/tables.js';
import type { Texts } from '../../platform/i18n/translate.js';
import type { WorkGroup } from '../time-entries/work-figures.service.js';
import type { ViewFiguresDto, ViewKeyDto } from './view-figures.dto.js';
import type { ViewColumn } from './view.rules.js';

/** What of a view decides how its figures are shown. */
export interface ShownView {
  readonly name: string;
  readonly groupBy: readonly WorkGroup[];
  readonly columns: readonly ViewColumn[];
}

type Totals = ViewFiguresDto['totals'];

/** The last day of the figures; `to` is the first one after them. */
export function lastDayOf({ to }: Pick<ViewFiguresDto, 'to'>): string {
  return Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
}

/** What a row is about, as its reader calls it. */
export function keyText(texts: Texts, group: WorkGroup, { name, day }: ViewKeyDto): string {
  switch (group) {
    case 'day':
      return day === null ? '' : texts.day(day);
    case 'month':
      return day === null ? '' : texts.month(day);
    case 'week':
      return day === null ? name : texts.days(day, Temporal.PlainDate.from(day).add({ days: 6 }).toString());
    case 'service':
    case 'task':
      return name === '' ? texts.t(`view.none.${group}`) : name;
    case 'client':
    case 'engagement':
    case 'member':
      return name;
  }
}

/** The figures as a table for spreadsheets: names as they are, and a column of amounts for each currency. */
export function tableOf(texts: Texts, view: ShownView, figures: ViewFiguresDto, withTotal: boolean): Table {
  const { rows, totals } = figures;
  const { groupBy, columns } = view;
  const currencies = [
    ...new Set(rows.flatMap(({ amounts }) => amounts.map(({ currency }) => currency))),
  ].sort();
  const clients = !groupBy.includes('client') && groupBy.some(hasClient);
  const heads = columns.flatMap((column) =>
    column === 'amount'
      ? currencies.map((currency) => texts.t('view.column.amount-in', { currency }))
      : [texts.t(`view.column.${column}`)],
  );
  const cells = (row: Totals): Cell[] => columns.flatMap((column) => figureCells(column, row, currencies));
  const named = rows.map((row) => [
    ...(clients ? [row.keys.find(({ note }) => note !== null)?.note ?? ''] : []),
    ...row.keys.map((key, place) => plainKey(texts, groupBy[place] as WorkGroup, key)),
    ...cells(row),
  ]);
  const blank = groupBy.slice(1).map(() => null);
  const total = [texts.t('view.total'), ...(clients ? [null] : []), ...blank, ...cells(totals)];
  return {
    name: sheetName(view.name),
    head: [
      ...(clients ? [texts.t('view.group.client')] : []),
      ...groupBy.map((group) => texts.t(`view.group.${group}`)),
      ...heads,
    ],
    rows: withTotal ? [...named, total] : named,
  };
}

/** Whether two of a group may have the same name at two clients. */
function hasClient(group: WorkGroup): boolean {
  return group === 'engagement' || group === 'service' || group === 'task';
}

/** Time as programs read it; what has no name stays empty. */
function plainKey(texts: Texts, group: WorkGroup, key: ViewKeyDto): string {
  return key.day === null && key.name !== '' ? keyText(texts, group, key) : key.name;
}

function figureCells(column: ViewColumn, row: Totals, currencies: readonly string[]): Cell[] {
  switch (column) {
    case 'seconds':
      return [{ seconds: row.seconds }];
    case 'billable':
      return [{ seconds: row.billableSeconds }];
    case 'billed':
      return [{ seconds: row.billedSeconds }];
    case 'entries':
      return [{ count: row.entries }];
    case 'amount':
      return currencies.map((currency) => {
        const money = row.amounts.find((each) => each.currency === currency);
        return money ? { amount: money.amount } : null;
      });
  }
}

/** What spreadsheets take as the name of a sheet. */
function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim();
  return plain.slice(0, 31) || 'Affianco';
}
