import { query, type Tx } from '../transaction';

export interface TableReport { rows: number; added: number; changed: number; removed: number }

/** A copy that nobody may exchange is found before an hour of building, and told how to mend. */
export async function refuseUnbuildable(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const [found] = await query<{ there: boolean; keyed: boolean; mine: boolean }>(tx, `/* rebuildable? */ select to_regclass('public.' || quote_ident($1)) is not null as there,
      exists (select from pg_index where indrelid = to_regclass('public.' || quote_ident($1)) and indisprimary) as keyed, coalesce(has_table_privilege(to_regclass('public.' || quote_ident($1))::oid, 'delete'), false) as mine`, [table]);
    if (!found?.there) throw new Error(`There is no table ${table}: its migration is missing.`);
    if (!found.keyed) throw new Error(`${table} has no primary key: rows that differ could not be told apart.`);
    if (!found.mine) throw new Error(`${table} may not be rebuilt: add call rebuildable('${table}') to a migration.`);
  }
}

/** Makes a live table what the one built aside is, by touching only the rows that differ; answers how many those were. */
export async function exchangeTable(tx: Tx, table: string): Promise<TableReport> {
  const columns = (await query<{ name: string; is_key: boolean }>(tx, `/* columns */ select a.attname as name, coalesce(i.indisprimary, false) as is_key
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)
    where a.attrelid = ('public.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`, [table]));
  const quoted = (names: readonly { name: string }[]): string[] => names.map(({ name }) => `"${name}"`);
  const keys = quoted(columns.filter((column) => column.is_key));
  const others = quoted(columns.filter((column) => !column.is_key));
  const same = keys.map((key) => `live.${key} = built.${key}`).join(' and ');
  const update = others.length > 0 ? `update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}` : 'nothing';
  const removed = await query<object>(tx, `/* remove */ delete from public.${table} live where not exists (select 1 from pg_temp.${table} built where ${same}) returning 1`);
  const written = await query<{ added: boolean }>(tx, `/* exchange */ insert into public.${table} select built.* from pg_temp.${table} built left join public.${table} live on ${same}
    where live.${keys[0]} is null or live is distinct from built on conflict (${keys.join(', ')}) do ${update} returning xmax = 0 as added`);
  const [count] = await query<{ rows: number }>(tx, `/* rows */ select count(*)::int as rows from pg_temp.${table}`);
  const added = written.filter((row) => row.added).length;
  return { rows: count?.rows ?? 0, added, changed: written.length - added, removed: removed.length };
}
