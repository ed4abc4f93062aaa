import { Day, Id, ListOf, Nested, OneOf, SomeOf, Text, Whole } from '../../platform/http/fields.js';
import { InsightFiguresDto, workGroups, type WorkGroup } from '../time-entries/work-figures.service.js';

export const viewFormats = ['csv', 'xlsx', 'json'] as const;
export type ViewFormat = (typeof viewFormats)[number];

export class ViewExportQuery {
  @OneOf(viewFormats)
  format!: ViewFormat;
}

/** What a row is about, one of each group. */
export class ViewKeyDto {
  @Id({ nullable: true, description: 'Null for a unit of time, and for work without a service or a task.' })
  id!: string | null;

  @Text({ description: 'A name; of time `2026-11-16`, `2026-W47` or `2026-11`; empty for work without one.' })
  name!: string;

  @Text({ nullable: true, description: 'The client of an engagement, a service or a task.' })
  note!: string | null;

  @Day({ nullable: true, description: 'The first day of a unit of time.' })
  day!: string | null;
}

class WorkTotalsDto extends InsightFiguresDto {
  @Whole()
  entries!: number;
}

export class ViewFiguresRowDto extends WorkTotalsDto {
  @ListOf(() => ViewKeyDto, { description: 'In the order of `groupBy`.' })
  keys!: ViewKeyDto[];
}

/** Hours of some days by what they were asked by. The totals are the sums of the rows. */
export class ViewFiguresDto {
  @Day()
  from!: string;

  @Day({ description: 'The first day after them.' })
  to!: string;

  @SomeOf(workGroups)
  groupBy!: readonly WorkGroup[];

  @ListOf(() => ViewFiguresRowDto, { description: 'Units of time in their order, all else by its hours.' })
  rows!: ViewFiguresRowDto[];

  @Nested(() => WorkTotalsDto)
  totals!: WorkTotalsDto;
}
