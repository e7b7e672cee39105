import { openDatabase } from '@cornerstone/runtime/database';
import { entitiesOf } from '@cornerstone/runtime/service';
import type { Slice } from '@cornerstone/runtime/slice';
import { cloneDatabase } from './test-database';

/** Statements that would be needed to make the migrated tables what the entities say: columns, types and nullability; keys and indexes are the migrations' own. */
export async function entitiesAgree(service: string, slices: readonly Slice[]): Promise<string[]> {
  const database = await cloneDatabase(service);
  const source = await openDatabase({ url: database.ownerUrl, name: 'agree', connections: 1 }, entitiesOf(slices));
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter((query) => !/^(DROP INDEX|CREATE (UNIQUE )?INDEX|COMMENT)|(ADD|DROP) CONSTRAINT|DROP DEFAULT|SET DEFAULT/.test(query));
  } finally {
    await source.destroy();
    await database.drop();
  }
}
