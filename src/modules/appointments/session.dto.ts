import { Id, Nested, OneOf, Text } from '../../platform/http/fields.js';
import { placeKinds, type PlaceKind } from './appointment.rules.js';
import type { SessionEntity } from './session.entity.js';

export const TITLE = { min: 1, max: 200 };
export const NOTE = { max: 5000, description: 'What the client reads about it.' };

/** Where it takes place. */
export class PlaceDto {
  @OneOf(placeKinds)
  kind!: PlaceKind;

  @Text({ min: 1, max: 500, description: 'An address, a telephone number, or the address of a video call.' })
  text!: string;
}

/** What is said of a session, whether it is booked or proposed. */
export abstract class NewSessionDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  engagementId!: string;

  @Id({ optional: true, description: 'Who hosts it; oneself unless said.' })
  memberId?: string;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Text(TITLE)
  title!: string;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Nested(() => PlaceDto, { optional: true, nullable: true })
  place?: PlaceDto | null;
}

/** A session as it is read, with the names of those it belongs to. */
export interface SessionRow extends SessionEntity {
  readonly engagementName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly memberName: string;
  /** Of the engagement. */
  readonly timeZone: string;
}

/** What is told of every session to whoever may see it. */
export function sessionFacts(row: SessionRow) {
  const { id, engagementId, engagementName, clientId, clientName, memberId, memberName, taskId } = row;
  const { title, note, timeZone, createdByName, version } = row;
  return {
    ...{ id, engagementId, engagementName, clientId, clientName, memberId, memberName, taskId },
    ...{ title, note, timeZone, createdByName, version, place: placeOf(row) },
  };
}

/** Where it takes place, as people say it; null where nothing was said. */
export function placeOf({ placeKind, place }: Pick<SessionEntity, 'placeKind' | 'place'>): PlaceDto | null {
  return placeKind && { kind: placeKind, text: place };
}
