import {
  Day,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Plain,
  PlainRecord,
  Sha256,
  Text,
  Whole,
  Yes,
} from '../../../platform/http/fields.js';
import { SIGNED } from './report-work.dto.js';
import type { ClauseEvidence, ClauseUnit, ReportedClause, ReportedRevision } from './report.content.js';

/** A plain value of a JSON document: what a difference is from or to, and what the words of a clause need. */
export type PlainValue = string | number | boolean | null;

export class ReportedAgreementDto {
  @Id()
  id!: string;

  @Day()
  validFrom!: string;

  @Instant({ nullable: true, description: 'Null: the client has not accepted it.' })
  acceptedAt!: string | null;

  @Text({ nullable: true })
  acceptedBy!: string | null;
}

class ClauseEvidenceDto implements ClauseEvidence {
  @OneOf(['task', 'question', 'entry', 'deliverable', 'report', 'days'])
  kind!: ClauseEvidence['kind'];

  @Id({ nullable: true })
  id!: string | null;

  @Text({ description: 'Title, words or description of it; empty where there is none.' })
  label!: string;

  @Text({ description: 'A day or an instant.' })
  at!: string;

  @Yes()
  met!: boolean;

  @Whole({ nullable: true, description: 'Business seconds it took, or seconds worked.' })
  seconds!: number | null;
}

class ClauseTargetDto {
  @Whole({ nullable: true })
  min!: number | null;

  @Whole({ nullable: true })
  max!: number | null;
}

class ClauseCasesDto {
  @Whole()
  met!: number;

  @Whole()
  of!: number;
}

export class ReportedClauseDto {
  @Id()
  id!: string;

  @Text({ description: 'Kind of the clause; one that is not known is shown by value and target.' })
  kind!: string;

  @PlainRecord({ description: 'What its sentence needs.' })
  terms!: Record<string, string | number | null>;

  @OneOf(['met', 'not_met', 'not_measurable'])
  outcome!: ReportedClause['outcome'];

  @Text({ nullable: true, description: 'Why it could not be measured.' })
  reason!: string | null;

  @OneOf(['minutes', 'basis_points', 'count'])
  unit!: ClauseUnit;

  @Whole({ nullable: true })
  value!: number | null;

  @Nested(() => ClauseTargetDto)
  target!: ClauseTargetDto;

  @Nested(() => ClauseCasesDto, { nullable: true })
  cases!: ClauseCasesDto | null;

  @ListOf(() => ClauseEvidenceDto, { description: 'What did not keep it first; at most fifty.' })
  evidence!: ClauseEvidenceDto[];

  @Text({ description: 'What the assistant says to it; required where it was not met.' })
  comment!: string;
}

export class ReportedQuestionDto {
  @Id()
  id!: string;

  @Id()
  taskId!: string;

  @Text()
  taskTitle!: string;

  @Text()
  text!: string;

  @Instant()
  askedAt!: string;

  @Text()
  askedBy!: string;

  @Instant({ nullable: true })
  answeredAt!: string | null;

  @Text({ nullable: true })
  answeredBy!: string | null;

  @Whole({ description: 'Business time between question and answer, or until the figures.' })
  waitedSeconds!: number;
}

export class WaitedDto {
  @Whole()
  assistantSeconds!: number;

  @Whole()
  clientSeconds!: number;
}

export class ReportedLedgerLineDto {
  @Day()
  day!: string;

  @Text()
  kind!: string;

  @Whole(SIGNED)
  seconds!: number;

  @Whole({ ...SIGNED, description: 'What there is after it.' })
  leftSeconds!: number;
}

export class EarlierPeriodDto {
  @Text()
  period!: string;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Whole(SIGNED)
  seconds!: number;

  @Whole(SIGNED)
  billedSeconds!: number;
}

export class ReportedValueDto {
  @Whole()
  tasksDone!: number;

  @Whole()
  documents!: number;

  @Whole({ description: 'What waits for the client.' })
  decisions!: number;

  @Whole({ ...SIGNED, description: 'Hours that the client did not have to work.' })
  secondsGivenBack!: number;
}

export class NextTouchDto {
  @Day({ nullable: true })
  on!: string | null;

  @Text({ max: 500 })
  text!: string;
}

class DifferenceDto {
  @OneOf(['entry', 'deliverable', 'comment', 'word'])
  kind!: ReportedRevision['differences'][number]['kind'];

  @Id({ nullable: true })
  id!: string | null;

  @Day({ nullable: true })
  day!: string | null;

  @Text()
  label!: string;

  @Text({ description: 'Which of its facts: `seconds`, `description`, `added`, `removed`, …' })
  field!: string;

  @Plain()
  from!: PlainValue;

  @Plain()
  to!: PlainValue;

  @Text()
  by!: string;

  @Instant()
  at!: string;

  @Text()
  reason!: string;
}

class ChangedFigureDto {
  @OneOf(['seconds', 'billedSeconds', 'amount', 'leftSeconds', 'clause'])
  figure!: ReportedRevision['figures'][number]['figure'];

  @Id({ nullable: true, description: 'Of the clause.' })
  id!: string | null;

  @Plain()
  from!: string | number | null;

  @Plain()
  to!: string | number | null;
}

export class RevisionDto {
  @Whole({ min: 1, description: 'Number of the version before.' })
  of!: number;

  @Sha256()
  ofSha256!: string;

  @Text()
  by!: string;

  @Text()
  reason!: string;

  @ListOf(() => DifferenceDto)
  differences!: DifferenceDto[];

  @ListOf(() => ChangedFigureDto, { description: 'What followed from the differences.' })
  figures!: ChangedFigureDto[];
}
