import { randomBytes } from 'node:crypto';
import { migrate } from '@cornerstone/runtime/migrate';
import { databaseUrls, provision } from '@cornerstone/stack/databases';
import { openSecrets } from '@cornerstone/stack/secrets';
import pg from 'pg';
import { z } from 'zod';

const cluster = z.object({ adminUrl: z.string(), folder: z.string() });

export interface TestDatabase { ownerUrl: string; appUrl: string; workerUrl: string; drop(): Promise<void> }

const renamed = (url: string, database: string): string => { const changed = new URL(url); changed.pathname = `/${database}`; return changed.href; };

/** A fresh copy of a service's migrated database, for one test file. The first file of a run migrates it. */
export async function cloneDatabase(service: string): Promise<TestDatabase> {
  const { adminUrl, folder } = cluster.parse(JSON.parse(process.env['TEST_CLUSTER'] ?? '{}'));
  const secrets = await openSecrets(folder);
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, async (client) => {
    // Held until the connection ends: the other worker waits for the template, then for its turn to copy it.
    await client.query('select pg_advisory_lock(hashtext($1))', [service]);
    const { rows } = await client.query<{ ready: string | null }>("select shobj_description(oid, 'pg_database') as ready from pg_database where datname = $1", [service]);
    if (rows[0]?.ready !== 'migrated') {
      const { ownerUrl } = await provision(adminUrl, service, secrets);
      await migrate(service, ownerUrl);
      await client.query(`comment on database ${service} is 'migrated'`);
    }
    await client.query(`create database ${name} template ${service}`);
  });
  const urls = databaseUrls(adminUrl, service, secrets);
  return {
    ownerUrl: renamed(urls.ownerUrl, name), appUrl: renamed(urls.appUrl, name), workerUrl: renamed(urls.workerUrl, name),
    drop: () => administer(adminUrl, async (client) => { await client.query(`drop database ${name} with (force)`); }),
  };
}

async function administer(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
