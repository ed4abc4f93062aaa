import type { WorkingWindow } from '../../kernel/business-time.js';
import { Id, ListOf, TimeOfDay, TimeZoneName, WeekdayList, Whole } from '../../platform/http/fields.js';
import type { Weekday } from '../../kernel/week.js';
import type { HostHoursRow } from './host-hours.repository.js';

const BUFFER = { max: 480, description: 'Minutes kept free around each appointment.' };

/** Between which clocks somebody can be met on certain weekdays. */
export class HostWindowDto {
  @WeekdayList({ description: 'On which it begins, 1 Monday to 7 Sunday; at least one.' })
  weekdays!: Weekday[];

  @TimeOfDay()
  from!: string;

  @TimeOfDay({ description: 'When it is not after `from`, it is on the next day.' })
  to!: string;
}

export class KeepHostHoursDto {
  @TimeZoneName()
  timeZone!: string;

  @ListOf(() => HostWindowDto, { max: 14, description: 'None: whenever is worked for the client.' })
  windows!: HostWindowDto[];

  @Whole(BUFFER)
  bufferBeforeMinutes!: number;

  @Whole(BUFFER)
  bufferAfterMinutes!: number;
}

/** When a member can be met. */
export class HostHoursDto {
  @Id() memberId!: string;
  @TimeZoneName() timeZone!: string;
  @ListOf(() => HostWindowDto, { description: 'None: whenever is worked for the client.' })
  windows!: HostWindowDto[];
  @Whole(BUFFER) bufferBeforeMinutes!: number;
  @Whole(BUFFER) bufferAfterMinutes!: number;
  @Whole({ description: '0: nothing was said yet.' }) version!: number;

  /** @param timeZone what is proposed where nothing was said */
  static of(memberId: string, row: HostHoursRow | null, timeZone: string): HostHoursDto {
    if (!row)
      return { memberId, timeZone, windows: [], bufferBeforeMinutes: 0, bufferAfterMinutes: 0, version: 0 };
    const { bufferBeforeMinutes, bufferAfterMinutes, version } = row;
    const windows = row.windows.map((window: WorkingWindow) => ({
      ...window,
      weekdays: [...window.weekdays],
    }));
    return { memberId, timeZone: row.timeZone, windows, bufferBeforeMinutes, bufferAfterMinutes, version };
  }
}
