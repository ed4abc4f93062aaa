import type { Visitor } from '../support/visitor.js';
import { aClient } from './client.js';

export interface BuiltPreference {
  readonly id: string;
  readonly clientId: string;
  readonly kind: string;
  readonly stale: boolean;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface PreferenceFields {
  id?: string;
  clientId?: string;
  contactId?: string | null;
  kind?: string;
  value?: unknown;
  note?: string;
  source?: string;
  confirmedOn?: string;
}

let made = 0;

/** Something known of a client of its own, unless said: what they like. */
export async function aPreference(by: Visitor, fields: PreferenceFields = {}): Promise<BuiltPreference> {
  const clientId = fields.clientId ?? (await aClient(by)).id;
  const body = {
    kind: 'likes',
    value: `Aisle seats ${++made}`,
    source: 'said on the phone',
    ...fields,
    clientId,
  };
  const answer = await by.post('/preferences', body).expect(201);
  return answer.body as BuiltPreference;
}
