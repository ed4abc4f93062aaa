import {
  Day,
  Id,
  IdList,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  Text,
  TimeZoneName,
  WallTime,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import type { Cut } from './entry-parts.rules.js';
import type { When } from './time-entry.rules.js';
import { WhenUnclear } from './time-entry.errors.js';

const LONGEST = 86_400;
const MOST = 200;
const DURATION = { min: 1, max: LONGEST };

/** When it was worked: a start (with an end, a duration, or neither: a timer), or a day with a duration. */
class WhenDto {
  @Instant({ optional: true })
  startedAt?: string;

  @Instant({ optional: true })
  endedAt?: string;

  @WallTime({ optional: true, description: 'Instead of `startedAt`: what the clock showed in `timeZone`.' })
  localStart?: string;

  @WallTime({ optional: true, description: 'Instead of `endedAt`.' })
  localEnd?: string;

  @Day({ optional: true, description: 'With `durationSeconds` and no start: work without clock times.' })
  day?: string;

  @Whole({ ...DURATION, optional: true, description: 'Without the break.' })
  durationSeconds?: number;

  @Whole({
    max: LONGEST,
    optional: true,
    description: 'Between start and end, not worked; none unless said.',
  })
  breakSeconds?: number;

  @TimeZoneName({
    optional: true,
    description: 'The zone in which the entry is made; the caller’s own unless said.',
  })
  timeZone?: string;

  @Text({
    optional: true,
    nullable: true,
    min: 1,
    max: 500,
    description: 'Lets the entry overlap another of the same member.',
  })
  overlapReason?: string | null;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Id({ optional: true, nullable: true })
  serviceId?: string | null;

  @Text({ optional: true, max: 3000 })
  description?: string;

  @Yes({ optional: true })
  billable?: boolean;

  @Yes({ optional: true, description: 'Asked for as rush.' })
  rush?: boolean;

  @MoneyField({
    optional: true,
    nullable: true,
    description: 'A rate of its own, which only the owner gives; null: the agreed one.',
  })
  rate?: MoneyDto | null;

  /** The fields that say when, as the rules understand them. */
  when(): When {
    const { startedAt, endedAt, localStart, localEnd, day, durationSeconds, breakSeconds } = this;
    return {
      ...(startedAt !== undefined && { startedAt: Temporal.Instant.from(startedAt) }),
      ...(endedAt !== undefined && { endedAt: Temporal.Instant.from(endedAt) }),
      ...(localStart !== undefined && { localStart: Temporal.PlainDateTime.from(localStart) }),
      ...(localEnd !== undefined && { localEnd: Temporal.PlainDateTime.from(localEnd) }),
      ...(day !== undefined && { day: Temporal.PlainDate.from(day) }),
      ...(durationSeconds !== undefined && { durationSeconds }),
      ...(breakSeconds !== undefined && { breakSeconds }),
    };
  }
}

export class LogTimeDto extends WhenDto {
  @Id({ optional: true, description: 'Chosen by the caller: sent again with the same entry, it stays one.' })
  id?: string;

  @Id()
  engagementId!: string;

  @Yes({ optional: true, description: 'Ends the caller’s running timer where this entry starts.' })
  stopsRunning?: boolean;
}

export class ChangeTimeEntryDto extends WhenDto {
  @Id({ optional: true })
  engagementId?: string;
}

export class StopTimerDto {
  @Instant({
    optional: true,
    description:
      'When the work really ended; now unless said. Where it is earlier, the moment of the stop is kept.',
  })
  endedAt?: string;
}

/** Either a moment of the entry, or how long its first part is worked. */
export class SplitDto {
  @Instant({ optional: true })
  at?: string;

  @Whole({ ...DURATION, optional: true, description: 'Worked seconds of the first part.' })
  seconds?: number;

  /** @throws WhenUnclear unless exactly one is given */
  where(): Cut {
    const { at, seconds } = this;
    if (at !== undefined && seconds === undefined) return { at: Temporal.Instant.from(at) };
    if (seconds !== undefined && at === undefined) return { seconds };
    throw new WhenUnclear();
  }
}

export class MergeDto {
  @IdList({ min: 2, max: MOST, unique: true })
  ids!: string[];
}

export class DuplicateDto {
  @Id({ optional: true })
  id?: string;

  @Day({
    optional: true,
    description:
      'With the same clock times; on its own day, as unless said, without any: nobody works twice at once.',
  })
  day?: string;
}

export class LogManyDto {
  @ListOf(() => LogTimeDto, { min: 1, max: MOST })
  entries!: LogTimeDto[];
}

export class ManyDto {
  @IdList({ min: 1, max: MOST, unique: true })
  ids!: string[];
}

/** What many entries have in common from now on; what is left out stays. */
export class CommonChangesDto {
  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Id({ optional: true, nullable: true })
  serviceId?: string | null;

  @Text({ optional: true, max: 3000 })
  description?: string;

  @Yes({ optional: true })
  billable?: boolean;

  @Yes({ optional: true })
  rush?: boolean;

  @Day({ optional: true, description: 'Timed work keeps its clock times, in the engagement’s zone.' })
  day?: string;
}

export class ChangeManyDto extends ManyDto {
  @Nested(() => CommonChangesDto)
  changes!: CommonChangesDto;
}
