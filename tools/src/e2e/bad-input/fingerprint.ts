import { ADMIN } from '@cornerstone/stack/postgres-files';
import { openSecrets } from '@cornerstone/stack/secrets';
import type { StackRecord } from '@cornerstone/stack/stack-record';
import pg from 'pg';
import { services } from '../../services';

/** Where a service notes what it has read, and puts aside what it could not: a message leaves its trace there, and is tried again from there. */
const INBOX_NOTES: readonly string[] = ['stream_place', 'heard_version', 'parked_message'];

export type Fingerprint = Readonly<Record<string, string>>;

/** Looks at every table of every service as the administrator does; its connections and plans are kept, since it is asked after every entry. */
export interface Fingerprints {
  /** Rows and their hashes: `projects.listing` → `12 8410…`. */
  take(): Promise<Fingerprint>;
  /** Of one service, over the same connections. */
  rows<Row extends object>(service: string, sql: string, parameters: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openFingerprints(folder: string, { database }: StackRecord): Promise<Fingerprints> {
  const { adminPassword } = await openSecrets(folder);
  const ofEach = await Promise.all(services.map(async (service) => {
    const client = new pg.Client({ connectionString: `postgres://${ADMIN}:${adminPassword}@${database.host}:${database.port}/${service}` });
    await client.connect();
    const tables = await client.query<{ name: string }>("/* tables */ select tablename as name from pg_tables where schemaname = 'public' order by 1");
    const each = tables.rows.filter(({ name }) => !INBOX_NOTES.includes(name)).map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from "${name}" t`);
    return { service, client, prints: { name: 'fingerprint', text: `/* fingerprint */ ${each.join(' union all ')}` } };
  }));
  /** Which transactions of the whole server are over: while none that wrote has ended since, every row is what it was. */
  const over = async (): Promise<string> => (await ofEach[0]?.client.query<{ over: string }>('/* over */ select pg_current_snapshot()::text as over'))?.rows[0]?.over ?? '';
  let last: { over: string; print: Fingerprint } | null = null;
  return {
    async take() {
      const before = await over();
      if (last?.over === before) return last.print;
      const prints = await Promise.all(ofEach.map(async ({ service, client, prints }) => (await client.query<{ name: string; print: string }>(prints)).rows.map(({ name, print }) => [`${service}.${name}`, print] as const)));
      last = { over: before, print: Object.fromEntries(prints.flat()) };
      return last.print;
    },
    rows: async <Row extends object>(service: string, sql: string, parameters: unknown[]) => (await ofEach.find((each) => each.service === service)?.client.query<Row>(sql, parameters))?.rows ?? [],
    close: async () => { await Promise.all(ofEach.map(({ client }) => client.end())); },
  };
}
