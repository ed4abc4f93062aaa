import { Injectable } from '@nestjs/common';
import { isMember, type Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

/** What an export needs beside the entries. */
@Injectable()
export class ExportRepository {
  /** The addresses of members by id, for members; a contact knows them by name. */
  async addresses(actor: Actor): Promise<ReadonlyMap<string, string>> {
    if (!isMember(actor)) return new Map();
    const rows = await query<{ id: string; email: string }>(
      'export.addresses',
      'SELECT id, email FROM member WHERE workspace_id = $1 AND email IS NOT NULL',
      [actor.workspaceId],
    );
    return new Map(rows.map(({ id, email }) => [id, email]));
  }
}
