import {
  FileField,
  ListOf,
  OneOf,
  QueryYes,
  TextList,
  TimeZoneName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { rowProblems, type RowProblem } from './import/imported-row.js';

export const importFormats = ['toggl'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** The fields of the form beside its file. */
export class ImportFieldsDto {
  @OneOf(importFormats)
  format!: ImportFormat;

  @TimeZoneName({ description: 'On whose walls the clocks of the file hung.' })
  timeZone!: string;

  @QueryYes({ description: 'Says what would happen, and changes nothing.' })
  dryRun?: boolean;

  @QueryYes({ description: 'Takes the rows that are right even if others are not.' })
  takeGoodRows?: boolean;
}

export class ImportFormDto extends ImportFieldsDto {
  @FileField()
  file!: unknown;
}

export class RefusedRowDto {
  @Whole({ min: 1 })
  line!: number;

  @OneOf(rowProblems)
  reason!: RowProblem;
}

/** What an import did; of a dry run, what it would do. */
export class ImportResultDto {
  @Yes() dryRun!: boolean;
  @Whole() taken!: number;
  @Whole({ description: 'Rows that an earlier import has taken.' }) alreadyTaken!: number;
  @ListOf(() => RefusedRowDto, {
    description: 'Rows that were not taken. Without `takeGoodRows` one is enough that none is taken.',
  })
  errors!: RefusedRowDto[];
  @TextList({ description: 'Names of clients that were new.' }) clients!: string[];
  @TextList({ description: 'Names of services that were new.' }) services!: string[];
  @TextList({
    description: 'Addresses of people who are no members yet: placeholders hold their hours until they join.',
  })
  people!: string[];
}
