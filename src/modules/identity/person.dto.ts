import { LanguageCode, Password, Text, TimeZoneName } from '../../platform/http/fields.js';
import type { PersonEntity } from './person.entity.js';

/** What a password must at least be; the same wherever one is chosen. */
export const NewPassword = () => Password({ min: 10, description: 'At least 10 characters.' });

export class EditPersonDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @LanguageCode({ optional: true })
  language?: PersonEntity['language'];

  @TimeZoneName({ optional: true })
  timeZone?: string;
}

export class ChangePasswordDto {
  @Password()
  currentPassword!: string;

  @NewPassword()
  newPassword!: string;
}
