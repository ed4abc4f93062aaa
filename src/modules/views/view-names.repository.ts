import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import type { Weekday } from '../../kernel/week.js';
import { query } from '../../platform/database/transaction.js';
import { isTime, type ViewFilter } from './view.rules.js';
import type { WorkGroup } from '../time-entries/work-figures.service.js';

/** What a key is called. */
export interface KeyName {
  readonly id: string;
  readonly name: string;
  /** The client of an engagement, a service or a task: what tells two of a name apart. */
  readonly note: string | null;
}

type NamedGroup = Exclude<WorkGroup, 'day' | 'week' | 'month'>;

const IN_REACH = '($3::uuid[] IS NULL OR e.id = ANY ($3))';

const NAMES: Record<NamedGroup, string> = {
  client: `SELECT DISTINCT c.id, c.name, NULL AS note FROM client c JOIN engagement e ON e.client_id = c.id
    WHERE c.workspace_id = $1 AND c.id = ANY ($2) AND ${IN_REACH}`,
  engagement: `SELECT e.id, e.name, c.name AS note FROM engagement e JOIN client c ON c.id = e.client_id
    WHERE e.workspace_id = $1 AND e.id = ANY ($2) AND ${IN_REACH}`,
  service: `SELECT s.id, s.name, c.name AS note FROM service s JOIN engagement e ON e.id = s.engagement_id
    JOIN client c ON c.id = e.client_id WHERE s.workspace_id = $1 AND s.id = ANY ($2) AND ${IN_REACH}`,
  task: `SELECT t.id, t.title AS name, c.name AS note FROM task t JOIN engagement e ON e.id = t.engagement_id
    JOIN client c ON c.id = e.client_id WHERE t.workspace_id = $1 AND t.id = ANY ($2) AND ${IN_REACH}`,
  // Members know each other by name, whatever they work on.
  member: `SELECT m.id, coalesce(p.name, m.name) AS name, NULL AS note FROM member m LEFT JOIN person p ON p.id = m.person_id
    WHERE m.workspace_id = $1 AND m.id = ANY ($2) AND ($3::uuid[] IS NULL OR true)`,
};

/** The names behind the ids of views and their figures, as far as they are in reach. */
@Injectable()
export class ViewNamesRepository {
  /** Of what is not in reach there is no name. */
  async of(actor: Actor, group: WorkGroup, ids: readonly string[]): Promise<KeyName[]> {
    if (isTime(group) || ids.length === 0) return [];
    const reach = seesAll(actor) ? null : actor.engagementIds;
    return query<KeyName>(`view-names.${group}`, NAMES[group], [actor.workspaceId, ids, reach]);
  }

  /** The filter with what is in reach of it alone: ids of others are nobody's business. */
  async inReach(actor: Actor, filter: ViewFilter): Promise<ViewFilter> {
    const known = async (group: NamedGroup, ids: readonly string[]) => {
      const names = await this.of(actor, group, ids);
      return ids.filter((id) => names.some((each) => each.id === id));
    };
    return {
      clientIds: await known('client', filter.clientIds),
      engagementIds: await known('engagement', filter.engagementIds),
      serviceIds: await known('service', filter.serviceIds),
      memberIds: await known('member', filter.memberIds),
      billable: filter.billable,
    };
  }

  /** The first day of the week where one engagement alone is looked at; Monday otherwise. */
  async weekStartsOn(actor: Actor, { engagementIds }: ViewFilter): Promise<Weekday> {
    if (engagementIds.length !== 1) return 1;
    const [row] = await query<{ day: Weekday }>(
      'view-names.week-starts-on',
      'SELECT week_starts_on AS day FROM engagement WHERE workspace_id = $1 AND id = $2',
      [actor.workspaceId, engagementIds[0]],
    );
    return row?.day ?? 1;
  }
}
