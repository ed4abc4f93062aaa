import type { Visitor } from '../support/visitor.js';

export interface BuiltQuestion {
  readonly id: string;
  readonly taskId: string;
  readonly engagementId: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

export interface QuestionFields {
  id?: string;
  text?: string;
  choices?: string[];
  dueAt?: string | null;
  contactId?: string | null;
}

/** A question to the client of a task that is taken on. */
export async function aQuestion(
  by: Visitor,
  task: { readonly id: string },
  fields: QuestionFields = {},
): Promise<BuiltQuestion> {
  const answer = await by
    .post(`/tasks/${task.id}/questions`, { text: 'Window or aisle?', ...fields })
    .expect(201);
  return answer.body as BuiltQuestion;
}
