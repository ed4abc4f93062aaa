import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aPortalContact } from './contact.js';
import { anEngagement, type BuiltEngagement, type EngagementFields } from './engagement.js';
import { aMember, type BuiltMember } from './member.js';

export type PortalContact = Awaited<ReturnType<typeof aPortalContact>>;

/** A small practice with one client: its owner, an assistant, the engagement that she works on, and a contact. */
export interface BuiltPractice {
  readonly anna: Visitor;
  readonly bea: BuiltMember;
  readonly office: BuiltEngagement;
  readonly giulia: PortalContact;
}

/** Everybody whom work on a task concerns, with a browser each. @param fields of the engagement */
export async function aPractice(test: TestApp, fields: EngagementFields = {}): Promise<BuiltPractice> {
  const anna = await test.visitor().signUp();
  const bea = await aMember(test, anna);
  const office = await anEngagement(anna, { ...fields, assistantIds: [bea.id] });
  const giulia = await aPortalContact(test, anna, { clientId: office.clientId });
  return { anna, bea, office, giulia };
}
