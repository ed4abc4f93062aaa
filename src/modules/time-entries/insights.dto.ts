import type { MoneyText } from '../../kernel/money.js';
import { Day, Id, ListOf, MoneyDto, Nested, OneOf, Share, Text, Whole } from '../../platform/http/fields.js';

export const insightGroups = ['client', 'engagement', 'service', 'member'] as const;
export type InsightGroup = (typeof insightGroups)[number];

export const insightBuckets = ['day', 'week', 'month'] as const;
export type InsightBucket = (typeof insightBuckets)[number];

/** Sums of corrections may be negative. */
const SIGNED = { min: -2_147_483_648 };

export class InsightsQuery {
  @Day()
  from!: string;

  @Day({ description: 'The first day that is not asked for; ten years after `from` at most.' })
  to!: string;

  @OneOf(insightGroups)
  groupBy!: InsightGroup;

  @OneOf(insightBuckets, {
    description: 'Weeks start on Monday; of one engagement that is asked for, on its own first day.',
  })
  bucket!: InsightBucket;

  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true })
  memberId?: string;
}

/** What work comes to, by whatever it is summed up. */
export class InsightFiguresDto {
  @Whole({ ...SIGNED, description: 'As worked, corrections included.' })
  seconds!: number;

  @Whole(SIGNED)
  billableSeconds!: number;

  @Whole({ ...SIGNED, description: 'After the agreed rounding.' })
  billedSeconds!: number;

  @ListOf(() => MoneyDto, { description: 'What it earned, one sum for each currency.' })
  amounts!: MoneyText[];
}

export class InsightRowDto extends InsightFiguresDto {
  @Id({ nullable: true, description: 'Null: work without a service.' })
  id!: string | null;

  @Text({ description: 'Empty for work without a service.' })
  name!: string;

  @Text({ nullable: true, description: 'The client of an engagement or a service: what tells two apart.' })
  note!: string | null;

  @Share({ description: 'Of all hours.' })
  share!: number;
}

class InsightBucketDto {
  @Day({ description: 'Its first day; of the first one, the first that was asked for.' })
  from!: string;

  @Whole(SIGNED)
  seconds!: number;

  @Whole(SIGNED)
  billableSeconds!: number;
}

/** Where the hours of some days went, and what they earned. */
export class InsightsDto {
  @Day()
  from!: string;

  @Day()
  to!: string;

  @ListOf(() => InsightRowDto, { description: 'Most hours first.' })
  rows!: InsightRowDto[];

  @ListOf(() => InsightBucketDto, { description: 'In order, those without work too.' })
  series!: InsightBucketDto[];

  @Nested(() => InsightFiguresDto)
  totals!: InsightFiguresDto;
}
