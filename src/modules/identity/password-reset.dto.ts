import { Email, Text } from '../../platform/http/fields.js';
import { NewPassword } from './person.dto.js';

export class AskForResetDto {
  @Email()
  email!: string;
}

export class ResetPasswordDto {
  @Text({ min: 1, max: 200, description: 'From the link in the mail.' })
  token!: string;

  @NewPassword()
  password!: string;
}
