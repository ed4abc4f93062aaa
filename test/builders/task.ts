import type { Visitor } from '../support/visitor.js';
import { anEngagement } from './engagement.js';

export interface BuiltTask {
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly status: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface TaskFields {
  id?: string;
  engagementId?: string;
  title?: string;
  brief?: string;
  purpose?: string;
  inputs?: string;
  acceptanceCriteria?: string;
  dueOn?: string | null;
  dueTime?: string | null;
  priority?: 'low' | 'normal' | 'high' | 'urgent';
  language?: 'en' | 'it' | 'de' | 'es' | null;
  playbookId?: string;
  checklist?: { text: string; by?: 'assistant' | 'client' | 'together' }[];
  serviceId?: string | null;
  assigneeId?: string | null;
  estimateMinutes?: number | null;
}

let made = 0;

/** A task delegated by whoever builds it, in an engagement of its own unless said. */
export async function aTask(by: Visitor, fields: TaskFields = {}): Promise<BuiltTask> {
  const engagementId = fields.engagementId ?? (await anEngagement(by)).id;
  const answer = await by
    .post('/tasks', { title: `Book a train ${++made}`, ...fields, engagementId })
    .expect(201);
  return answer.body as BuiltTask;
}

/** Moves a task through several statuses, with a note wherever one may be needed. */
export async function moved(by: Visitor, task: { id: string }, ...path: string[]): Promise<BuiltTask> {
  let last: BuiltTask | undefined;
  for (const to of path) {
    const answer = await by.post(`/tasks/${task.id}/transitions`, { to, note: 'As we said.' }).expect(200);
    last = answer.body as BuiltTask;
  }
  if (!last) throw new Error('a path has at least one step');
  return last;
}
