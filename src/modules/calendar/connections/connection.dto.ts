import { Can, Id, Instant, ListOf, Nested, OneOf, Password, QueryYes, SomeOf, Text, TextList, TimeZoneName, WebAddress, Whole, Yes } from '../../../platform/http/fields.js'; // prettier-ignore
import { providers, type ProviderName } from '../sync/calendar-provider.js';
import { readModes, type ReadMode } from '../sync/mirrored-event.js';
import {
  healthStates,
  remedies,
  type Health,
  type HealthState,
  type Remedy,
} from './connection-health.rules.js';
import { wishes, type Wish } from './wishes.js';

export class ConnectGoogleDto {
  @OneOf(wishes, {
    description:
      'own: a calendar that the product makes for what it writes, and nothing else; busy: when one is busy; read: events, too. One at a time.',
  })
  calendars!: Wish;

  @Id({ optional: true, description: 'A connection to sign in to again, or to ask more for.' })
  connectionId?: string;
}

/** Where to send the browser. */
export class ConsentAddressDto {
  @Text({ max: 4000, description: 'A page of Google, for this browser alone, good for ten minutes.' })
  address!: string;
}

export class ConnectCaldavDto {
  @WebAddress({ description: 'Of the server, of the account, or of a calendar: the rest is found.' })
  address!: string;

  @Text({ min: 1, max: 254 })
  user!: string;

  @Password({ description: 'Best one that the provider makes for apps.' })
  password!: string;
}

export class SubscribeDto {
  @Text({ min: 1, max: 2000, description: 'http, https or webcal.' })
  address!: string;

  @Text({ min: 1, max: 200, optional: true, description: 'As the feed calls itself unless said.' })
  name?: string;
}

export class DisconnectQuery {
  @QueryYes({ description: 'Also takes out of the calendar what the product wrote there.' })
  removeEvents?: boolean;
}

export class HealthDto implements Health {
  @OneOf(healthStates)
  state!: HealthState;

  @Instant({ nullable: true, description: 'When it was last known to be the same on both sides.' })
  lastInStepAt!: string | null;

  @Instant({ nullable: true, description: 'When it is asked next by itself; null: a person has to act.' })
  nextTryAt!: string | null;

  @Instant({
    nullable: true,
    description: 'Changes are told at once until then; null: it is asked regularly.',
  })
  pushUntil!: string | null;

  @Whole({ description: 'Changes that still wait to be written there.' })
  waiting!: number;

  @Text({ nullable: true, description: 'The provider’s own word for what is wrong.' })
  problem!: string | null;

  @Instant({ nullable: true })
  failingSince!: string | null;

  @OneOf(remedies, { description: 'What helps.' })
  remedy!: Remedy;
}

export class CalendarClientDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class CalendarDto {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @Text({ max: 1000 })
  name!: string;

  @Text({ nullable: true })
  colour!: string | null;

  @TimeZoneName({ nullable: true })
  timeZone!: string | null;

  @OneOf(['owner', 'writer', 'reader', 'busy_reader'])
  role!: 'owner' | 'writer' | 'reader' | 'busy_reader';

  @OneOf(readModes, { description: 'busy: when something is, and never what.' })
  readMode!: ReadMode;

  @Yes({ description: 'What is planned here is written there; one of somebody’s calendars at most.' })
  isTarget!: boolean;

  @Yes({ description: 'Made by the product for what it writes.' })
  isOurs!: boolean;

  @Nested(() => CalendarClientDto, { nullable: true, description: 'Whose appointments its events are.' })
  client!: CalendarClientDto | null;

  @Yes({ description: 'What is written there names no client.' })
  genericTitles!: boolean;

  @Nested(() => HealthDto)
  health!: HealthDto;

  @Whole()
  version!: number;

  @Can('read', 'readDetails', 'write', 'resync')
  can!: Record<'read' | 'readDetails' | 'write' | 'resync', boolean>;
}

const connectionWords = [
  'refresh',
  'reconnect',
  'askToWrite',
  'askToRead',
  'askForBusy',
  'disconnect',
] as const;

export class CalendarConnectionDto {
  @Id()
  id!: string;

  @OneOf(providers)
  provider!: ProviderName;

  @Text({ max: 320, description: 'As its owner knows it: an address, a user’s name, the name of a feed.' })
  accountName!: string;

  @SomeOf(wishes, { description: 'What the person agreed to at Google.' })
  granted!: Wish[];

  @Nested(() => HealthDto)
  health!: HealthDto;

  @ListOf(() => CalendarDto)
  calendars!: CalendarDto[];

  @Instant()
  createdAt!: string;

  @Whole()
  version!: number;

  @Can(...connectionWords)
  can!: Record<(typeof connectionWords)[number], boolean>;
}

export class EditCalendarDto {
  @OneOf(readModes, {
    optional: true,
    description: 'Lowered, what was kept of its events is forgotten at once.',
  })
  readMode?: ReadMode;

  @Yes({ optional: true })
  isTarget?: boolean;

  @Id({ optional: true, nullable: true })
  clientId?: string | null;

  @Yes({ optional: true })
  genericTitles?: boolean;
}

/** How it went: it cannot be undone. */
export class DisconnectedDto {
  @Whole({ description: 'Events of ours that were taken out of the calendar, or will be within minutes.' })
  removed!: number;

  @Whole({ description: 'Events of ours that still stand there.' })
  left!: number;

  @Yes({ description: 'Whether access was given back to the provider, too.' })
  revoked!: boolean;
}

/** What can be connected in this installation. */
export class CalendarOfferDto {
  @Yes({ description: 'Whether Google is set up; how, is told in docs/operations.md.' })
  google!: boolean;

  @TextList({ description: 'What to agree to at Google, one consent each.' })
  wishes!: string[];
}
