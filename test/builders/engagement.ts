import type { Visitor } from '../support/visitor.js';
import { aClient } from './client.js';

export interface BuiltEngagement {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface EngagementFields {
  id?: string;
  clientId?: string;
  name?: string;
  timeZone?: string;
  currency?: string;
  weekStartsOn?: number;
  startsOn?: string;
  rate?: { amount: string; currency: string } | null;
  allowanceMinutes?: number | null;
  showAmounts?: boolean;
  assistantIds?: string[];
  workingWindows?: { weekdays: number[]; from: string; to: string }[];
  holidays?: string | null;
  noticeMinutes?: number | null;
  retentionMonths?: number | null;
  period?: 'week' | 'month';
  anchorDay?: number;
  allowancePrice?: { amount: string; currency: string } | null;
  rollover?: { periods: number; capMinutes: number | null };
  consumes?: 'oldest_first' | 'base_first';
  overage?: {
    mode: 'stop' | 'ask' | 'allow';
    limitMinutes: number | null;
    rate: { amount: string; currency: string } | null;
  };
  rounding?: { minutes: number; direction: string; scope: string; minimumMinutes: number } | null;
  splitAtMidnight?: boolean;
  discountBasisPoints?: number;
  surcharges?: object[];
  scope?: string;
  languages?: string[];
  clauses?: { id?: string; kind: string; terms: object }[];
  acceptedAfterDays?: number | null;
  noShow?: {
    charge: 'nothing' | 'booked_time' | 'minutes';
    minutes: number | null;
    lateCancellations: boolean;
  };
}

/** An engagement in Rome, in euros, with weeks from Monday, running since January; its client is made unless said. */
export async function anEngagement(owner: Visitor, fields: EngagementFields = {}): Promise<BuiltEngagement> {
  const clientId = fields.clientId ?? (await aClient(owner)).id;
  const body = {
    name: 'Office',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    weekStartsOn: 1,
    startsOn: '2026-01-01',
    ...fields,
    clientId,
  };
  const answer = await owner.post('/engagements', body).expect(201);
  return answer.body as BuiltEngagement;
}
