import type { Actor } from '../../../src/kernel/actor.js';
import { mayKeep } from '../../../src/modules/time-entries/time-entry.policy.js';
import { aContact } from '../../builders/contact.js';
import type { Place } from '../world.js';
import type { Target } from './action.js';

/** For names and addresses that have to differ. */
let made = 0;
export const next = () => ++made;
export const idOf = async (answer: Promise<{ body: { id: string } }>): Promise<Target> => ({
  id: (await answer).body.id,
});
/** One of the records that every place has from the beginning. */
export const there = (key: keyof Place) => (place: Place) => Promise.resolve({ id: place[key] as string });
/** The path of a record, and what of it. */
export const at = (prefix: string, suffix = '') => ({
  path: ({ id }: Target) => `${prefix}/${id}${suffix}`,
});

export const engagement = { scope: 'place', target: there('engagementId') } as const;
export const existingClient = { scope: 'place', target: there('clientId') } as const;

export const newContact = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aContact(keeper, { clientId, name: `K ${next()}` }),
} as const;

/** What is known of a client does not exist for its contacts. */
export const members = { may: (actor: Actor) => actor.role !== 'contact', no: 404 } as const;
export const mayKeepTarget = (actor: Actor, _: Place, { ownerSeatId = '' }: Target) =>
  mayKeep(actor, ownerSeatId);
