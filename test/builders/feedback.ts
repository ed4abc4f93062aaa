import { FeedbackJobs } from '../../src/modules/feedback/feedback.jobs.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aTask, moved, type BuiltTask } from './task.js';

export interface BuiltFeedback {
  readonly id: string;
  readonly taskId: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** A task that a member has delivered and a contact accepts. */
export async function anAcceptedTask(
  owner: Visitor,
  contact: Visitor,
  engagementId: string,
  fields: { title?: string; assigneeId?: string } = {},
): Promise<BuiltTask> {
  const task = await aTask(owner, { engagementId, ...fields });
  await moved(owner, task, 'in_progress', 'delivered');
  return moved(contact, task, 'done');
}

/** Asks the client now, as the product's clock does. */
export async function askFor(test: TestApp, clientId: string): Promise<void> {
  const [row] = await test.sql<{ workspace_id: string }>('SELECT workspace_id FROM client WHERE id = $1', [
    clientId,
  ]);
  if (!row) throw new Error(`there is no client ${clientId}`);
  await test.app.get(FeedbackJobs).ask(row.workspace_id, clientId);
}
