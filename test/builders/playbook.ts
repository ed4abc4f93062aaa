import type { Visitor } from '../support/visitor.js';
import { anEngagement } from './engagement.js';

export interface BuiltPlaybook {
  readonly id: string;
  readonly engagementId: string | null;
  readonly title: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface PlaybookFields {
  id?: string;
  engagementId?: string | null;
  title?: string;
  language?: string;
  markdown?: string;
  note?: string;
  serviceIds?: string[];
  shared?: boolean;
  fromTaskId?: string | null;
}

let made = 0;

/** A playbook of three steps, one for each who may do it; in an engagement of its own unless said. */
export async function aPlaybook(by: Visitor, fields: PlaybookFields = {}): Promise<BuiltPlaybook> {
  const engagementId = fields.engagementId === undefined ? (await anEngagement(by)).id : fields.engagementId;
  const body = {
    title: `Playbook ${++made}`,
    language: 'en',
    markdown: '1. Open\n2. Decide (client)\n3. Look back (together)',
    ...fields,
    engagementId,
  };
  return (await by.post('/playbooks', body).expect(201)).body as BuiltPlaybook;
}
