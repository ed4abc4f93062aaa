import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../database/transaction.js';
import { Jobs } from './jobs.js';

/** `workspace_id`, and what is due in it: ids, as columns of their names. */
type DueRow = Readonly<Record<string, string>> & { readonly workspace_id: string };

/**
 * Work whose time stands in its rows, and not in the queue: after a downtime or a moved clock nothing is lost, and
 * several workers do nothing twice. A job of the clock asks every so often what is due, in all workspaces.
 */
@Injectable()
export class DueWork {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a job into the queue for each row; one that waits there already is not doubled. Its payload is the row, as
   * `workspaceId`, `taskId`.
   * @param due asks, before a workspace is known, a function that belongs to `affianco_lookup`
   * @param values of the question; the present moment unless said
   */
  async enqueue(
    task: string,
    due: string,
    values: readonly unknown[] = [this.clock.now().toString()],
  ): Promise<void> {
    const rows = await this.source.query<DueRow[]>(due, [...values]);
    for (const [workspaceId, own] of Map.groupBy(rows, (row) => row.workspace_id)) {
      await this.transactions.as(systemActor(workspaceId), async () => {
        for (const row of own)
          await this.jobs.enqueue(task, payloadOf(row), { key: `${task}:${nameOf(row)}` });
      });
    }
  }

  /**
   * What was missed, each moment in a transaction of its own, the oldest first.
   * @param next does the next one that is due; gives false when there is none
   */
  async catchUp(workspaceId: string, next: () => Promise<boolean>): Promise<void> {
    let more = true;
    while (more) more = await this.transactions.as(systemActor(workspaceId), next);
  }
}

function payloadOf(row: DueRow): Record<string, string> {
  const named = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(row).map(([column, id]) => [named(column), id]));
}

/** What a row is about: the thing that is due, or else the workspace itself. */
function nameOf(row: DueRow): string {
  return Object.values(row).at(-1) ?? row.workspace_id;
}
