import { cloneDatabase, type TestDatabase } from '@cornerstone/testing/test-database';
import { onServer } from '@cornerstone/testing/bridges';
import { DataSource } from 'typeorm';
import { migrate, migrationsOf, missingMigrations } from './migrate';

describe('migrations 数据库迁移', () => {
  let database: TestDatabase;

  beforeAll(async () => { database = await cloneDatabase('projects'); });
  afterAll(() => database.drop());

  /** As before the first migration. */
  const undo = () => onServer(database.ownerUrl, (client) => client.query(`do $$ declare each record; begin
    for each in select tablename as name from pg_tables where schemaname = 'public' loop execute format('drop table %I cascade', each.name); end loop;
    for each in select oid::regprocedure as name, prokind from pg_proc where pronamespace = 'public'::regnamespace and proowner = current_user::regrole order by prokind loop execute format('drop routine if exists %s cascade', each.name); end loop;
  end $$`));

  it('apply nothing the second time', async () => {
    expect(await migrate('projects', database.ownerUrl)).toEqual([]);
  });

  it('apply each once when two start at the same time', async () => {
    await undo();
    const applied = await Promise.all([1, 2].map(() => migrate('projects', database.ownerUrl)));
    expect(applied.map((names) => names.length).sort()).toEqual([0, migrationsOf('projects').length]);
    expect(applied.flat()[0]).toBe('event-log1700000000000');
  });

  it('are known to a service by name where they are missing', async () => {
    const source = await new DataSource({ type: 'postgres', url: database.workerUrl }).initialize();
    expect(await missingMigrations('projects', source)).toEqual([]);
    await onServer(database.ownerUrl, (client) => client.query("delete from migration where name like 'streams%'"));
    expect(await missingMigrations('projects', source)).toEqual(['streams1700000000200']);
    await source.destroy();
  });

  it('apply all or nothing', async () => {
    await undo();
    await onServer(database.ownerUrl, (client) => client.query('create table project_copy (id text)'));
    await expect(migrate('projects', database.ownerUrl)).rejects.toThrow('project_copy');
    expect((await onServer(database.ownerUrl, (client) => client.query("select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration'"))).rows).toEqual([{ tablename: 'project_copy' }]);
  });

  it('have no way back', async () => {
    await undo();
    await migrate('projects', database.ownerUrl);
    const source = await new DataSource({ type: 'postgres', url: database.ownerUrl, migrationsTableName: 'migration', migrations: migrationsOf('projects') }).initialize();
    await expect(source.undoLastMigration()).rejects.toThrow(/no way back: write a new migration/);
    await source.destroy();
    expect(await migrate('projects', database.ownerUrl)).toEqual([]);
  });
});
