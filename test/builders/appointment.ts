import type { Visitor } from '../support/visitor.js';

export interface BuiltAppointment {
  readonly id: string;
  readonly engagementId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** A session on Thursday at three in Rome, for an hour, unless said; its guests get no mail about it. */
export async function anAppointment(
  member: Visitor,
  fields: {
    engagementId: string;
    contactIds: string[];
    title?: string;
    startsAt?: string;
    endsAt?: string;
    memberId?: string;
    tell?: boolean;
  },
): Promise<BuiltAppointment> {
  const body = {
    title: 'Plan for December',
    startsAt: '2026-11-19T14:00:00Z',
    endsAt: '2026-11-19T15:00:00Z',
    tell: false,
    ...fields,
  };
  const answer = await member.post('/appointments', body).expect(201);
  return answer.body as BuiltAppointment;
}
