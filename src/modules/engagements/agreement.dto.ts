import type { Actor } from '../../kernel/actor.js';
import { formatMoney } from '../../kernel/money.js';
import { Day, Id, MoneyDto, MoneyField, Whole, Yes } from '../../platform/http/fields.js';
import { seesAmounts } from './engagement.policy.js';

/** An agreement as the database gives it. */
export interface AgreementRow {
  readonly id: string;
  /** Local day. */
  readonly validFrom: string;
  /** Per hour, in minor units of the engagement's currency. */
  readonly rateMinor: number | null;
  /** Minutes granted for a calendar month. */
  readonly allowanceMinutes: number | null;
  /** Whether contacts see amounts. */
  readonly showAmounts: boolean;
}

export class AgreeDto {
  @Day({ description: 'The first local day on which these terms hold.' })
  validFrom!: string;

  @MoneyField({ nullable: true, description: 'Per hour; null where none is agreed.' })
  rate!: MoneyDto | null;

  @Whole({ min: 1, max: 44_640, nullable: true, description: 'Minutes granted for a calendar month.' })
  allowanceMinutes!: number | null;

  @Yes({ description: 'Contacts see amounts.' })
  showAmounts!: boolean;
}

/** Agreed terms, valid from a day until the next agreement. */
export class AgreementDto {
  @Id()
  id!: string;

  @Day()
  validFrom!: string;

  @MoneyField({
    nullable: true,
    description: 'Per hour; null where none is agreed, or where it is not shown.',
  })
  rate!: MoneyDto | null;

  @Whole({ nullable: true })
  allowanceMinutes!: number | null;

  @Yes()
  showAmounts!: boolean;

  static of(agreement: AgreementRow, currency: string, actor: Actor): AgreementDto {
    const { id, validFrom, rateMinor, allowanceMinutes, showAmounts } = agreement;
    const shown = rateMinor !== null && seesAmounts(actor, showAmounts);
    const rate = shown ? formatMoney({ minor: rateMinor, currency }) : null;
    return { id, validFrom, rate, allowanceMinutes, showAmounts };
  }
}
