import { googleScopes } from '../google/google-scopes.js';

/**
 * What somebody lets us do with their account, each with a consent of its own: make a calendar of our own and see
 * nothing else; see when they are busy; or see what it is about, too.
 */
export const wishes = ['own', 'busy', 'read'] as const;
export type Wish = (typeof wishes)[number];

/** What Google is asked for; each is agreed to or not, one by one (granular consent, F26). */
export const scopesOf: Readonly<Record<Wish, readonly string[]>> = {
  own: [googleScopes.own],
  busy: [googleScopes.busy, googleScopes.list],
  read: [googleScopes.events, googleScopes.list],
};

/** Whether everything was agreed to that a wish needs; who may see events sees when they are, too. */
export function isGranted(wish: Wish, scopes: readonly string[]): boolean {
  const whole = scopesOf[wish].every((scope) => scopes.includes(scope));
  return whole || (wish === 'busy' && isGranted('read', scopes));
}

/** What was agreed to. */
export function grantedIn(scopes: readonly string[]): Wish[] {
  return wishes.filter((wish) => isGranted(wish, scopes));
}

/** What was agreed to before and is asked for again: after a revocation Google remembers nothing of it. */
export function askedAgain(scopes: readonly string[]): string[] {
  const ours = wishes.flatMap((wish) => scopesOf[wish]);
  return scopes.filter((scope) => ours.includes(scope));
}

/** A permission by the last word of its scope. */
export function shortScope(scope: string): string {
  return scope.split('/').at(-1) ?? scope;
}

/** What of a wish was not agreed to, by the last word of each scope: `calendar.events.readonly`. */
export function missingFor(wish: Wish, scopes: readonly string[]): string[] {
  if (isGranted(wish, scopes)) return [];
  return scopesOf[wish].filter((scope) => !scopes.includes(scope)).map(shortScope);
}
