import { Id, ListOf, OneOf, Text } from '../../platform/http/fields.js';
import { AgreementAnswerDto } from './agreement-answer.dto.js';
import { AgreementProposalDto } from './agreement-proposal.dto.js';
import { AgreementRecordDto, TermChangeDto } from './agreement-record.dto.js';
import { termNames, type TermName } from './agreement.terms.js';
import { clauseKinds, type ClauseKind } from './clause.rules.js';

/** A term as it is read, in the reader's language. */
export class TermLineDto {
  @OneOf(termNames)
  term!: TermName;

  @Text({ description: 'What it is called.' })
  label!: string;

  @Text({ description: 'What was agreed.' })
  value!: string;
}

/** A clause as a sentence, in the reader's language. */
export class ClauseTextDto {
  @Id()
  id!: string;

  @OneOf(clauseKinds)
  kind!: ClauseKind;

  @Text()
  text!: string;
}

/** An agreement as it is read: in words, with everything that was said to it. */
export class AgreementReadingDto extends AgreementRecordDto {
  @ListOf(() => TermLineDto, { description: 'All terms but scope and clauses, in the order of the page.' })
  lines!: TermLineDto[];

  @ListOf(() => ClauseTextDto)
  clauseTexts!: ClauseTextDto[];

  @ListOf(() => TermChangeDto, {
    description: 'What is otherwise now than in the terms that were accepted last; none: nothing is.',
  })
  changedSinceAccepted!: TermChangeDto[];

  @ListOf(() => AgreementAnswerDto, { description: 'All that contacts said to it, newest first.' })
  answers!: AgreementAnswerDto[];

  @ListOf(() => AgreementProposalDto, {
    description: 'To whom it was sent, newest first; of a contact: to them.',
  })
  proposals!: AgreementProposalDto[];
}
