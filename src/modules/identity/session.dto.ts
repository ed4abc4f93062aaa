import {
  Can,
  Email,
  Id,
  LanguageCode,
  ListOf,
  Nested,
  OneOf,
  Password,
  Text,
  TimeZoneName,
  Whole,
} from '../../platform/http/fields.js';
import type { Caller, Person, Seat } from '../../platform/access/caller.js';
import { NewPassword, WorkingHoursDto } from './person.dto.js';
import { sessionAbilities } from './session.policy.js';

export class SignInDto {
  @Email()
  email!: string;

  @Password()
  password!: string;
}

export class SignUpDto {
  @Text({ min: 1, max: 120 })
  workspaceName!: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @Email()
  email!: string;

  @NewPassword()
  password!: string;

  @LanguageCode()
  language!: 'en' | 'it' | 'de' | 'es';

  @TimeZoneName()
  timeZone!: string;
}

export class ChooseSeatDto {
  @Id()
  seatId!: string;
}

export class NamedDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class SeatDto {
  @Id()
  id!: string;

  @OneOf(['owner', 'assistant', 'contact'])
  role!: Seat['role'];

  @Nested(() => NamedDto)
  workspace!: NamedDto;

  @Nested(() => NamedDto, { nullable: true, description: 'For a contact: the client they belong to.' })
  client!: NamedDto | null;
}

export class PersonDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Email()
  email!: string;

  @LanguageCode()
  language!: 'en' | 'it' | 'de' | 'es';

  @TimeZoneName()
  timeZone!: string;

  @Nested(() => WorkingHoursDto, {
    nullable: true,
    description: 'When they usually work, where they said so.',
  })
  workingHours!: WorkingHoursDto | null;

  @Whole()
  version!: number;

  static of({ id, name, email, language, timeZone, workingHours, version }: Person): PersonDto {
    const hours = workingHours && { ...workingHours, weekdays: [...workingHours.weekdays] };
    return { id, name, email, language, timeZone, workingHours: hours, version };
  }
}

/** Who is signed in, from which seat, and what a page needs to act in their name. */
export class SessionDto {
  @Nested(() => PersonDto)
  person!: PersonDto;

  @ListOf(() => SeatDto)
  seats!: SeatDto[];

  @Nested(() => SeatDto)
  seat!: SeatDto;

  @Text({
    nullable: true,
    description: 'Sent back as X-CSRF-Token with every unsafe request; null for API tokens.',
  })
  csrfToken!: string | null;

  @Can('manageMembers', 'manageClients', 'logTime', 'delegate', 'manageViews')
  can!: Record<'manageMembers' | 'manageClients' | 'logTime' | 'delegate' | 'manageViews', boolean>;

  static of(caller: Omit<Caller, 'session'>, csrfToken: string | null): SessionDto {
    return {
      person: PersonDto.of(caller.person),
      seats: caller.seats.map(seatDto),
      seat: seatDto(caller.seat),
      csrfToken,
      can: sessionAbilities(caller.seat.role),
    };
  }
}

function seatDto({ id, role, workspace, client }: Seat): SeatDto {
  return { id, role, workspace: { ...workspace }, client: client && { ...client } };
}
