import {
  Day,
  Id,
  LanguageCode,
  ListOf,
  Nested,
  OneOf,
  QueryYes,
  Sha256,
  Text,
  WeekName,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { reportStates, type ReportState } from './report.entity.js';

export class ComposeReportDto {
  @Id()
  engagementId!: string;

  @WeekName({ optional: true, description: 'Or else first day and the day after the last.' })
  week?: string;

  @Day({ optional: true })
  from?: string;

  @Day({ optional: true, description: 'The day after the last.' })
  to?: string;
}

export class ClauseCommentDto {
  @Id()
  clauseId!: string;

  @Text({ max: 1000, description: 'Empty: none any more.' })
  text!: string;
}

export class NextDto {
  @Day({ optional: true, nullable: true })
  on?: string | null;

  @Text({ min: 1, max: 500 })
  text!: string;
}

/** What is not mentioned stays. */
export class EditReportDto {
  @Text({ max: 2000, optional: true, description: 'A sentence to the client.' })
  word?: string;

  @ListOf(() => ClauseCommentDto, { optional: true, max: 50, description: 'What is said to clauses.' })
  comments?: ClauseCommentDto[];

  @Nested(() => NextDto, { optional: true, nullable: true, description: 'When the two speak next.' })
  next?: NextDto | null;
}

export class HoldDto {
  @Text({ max: 500, optional: true, description: 'Why, for the other members.' })
  note?: string;
}

export class ReviseDto {
  @Text({ min: 1, max: 500, description: 'Why it is told anew; the client reads it.' })
  reason!: string;
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

  @QueryYes({ description: 'Only the newest version of each.' })
  newest?: boolean;
}

export class PdfQuery {
  @LanguageCode({ optional: true })
  language?: 'en' | 'it' | 'de' | 'es';
}
