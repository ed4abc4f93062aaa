import type { Actor } from '../../../src/kernel/actor.js';
import type { Visitor } from '../visitor.js';
import type { Place } from '../world.js';

/** What a request is made about: a record's id, and of its neighbours what the path or body needs. */
export interface Target {
  readonly id: string;
  readonly ownerSeatId?: string;
  /** Where two are needed. */
  readonly otherId?: string;
}

/**
 * Which of the places somebody must have in reach: the record's own, any of the workspace (members, invitations),
 * the person's own records only (tokens), or none (what everybody has: a session, lists).
 */
export type Scope = 'place' | 'workspace' | 'person' | 'none';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** One action on one kind of record: how it is asked for, and what beside the route's word decides about it. */
export interface Action {
  /** Id of the operation in the OpenAPI document. */
  readonly operation: string;
  /** Where an operation stands several times: on what. */
  readonly on?: string;
  readonly scope: Scope;
  readonly method: Method;
  readonly path: (target: Target, place: Place) => string;
  readonly body?: (target: Target, place: Place) => object;
  readonly file?: { readonly name: string; readonly content: string };
  /** Status of success. */
  readonly ok: number;
  /** The record asked about; made anew after each success, because most actions can be done once. */
  readonly target?: (place: Place, by: Visitor) => Promise<Target>;
  /** The policy's word about somebody who has the record in reach and the permission; absent: yes. */
  readonly may?: (actor: Actor, place: Place, target: Target) => boolean;
  /** Status of the policy's no. */
  readonly no?: number;
}
