import 'reflect-metadata';
import { openDatabase } from '@cornerstone/runtime/database';
import { entitiesOf } from '@cornerstone/runtime/service';
import { cloneDatabase } from '@cornerstone/testing/test-database';
import { copiesFaults } from '@cornerstone/testing/copies-whole';
import { definition } from './slices';

/** What only the migrations say: constraints, indexes, defaults. */
const BEYOND_ENTITIES = /DROP INDEX|DROP CONSTRAINT|DROP DEFAULT/;

describe('migrations 数据库结构 (F1)', () => {
  it('agree with the entities', async () => {
    const database = await cloneDatabase('funding');
    const source = await openDatabase({ url: database.workerUrl, name: 'funding-schema', connections: 1 }, entitiesOf(definition.slices));
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      const tables = entitiesOf(definition.slices).map((Entity) => source.getMetadata(Entity).tableName);
      const differences = upQueries.map(({ query }) => query).filter((statement) => tables.some((table) => statement.includes(`"${table}"`)) && !BEYOND_ENTITIES.test(statement));
      expect(differences).toEqual([]);
    } finally {
      await source.destroy();
      await database.drop();
    }
  });

  it('let every copy be built anew', async () => {
    expect(await copiesFaults(definition)).toEqual([]);
  });
});
