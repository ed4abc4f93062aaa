import {
  Currency,
  Day,
  Id,
  ListOf,
  OneOf,
  Text,
  TextList,
  TimeZoneName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { dateOrders, importFormats, type DateOrder, type ImportFormat } from './import/import-format.js';
import { rowProblems, type RowProblem } from './import/imported-row.js';

/** Whose hours a name in the file is. */
export class ImportPersonDto {
  @Text({ min: 1, max: 254, description: 'As the file says it: an address, or a name where it has none.' })
  name!: string;

  @Id({ nullable: true, description: 'The member; null: a placeholder is made.' })
  memberId!: string | null;
}

/** How a file is read and taken. */
export class ImportOptionsDto {
  @OneOf(importFormats, { nullable: true })
  format!: ImportFormat | null;

  @TimeZoneName({
    description: 'On whose walls the clocks of the file hung; engagements that are made keep it.',
  })
  timeZone!: string;

  @OneOf(dateOrders, { nullable: true })
  dateOrder!: DateOrder | null;

  @Currency({ nullable: true, description: 'Of engagements that are made, where the file names none.' })
  currency!: string | null;

  @Yes({ description: 'Takes the rows that are right even if others are not.' })
  takeGoodRows!: boolean;

  @ListOf(() => ImportPersonDto)
  people!: ImportPersonDto[];
}

export class RefusedRowDto {
  @Whole({ min: 1 })
  line!: number;

  @OneOf(rowProblems)
  reason!: RowProblem;
}

export const keptReasons = ['reported', 'affirmed', 'adjusted'] as const;

/** An entry that an undo has left, since somebody relies on it. */
export class KeptEntryDto {
  @Id() entryId!: string;
  @Day() day!: string;
  @Text({ max: 3000 }) description!: string;
  @OneOf(keptReasons) reason!: (typeof keptReasons)[number];
}

/** What an import did; before it was started, what it would do. */
export class ImportResultDto {
  @Yes({ description: 'Nothing was changed: this is what would happen.' }) dryRun!: boolean;
  @Whole({ description: 'Rows of the file.' }) rows!: number;
  @Whole() taken!: number;
  @Whole({ description: 'Of the entries taken.' }) seconds!: number;
  @Whole({ description: 'Rows that an earlier import has taken.' }) alreadyTaken!: number;
  @ListOf(() => RefusedRowDto, {
    description:
      'Rows that were not taken, the first 1,000. Without `takeGoodRows` one is enough that none is taken.',
  })
  errors!: RefusedRowDto[];
  @Whole({ description: 'How many rows were not taken.' }) errorCount!: number;
  @TextList({ description: 'Names of clients that were new.' }) clients!: string[];
  @TextList({ description: 'Names of services that were new.' }) services!: string[];
  @TextList({
    description:
      'Addresses (or names) of people who are no members yet: placeholders hold their hours until they join.',
  })
  people!: string[];
  @ListOf(() => KeptEntryDto, { description: 'Entries that an undo has left, the first 1,000.' })
  kept!: KeptEntryDto[];
  @Whole() keptCount!: number;
}

export class ImportProgressDto {
  @Whole() rows!: number;
  @Whole({ max: 100, description: 'Of the file, in percent.' }) share!: number;
}
