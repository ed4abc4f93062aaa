import type { Visitor } from '../support/visitor.js';
import { aTask } from './task.js';

export interface BuiltComment {
  readonly id: string;
  readonly taskId: string;
  readonly body: string;
  readonly visibility: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface CommentFields {
  id?: string;
  taskId?: string;
  body?: string;
  visibility?: 'internal' | 'client';
  mentions?: string[];
  uploadIds?: string[];
}

let made = 0;

/** A comment by whoever builds it, on a task of its own unless said. */
export async function aComment(by: Visitor, fields: CommentFields = {}): Promise<BuiltComment> {
  const taskId = fields.taskId ?? (await aTask(by)).id;
  const answer = await by.post('/comments', { body: `Remark ${++made}`, ...fields, taskId }).expect(201);
  return answer.body as BuiltComment;
}
