import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import { query } from '../../platform/database/transaction.js';

/** When a member can be met, by their own clocks. */
export interface HostHours {
  readonly timeZone: string;
  readonly windows: readonly WorkingWindow[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

export type HostHoursRow = HostHours & { readonly version: number };

/** Reads and keeps when members can be met. */
@Injectable()
export class HostHoursRepository {
  /** Whoever asks: a contact chooses among times that are computed from it. Null: they did not say. */
  async of(memberId: string): Promise<HostHours | null> {
    const [row] = await query<HostHours>(
      'host-hours.of',
      `SELECT time_zone AS "timeZone", windows, buffer_before_minutes AS "bufferBeforeMinutes",
         buffer_after_minutes AS "bufferAfterMinutes" FROM affianco.appointment_hours($1)`,
      [memberId],
    );
    return row ?? null;
  }

  async kept({ workspaceId }: Actor, memberId: string): Promise<HostHoursRow | null> {
    const [row] = await query<HostHoursRow>(
      'host-hours.kept',
      `SELECT time_zone AS "timeZone", windows, buffer_before_minutes AS "bufferBeforeMinutes",
         buffer_after_minutes AS "bufferAfterMinutes", version
       FROM member_hours WHERE workspace_id = $1 AND member_id = $2`,
      [workspaceId, memberId],
    );
    return row ?? null;
  }

  async keep({ workspaceId }: Actor, memberId: string, hours: HostHours): Promise<void> {
    await query(
      'host-hours.keep',
      `INSERT INTO member_hours (member_id, workspace_id, time_zone, windows, buffer_before_minutes, buffer_after_minutes)
       VALUES ($2, $1, $3, $4, $5, $6)
       ON CONFLICT (member_id) DO UPDATE SET time_zone = excluded.time_zone, windows = excluded.windows,
         buffer_before_minutes = excluded.buffer_before_minutes, buffer_after_minutes = excluded.buffer_after_minutes,
         version = member_hours.version + 1`,
      [
        workspaceId,
        memberId,
        hours.timeZone,
        JSON.stringify(hours.windows),
        hours.bufferBeforeMinutes,
        hours.bufferAfterMinutes,
      ],
    );
  }

  /** Whether somebody works in the practice. */
  async isMember({ workspaceId }: Actor, memberId: string): Promise<boolean> {
    const rows = await query(
      'host-hours.member',
      'SELECT FROM member WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL',
      [workspaceId, memberId],
    );
    return rows.length > 0;
  }
}
