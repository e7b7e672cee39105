import { withClient } from '@cornerstone/stack/database-client';
import { ADMIN } from '@cornerstone/stack/postgres-files';
import { openSecrets } from '@cornerstone/stack/secrets';
import type { StackRecord } from '@cornerstone/stack/stack-record';
import { services } from '../../services';

/** Where a service notes what it has read, and puts aside what it could not: a message leaves its trace there, and is tried again from there. */
const INBOX_NOTES: readonly string[] = ['stream_place', 'heard_version', 'parked_message'];

export type Fingerprint = Readonly<Record<string, string>>;

/** Rows and their hashes of the tables of every service, as the administrator sees them: `projects.listing` → `12 8410…`. */
export async function fingerprint(folder: string, { database }: StackRecord): Promise<Fingerprint> {
  const { adminPassword } = await openSecrets(folder);
  const ofEach = await Promise.all(services.map((service) => withClient({ connectionString: `postgres://${ADMIN}:${adminPassword}@${database.host}:${database.port}/${service}` }, async (client) => {
    const tables = await client.query<{ name: string }>("/* tables */ select tablename as name from pg_tables where schemaname = 'public' order by 1");
    const each = tables.rows.filter(({ name }) => !INBOX_NOTES.includes(name)).map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from "${name}" t`);
    const prints = await client.query<{ name: string; print: string }>(`/* fingerprint */ ${each.join(' union all ')}`);
    return prints.rows.map(({ name, print }) => [`${service}.${name}`, print] as const);
  })));
  return Object.fromEntries(ofEach.flat());
}
