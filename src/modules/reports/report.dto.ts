import type { Actor, Language } from '../../kernel/actor.js';
import { coverages, type Coverage } from '../../kernel/coverage.js';
import {
  Can,
  Day,
  Id,
  Instant,
  LanguageCode,
  ListOf,
  Nested,
  OneOf,
  Sha256,
  Text,
  WeekName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import type { DeliveryEntity } from './deliveries/delivery.entity.js';
import { DeliveryDto } from './deliveries/report-delivery.dto.js';
import { ReportContentDto } from './content/report-content.dto.js';
import { keptContent, presented } from './content/report.content.js';
import type { ReportAnswerEntity } from './report-answer.entity.js';
import { reportStates, type ReportState } from './report.entity.js';
import { reportAbilities, reportWords, type ReportAbility } from './report.policy.js';
import { uncommented } from './report-review.rules.js';
import type { ReportRow } from './report.repository.js';

export class ReportAnswerDto {
  @Id()
  id!: string;

  @OneOf(['accepted', 'question'])
  kind!: 'accepted' | 'question';

  @Text()
  contactName!: string;

  @Id({ nullable: true })
  entryId!: string | null;

  @Text({ nullable: true })
  entryLabel!: string | null;

  @Text({ max: 5000 })
  text!: string;

  @Instant()
  at!: string;

  @Text({ nullable: true, max: 5000 })
  reply!: string | null;

  @Instant({ nullable: true })
  repliedAt!: string | null;

  @Text({ nullable: true })
  repliedByName!: string | null;
}

/** A report in a list. */
export class ReportSummaryDto {
  @Id()
  id!: string;

  @Id()
  engagementId!: string;

  @Text()
  engagementName!: string;

  @Id()
  clientId!: string;

  @Text()
  clientName!: string;

  @OneOf(coverages)
  coverage!: Coverage;

  @Text({ description: '`2026-W46`, `2026-W45/2026-W46`, `2026-11` or `2026-10-31/2026-11-29`.' })
  period!: string;

  @WeekName({ nullable: true, description: 'Where the days are one week of the engagement.' })
  week!: string | null;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Whole({ min: 1, description: 'Version told to the client.' })
  number!: number;

  @OneOf(reportStates)
  state!: ReportState;

  @Yes({ description: 'Nobody sends it until it is released.' })
  held!: boolean;

  @Text({ max: 500, nullable: true, description: 'Why this version was made.' })
  reason!: string | null;

  @Text({ nullable: true, description: 'Who made this version of an earlier one.' })
  revisedByName!: string | null;

  @Id({ nullable: true, description: 'The newest version that was sent after this one.' })
  supersededBy!: string | null;

  @Id({ nullable: true, description: 'The next version while it is a draft.' })
  revisionId!: string | null;

  @Whole({ description: 'Corrections that wait for a new version to be told.' })
  untoldCorrections!: number;

  @Whole({ description: 'Clauses that were not met and have no comment yet.' })
  uncommented!: number;

  @Whole({ description: 'Time of the days.' })
  seconds!: number;

  @Instant({ nullable: true })
  sentAt!: string | null;

  @Instant({ nullable: true, description: 'When it was first opened, where that is noted.' })
  openedAt!: string | null;

  @Instant({ nullable: true })
  acceptedAt!: string | null;

  @Yes({ description: 'No answer came in the agreed working days.' })
  acceptedSilently!: boolean;

  @Whole()
  openQuestions!: number;

  @Whole({ min: 1 })
  version!: number;

  @Can(...reportWords)
  can!: Record<ReportAbility, boolean>;

  static of(row: ReportRow, reader: Actor): ReportSummaryDto {
    const content = contentOf(row);
    const among = reader.role !== 'contact';
    return {
      id: row.id,
      engagementId: row.engagementId,
      engagementName: row.engagementName,
      clientId: row.clientId,
      clientName: row.clientName,
      coverage: row.coverage,
      period: row.period,
      week: row.week,
      from: row.from,
      to: row.to,
      number: row.number,
      state: row.state,
      held: row.heldAt !== null,
      reason: row.reason,
      revisedByName: row.revisedByName,
      supersededBy: row.supersededBy,
      revisionId: row.revisionId,
      untoldCorrections: among ? row.untoldCorrections : 0,
      uncommented: uncommented(content).length,
      seconds: content.totals.seconds,
      sentAt: iso(row.sentAt),
      openedAt: among ? iso(row.openedAt) : null,
      acceptedAt: iso(row.acceptedAt),
      acceptedSilently: row.acceptedSilently,
      openQuestions: row.openQuestions,
      version: row.version,
      can: reportAbilities(reader, row),
    };
  }
}

/** A report as a frozen PDF. */
export class PaperDto {
  @LanguageCode()
  language!: Language;

  @Sha256()
  sha256!: string;
}

/** A report with what it says, who got it and what was answered. */
export class ReportDto extends ReportSummaryDto {
  @Text({ max: 2000 })
  word!: string;

  @Text({ max: 500, description: 'Why it is held back; empty for contacts.' })
  heldNote!: string;

  @Nested(() => ReportContentDto)
  content!: ReportContentDto;

  @Sha256({ nullable: true, description: 'Of the canonical content; null while it is a draft.' })
  contentSha256!: string | null;

  @ListOf(() => PaperDto, { description: 'The PDFs that were frozen; none while it is a draft.' })
  papers!: PaperDto[];

  @ListOf(() => DeliveryDto, { description: 'Empty for contacts.' })
  deliveries!: DeliveryDto[];

  @ListOf(() => ReportAnswerDto)
  answers!: ReportAnswerDto[];

  static whole(row: ReportRow, reader: Actor, parts: ReportParts): ReportDto {
    const pdf = new Map(parts.pdfs.map(({ language, sha256 }) => [language, sha256]));
    return {
      ...ReportSummaryDto.of(row, reader),
      word: row.word,
      heldNote: row.heldNote,
      content: contentOf(row),
      contentSha256: row.contentSha256,
      papers: parts.pdfs.map(({ language, sha256 }) => ({ language, sha256 })),
      deliveries: parts.deliveries.map((delivery) =>
        DeliveryDto.of(delivery, pdf.get(delivery.language) ?? null, reader),
      ),
      answers: parts.answers.map(answerDto),
    };
  }
}

export interface ReportParts {
  readonly deliveries: readonly DeliveryEntity[];
  readonly answers: readonly ReportAnswerEntity[];
  readonly pdfs: readonly PaperDto[];
}

function contentOf(row: ReportRow): ReportContentDto {
  return presented(keptContent(row.content)) as ReportContentDto;
}

function answerDto(answer: ReportAnswerEntity): ReportAnswerDto {
  const { id, kind, contactName, entryId, entryLabel, text, reply, repliedByName } = answer;
  const repliedAt = iso(answer.repliedAt);
  return {
    id,
    kind,
    contactName,
    entryId,
    entryLabel,
    text,
    at: iso(answer.at) as string,
    reply,
    repliedAt,
    repliedByName,
  };
}

function iso(date: Date | null): string | null {
  return date && Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();
}
