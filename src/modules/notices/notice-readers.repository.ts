import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';

/** Somebody whom mails of notices go to. */
export interface NoticeReaderRow {
  readonly role: 'owner' | 'assistant' | 'contact';
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Who sits in a seat; asked as the product itself. */
@Injectable()
export class NoticeReadersRepository {
  /** Null for somebody who was removed. */
  async one(seatId: string): Promise<NoticeReaderRow | null> {
    const [row] = await query<NoticeReaderRow>(
      'notice-readers.one',
      `SELECT m.role, p.name, p.email, p.language, p.time_zone AS "timeZone" FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.workspace_id = $1 AND m.id = $2 AND m.removed_at IS NULL
       UNION ALL
       SELECT 'contact', k.name, k.email, k.language, k.time_zone FROM contact k
         WHERE k.workspace_id = $1 AND k.id = $2 AND k.removed_at IS NULL`,
      [actor().workspaceId, seatId],
    );
    return row ?? null;
  }
}
