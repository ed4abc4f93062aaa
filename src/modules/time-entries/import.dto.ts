import type { Actor } from '../../kernel/actor.js';
import {
  Can,
  Currency,
  FileField,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  SomeOf,
  Text,
  TimeZoneName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import {
  importAbilities,
  importStates,
  importWords,
  type ImportAbility,
  type ImportState,
} from './import.policy.js';
import { ImportOptionsDto, ImportPersonDto, ImportProgressDto, ImportResultDto } from './import-parts.dto.js';
import type { ImportRow } from './import.repository.js';
import {
  dateOrders,
  delimiters,
  encodings,
  importFormats,
  importQuestions,
  type DateOrder,
  type Delimiter,
  type Encoding,
  type ImportFormat,
  type ImportQuestion,
} from './import/import-format.js';

export class ImportFormDto {
  @FileField()
  file!: unknown;
}

export class EditImportDto implements Partial<ImportOptionsDto> {
  @OneOf(importFormats, { optional: true })
  format?: ImportFormat;

  @TimeZoneName({ optional: true })
  timeZone?: string;

  @OneOf(dateOrders, { optional: true, nullable: true })
  dateOrder?: DateOrder | null;

  @Currency({ optional: true, nullable: true })
  currency?: string | null;

  @Yes({ optional: true })
  takeGoodRows?: boolean;

  @ListOf(() => ImportPersonDto, { optional: true })
  people?: ImportPersonDto[];
}

/** What the file tells of itself. */
export class DetectedDto {
  @OneOf(delimiters) delimiter!: Delimiter;
  @OneOf(encodings) encoding!: Encoding;
  @OneOf(dateOrders, { nullable: true, description: 'Null where the dates could be read either way.' })
  dateOrder!: DateOrder | null;
  @Currency({ nullable: true }) currency!: string | null;
}

/** A file on its way into the time entries. */
export class ImportDto {
  @Id() id!: string;
  @Text({ max: 255 }) fileName!: string;
  @Whole({ description: 'In bytes.' }) size!: number;
  @OneOf(importStates) state!: ImportState;
  @OneOf(['preview', 'import', 'undo'], {
    nullable: true,
    description: 'What is being done, or waits to be.',
  })
  doing!: 'preview' | 'import' | 'undo' | null;
  @OneOf(importFormats, { nullable: true }) format!: ImportFormat | null;
  @SomeOf(importQuestions, { description: 'What the file leaves open. Without a currency EUR is taken.' })
  questions!: ImportQuestion[];
  @Nested(() => DetectedDto, { nullable: true }) detected!: DetectedDto | null;
  @Nested(() => ImportOptionsDto) options!: ImportOptionsDto;
  @Nested(() => ImportResultDto, { nullable: true }) result!: ImportResultDto | null;
  @Nested(() => ImportProgressDto, { nullable: true }) progress!: ImportProgressDto | null;
  @Text({ nullable: true, max: 1000, description: 'Why nothing was taken, for the reader.' }) error!:
    string | null;
  @Instant() createdAt!: string;
  @Text({ max: 120 }) createdByName!: string;
  @Whole() version!: number;
  @Can(...importWords) can!: Record<ImportAbility, boolean>;

  static of(row: ImportRow, actor: Actor): ImportDto {
    const { id, fileName, size, state, doing, options, result, progress, createdAt, createdByName, version } =
      row;
    const questions = questionsOf(row);
    return {
      ...{ id, fileName, size, state, doing, options, questions },
      format: options.format,
      detected: row.detected && detectedOf(row.detected),
      result,
      progress,
      error: row.error && textsFor(actor.language).error(row.error.code, row.error.details),
      ...{ createdAt, createdByName, version },
      can: importAbilities(actor, { state, open: blocking(questions).length > 0 }),
    };
  }
}

function detectedOf({ delimiter, encoding, dateOrder, currency }: DetectedDto): DetectedDto {
  return { delimiter, encoding, dateOrder, currency };
}

/** What the file leaves open and nobody has said yet. */
export function questionsOf({
  detected,
  options,
}: Pick<ImportRow, 'detected' | 'options'>): ImportQuestion[] {
  if (!detected) return [];
  const ordered = options.format !== 'clockify' && options.format !== 'kimai';
  return [
    ...(options.format === null ? (['format'] as const) : []),
    ...(!ordered && options.dateOrder === null ? (['dateOrder'] as const) : []),
    ...(options.currency === null && !detected.currencyInRows ? (['currency'] as const) : []),
  ];
}

/** The questions without whose answer no row can be read. */
export function blocking(questions: readonly ImportQuestion[]): ImportQuestion[] {
  return questions.filter((question) => question !== 'currency');
}
