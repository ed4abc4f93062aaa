/** Who may reach a row of a table, beside being in its workspace. */
export type Reach =
  /** everybody of the workspace */
  | 'workspace'
  /** members (and the product itself), never a contact */
  | 'members'
  /** whoever has the row's engagement in reach */
  | 'engagement'
  /** whoever has the row's client in reach */
  | 'client'
  /** the three nouns that others are reached through */
  | 'workspace itself'
  | 'engagement itself'
  | 'client itself';

const IN_WORKSPACE = 'workspace_id = (SELECT affianco.workspace())';
const SEES_ALL = '(SELECT affianco.sees_all())';
const IS_MEMBER = '(SELECT affianco.is_member())';

const conditions: Record<Reach, string> = {
  workspace: IN_WORKSPACE,
  members: `${IN_WORKSPACE} AND ${IS_MEMBER}`,
  engagement: `${IN_WORKSPACE} AND (${SEES_ALL} OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[]))`,
  client: `${IN_WORKSPACE} AND (${SEES_ALL} OR client_id = ANY ((SELECT affianco.clients())::uuid[]))`,
  'workspace itself': 'id = (SELECT affianco.workspace())',
  'engagement itself': `${IN_WORKSPACE} AND (${SEES_ALL} OR id = ANY ((SELECT affianco.engagements())::uuid[]))`,
  'client itself': `${IN_WORKSPACE} AND (${SEES_ALL} OR id = ANY ((SELECT affianco.clients())::uuid[]))`,
};

/** Beside reaching a row: who may change it. */
const writers = { everybody: 'true', members: IS_MEMBER, owner: SEES_ALL } as const;

/**
 * SQL that switches row-level security on, also for the owner of the table, and states who reads and who writes.
 * Functions stand in sub-selects so that PostgreSQL calls them once a statement, not once a row.
 * @param extra a further condition, for instance that contacts see no drafts
 */
export function protect(table: string, reach: Reach, writer: keyof typeof writers, extra = 'true'): string {
  const reading = `${conditions[reach]} AND (${extra})`;
  const writing = `${reading} AND ${writers[writer]}`;
  return `
    ALTER TABLE affianco.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE affianco.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY reading ON affianco.${table} FOR SELECT USING (${reading});
    CREATE POLICY writing ON affianco.${table} FOR ALL USING (${writing}) WITH CHECK (${writing});
    GRANT SELECT, INSERT, UPDATE, DELETE ON affianco.${table} TO affianco_app;`;
}

/** SQL that records every change of a table, with the person behind it, in `audit`. */
export function audited(table: string): string {
  return `
    CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON affianco.${table}
      FOR EACH ROW EXECUTE FUNCTION affianco.record_change();`;
}
