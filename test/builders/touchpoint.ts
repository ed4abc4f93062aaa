import type { Visitor } from '../support/visitor.js';
import { aClient } from './client.js';

export interface BuiltTouchpoint {
  readonly id: string;
  readonly clientId: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

let made = 0;

/** A courtesy of one's own, for a client of its own unless said. */
export async function aTouchpoint(
  by: Visitor,
  fields: { clientId?: string; reason?: string; suggestion?: string } = {},
): Promise<BuiltTouchpoint> {
  const clientId = fields.clientId ?? (await aClient(by)).id;
  const body = { kind: 'other', reason: `New office ${++made}`, ...fields, clientId };
  const answer = await by.post('/touchpoints', body).expect(201);
  return answer.body as BuiltTouchpoint;
}

export interface BuiltReferral {
  readonly id: string;
  readonly clientId: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** That a client, of its own unless said, has recommended us. */
export async function aReferral(
  by: Visitor,
  fields: {
    clientId?: string;
    referredClientId?: string | null;
    name?: string;
    on?: string;
    note?: string;
  } = {},
): Promise<BuiltReferral> {
  const clientId = fields.clientId ?? (await aClient(by)).id;
  const body = { name: `Brightwater ${++made}`, on: '2026-11-10', ...fields, clientId };
  const answer = await by.post('/referrals', body).expect(201);
  return answer.body as BuiltReferral;
}
