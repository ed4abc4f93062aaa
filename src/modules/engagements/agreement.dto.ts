import { languages, type Actor, type Language } from '../../kernel/actor.js';
import { formatMoney } from '../../kernel/money.js';
import {
  granularities,
  roundingDirections,
  roundingScopes,
  type Granularity,
  type RoundingDirection,
  type RoundingRule,
  type RoundingScope,
} from '../../kernel/rounding.js';
import { surchargeKinds, type Surcharge, type SurchargeKind } from '../../kernel/surcharge.js';
import type { Weekday } from '../../kernel/week.js';
import {
  Day,
  Id,
  IdList,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  OneOf,
  SomeOf,
  Text,
  TimeOfDay,
  WeekdayList,
  Whole,
  WholeOf,
  Yes,
} from '../../platform/http/fields.js';
import { AgreementVerdictDto, type AgreementVerdict } from './agreement-answer.dto.js';
import { AgreedClauseDto, ClauseDto } from './clause.dto.js';
import type { Clause } from './clause.rules.js';
import { seesAmounts } from './engagement.policy.js';

/** What an allowance is granted for. */
export const periodUnits = ['week', 'month'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** Which minutes are used first: those carried on the longest, or the period's own. */
export const consumptionOrders = ['oldest_first', 'base_first'] as const;
export type ConsumptionOrder = (typeof consumptionOrders)[number];

/** What happens beyond the balance: it is refused, the client is asked, or it is allowed. */
export const overageModes = ['stop', 'ask', 'allow'] as const;
export type OverageMode = (typeof overageModes)[number];

/** What a session that the client misses is charged: nothing, as long as it was booked, or an agreed time. */
export const noShowCharges = ['nothing', 'booked_time', 'minutes'] as const;
export type NoShowCharge = (typeof noShowCharges)[number];

/** Terms as they are kept. */
export interface AgreedRow {
  readonly id: string;
  /** Local day. */
  readonly validFrom: string;
  /** Per hour, in minor units of the engagement's currency. */
  readonly rateMinor: number | null;
  /** Minutes granted for a period. */
  readonly allowanceMinutes: number | null;
  /** Whether contacts see amounts. */
  readonly showAmounts: boolean;
  readonly period: PeriodUnit;
  readonly anchorDay: number;
  readonly allowancePriceMinor: number | null;
  readonly rolloverPeriods: number;
  readonly rolloverCapMinutes: number | null;
  readonly consumes: ConsumptionOrder;
  readonly overage: OverageMode;
  readonly overageLimitMinutes: number | null;
  readonly overageRateMinor: number | null;
  readonly rounding: RoundingRule | null;
  readonly splitAtMidnight: boolean;
  readonly discountBasisPoints: number;
  readonly surcharges: readonly Surcharge[];
  /** What is included and what is not, as Markdown. */
  readonly scope: string;
  /** In which the work is done. */
  readonly languages: readonly Language[];
  /** The services that are included; none: no word about it. */
  readonly serviceIds: readonly string[];
  readonly clauses: readonly Clause[];
  /** Working days without an answer after which a report counts as accepted; null: it never does. */
  readonly acceptedAfterDays: number | null;
  readonly noShowCharge: NoShowCharge;
  /** Of `minutes`. */
  readonly noShowMinutes: number | null;
  /** Whether a cancellation after the agreed notice is charged like a missed session. */
  readonly lateCancellationCharged: boolean;
}

/** Terms as the database gives them, with what the client said last. */
export interface AgreementRow extends AgreedRow {
  readonly answer: AgreementVerdict | null;
  /** When it was last sent to contacts, or to the one who reads; an instant with offset. */
  readonly proposedAt: string | null;
}

const LONGEST_ALLOWANCE = 44_640;
const LONGEST_SCOPE = 5000;
/** As many as one page can show, and a report can print. */
const MOST_CLAUSES = 20;
const SCOPE = { max: LONGEST_SCOPE, description: 'What is included and what is not, as Markdown.' };
const LANGUAGES = { description: 'In which the work is done.' };
const SERVICES = { description: 'Ids of the services that are included; none: no word about it.' };
const SILENCE = {
  min: 1,
  max: 60,
  nullable: true,
  description: 'Working days without an answer after which a report counts as accepted; null: it never does.',
};

export class RolloverDto {
  @Whole({ max: 24, description: 'For how many periods unused minutes are carried on; 0: they expire.' })
  periods!: number;

  @Whole({ nullable: true, max: LONGEST_ALLOWANCE, description: 'How many at most; null: all.' })
  capMinutes!: number | null;
}

export class OverageDto {
  @OneOf(overageModes, { description: 'What happens to work beyond the balance.' })
  mode!: OverageMode;

  @Whole({
    nullable: true,
    max: LONGEST_ALLOWANCE,
    description: 'Minutes beyond the balance that are allowed in a period; null: no limit.',
  })
  limitMinutes!: number | null;

  @MoneyField({ nullable: true, description: 'Per hour beyond the balance; null: the usual rate.' })
  rate!: MoneyDto | null;
}

export class RoundingDto implements RoundingRule {
  @WholeOf(granularities)
  minutes!: Granularity;

  @OneOf(roundingDirections)
  direction!: RoundingDirection;

  @OneOf(roundingScopes, { description: 'What is rounded as one.' })
  scope!: RoundingScope;

  @Whole({ max: 1440, description: 'What one unit is billed at least; 0: no minimum.' })
  minimumMinutes!: number;
}

export class SurchargeDto implements Surcharge {
  @Text({ min: 1, max: 60 })
  name!: string;

  @OneOf(surchargeKinds, { description: '`rush`: work asked for as such; `window`: by days and clock.' })
  kind!: SurchargeKind;

  @WeekdayList({ description: 'Days on which the window begins, 1 Monday to 7 Sunday; of `rush`: none.' })
  weekdays!: Weekday[];

  @TimeOfDay({ nullable: true })
  from!: string | null;

  @TimeOfDay({ nullable: true, description: 'Not after `from`: on the next day.' })
  to!: string | null;

  @Whole({ min: 1, max: 50_000, description: 'Hundredths of a per cent: 2500 is 25 %.' })
  basisPoints!: number;
}

export class NoShowDto {
  @OneOf(noShowCharges, {
    description: 'What a missed session may be charged: a member makes the entry, never the product.',
  })
  charge!: NoShowCharge;

  @Whole({ min: 1, max: 1440, nullable: true, description: 'Of `minutes`; null of the others.' })
  minutes!: number | null;

  @Yes({ description: 'A cancellation after the agreed notice is charged like a missed session.' })
  lateCancellations!: boolean;
}

/** The terms beside rate, allowance and what contacts see; what is left out is as usual. */
export class FurtherTermsDto {
  @OneOf(periodUnits, {
    optional: true,
    description: 'What the allowance is granted for; `month` unless said.',
  })
  period?: PeriodUnit;

  @Whole({
    min: 1,
    max: 31,
    optional: true,
    description: 'Day on which a month begins; the last one where it is shorter. 1 unless said.',
  })
  anchorDay?: number;

  @MoneyField({ optional: true, nullable: true, description: 'What the allowance of one period costs.' })
  allowancePrice?: MoneyDto | null;

  @Nested(() => RolloverDto, { optional: true, description: 'Unused minutes expire unless said.' })
  rollover?: RolloverDto;

  @OneOf(consumptionOrders, { optional: true, description: '`oldest_first` unless said.' })
  consumes?: ConsumptionOrder;

  @Nested(() => OverageDto, { optional: true, description: 'The client is asked unless said.' })
  overage?: OverageDto;

  @Nested(() => RoundingDto, { optional: true, nullable: true, description: 'None unless said.' })
  rounding?: RoundingDto | null;

  @Yes({ optional: true, description: 'Work over midnight is kept as one entry a day; false unless said.' })
  splitAtMidnight?: boolean;

  @Whole({ max: 10_000, optional: true, description: 'Hundredths of a per cent, after surcharges.' })
  discountBasisPoints?: number;

  @ListOf(() => SurchargeDto, { optional: true, max: 20 })
  surcharges?: SurchargeDto[];

  @Text({ ...SCOPE, optional: true })
  scope?: string;

  @SomeOf(languages, { ...LANGUAGES, optional: true })
  languages?: Language[];

  @IdList({ ...SERVICES, optional: true })
  serviceIds?: string[];

  @ListOf(() => AgreedClauseDto, {
    optional: true,
    max: MOST_CLAUSES,
    description:
      'Measurable terms: reports say of each whether it was kept. One of a kind about one subject.',
  })
  clauses?: AgreedClauseDto[];

  @Whole({ ...SILENCE, optional: true })
  acceptedAfterDays?: number | null;

  @Nested(() => NoShowDto, { optional: true, description: 'Nothing is charged unless said.' })
  noShow?: NoShowDto;
}

const RATE = { nullable: true, description: 'Per hour; null where none is agreed.' };
const ALLOWANCE = { nullable: true, description: 'Minutes granted for a period.' };

export class AgreeDto extends FurtherTermsDto {
  @Day({ description: 'The first local day on which these terms hold.' })
  validFrom!: string;

  @MoneyField(RATE)
  rate!: MoneyDto | null;

  @Whole({ min: 1, max: LONGEST_ALLOWANCE, ...ALLOWANCE })
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

  @Whole(ALLOWANCE)
  allowanceMinutes!: number | null;

  @Yes()
  showAmounts!: boolean;

  @OneOf(periodUnits)
  period!: PeriodUnit;

  @Whole({ min: 1, max: 31 })
  anchorDay!: number;

  @MoneyField({ nullable: true, description: 'Null where none is agreed, or where it is not shown.' })
  allowancePrice!: MoneyDto | null;

  @Nested(() => RolloverDto)
  rollover!: RolloverDto;

  @OneOf(consumptionOrders)
  consumes!: ConsumptionOrder;

  @Nested(() => OverageDto)
  overage!: OverageDto;

  @Nested(() => RoundingDto, { nullable: true })
  rounding!: RoundingDto | null;

  @Yes()
  splitAtMidnight!: boolean;

  @Whole()
  discountBasisPoints!: number;

  @ListOf(() => SurchargeDto)
  surcharges!: SurchargeDto[];

  @Text(SCOPE)
  scope!: string;

  @SomeOf(languages, LANGUAGES)
  languages!: Language[];

  @IdList(SERVICES)
  serviceIds!: string[];

  @ListOf(() => ClauseDto)
  clauses!: ClauseDto[];

  @Whole(SILENCE)
  acceptedAfterDays!: number | null;

  @Nested(() => NoShowDto)
  noShow!: NoShowDto;

  @Instant({ nullable: true, description: 'When it was last sent to contacts; of a contact: to them.' })
  proposedAt!: string | null;

  @Nested(() => AgreementVerdictDto, {
    nullable: true,
    description: 'What the client said last; null: nothing yet. Terms hold from their day on all the same.',
  })
  answer!: AgreementVerdictDto | null;

  static of(agreement: AgreementRow, currency: string, actor: Actor): AgreementDto {
    const { id, validFrom, allowanceMinutes, showAmounts, period, anchorDay, consumes } = agreement;
    const { rounding, splitAtMidnight, discountBasisPoints, surcharges, answer, proposedAt } = agreement;
    const { scope, clauses, acceptedAfterDays } = agreement;
    const shown = (minor: number | null) =>
      minor !== null && seesAmounts(actor, showAmounts) ? formatMoney({ minor, currency }) : null;
    return {
      id,
      validFrom,
      rate: shown(agreement.rateMinor),
      allowanceMinutes,
      showAmounts,
      period,
      anchorDay,
      allowancePrice: shown(agreement.allowancePriceMinor),
      rollover: { periods: agreement.rolloverPeriods, capMinutes: agreement.rolloverCapMinutes },
      consumes,
      overage: {
        mode: agreement.overage,
        limitMinutes: agreement.overageLimitMinutes,
        rate: shown(agreement.overageRateMinor),
      },
      rounding,
      splitAtMidnight,
      discountBasisPoints,
      surcharges: surcharges.map((surcharge) => ({ ...surcharge, weekdays: [...surcharge.weekdays] })),
      scope,
      languages: [...agreement.languages],
      serviceIds: [...agreement.serviceIds],
      clauses: clauses.map((clause) => ClauseDto.of(clause)),
      acceptedAfterDays,
      noShow: {
        charge: agreement.noShowCharge,
        minutes: agreement.noShowMinutes,
        lateCancellations: agreement.lateCancellationCharged,
      },
      proposedAt: proposedAt && Temporal.Instant.from(proposedAt).toString(),
      answer: answer && AgreementVerdictDto.verdict(answer),
    };
  }
}
