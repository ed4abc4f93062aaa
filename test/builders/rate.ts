import type { Visitor } from '../support/visitor.js';

export interface BuiltRate {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface RateFields {
  id?: string;
  scope: 'workspace' | 'client' | 'assistant' | 'service';
  clientId?: string;
  engagementId?: string;
  memberId?: string;
  serviceId?: string;
  rate?: { amount: string; currency: string };
  validFrom?: string;
}

let made = 0;

/** A day on which no other rate begins. */
export function aRateDay(): string {
  return Temporal.PlainDate.from('2026-01-01')
    .add({ days: (made += 1) })
    .toString();
}

/** A rate of 40.00 € an hour, from a day of its own unless said. */
export async function aRate(owner: Visitor, fields: RateFields): Promise<BuiltRate> {
  const rate = { amount: '40.00', currency: 'EUR' };
  const answer = await owner.post('/rates', { rate, validFrom: aRateDay(), ...fields }).expect(201);
  return answer.body as BuiltRate;
}
