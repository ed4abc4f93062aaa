import { Injectable } from '@nestjs/common';
import { utc } from '../../../platform/database/listing.js';
import { actor, manager, query } from '../../../platform/database/transaction.js';
import { DeliveryEntity, type DeliveryState } from './delivery.entity.js';

export type DeliveryEventState = DeliveryState | 'delayed' | 'delivered' | 'complained' | 'opened';

export interface DeliveryEventRow {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly state: DeliveryEventState;
  readonly email: string;
  readonly answer: string;
}

export interface DeliveryCopyRow {
  readonly sha256: string;
  readonly at: string;
  readonly email: string;
  readonly size: number;
}

/** Who a report is from and about, for a notice of it. */
export interface DeliveredReport {
  readonly clientName: string;
  readonly from: string;
  readonly to: string;
}

const LONGEST_ANSWER = 500;
/** Every mail that was ever to carry a delivery says so among its props. */
const CARRIERS = `SELECT m.id FROM mail m WHERE m.workspace_id = $1 AND m.kind LIKE 'report.%' AND m.props ->> 'deliveryId' = $2::uuid::text`;

/** What became of deliveries: their history, and the mails as they left. */
@Injectable()
export class ReportDeliveryRepository {
  /** With its row locked: what is told of it at once is written one after another. */
  locked(id: string): Promise<DeliveryEntity | null> {
    return manager().findOne(DeliveryEntity, {
      where: { id, workspaceId: actor().workspaceId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async addEvent(
    id: string,
    { id: deliveryId, engagementId, email }: Pick<DeliveryEntity, 'id' | 'engagementId' | 'email'>,
    state: DeliveryEventState,
    answer: string,
    at: Temporal.Instant,
  ): Promise<void> {
    await query(
      'deliveries.add-event',
      `INSERT INTO delivery_event (id, workspace_id, engagement_id, delivery_id, at, state, email, answer)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        actor().workspaceId,
        engagementId,
        deliveryId,
        at.toString(),
        state,
        email,
        answer.slice(0, LONGEST_ANSWER),
      ],
    );
  }

  events(deliveryId: string): Promise<DeliveryEventRow[]> {
    return query<DeliveryEventRow>(
      'deliveries.events',
      `SELECT ${utc('v.at')} AS at, v.state, v.email, v.answer FROM delivery_event v
       WHERE v.workspace_id = $1 AND v.delivery_id = $2 ORDER BY v.at, v.id`,
      [actor().workspaceId, deliveryId],
    );
  }

  /** The newest mail that was to carry it; null where none was brought along by a restored workspace. */
  async carrier(deliveryId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'deliveries.carrier',
      `${CARRIERS} ORDER BY m.created_at DESC, m.id DESC LIMIT 1`,
      [actor().workspaceId, deliveryId],
    );
    return row?.id ?? null;
  }

  /** Oldest first. */
  copies(deliveryId: string): Promise<DeliveryCopyRow[]> {
    return query<DeliveryCopyRow>(
      'deliveries.copies',
      `SELECT c.sha256, ${utc('c.at')} AS at, c.recipient AS email, length(c.bytes) AS size FROM mail_copy c
       WHERE c.workspace_id = $1 AND c.mail_id IN (${CARRIERS}) ORDER BY c.at, c.sha256`,
      [actor().workspaceId, deliveryId],
    );
  }

  /** A mail byte for byte. @param sha256 null: the newest */
  async copy(deliveryId: string, sha256: string | null): Promise<Buffer | null> {
    const [row] = await query<{ bytes: Buffer }>(
      'deliveries.copy',
      `SELECT c.bytes FROM mail_copy c WHERE c.workspace_id = $1 AND c.mail_id IN (${CARRIERS})
         AND ($3::text IS NULL OR c.sha256 = $3) ORDER BY c.at DESC, c.sha256 LIMIT 1`,
      [actor().workspaceId, deliveryId, sha256],
    );
    return row?.bytes ?? null;
  }

  async report(reportId: string): Promise<DeliveredReport | null> {
    const [row] = await query<DeliveredReport>(
      'deliveries.report',
      `SELECT c.name AS "clientName", r.period_from::text AS "from", r.period_to::text AS "to" FROM report r
         JOIN engagement e ON e.id = r.engagement_id AND e.workspace_id = r.workspace_id
         JOIN client c ON c.id = e.client_id AND c.workspace_id = e.workspace_id
       WHERE r.workspace_id = $1 AND r.id = $2`,
      [actor().workspaceId, reportId],
    );
    return row ?? null;
  }

  /** Whether the workspace notes that readers open their page. */
  async notesOpening(): Promise<boolean> {
    const [row] = await query<{ notes: boolean }>(
      'deliveries.notes-opening',
      'SELECT notes_opening AS notes FROM workspace WHERE id = $1',
      [actor().workspaceId],
    );
    return row?.notes ?? false;
  }

  /** @returns false when it had been opened before */
  async open(id: string, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'deliveries.open',
      'UPDATE delivery SET opened_at = $3 WHERE workspace_id = $1 AND id = $2 AND opened_at IS NULL RETURNING id',
      [actor().workspaceId, id, at.toString()],
    );
    return rows.length > 0;
  }
}
