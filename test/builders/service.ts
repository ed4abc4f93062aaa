import type { Visitor } from '../support/visitor.js';
import { anEngagement } from './engagement.js';

export interface BuiltService {
  readonly id: string;
  readonly engagementId: string;
  readonly name: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

let made = 0;

/** A service with a name of its own, in an engagement of its own unless said. */
export async function aService(
  owner: Visitor,
  fields: { id?: string; engagementId?: string; name?: string; turnaroundMinutes?: number | null } = {},
): Promise<BuiltService> {
  const engagementId = fields.engagementId ?? (await anEngagement(owner)).id;
  const body = { name: `Service ${++made}`, ...fields, engagementId };
  const answer = await owner.post('/services', body).expect(201);
  return answer.body as BuiltService;
}
