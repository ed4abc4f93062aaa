import type { Visitor } from '../support/visitor.js';

export interface BuiltClient {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

let made = 0;

/** A client of the owner's workspace, with a name of its own. */
export async function aClient(
  owner: Visitor,
  fields: { id?: string; name?: string } = {},
): Promise<BuiltClient> {
  const answer = await owner.post('/clients', { name: `Client ${++made}`, ...fields }).expect(201);
  return answer.body as BuiltClient;
}
