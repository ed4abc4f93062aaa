import type { Visitor } from '../support/visitor.js';
import { aTask } from './task.js';

/** A block of time as the API gives it, as far as tests look at it. */
export interface BuiltBlock {
  readonly id: string;
  readonly taskId: string;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly overlaps: string[];
  readonly version: number;
  readonly can: Record<'edit' | 'remove' | 'restore', boolean>;
  readonly [field: string]: unknown;
}

export interface BlockFields {
  id?: string;
  taskId?: string;
  startsAt?: string;
  endsAt?: string;
  note?: string;
  memberId?: string;
}

/** Tuesday morning from ten to eleven in Rome, for a task of its own, unless said. */
export async function aTimeBlock(by: Visitor, fields: BlockFields = {}): Promise<BuiltBlock> {
  const taskId = fields.taskId ?? (await aTask(by)).id;
  const times = { startsAt: '2026-11-17T09:00:00Z', endsAt: '2026-11-17T10:00:00Z' };
  const { body } = await by.post('/time-blocks', { ...times, ...fields, taskId }).expect(201);
  return body as BuiltBlock;
}
