import type { Actor } from '../../kernel/actor.js';
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
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { ReportAnswerEntity } from './report-answer.entity.js';
import { ReportContentDto } from './report-content.dto.js';
import { keptContent, presented } from './report.content.js';
import { reportStates, type ReportState } from './report.entity.js';
import { reportAbilities, type ReportAbility } from './report.policy.js';
import type { ReportRow } from './report.repository.js';

export class ComposeReportDto {
  @Id()
  engagementId!: string;

  @WeekName()
  week!: string;
}

export class EditReportDto {
  @Text({ max: 2000, description: 'A sentence to the client.' })
  word!: string;
}

export class AnswerReportDto {
  @OneOf(['accepted', 'question'])
  kind!: 'accepted' | 'question';

  @Text({ max: 5000, optional: true })
  text?: string;

  @Id({ optional: true, nullable: true, description: 'The entry that a question is about.' })
  entryId?: string | null;

  @Sha256({ optional: true, description: 'What was read; refused when the report says something else.' })
  contentSha256?: string;
}

export class ReplyDto {
  @Text({ min: 1, max: 5000 })
  text!: string;
}

export class ReportListQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @OneOf(reportStates, { optional: true })
  state?: ReportState;

  @WeekName({ optional: true })
  week?: string;
}

export class PdfQuery {
  @LanguageCode({ optional: true })
  language?: 'en' | 'it' | 'de' | 'es';
}

export class DeliveryDto {
  @Id()
  id!: string;

  @Text()
  contactName!: string;

  @Text()
  email!: string;

  @LanguageCode()
  language!: 'en' | 'it' | 'de' | 'es';

  @OneOf(['queued', 'sent', 'failed'])
  state!: 'queued' | 'sent' | 'failed';

  @Instant({ nullable: true })
  sentAt!: string | null;

  @Text({ nullable: true, description: 'What the mail server said when it did not take the mail.' })
  lastError!: string | null;

  @Instant({ nullable: true, description: 'Since when the link in the mail opens nothing.' })
  linkRevokedAt!: string | null;

  @Sha256({ nullable: true })
  pdfSha256!: string | null;
}

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

  @WeekName()
  week!: string;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Whole({ min: 1, description: 'Version told to the client.' })
  number!: number;

  @OneOf(reportStates)
  state!: ReportState;

  @Whole({ description: 'Time of the week.' })
  seconds!: number;

  @Instant({ nullable: true })
  sentAt!: string | null;

  @Instant({ nullable: true })
  acceptedAt!: string | null;

  @Whole()
  openQuestions!: number;

  @Whole({ min: 1 })
  version!: number;

  @Can('edit', 'send', 'remove', 'accept', 'ask', 'reply')
  can!: Record<ReportAbility, boolean>;

  static of(row: ReportRow, reader: Actor): ReportSummaryDto {
    return {
      id: row.id,
      engagementId: row.engagementId,
      engagementName: row.engagementName,
      clientId: row.clientId,
      clientName: row.clientName,
      week: row.week,
      from: row.from,
      to: row.to,
      number: row.number,
      state: row.state,
      seconds: contentOf(row).totals.seconds,
      sentAt: iso(row.sentAt),
      acceptedAt: iso(row.acceptedAt),
      openQuestions: row.openQuestions,
      version: row.version,
      can: reportAbilities(reader, row),
    };
  }
}

/** A report with what it says, who got it and what was answered. */
export class ReportDto extends ReportSummaryDto {
  @Text({ max: 2000 })
  word!: string;

  @Nested(() => ReportContentDto)
  content!: ReportContentDto;

  @Sha256({ nullable: true, description: 'Of the canonical content; null while it is a draft.' })
  contentSha256!: string | null;

  @ListOf(() => DeliveryDto, { description: 'Empty for contacts.' })
  deliveries!: DeliveryDto[];

  @ListOf(() => ReportAnswerDto)
  answers!: ReportAnswerDto[];

  static whole(row: ReportRow, reader: Actor, parts: ReportParts): ReportDto {
    const pdf = new Map(parts.pdfs.map(({ language, sha256 }) => [language, sha256]));
    return {
      ...ReportSummaryDto.of(row, reader),
      word: row.word,
      content: contentOf(row),
      contentSha256: row.contentSha256,
      deliveries: parts.deliveries.map((delivery) =>
        deliveryDto(delivery, pdf.get(delivery.language) ?? null),
      ),
      answers: parts.answers.map(answerDto),
    };
  }
}

export interface ReportParts {
  readonly deliveries: readonly DeliveryEntity[];
  readonly answers: readonly ReportAnswerEntity[];
  readonly pdfs: readonly { language: string; sha256: string }[];
}

function contentOf(row: ReportRow): ReportContentDto {
  return presented(keptContent(row.content)) as ReportContentDto;
}

function deliveryDto(
  { id, name, email, language, state, sentAt, lastError, linkRevokedAt }: DeliveryEntity,
  pdfSha256: string | null,
): DeliveryDto {
  return {
    id,
    contactName: name,
    email,
    language,
    state,
    sentAt: iso(sentAt),
    lastError,
    linkRevokedAt: iso(linkRevokedAt),
    pdfSha256,
  };
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
