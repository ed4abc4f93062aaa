import { Id, Instant, ListOf, OneOf, Text } from '../../platform/http/fields.js';
import type { BusyKind } from './busy-sources.service.js';
import { busyKinds } from './time-block.dto.js';

export class BusyTimesQuery {
  @Instant()
  from!: string;

  @Instant({ description: 'At most 62 days later.' })
  to!: string;

  @Text({
    optional: true,
    max: 2000,
    description: 'Whose: `me` and ids of members, with commas between them; the caller’s own unless said.',
  })
  memberIds?: string;
}

export class BusyTimeDto {
  @Id() memberId!: string;
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
  @OneOf(busyKinds, {
    nullable: true,
    description: 'What it is, of the caller’s own; null of a colleague’s.',
  })
  kind!: BusyKind | null;
  @Text({
    nullable: true,
    max: 2000,
    description: 'Of an event of the caller’s own calendar that they let be read with its details.',
  })
  title!: string | null;
}

/** By start. A colleague’s times are joined where they meet: how many there are is nobody’s business either. */
export class BusyTimesDto {
  @ListOf(() => BusyTimeDto)
  items!: BusyTimeDto[];
}
