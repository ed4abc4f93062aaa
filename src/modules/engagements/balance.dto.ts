import { Day, Whole } from '../../platform/http/fields.js';

export class BalanceQuery {
  @Day({ optional: true, description: 'A local day of the month that is asked for; today unless said.' })
  on?: string;
}

/** Of the minutes granted for one month, how much was used by billable work. */
export class BalanceDto {
  @Day()
  periodStart!: string;

  @Day({ description: 'The first day after the period.' })
  periodEnd!: string;

  @Whole({ nullable: true, description: 'Null where no allowance is agreed.' })
  allowanceMinutes!: number | null;

  @Whole()
  usedSeconds!: number;

  @Whole({ nullable: true, min: -2_147_483_648, description: 'Negative when more was used than granted.' })
  leftSeconds!: number | null;
}
