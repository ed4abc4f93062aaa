import type { TestApp } from '../start-app.js';

/** Everything that a report can be counted from, as the database holds it: nothing of the product reads it here. */
export interface Rows {
  readonly engagement: { timeZone: string; startsOn: string; currency: string; windows: Window[] };
  readonly agreements: Agreement[];
  readonly entries: Entry[];
  readonly adjustments: Adjustment[];
  readonly tasks: Task[];
  readonly moves: Move[];
  readonly questions: Question[];
  readonly versions: Version[];
  readonly acceptances: { deliverableId: string; number: number; decision: string; by: string; at: Date }[];
  readonly appointments: Appointment[];
  readonly comments: { taskId: string; role: string; at: Date }[];
  readonly reports: Report[];
  readonly runs: { dueAt: Date; from: string; to: string }[];
}

export interface Window { weekdays: number[]; from: string; to: string } // prettier-ignore
export interface Clause { id: string; kind: string; terms: Record<string, string | number | null> } // prettier-ignore
export interface Agreement {
  id: string; validFrom: string; allowanceMinutes: number | null; showAmounts: boolean; rolloverPeriods: number;
  capMinutes: number | null; roundingMinutes: number | null; roundingScope: string | null; roundingMinimum: number;
  discount: number; surcharges: Surcharge[]; clauses: Clause[];
} // prettier-ignore
export interface Surcharge { name: string; kind: string; weekdays: number[]; from: string | null; to: string | null; basisPoints: number } // prettier-ignore
export interface Entry {
  id: string; day: string; start: Date | null; end: Date | null; seconds: number; taskId: string | null; serviceId: string | null;
  service: string | null; billable: boolean; rush: boolean; rate: number | null; createdAt: Date;
} // prettier-ignore
export interface Adjustment { id: string; entryId: string; day: string; seconds: number; inReport: boolean; createdAt: Date } // prettier-ignore
export interface Task { id: string; title: string; serviceId: string | null; createdAt: Date; recurs: boolean } // prettier-ignore
export interface Move { taskId: string; from: string | null; to: string; role: string; note: string; at: Date } // prettier-ignore
export interface Question { id: string; taskId: string; askedAt: Date; answeredAt: Date | null; answeredRole: string | null; state: string } // prettier-ignore
export interface Version { id: string; taskId: string | null; number: number; shownAt: Date } // prettier-ignore
export interface Appointment {
  id: string; startsAt: Date; attendance: string | null; attendanceAt: Date | null; useful: string | null; usefulAt: Date | null;
  entryId: string | null;
} // prettier-ignore
export interface Report { id: string; number: number; from: string; to: string; figuresAsOf: string; sentAt: Date } // prettier-ignore

export async function readRows({ sql }: Pick<TestApp, 'sql'>, engagementId: string): Promise<Rows> {
  const all = <Row extends object>(text: string) => sql<Row>(text, [engagementId]);
  const [engagement] = await all<Rows['engagement']>(
    `SELECT time_zone AS "timeZone", starts_on::text AS "startsOn", currency, working_windows AS windows FROM engagement WHERE id = $1`,
  );
  if (!engagement) throw new Error('there is no such engagement');
  return {
    engagement,
    agreements: await all(
      `SELECT id, valid_from::text AS "validFrom", allowance_minutes AS "allowanceMinutes", show_amounts AS "showAmounts",
         rollover_periods AS "rolloverPeriods", rollover_cap_minutes AS "capMinutes", rounding_minutes AS "roundingMinutes",
         rounding_scope AS "roundingScope", rounding_minimum_minutes AS "roundingMinimum", discount_basis_points AS discount,
         surcharges, clauses FROM agreement WHERE engagement_id = $1 ORDER BY valid_from`,
    ),
    entries: await all(
      `SELECT e.id, e.day::text, e.started_at AS start, e.ended_at AS "end", e.duration_seconds AS seconds, e.task_id AS "taskId",
         e.service_id AS "serviceId", s.name AS service, e.billable, e.rush, e.rate_minor::int AS rate, e.created_at AS "createdAt"
       FROM time_entry e LEFT JOIN service s ON s.id = e.service_id
       WHERE e.engagement_id = $1 AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL`,
    ),
    adjustments: await all(
      `SELECT id, entry_id AS "entryId", day::text, seconds, in_report AS "inReport", created_at AS "createdAt" FROM adjustment WHERE engagement_id = $1`,
    ),
    tasks: await all(
      `SELECT id, title, service_id AS "serviceId", created_at AS "createdAt", recurring_task_id IS NOT NULL AS recurs FROM task WHERE engagement_id = $1 ORDER BY created_at, id`,
    ),
    moves: await all(
      `SELECT task_id AS "taskId", moved_from AS "from", moved_to AS "to", actor_role AS role, note, at
       FROM task_move WHERE engagement_id = $1 ORDER BY at, id`,
    ),
    questions: await all(
      `SELECT id, task_id AS "taskId", asked_at AS "askedAt", answered_at AS "answeredAt", answered_by_role AS "answeredRole", state
       FROM question WHERE engagement_id = $1 ORDER BY asked_at, id`,
    ),
    versions: await all(
      `SELECT d.id, d.task_id AS "taskId", v.number, v.shown_at AS "shownAt" FROM deliverable_version v
       JOIN deliverable d ON d.id = v.deliverable_id WHERE d.engagement_id = $1 AND v.shown_at IS NOT NULL ORDER BY v.shown_at`,
    ),
    acceptances: await all(
      `SELECT deliverable_id AS "deliverableId", number, decision, by_name AS by, at FROM acceptance WHERE engagement_id = $1 ORDER BY at`,
    ),
    appointments: await all(
      `SELECT a.id, a.starts_at AS "startsAt", a.attendance, a.attendance_at AS "attendanceAt", a.useful, a.useful_at AS "usefulAt",
         c.entry_id AS "entryId" FROM appointment a LEFT JOIN appointment_charge c ON c.appointment_id = a.id
       WHERE a.engagement_id = $1 ORDER BY a.starts_at, a.id`,
    ),
    comments: await all(
      `SELECT task_id AS "taskId", author_role AS role, created_at AS at FROM comment
       WHERE engagement_id = $1 AND visibility = 'client' AND deleted_at IS NULL`,
    ),
    reports: await all(
      `SELECT id, number, period_from::text AS "from", period_to::text AS "to", content::jsonb->>'figuresAsOf' AS "figuresAsOf",
         sent_at AS "sentAt" FROM report WHERE engagement_id = $1 AND state <> 'draft' ORDER BY sent_at`,
    ),
    runs: await all(
      `SELECT send_at AS "dueAt", period_from::text AS "from", period_to::text AS "to" FROM schedule_run
       WHERE engagement_id = $1 AND outcome <> 'skipped' ORDER BY send_at`,
    ),
  };
}

/** The agreement of a day: the newest that began by then, or else the first. */
export function agreedOn(rows: Rows, day: string): Agreement {
  const begun = rows.agreements.filter(({ validFrom }) => validFrom <= day);
  const found = begun.at(-1) ?? rows.agreements[0];
  if (!found) throw new Error('nothing was agreed');
  return found;
}
