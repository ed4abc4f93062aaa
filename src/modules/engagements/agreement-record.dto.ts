import type { Actor } from '../../kernel/actor.js';
import { Can, ListOf, Sha256, Text } from '../../platform/http/fields.js';
import { AgreementDto, type AgreementRow } from './agreement.dto.js';
import { agreementAbilities, type AgreementAbility, type JudgedAgreement } from './engagement.policy.js';

/** One term that is otherwise than before, in the words of the reader's language. */
export class TermChangeDto {
  @Text({ description: 'Which term: `rate`, `allowance`, …, `clause`.' })
  term!: string;

  @Text({ description: 'What it is called.' })
  label!: string;

  @Text({ description: 'Empty where nothing was agreed, or could be seen.' })
  from!: string;

  @Text({ description: 'Empty where nothing is agreed any more.' })
  to!: string;
}

/** What is told of an agreement beside its terms. */
export interface ToldAgreement {
  readonly sha256: string;
  readonly changes: readonly TermChangeDto[];
  readonly judged: JudgedAgreement;
}

/** An agreement as a record of its own. */
export class AgreementRecordDto extends AgreementDto {
  @Sha256({
    description: 'Of the canonical JSON of its terms as contacts are shown them: what an answer is about.',
  })
  sha256!: string;

  @ListOf(() => TermChangeDto, { description: 'Against the agreement before it; of the first: none.' })
  changes!: TermChangeDto[];

  @Can('edit', 'remove', 'propose', 'answer')
  can!: Record<AgreementAbility, boolean>;

  static told(
    agreement: AgreementRow,
    currency: string,
    actor: Actor,
    { sha256, changes, judged }: ToldAgreement,
  ): AgreementRecordDto {
    return {
      ...AgreementDto.of(agreement, currency, actor),
      sha256,
      changes: [...changes],
      can: agreementAbilities(actor, judged),
    };
  }
}
