import { openDatabase } from '@cornerstone/runtime/database';
import { entitiesOf } from '@cornerstone/runtime/service';
import type { Slice } from '@cornerstone/runtime/slice';
import { cloneDatabase } from './test-database';

/** Columns of a table that its rows as they were known (`call keep_known`) lack and are not told to be apart: a migration that adds a column calls it again. */
const LACKING = `/* lacking */ select format('call keep_known(%L, …) again: %s has a new column %s', t.relname, t.relname, a.attname) as fault from pg_class k
  join pg_class t on t.relname = regexp_replace(k.relname, '_known$', '') and t.relnamespace = k.relnamespace and t.relkind = 'r' join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where k.relkind = 'r' and k.relname like '%\\_known' and a.attname <> all (obj_description(k.oid, 'pg_class')::text[]) and not exists (select from pg_attribute b where b.attrelid = k.oid and b.attname = a.attname)`;

/** Statements that would be needed to make the migrated tables what the entities say: columns, types and nullability; keys and indexes are the migrations' own. */
export async function entitiesAgree(service: string, slices: readonly Slice[]): Promise<string[]> {
  const database = await cloneDatabase(service);
  const source = await openDatabase({ url: database.ownerUrl, name: 'agree', connections: 1 }, entitiesOf(slices));
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const unlike = upQueries.map(({ query }) => query).filter((query) => !/^(DROP INDEX|CREATE (UNIQUE )?INDEX|COMMENT)|(ADD|DROP) CONSTRAINT|DROP DEFAULT|SET DEFAULT/.test(query));
    return [...unlike, ...(await source.query<{ fault: string }[]>(LACKING)).map(({ fault }) => fault)];
  } finally {
    await source.destroy();
    await database.drop();
  }
}
