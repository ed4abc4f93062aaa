import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aPortalContact } from './contact.js';

/** A contact of a client who uses the portal. */
export function signedInContact(
  test: TestApp,
  owner: Visitor,
  clientId: string,
): ReturnType<typeof aPortalContact> {
  return aPortalContact(test, owner, { clientId });
}
