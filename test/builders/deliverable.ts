import type { Visitor } from '../support/visitor.js';
import { anEngagement } from './engagement.js';

export interface BuiltDeliverable {
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly version: number;
  readonly latest: { readonly number: number; readonly sha256: string; readonly fileName: string };
  readonly [field: string]: unknown;
}

export interface DeliverableFields {
  id?: string;
  engagementId?: string;
  taskId?: string;
  title?: string;
  note?: string;
  folder?: string;
  tags?: string;
  keepUntil?: string;
  /** `false` leaves it a draft. */
  show?: 'true' | 'false';
}

/** A note of a few words, handed over and shown to the client, in an engagement of its own unless said. */
export async function aDeliverable(
  by: Visitor,
  fields: DeliverableFields = {},
  file = { name: 'notes.txt', content: 'What was said' },
): Promise<BuiltDeliverable> {
  const engagementId = fields.engagementId ?? (await anEngagement(by)).id;
  const answer = await by
    .upload('/deliverables', { show: 'true', ...fields, engagementId }, file)
    .expect(201);
  return answer.body as BuiltDeliverable;
}
