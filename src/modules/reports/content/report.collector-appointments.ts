import { Injectable } from '@nestjs/common';
import { query } from '../../../platform/database/transaction.js';
import { attendanceRate } from '../../appointments/attendance.service.js';
import type { ReportedAppointment, ReportedAppointments } from './report.content.js';
import { iso } from './report.telling.js';

interface AppointmentRow extends Omit<ReportedAppointment, 'startsAt' | 'endsAt' | 'charged'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly entryId: string | null;
  readonly seconds: number | null;
}

/** Reads the sessions of the days of a report, with the client's own reach. */
@Injectable()
export class ReportAppointmentCollector {
  /** Those that were to begin then, cancelled ones among them; a charge that was deleted again is none. */
  async of(
    engagementId: string,
    { start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
  ): Promise<ReportedAppointments> {
    const rows = await query<AppointmentRow>(
      'reports.appointments',
      `SELECT a.id, a.title, a.starts_at AS "startsAt", a.ends_at AS "endsAt", coalesce(p.name, m.name) AS host,
         a.attendance, a.useful, e.id AS "entryId", e.duration_seconds AS seconds
       FROM appointment a JOIN member m ON m.id = a.member_id AND m.workspace_id = a.workspace_id
       LEFT JOIN person p ON p.id = m.person_id
       LEFT JOIN appointment_charge c ON c.appointment_id = a.id AND c.workspace_id = a.workspace_id
       LEFT JOIN time_entry e ON e.id = c.entry_id AND e.workspace_id = a.workspace_id
         AND e.engagement_id = a.engagement_id AND e.deleted_at IS NULL
       WHERE a.workspace_id = affianco.workspace() AND a.engagement_id = $1 AND a.starts_at >= $2 AND a.starts_at < $3
       ORDER BY a.starts_at, a.id`,
      [engagementId, start.toString(), end.toString()],
    );
    const rate = attendanceRate(rows.map(({ attendance }) => attendance));
    return { items: rows.map(told), rate: rate.of === 0 ? null : rate };
  }
}

function told({ startsAt, endsAt, entryId, seconds, ...row }: AppointmentRow): ReportedAppointment {
  return {
    ...row,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    charged: entryId !== null && seconds !== null ? { entryId, seconds } : null,
  };
}
