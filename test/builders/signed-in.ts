import { randomUUID } from 'node:crypto';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aContact } from './contact.js';

export interface SignedIn {
  readonly visitor: Visitor;
  readonly name: string;
  /** Id of the member, or of the contact. */
  readonly id: string;
}

let made = 0;

/** An assistant of the owner's workspace, at work on some engagements; the way by mail is tested elsewhere. */
export async function signedInAssistant(
  test: TestApp,
  owner: Visitor,
  engagementIds: readonly string[] = [],
): Promise<SignedIn> {
  const { body } = await owner.get('/session').expect(200);
  const [seatId, name] = [randomUUID(), `Bea Conti ${++made}`];
  await setScope(test, owner);
  const { personId, email } = await aPerson(test, name);
  await test.sql(
    `INSERT INTO member (id, workspace_id, person_id, name, email, role, created_at) VALUES ($1, $2, $3, $4, $5, 'assistant', now())`,
    [seatId, body.seat.workspace.id, personId, name, email],
  );
  await test.sql(
    'INSERT INTO assignment (workspace_id, engagement_id, member_id) SELECT $1, unnest($2::uuid[]), $3',
    [body.seat.workspace.id, engagementIds, seatId],
  );
  return { visitor: await test.visitor().signIn(email), name, id: seatId };
}

/** A contact of a client who uses the portal. */
export async function signedInContact(test: TestApp, owner: Visitor, clientId: string): Promise<SignedIn> {
  const { id: seatId, name } = await aContact(owner, { clientId });
  await setScope(test, owner);
  const { personId, email } = await aPerson(test, name);
  await test.sql('UPDATE contact SET person_id = $1 WHERE id = $2', [personId, seatId]);
  return { visitor: await test.visitor().signIn(email), name, id: seatId };
}

/** With the password of everybody in the tests. */
async function aPerson(test: TestApp, name: string): Promise<{ personId: string; email: string }> {
  const personId = randomUUID();
  const email = `${personId}@example.com`;
  await test.sql(
    `INSERT INTO person (id, email, name, language, time_zone, password_hash, created_at)
     SELECT $1, $2, $3, 'en', 'Europe/Rome', password_hash, now() FROM person WHERE password_hash IS NOT NULL LIMIT 1`,
    [personId, email, name],
  );
  return { personId, email };
}

async function setScope(test: TestApp, owner: Visitor): Promise<void> {
  const { body } = await owner.get('/session').expect(200);
  await test.sql("SELECT set_config('app.workspace', $1, false)", [body.seat.workspace.id]);
}
