import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

/** Finds records of the workspace by the names that a file gives them. */
@Injectable()
export class ImportNamesRepository {
  /** The engagement of a client with a name, whatever its case; one that goes on before one that has ended. */
  async engagement({ workspaceId }: Actor, clientId: string, name: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'import-names.engagement',
      `SELECT id FROM engagement WHERE workspace_id = $1 AND client_id = $2 AND lower(name) = lower($3)
       ORDER BY ended_on IS NOT NULL, created_at, id LIMIT 1`,
      [workspaceId, clientId, name],
    );
    return row?.id ?? null;
  }

  /** The task of an engagement with a title; the oldest of several. */
  async task({ workspaceId }: Actor, engagementId: string, title: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'import-names.task',
      'SELECT id FROM task WHERE workspace_id = $1 AND engagement_id = $2 AND title = $3 ORDER BY created_at, id LIMIT 1',
      [workspaceId, engagementId, title],
    );
    return row?.id ?? null;
  }
}
