import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { Caller, Person, Seat } from './caller.js';

interface SeatRow {
  seat_id: string;
  role: Seat['role'];
  workspace_id: string;
  workspace_name: string;
  client_id: string | null;
  client_name: string | null;
  engagement_ids: string[];
  client_ids: string[];
}

interface CallerRow extends Person {
  timeZone: string;
  seatId: string | null;
  seats: SeatRow[] | null;
  unseen?: boolean;
}

const COLUMNS = `p.id, p.name, p.email, p.language, p.time_zone AS "timeZone", p.version,
  CASE WHEN p.working_from IS NOT NULL THEN json_build_object('weekdays', p.working_weekdays, 'from', p.working_from,
    'to', p.working_to) END AS "workingHours",
  (SELECT json_agg(s) FROM affianco.seats_of(p.id) s) AS seats`;

/** How stale "last seen" may be: a session in use is prolonged at most this often. */
const UNSEEN_AFTER = `interval '5 minutes'`;

/** Finds who a secret belongs to. Runs outside any transaction: no workspace is known yet. */
@Injectable()
export class Seats {
  constructor(private readonly source: DataSource) {}

  /** @param idHash SHA-256 of the session's secret */
  async ofSession(idHash: Buffer, now: Temporal.Instant): Promise<Omit<Caller, 'session'> | null> {
    const rows = await this.ask<CallerRow>(
      'seats.of-session',
      `SELECT ${COLUMNS}, x.seat_id AS "seatId", x.last_seen_at < $2::timestamptz - ${UNSEEN_AFTER} AS unseen FROM session x JOIN person p ON p.id = x.person_id
       WHERE x.id_hash = $1 AND x.expires_at > $2`,
      [idHash, now.toString()],
    );
    return seated(rows[0]);
  }

  /** @param tokenHash SHA-256 of an API token; a token acts from the seat it was made in, and no other. Notes that it is used. */
  async ofToken(tokenHash: Buffer, now: Temporal.Instant): Promise<Omit<Caller, 'session'> | null> {
    const rows = await this.ask<CallerRow>(
      'seats.of-token',
      `SELECT ${COLUMNS}, t.seat_id AS "seatId" FROM affianco.token_seat($1, $2) t JOIN person p ON p.id = t.person_id`,
      [tokenHash, now.toString()],
    );
    const row = rows[0];
    const seats = row?.seats?.filter((seat) => seat.seat_id === row.seatId) ?? [];
    return row ? seated({ ...row, seats }) : null;
  }

  /** Every seat of a person, in stable order. */
  async ofPerson(personId: string): Promise<Seat[]> {
    const rows = await this.ask<SeatRow>('seats.of-person', 'SELECT * FROM affianco.seats_of($1)', [
      personId,
    ]);
    return rows.map(seatOf);
  }

  /** Asked for every request, so by name: the server keeps the plan, and nothing stands between us and the pool. */
  private async ask<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const pool = (this.source.driver as unknown as { master: Pool }).master;
    return (await pool.query<Row & Record<string, unknown>>({ name, text, values })).rows;
  }
}

function seated(row: CallerRow | undefined): Omit<Caller, 'session'> | null {
  const seats = row?.seats?.map(seatOf) ?? [];
  const seat = seats.find(({ id }) => id === row?.seatId) ?? seats[0];
  if (!row || !seat) return null;
  const { id, name, email, language, timeZone, workingHours, version } = row;
  return {
    person: { id, name, email, language, timeZone, workingHours, version },
    seats,
    seat,
    unseen: row.unseen === true,
  };
}

function seatOf(row: SeatRow): Seat {
  return {
    id: row.seat_id,
    role: row.role,
    workspace: { id: row.workspace_id, name: row.workspace_name },
    client: row.client_id && row.client_name ? { id: row.client_id, name: row.client_name } : null,
    engagementIds: row.engagement_ids,
    clientIds: row.client_ids,
  };
}
