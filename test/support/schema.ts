import type { TestApp } from './start-app.js';

/** Everything that makes the schema what it is, one line a thing, in the same order for the same schema. */
export async function describeSchema(test: TestApp): Promise<string[]> {
  const rows = await test.sql<{ line: string }>(DESCRIPTION);
  return rows.map(({ line }) => line);
}

const OURS = `n.nspname = 'affianco'`;
const DESCRIPTION = `
  SELECT line FROM (
    SELECT format('column %s.%s %s%s default %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attgenerated) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relkind = 'r' AND ${OURS}
    UNION ALL
    SELECT format('table %s security %s forced %s owner %s', c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND ${OURS}
    UNION ALL
    SELECT format('grant %s %s %s', c.relname, g.grantee::regrole, g.privilege_type)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) g WHERE ${OURS}
    UNION ALL
    SELECT format('constraint %s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE ${OURS}
    UNION ALL
    SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'affianco'
    UNION ALL
    SELECT format('policy %s %s %s %s using %s check %s', tablename, policyname, cmd, roles, qual, with_check)
    FROM pg_policies WHERE schemaname = 'affianco'
    UNION ALL
    SELECT format('trigger %s %s', t.tgrelid::regclass, pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND ${OURS}
    UNION ALL
    SELECT format('function %s owner %s grants %s', pg_get_functiondef(p.oid), p.proowner::regrole,
      (SELECT string_agg(g.grantee::regrole::text, ',' ORDER BY g.grantee::regrole::text) FROM aclexplode(p.proacl) g))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}
  ) AS lines ORDER BY line`;
