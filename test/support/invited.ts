import { SignedLinks } from '../../src/platform/access/signed-link.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

/** The secret of the link in an invitation's mail, without waiting for the mail. */
export async function invitationToken(test: TestApp, invitationId: string): Promise<string> {
  const [row] = await test.sql<{ workspace: string; generation: number }>(
    'SELECT workspace_id AS workspace, generation FROM invitation WHERE id = $1',
    [invitationId],
  );
  if (!row) throw new Error(`there is no invitation ${invitationId}`);
  return test.app.get(SignedLinks).sign('invitation', invitationId, row.generation, row.workspace);
}

/** Accepts an invitation in a browser of its own and is signed in there. */
export async function accept(
  test: TestApp,
  invitationId: string,
  fields: { name?: string; language?: string; timeZone?: string } = {},
): Promise<Visitor> {
  const visitor = test.visitor();
  const token = await invitationToken(test, invitationId);
  const body = { password: 'correct-horse-battery', ...fields };
  const answer = await visitor.post(`/invitation-links/${token}/accept`, body).expect(201);
  return visitor.useCsrf((answer.body as { csrfToken: string }).csrfToken);
}
