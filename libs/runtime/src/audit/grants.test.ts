import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publishers } from '@cornerstone/events/topics';
import { onServer } from '@cornerstone/testing/bridges';
import { cloneDatabase } from '@cornerstone/testing/test-database';

const KEPT = ['event', 'event_position', 'audit'];
const FORBIDDEN = ['DELETE', 'TRUNCATE', 'UPDATE', 'REFERENCES', 'TRIGGER'];

describe.each(publishers)('the log of %s is kept for ever 日志永久保存', (service) => {
  let granted: { table_name: string; grantee: string; privilege_type: string }[];
  let columns: object[];
  let views: object[];

  beforeAll(async () => {
    const database = await cloneDatabase(service);
    const rows = async <R>(sql: string): Promise<R[]> => onServer(database.ownerUrl, async (client) => (await client.query<R & object>(sql, [KEPT])).rows);
    // A grant to everybody, or to a role that one of ours is in, counts as well.
    granted = await rows(`select c.relname as table_name, r.rolname as grantee, p.privilege as privilege_type from pg_class c, pg_roles r, unnest('{SELECT,INSERT,${FORBIDDEN.join(',')}}'::text[]) p(privilege)
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and r.rolname in ('${service}_app', '${service}_worker') and has_table_privilege(r.oid, c.oid, p.privilege)
      order by c.relname, r.rolname, p.privilege`);
    columns = await rows(`select table_name, column_name, grantee from information_schema.role_column_grants where table_schema = 'public' and table_name = any($1) and privilege_type in ('UPDATE', 'REFERENCES') and grantee <> '${service}_owner'`);
    views = await rows(`select distinct v.view_name, g.grantee, g.privilege_type from information_schema.view_table_usage v join information_schema.role_table_grants g on g.table_name = v.view_name
      where v.table_name = any($1) and g.grantee <> '${service}_owner' and g.privilege_type <> 'SELECT' and exists (select from information_schema.views i where i.table_name = v.view_name and (i.is_updatable = 'YES' or i.is_insertable_into = 'YES'))`);
    await database.drop();
  });

  it('gives neither the app nor the worker more than to read and to add', () => {
    expect(granted.filter(({ privilege_type }) => FORBIDDEN.includes(privilege_type))).toEqual([]);
    expect(granted.map(({ table_name, grantee, privilege_type }) => `${grantee.replace(`${service}_`, '')} ${privilege_type} ${table_name}`)).toEqual([
      'app INSERT audit', 'app SELECT audit', 'worker INSERT audit', 'worker SELECT audit', 'app INSERT event', 'app SELECT event', 'worker INSERT event', 'worker SELECT event', 'app SELECT event_position', 'worker INSERT event_position', 'worker SELECT event_position',
    ]);
  });

  it('gives no column away, and no way around through a view', () => {
    expect([columns, views]).toEqual([[], []]);
  });
});

describe('what the house runs 代码', () => {
  const sources = ['apps', 'libs', 'tools', 'infra'].flatMap((top) => {
    const root = fileURLToPath(new URL(`../../../../${top}/`, import.meta.url));
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|mjs|sql|sh|ya?ml)$/.test(file) && !/node_modules|\.test\.ts$|^testing/.test(file)).map((file) => [`${top}/${file}`, readFileSync(root + file, 'utf8')] as const);
  });

  it('holds no statement that deletes, empties or changes events or audit', () => {
    const deletes = /\b(delete\s+from|truncate(\s+table)?|update)\s+(only\s+)?(public\.)?"?(event|event_position|audit)"?\b(?!\s*,)/i;
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.filter(([, text]) => deletes.test(text)).map(([file]) => file)).toEqual([]);
    for (const statement of ['delete from audit where at < $1', 'truncate event', 'update public."event_position" set hash = 1']) expect(deletes.test(statement)).toBe(true);
  });
});
