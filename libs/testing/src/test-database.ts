import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';

const cluster = z.object({ adminUrl: z.string(), urls: z.record(z.string(), z.object({ appUrl: z.string(), workerUrl: z.string() })) });

export interface TestDatabase { appUrl: string; workerUrl: string; drop(): Promise<void> }

const renamed = (url: string, database: string): string => { const changed = new URL(url); changed.pathname = `/${database}`; return changed.href; };

/** A fresh copy of a service's migrated database, for one test file. */
export async function cloneDatabase(service: string): Promise<TestDatabase> {
  const { adminUrl, urls } = cluster.parse(JSON.parse(process.env['TEST_CLUSTER'] ?? '{}'));
  const roles = urls[service];
  if (!roles) throw new Error(`no database for ${service}: does apps/${service}/src/migrations exist?`);
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `create database ${name} template ${service}`);
  return { appUrl: renamed(roles.appUrl, name), workerUrl: renamed(roles.workerUrl, name), drop: () => administer(adminUrl, `drop database ${name} with (force)`) };
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
