import { accept } from '../support/invited.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

export interface BuiltMember {
  /** Id of the member, as in `assistantIds`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The member's own browser, signed in. */
  readonly visitor: Visitor;
}

export interface MemberFields {
  name?: string;
  email?: string;
  role?: 'owner' | 'assistant';
  language?: string;
  timeZone?: string;
}

let made = 0;

/** Somebody who was invited to the owner's workspace and has accepted: an assistant unless said. */
export async function aMember(
  test: TestApp,
  owner: Visitor,
  fields: MemberFields = {},
): Promise<BuiltMember> {
  const number = ++made;
  const { language, timeZone, ...invited } = {
    name: `Bea Conti ${number}`,
    email: `member-${number}@example.com`,
    role: 'assistant',
    ...fields,
  };
  const invitation = await owner.post('/invitations', invited).expect(201);
  const visitor = await accept(test, (invitation.body as { id: string }).id, {
    ...(language && { language }),
    ...(timeZone && { timeZone }),
  });
  const { body } = await visitor.get('/session').expect(200);
  const { id } = (body as { seat: { id: string } }).seat;
  return { id, name: invited.name, email: invited.email, visitor };
}
