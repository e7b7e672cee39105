import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

const shared = new URL('./migrations/', import.meta.url);
const ofService = (service: string): URL => new URL(`../../../apps/${service}/src/migrations/`, import.meta.url);

type MigrationClass = new () => MigrationInterface;

/** `1700000000000-event-log.sql` → a migration; `:app` and `:worker` become the service's own roles. */
function migrationsIn(folder: URL, service: string): MigrationClass[] {
  return readdirSync(fileURLToPath(folder)).filter((file) => /^\d{13}-[a-z0-9-]+\.sql$/.test(file)).sort().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8').replace(/:(app|worker)\b/g, (_, role: string) => `${service}_${role}`);
    return class implements MigrationInterface {
      name = `${file.slice(14, -4)}${file.slice(0, 13)}`;
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(text);
      }
      async down(): Promise<void> {
        throw new Error(`${file} has no way back: write a new migration that undoes it.`);
      }
    };
  });
}

/** What all services share, then the service's own, each in the order of its number. */
export const migrationsOf = (service: string): MigrationClass[] => [...migrationsIn(shared, service), ...migrationsIn(ofService(service), service)];

/** Brings a service's database up to date as its owner, all or nothing; answers the names applied. */
export async function migrate(service: string, ownerUrl: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres', url: ownerUrl, migrationsTableName: 'migration', migrationsTransactionMode: 'all', logging: false,
    migrations: migrationsOf(service),
  });
  await source.initialize();
  try {
    return await alone(source, async () => (await source.runMigrations()).map((migration) => migration.name));
  } finally {
    await source.destroy();
  }
}

/** Migrations that the code has and the database has not, by name: a service that starts without them would fail at its first event. */
export async function missingMigrations(service: string, source: DataSource): Promise<string[]> {
  const applied = new Set((await source.query<{ name: string }[]>('/* applied */ select name from migration')).map(({ name }) => name));
  return migrationsOf(service).map((Migration) => new Migration().name ?? '').filter((name) => !applied.has(name));
}

/** Two starts at once would both find a migration missing: the second waits and finds nothing to do. */
async function alone<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("/* one migrates */ select pg_advisory_lock(hashtext('cornerstone.migrate'))");
    return await work();
  } finally {
    await runner.query("select pg_advisory_unlock(hashtext('cornerstone.migrate'))").catch(() => undefined);
    await runner.release();
  }
}
