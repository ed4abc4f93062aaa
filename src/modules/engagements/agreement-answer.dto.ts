import { Instant, OneOf, Sha256, Text } from '../../platform/http/fields.js';

/** What settles terms … */
export const agreementVerdicts = ['accepted', 'declined'] as const;
export type AgreementVerdictWord = (typeof agreementVerdicts)[number];

/** … and what a client may say to them: a question leaves them open. */
export const agreementDecisions = [...agreementVerdicts, 'asked'] as const;
export type AgreementDecision = (typeof agreementDecisions)[number];

/** Something that was said, as the database gives it. */
export interface AgreementAnswer {
  readonly decision: AgreementDecision;
  readonly reason: string;
  readonly byName: string;
  /** An instant with offset. */
  readonly at: string;
  /** Of the terms that were shown. */
  readonly sha256: string;
}

/** An answer that decides. */
export type AgreementVerdict = AgreementAnswer & { readonly decision: AgreementVerdictWord };

const FINGERPRINT = { description: 'SHA-256 of the canonical JSON of the terms as they were shown.' };

export class AnswerAgreementDto {
  @OneOf(agreementDecisions)
  decision!: AgreementDecision;

  @Sha256(FINGERPRINT)
  sha256!: string;

  @Text({ max: 2000, optional: true, description: 'Why not, or the question; needed unless accepted.' })
  reason?: string;
}

/** What a contact said to the terms of an agreement, and to which. */
export class AgreementAnswerDto {
  @OneOf(agreementDecisions)
  decision!: AgreementDecision;

  @Text({ max: 2000 })
  reason!: string;

  @Text()
  byName!: string;

  @Instant()
  at!: string;

  @Sha256(FINGERPRINT)
  sha256!: string;

  static of({ decision, reason, byName, at, sha256 }: AgreementAnswer): AgreementAnswerDto {
    return { decision, reason, byName, at: Temporal.Instant.from(at).toString(), sha256 };
  }
}

/** The answer that holds: the last one that decides. */
export class AgreementVerdictDto extends AgreementAnswerDto {
  @OneOf(agreementVerdicts)
  override decision!: AgreementVerdictWord;

  static verdict({ decision, ...answer }: AgreementVerdict): AgreementVerdictDto {
    return { ...AgreementAnswerDto.of({ decision, ...answer }), decision };
  }
}
