import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';

/** Somebody whom mails about a balance go to. */
export interface Reader {
  /** Of a contact, or of a person of the practice. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Who hears of a balance. */
@Injectable()
export class BalanceReadersRepository {
  /** The client's contacts who receive reports. */
  client(engagementId: string): Promise<Reader[]> {
    return query<Reader>(
      'balance-readers.client',
      `SELECT k.id, k.name, k.email, k.language, k.time_zone AS "timeZone" FROM contact k JOIN engagement e ON e.client_id = k.client_id
       WHERE k.workspace_id = $1 AND e.id = $2 AND k.receives_reports AND k.removed_at IS NULL ORDER BY k.id`,
      [actor().workspaceId, engagementId],
    );
  }

  /** Owners, and the assistants of the engagement. */
  practice(engagementId: string): Promise<Reader[]> {
    return query<Reader>(
      'balance-readers.practice',
      `SELECT p.id, p.name, p.email, p.language, p.time_zone AS "timeZone" FROM member m JOIN person p ON p.id = m.person_id
       WHERE m.workspace_id = $1 AND m.removed_at IS NULL AND (m.role = 'owner' OR EXISTS (
         SELECT FROM assignment a WHERE a.engagement_id = $2 AND a.member_id = m.id)) ORDER BY p.id`,
      [actor().workspaceId, engagementId],
    );
  }
}
