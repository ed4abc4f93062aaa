import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { AppointmentState } from './appointment.rules.js';
import type { Told } from './appointment-told.rules.js';

/** The only place that reads and writes what guests were told. No contact sees it. */
@Injectable()
export class AppointmentToldRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Whoever tells somebody of the same appointment in this moment waits: two never say the same, or contrary things. */
  async lineUp(appointmentId: string): Promise<void> {
    await query(
      'appointment-told.line-up',
      `SELECT pg_advisory_xact_lock(hashtextextended('appointment-told' || $1 || $2, 0))`,
      [actor().workspaceId, appointmentId],
    );
  }

  /** What each of its guests knows, those of before among them. @param but a mail that is about to be written again */
  async last(appointmentId: string, but: string | null = null): Promise<ReadonlyMap<string, Told>> {
    const rows = await query<Told>(
      'appointment-told.last',
      `SELECT DISTINCT ON (t.contact_id) t.contact_id AS "contactId", t.link_id AS "linkId", t.state, t.title, t.note,
         t.place_kind AS "placeKind", t.place, t.starts_at AS "startsAt", t.ends_at AS "endsAt"
       FROM appointment_told t WHERE t.workspace_id = $1 AND t.appointment_id = $2 AND t.id IS DISTINCT FROM $3
       ORDER BY t.contact_id, t.sequence DESC, t.at DESC, t.id DESC`,
      [actor().workspaceId, appointmentId, but],
    );
    return new Map(rows.map((row) => [row.contactId, row]));
  }

  /**
   * By a mail that is about to be sent: how it stands now.
   * @param known what they were told before, where they take no part any more
   */
  async tellBy(mailId: string, row: AppointmentRow, contactId: string, known: Told | null): Promise<void> {
    const facts = known ?? row;
    await query(
      'appointment-told.tell-by',
      `INSERT INTO appointment_told (id, workspace_id, engagement_id, appointment_id, contact_id, link_id, sequence,
         state, title, note, place_kind, place, starts_at, ends_at, at)
       SELECT $1, $2, $3, $4, $5, coalesce((SELECT g.id FROM appointment_guest g
           WHERE g.workspace_id = $2 AND g.appointment_id = $4 AND g.contact_id = $5), $6), $7, $8, $9, $10, $11, $12, $13, $14, $15
       ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, state = excluded.state, title = excluded.title,
         note = excluded.note, place_kind = excluded.place_kind, place = excluded.place, starts_at = excluded.starts_at,
         ends_at = excluded.ends_at, at = excluded.at`,
      [
        ...[mailId, actor().workspaceId, row.engagementId, row.id, contactId, known?.linkId ?? null, row.sequence],
        ...[known ? 'cancelled' : row.state, facts.title, facts.note, facts.placeKind, facts.place],
        ...[facts.startsAt, facts.endsAt, this.clock.now().toString()],
      ],
    ); // prettier-ignore
  }

  /** Otherwise than by a mail: they read it in the product, or a member tells them. */
  async tellOtherwise(
    row: AppointmentRow,
    contactIds: readonly string[],
    state: AppointmentState,
  ): Promise<void> {
    const known = await this.last(row.id);
    for (const contactId of contactIds) {
      const before = state === 'cancelled' ? known.get(contactId) : undefined;
      // Who never heard of it knows that they take no part.
      if (state === 'cancelled' && !before) continue;
      await this.tellBy(this.ids.next(), row, contactId, before ?? null);
    }
  }

  /** The mail did not arrive: nobody was told by it. */
  async forget(mailId: string): Promise<void> {
    await query('appointment-told.forget', 'DELETE FROM appointment_told WHERE workspace_id = $1 AND id = $2', [
      actor().workspaceId,
      mailId,
    ]); // prettier-ignore
  }
}
