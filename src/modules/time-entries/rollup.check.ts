/**
 * SQL that finds the days whose kept sums (`worked_day`) are not those of their entries: none, as long as the triggers
 * of the database do what they are there for. `affianco doctor` and the tests ask it.
 */
export const DAYS_THAT_DIFFER = `
  SELECT workspace_id AS "workspaceId", engagement_id AS "engagementId", day::text FROM (
    SELECT workspace_id, engagement_id, member_id, service_id, day, duration_seconds AS seconds,
      CASE WHEN billable THEN duration_seconds ELSE 0 END AS billable,
      CASE WHEN billable AND rate_minor IS NOT NULL THEN round(duration_seconds::numeric * rate_minor / 3600) ELSE 0 END AS amount,
      1 AS entries
    FROM affianco.time_entry WHERE deleted_at IS NULL AND duration_seconds IS NOT NULL
    UNION ALL
    SELECT workspace_id, engagement_id, member_id, service_id, day, -seconds, -billable_seconds, -amount_minor, -entries
    FROM affianco.worked_day
  ) both_ways
  GROUP BY workspace_id, engagement_id, member_id, service_id, day
  HAVING sum(seconds) <> 0 OR sum(billable) <> 0 OR sum(amount) <> 0 OR sum(entries) <> 0`;
