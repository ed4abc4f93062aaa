import type { MoneyText } from '../../kernel/money.js';
import type { Weekday } from '../../kernel/week.js';
import { bucketOf, Figures, type Worth } from './insights.rules.js';

/** What work may be grouped by. */
export const workGroups = [
  'client',
  'engagement',
  'service',
  'member',
  'task',
  'day',
  'week',
  'month',
] as const;
export type WorkGroup = (typeof workGroups)[number];

/** Which work is asked about, and by what it is told apart. Of an empty list nothing is left out. */
export interface WorkAsked {
  /** Local days, `[from, to)`. */
  readonly from: string;
  readonly to: string;
  readonly groupBy: readonly WorkGroup[];
  readonly clientIds: readonly string[];
  readonly engagementIds: readonly string[];
  readonly serviceIds: readonly string[];
  readonly memberIds: readonly string[];
  /** Null: all work. */
  readonly billable: boolean | null;
  readonly weekStartsOn: Weekday;
}

/** What one row came to; `keys` in the order of the groups: an id, or of a unit of time its first day. */
export interface WorkFigures {
  readonly keys: readonly (string | null)[];
  readonly seconds: number;
  readonly billableSeconds: number;
  readonly billedSeconds: number;
  readonly entries: number;
  readonly amounts: MoneyText[];
}

/** What tells a piece of work apart from others. */
export interface WorkPlace {
  readonly clientId: string;
  readonly engagementId: string;
  readonly serviceId: string | null;
  readonly memberId: string | null;
  readonly taskId: string | null;
  readonly day: string | null;
}

/** Whether work was asked about; its days and reach aside. */
export function isAsked(
  { clientId, engagementId, serviceId, memberId }: WorkPlace,
  asked: Pick<WorkAsked, 'clientIds' | 'engagementIds' | 'serviceIds' | 'memberIds'>,
): boolean {
  return (
    isAmong(asked.clientIds, clientId) &&
    isAmong(asked.engagementIds, engagementId) &&
    isAmong(asked.serviceIds, serviceId) &&
    isAmong(asked.memberIds, memberId)
  );
}

/** Of none named, everything is. */
export function isAmong(ids: readonly string[], id: string | null): boolean {
  return ids.length === 0 || (id !== null && ids.includes(id));
}

/** Rows of a table of figures, which grow as work is added. */
export class WorkTable {
  private readonly rows = new Map<string, { keys: (string | null)[]; figures: Figures; entries: number }>();

  constructor(private readonly asked: Pick<WorkAsked, 'groupBy' | 'weekStartsOn'>) {}

  add(place: WorkPlace, worth: Worth, entries = 0): void {
    const keys = this.asked.groupBy.map((group) => this.keyOf(group, place));
    const name = JSON.stringify(keys);
    const row = this.rows.get(name) ?? { keys, figures: new Figures(), entries: 0 };
    this.rows.set(name, row);
    row.figures.add(worth);
    row.entries += entries;
  }

  get size(): number {
    return this.rows.size;
  }

  all(): WorkFigures[] {
    return [...this.rows.values()].map(({ keys, figures, entries }) => {
      const { seconds, billableSeconds, billedSeconds, amounts } = figures;
      return { keys, seconds, billableSeconds, billedSeconds, entries, amounts };
    });
  }

  private keyOf(group: WorkGroup, { day, ...place }: WorkPlace): string | null {
    switch (group) {
      case 'client':
        return place.clientId;
      case 'engagement':
        return place.engagementId;
      case 'service':
        return place.serviceId;
      case 'member':
        return place.memberId;
      case 'task':
        return place.taskId;
      case 'day':
      case 'week':
      case 'month':
        return day && bucketOf(Temporal.PlainDate.from(day), group, this.asked.weekStartsOn).toString();
    }
  }
}
