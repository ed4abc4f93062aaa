import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { AgreementAnswer, AgreementDecision } from './agreement-answer.dto.js';

/** An answer on its way into the database. */
export interface NewAnswer {
  readonly id: string;
  readonly agreementId: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly decision: AgreementDecision;
  readonly reason: string;
  /** Canonical JSON of the terms that were shown, and its SHA-256. */
  readonly text: string;
  readonly sha256: string;
  readonly at: Temporal.Instant;
}

/** An answer with the terms it was given to. */
export type KeptAnswer = AgreementAnswer & { readonly terms: string };

/** The only place that writes what clients say to agreements; nothing of it is ever changed. */
@Injectable()
export class AgreementAnswersRepository {
  async add(by: Actor, answer: NewAnswer): Promise<void> {
    const { id, engagementId, clientId, agreementId, contactId, contactName } = answer;
    const { decision, reason, text, sha256, at } = answer;
    await query(
      'agreement-answers.add',
      `INSERT INTO agreement_answer (id, workspace_id, engagement_id, client_id, agreement_id, contact_id, contact_name,
         decision, reason, terms, sha256, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, by.workspaceId, engagementId, clientId, agreementId, contactId, contactName],
        ...[decision, reason, text, sha256, at.toString()],
      ],
    );
  }

  /** Everything that was said to one agreement, newest first. */
  list(by: Actor, agreementId: string): Promise<KeptAnswer[]> {
    return query<KeptAnswer>(
      'agreement-answers.list',
      `SELECT decision, reason, contact_name AS "byName", terms, sha256,
         to_char(answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
       FROM agreement_answer
       WHERE workspace_id = $1 AND ($2::boolean OR engagement_id = ANY ($3::uuid[])) AND agreement_id = $4
       ORDER BY answered_at DESC, id DESC LIMIT 200`,
      [by.workspaceId, seesAll(by), by.engagementIds, agreementId],
    );
  }
}
