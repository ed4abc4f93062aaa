import { Email, Instant, Nested, Password, Text, Yes } from '../../platform/http/fields.js';

/** Where to send the browser. */
export class SignInAddressDto {
  @Text({ max: 4000, description: 'A page of Google, for this browser alone, good for ten minutes.' })
  address!: string;
}

export class LinkGoogleDto {
  @Password({ description: 'The present password: whoever finds an open browser cannot make a way in.' })
  password!: string;
}

export class LinkedAccountDto {
  @Email({ description: 'As it was called when it was linked.' })
  email!: string;

  @Instant()
  linkedAt!: string;
}

export class GoogleSignInDto {
  @Yes({ description: 'Whether Google is set up in this installation.' })
  offered!: boolean;

  @Nested(() => LinkedAccountDto, { nullable: true })
  linked!: LinkedAccountDto | null;
}
