import {
  LanguageCode,
  Nested,
  Password,
  Text,
  TimeOfDay,
  TimeZoneName,
  WeekdayList,
} from '../../platform/http/fields.js';
import type { PersonEntity } from './person.entity.js';

/** What a password must at least be; the same wherever one is chosen. */
export const NewPassword = () => Password({ min: 10, description: 'At least 10 characters.' });

/** When somebody usually works: a timer that runs past it was probably forgotten. */
export class WorkingHoursDto {
  @WeekdayList({ description: '1 Monday to 7 Sunday.' })
  weekdays!: number[];

  @TimeOfDay({ description: 'By the clocks of one’s own zone.' })
  from!: string;

  @TimeOfDay({ description: 'Later on the same day.' })
  to!: string;
}

export class EditPersonDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @LanguageCode({ optional: true })
  language?: PersonEntity['language'];

  @TimeZoneName({ optional: true })
  timeZone?: string;

  @Nested(() => WorkingHoursDto, {
    optional: true,
    nullable: true,
    description: 'Null: nothing is said about them.',
  })
  workingHours?: WorkingHoursDto | null;
}

export class ChangePasswordDto {
  @Password()
  currentPassword!: string;

  @NewPassword()
  newPassword!: string;
}
