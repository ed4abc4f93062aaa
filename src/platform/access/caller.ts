import type { FastifyRequest } from 'fastify';
import type { Actor, Language, Role } from '../../kernel/actor.js';

/** A place in a workspace that a person can act from. */
export interface Seat {
  readonly id: string;
  readonly role: Exclude<Role, 'system'>;
  readonly workspace: { readonly id: string; readonly name: string };
  /** For a contact: the client they belong to. */
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly engagementIds: readonly string[];
  readonly clientIds: readonly string[];
}

/** When somebody usually works, by the clocks of their own zone. */
export interface WorkingHours {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** `09:00` */
  readonly from: string;
  readonly to: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Null where nothing was said about them. */
  readonly workingHours: WorkingHours | null;
  readonly version: number;
}

/** Who calls, by which secret, and from which seat. Found anew for every request: rights change at once. */
export interface Caller {
  readonly person: Person;
  readonly seats: readonly Seat[];
  readonly seat: Seat;
  /** Base64url secret of the session cookie; null for a program with a token. */
  readonly session: string | null;
  /** The session was not noted as used for a while. */
  readonly unseen?: boolean;
}

/** What the database is told about this caller. */
export function actorOf({ person, seat }: Caller): Actor {
  return {
    workspaceId: seat.workspace.id,
    personId: person.id,
    seatId: seat.id,
    role: seat.role,
    name: person.name,
    language: person.language,
    timeZone: person.timeZone,
    engagementIds: seat.engagementIds,
    clientIds: seat.clientIds,
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard; absent on public routes. */
    caller?: Caller;
  }
}

/** The caller of a guarded route. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('the route is public: it has no caller');
  return request.caller;
}
