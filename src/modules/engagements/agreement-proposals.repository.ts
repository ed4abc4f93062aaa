import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor, type Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { LinkedContact } from '../clients/contact-links.service.js';

/** Somebody at the client to whom terms may be sent. */
export interface AskedContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Terms that were sent to one contact. */
export interface ProposalRow {
  readonly id: string;
  readonly agreementId: string;
  readonly engagementId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly sha256: string;
  readonly note: string;
  readonly sentAt: Date;
  readonly sentByName: string;
}

/** A proposal with its reader, as far as opening its link needs. */
export interface ProposalReader extends LinkedContact {
  readonly agreementId: string;
  readonly note: string;
  readonly sentAt: Date;
  readonly sentByName: string;
  readonly contactRemoved: boolean;
}

const SELECT = `
  SELECT p.id, p.agreement_id AS "agreementId", p.engagement_id AS "engagementId", p.contact_id AS "contactId",
    k.name AS "contactName", p.sha256, p.note, p.sent_at AS "sentAt", p.sent_by_name AS "sentByName"
  FROM agreement_proposal p JOIN contact k ON k.id = p.contact_id
  WHERE p.workspace_id = $1 AND ($2::boolean OR p.engagement_id = ANY ($3::uuid[]))
    AND ($4::boolean OR p.contact_id = $5)`;

/** The only place that reads and writes to whom terms were sent. */
@Injectable()
export class AgreementProposalsRepository {
  /** Of these contacts of a client those who are there; null: all who receive reports. */
  contacts(by: Actor, clientId: string, ids: readonly string[] | null): Promise<AskedContact[]> {
    return query<AskedContact>(
      'agreement-proposals.contacts',
      `SELECT k.id, k.name, k.email, k.language, k.time_zone AS "timeZone" FROM contact k
       WHERE k.workspace_id = $1 AND ($2::boolean OR k.client_id = ANY ($3::uuid[])) AND k.client_id = $4
         AND k.removed_at IS NULL AND CASE WHEN $5::uuid[] IS NULL THEN k.receives_reports ELSE k.id = ANY ($5) END
       ORDER BY k.id`,
      [by.workspaceId, seesAll(by), by.clientIds, clientId, ids],
    );
  }

  async add(
    by: Actor,
    clientId: string,
    proposal: Omit<ProposalRow, 'contactName' | 'sentAt'> & { readonly at: Temporal.Instant },
  ): Promise<void> {
    const { id, engagementId, agreementId, contactId, sha256, note, at, sentByName } = proposal;
    await query(
      'agreement-proposals.add',
      `INSERT INTO agreement_proposal (id, workspace_id, engagement_id, client_id, agreement_id, contact_id, sha256, note,
         sent_at, sent_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, by.workspaceId, engagementId, clientId, agreementId, contactId, sha256, note],
        ...[at.toString(), sentByName],
      ],
    );
  }

  /** Newest first; a contact reads those to themself. */
  list(by: Actor, agreementId: string): Promise<ProposalRow[]> {
    return query<ProposalRow>(
      'agreement-proposals.list',
      `${SELECT} AND p.agreement_id = $6 ORDER BY p.sent_at DESC, p.id DESC LIMIT 200`,
      [...scope(by), agreementId],
    );
  }

  /** For its mail; null when the agreement was withdrawn meanwhile, or its reader wants no such mails. */
  async mailed(by: Actor, id: string): Promise<ProposalRow | null> {
    const [row] = await query<ProposalRow>(
      'agreement-proposals.mailed',
      `${SELECT} AND p.id = $6 AND wants_mail(p.contact_id, 'agreement.proposed')`,
      [...scope(by), id],
    );
    return row ?? null;
  }

  /** By the id that a signed link carries. */
  async opened(id: string): Promise<ProposalReader | null> {
    const [row] = await query<ProposalReader>(
      'agreement-proposals.opened',
      `SELECT p.workspace_id AS "workspaceId", w.name AS "workspaceName", p.agreement_id AS "agreementId",
         p.engagement_id AS "engagementId", p.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName",
         k.language, k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved", p.note,
         p.sent_at AS "sentAt", p.sent_by_name AS "sentByName"
       FROM agreement_proposal p JOIN contact k ON k.id = p.contact_id JOIN workspace w ON w.id = p.workspace_id
       WHERE p.workspace_id = $1 AND p.id = $2`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}

function scope(by: Actor): [string, boolean, readonly string[], boolean, string | null] {
  return [by.workspaceId, seesAll(by), by.engagementIds, seesAll(by) || isMember(by), by.seatId];
}
