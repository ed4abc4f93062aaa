import type { Language } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import type { Priority } from '../../kernel/priority.js';
import { utc } from '../../platform/database/listing.js';
import type { TaskOrder, TaskStatus, Turn } from './task.rules.js';

/** A task as screens read it; instants as ISO 8601 UTC. */
export interface TaskRow {
  readonly id: string;
  readonly engagementId: string;
  readonly engagementName: string;
  /** The engagement's, which decides what day it is, and when business time runs. */
  readonly timeZone: string;
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly brief: string;
  readonly purpose: string;
  readonly inputs: string;
  readonly acceptanceCriteria: string;
  readonly dueOn: string | null;
  /** `HH:MM` */
  readonly dueTime: string | null;
  readonly dueAt: string | null;
  readonly priority: Priority;
  readonly language: Language | null;
  readonly rush: boolean;
  readonly status: TaskStatus;
  readonly turn: Turn;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly estimateMinutes: number | null;
  readonly createdBy: string | null;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly turnSince: string;
  readonly deliveredAt: string | null;
  readonly closedAt: string | null;
  readonly changedAt: string;
  readonly targetMinutes: number | null;
  readonly assistantSeconds: number;
  readonly clientSeconds: number;
  readonly promisedAt: string | null;
  readonly atRiskAt: string | null;
  readonly playbookId: string | null;
  readonly playbookNumber: number | null;
  readonly recurringTaskId: string | null;
  readonly occurrenceOn: string | null;
  readonly checklist: { readonly done: number; readonly total: number };
  /** Those that the caller may read. */
  readonly commentsCount: number;
  /** What it waits for. */
  readonly openQuestion: { readonly id: string; readonly text: string; readonly dueAt: string | null } | null;
  readonly workedSeconds: number;
  readonly version: number;
  /** The place of the row in the list. */
  readonly position: TaskPosition;
}

export interface TaskFilter {
  readonly engagementId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly turn?: Turn | undefined;
  readonly status?: TaskStatus | undefined;
  readonly priority?: Priority | undefined;
  readonly open?: boolean | undefined;
  /** Words of the title or brief. */
  readonly q?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueBefore?: string | undefined;
  readonly late?: boolean | undefined;
  readonly recurringTaskId?: string | undefined;
}

/** Where a page of the list ended: the order, then what it sorts by. */
export type TaskPosition = readonly [order: TaskOrder, ...values: string[]];
/** How many parts the position in an order has. */
export const positionParts = { due: 5, updated: 3, board: 5 } as const satisfies Record<TaskOrder, number>;

const NEXT = '(t.closed_at IS NOT NULL), t.next_place, t.created_at, t.id';
const PRESSING = 't.pressure, t.next_place, t.created_at, t.id';

/** Each order, a row's place in it as texts, and what comes after such a place. */
export const orders = {
  /** What comes next: open tasks first, by their moment. */
  due: {
    by: NEXT,
    place: '(t.closed_at IS NOT NULL)::text, t.next_place::text, t.created_at::text, t.id::text',
    after: `(${NEXT}) > (#::boolean, #::interval, #::timestamptz, #::uuid)`,
  },
  /** What was touched last. */
  updated: {
    by: 't.changed_at DESC, t.id DESC',
    place: 't.changed_at::text, t.id::text',
    after: '(t.changed_at, t.id) < (#::timestamptz, #::uuid)',
  },
  /** What presses most: open tasks first, by priority, then by their moment. */
  board: {
    by: PRESSING,
    place: 't.pressure::text, t.next_place::text, t.created_at::text, t.id::text',
    after: `(${PRESSING}) > (#::smallint, #::interval, #::timestamptz, #::uuid)`,
  },
} as const;

const COLUMNS = `
  SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", e.time_zone AS "timeZone",
    e.working_windows AS "workingWindows", e.holidays, e.client_id AS "clientId", c.name AS "clientName",
    t.service_id AS "serviceId", t.title, t.brief, t.purpose, t.inputs, t.acceptance_criteria AS "acceptanceCriteria",
    t.due_on::text AS "dueOn", to_char(t.due_time, 'HH24:MI') AS "dueTime", ${utc('t.due_at')} AS "dueAt",
    t.priority, t.language, t.rush, t.status, t.turn, t.assignee_id AS "assigneeId", m.name AS "assigneeName",
    t.estimate_minutes AS "estimateMinutes", t.created_by AS "createdBy", t.created_by_name AS "createdByName",
    ${utc('t.created_at')} AS "createdAt", ${utc('t.turn_since')} AS "turnSince",
    ${utc('t.delivered_at')} AS "deliveredAt", ${utc('t.closed_at')} AS "closedAt",
    ${utc('t.changed_at')} AS "changedAt", t.target_minutes AS "targetMinutes",
    t.assistant_seconds::float8 AS "assistantSeconds", t.client_seconds::float8 AS "clientSeconds",
    ${utc('t.promised_at')} AS "promisedAt", ${utc('t.at_risk_at')} AS "atRiskAt",
    t.playbook_id AS "playbookId", t.playbook_number AS "playbookNumber",
    t.recurring_task_id AS "recurringTaskId", t.occurrence_on::text AS "occurrenceOn",
    (SELECT json_build_object('done', count(i.done_at), 'total', count(*)) FROM checklist_item i
      WHERE i.task_id = t.id AND i.workspace_id = t.workspace_id) AS checklist,
    (SELECT count(*)::int FROM comment k WHERE k.task_id = t.id AND k.workspace_id = t.workspace_id
      AND k.deleted_at IS NULL AND ((SELECT affianco.is_member()) OR k.visibility = 'client')) AS "commentsCount",
    (SELECT json_build_object('id', q.id, 'text', q.text, 'dueAt', ${utc('q.due_at')}) FROM question q
      WHERE q.task_id = t.id AND q.workspace_id = t.workspace_id AND q.state = 'open') AS "openQuestion",
    (SELECT coalesce(sum(w.duration_seconds), 0)::float8 FROM time_entry w
      WHERE w.task_id = t.id AND w.workspace_id = t.workspace_id AND w.deleted_at IS NULL) AS "workedSeconds",
    t.version`;
const FROM = `
  FROM task t
  JOIN engagement e ON e.id = t.engagement_id AND e.workspace_id = t.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = t.workspace_id
  LEFT JOIN member m ON m.id = t.assignee_id AND m.workspace_id = t.workspace_id`;
/** With the place of the row in an order of the list. */
export const selectIn = (order: TaskOrder) =>
  `${COLUMNS}, ARRAY['${order}', ${orders[order].place}] AS position ${FROM}`;

/** Past its moment or its promise, and not handed over. */
export const LATE = `(t.closed_at IS NULL AND t.status <> 'delivered'
  AND (coalesce(t.due_at <= #::timestamptz, false) OR coalesce(t.promised_at < #::timestamptz, false)))`;
