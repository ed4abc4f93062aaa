/** The roles a person (or the product itself) acts in; see permissions.ts for what each may do. */
export type Role = 'owner' | 'assistant' | 'contact' | 'system';

/** The four languages of the product. */
export const languages = ['en', 'it', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

/** The language of a code that came from outside; undefined for what is none of ours. */
export function languageIn(code: unknown): Language | undefined {
  return languages.find((language) => language === code);
}

/**
 * Who is acting, where, and whose rows they may see. Every transaction is opened for an actor and hands these
 * values to the database, whose row-level security has the last word.
 */
export interface Actor {
  readonly workspaceId: string;
  /** The person; null for the product's own work. */
  readonly personId: string | null;
  /** Id of the member or contact record through which the person is in this workspace. */
  readonly seatId: string | null;
  readonly role: Role;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Engagements in reach; ignored for owner and system, who see all of the workspace. */
  readonly engagementIds: readonly string[];
  /** Clients in reach, derived from the engagements. */
  readonly clientIds: readonly string[];
}

/** The product acting by itself (jobs, schedules, commands) inside one workspace. */
export function systemActor(workspaceId: string): Actor {
  return {
    workspaceId,
    personId: null,
    seatId: null,
    role: 'system',
    name: 'Affianco',
    language: 'en',
    timeZone: 'UTC',
    engagementIds: [],
    clientIds: [],
  };
}

/**
 * The reach of a client in one engagement, without a person: reports are collected as this actor, so that the
 * database itself keeps every other client's rows out of them.
 */
export function engagementActor(workspaceId: string, clientId: string, engagementId: string): Actor {
  return {
    ...systemActor(workspaceId),
    role: 'contact',
    engagementIds: [engagementId],
    clientIds: [clientId],
  };
}

/** A contact whom a link made known, in the one engagement that it is about: their own reach, and no more. */
export function contactActor(contact: {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly engagementId: string;
  readonly clientId: string;
}): Actor {
  const { workspaceId, contactId, contactName, language, timeZone, engagementId, clientId } = contact;
  return {
    workspaceId,
    personId: null,
    seatId: contactId,
    role: 'contact',
    name: contactName,
    language,
    timeZone,
    engagementIds: [engagementId],
    clientIds: [clientId],
  };
}

/** Owner, or the product itself: sees every row of the workspace. */
export function seesAll(actor: Actor): boolean {
  return actor.role === 'owner' || actor.role === 'system';
}

/** Whether something is in reach that concerns an engagement; what concerns none is for those who see all. */
export function reaches(actor: Actor, engagementId: string | null): boolean {
  return seesAll(actor) || (engagementId !== null && actor.engagementIds.includes(engagementId));
}

/** A member working in the practice (not a client's contact). */
export function isMember(actor: Actor): boolean {
  return actor.role === 'owner' || actor.role === 'assistant';
}
