import { readdir, readFile } from 'node:fs/promises';
import { withClient } from '@cornerstone/stack/database-client';
import { openSecrets } from '@cornerstone/stack/secrets';
import type { RunningHouse } from '../../e2e/running-house';

/** Rates are of people; who takes a province's ledger over does it with a house set up for it (docs/limits.md). */
export const OPERATOR = { RATE_READS_PER_MINUTE: '1000000', RATE_MUTATIONS_PER_MINUTE: '1000000', RATE_IMPORTS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };

/** What the house itself would say if it were asked from within: its databases, its processes. */
export interface Inside {
  sql<R extends object>(service: string, statement: string): Promise<R[]>;
  /** Events recorded by projects, and how many messages of them supervision has dealt with. */
  backlog(): Promise<{ told: number; heard: number }>;
  /** Bytes of each database. */
  sizes(): Promise<Record<string, number>>;
  /** Bytes a process holds now and held at most; null where the system does not tell. */
  memory(service: string): Promise<{ now: number; most: number } | null>;
  /** Seconds of processor that each process of the house has used, PostgreSQL's by database; empty where the system does not tell. */
  processor(): Promise<Record<string, number>>;
}

export async function lookInside(house: RunningHouse): Promise<Inside> {
  const { database, processes } = await house.record();
  const { adminPassword } = await openSecrets(house.folder);
  const sql = <R extends object>(service: string, statement: string): Promise<R[]> =>
    withClient({ connectionString: `postgres://postgres:${adminPassword}@${database.host}:${database.port}/${service}` }, async (client) => (await client.query<R>(statement)).rows);
  return {
    sql,
    async backlog() {
      const [told] = await sql<{ told: string }>('projects', '/* told */ select ((select coalesce(max(position), 0) from event_position) + (select count(*) from pending))::text as told');
      const [heard] = await sql<{ heard: string }>('supervision', "/* heard */ select coalesce(sum(next_offset), 0)::text as heard from stream_place where topic like 'projects.%'");
      return { told: Number(told?.told), heard: Number(heard?.heard) };
    },
    async sizes() {
      const rows = await sql<{ name: string; bytes: string }>('postgres', '/* sizes */ select datname as name, pg_database_size(datname)::text as bytes from pg_database where not datistemplate');
      return Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)]));
    },
    async memory(service) {
      const told = await readFile(`/proc/${processes[service]?.pid}/status`, 'utf8').catch(() => '');
      const bytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(told)?.[1] ?? Number.NaN) * 1024;
      return told === '' ? null : { now: bytes('VmRSS'), most: bytes('VmHWM') };
    },
    processor: () => processorOf(new Map(Object.entries(processes).map(([name, { pid }]) => [pid, name]))),
  };
}

const TICKS_PER_SECOND = 100;

/** User and system time of processes and of all they started, those that have ended with who started them. */
async function processorOf(roots: ReadonlyMap<number, string>): Promise<Record<string, number>> {
  const stats = new Map<number, { parent: number; ticks: number; title: string }>();
  for (const name of (await readdir('/proc').catch(() => [])).filter((each) => /^\d+$/.test(each))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const title = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (stat !== '') stats.set(Number(name), { parent: fields[1] ?? 0, title, ticks: [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0) });
  }
  const rootOf = (pid: number): string | null => roots.get(pid) ?? (stats.has(pid) ? rootOf(stats.get(pid)?.parent ?? 0) : null);
  const used: Record<string, number> = {};
  for (const [pid, { ticks, title }] of stats) {
    const root = rootOf(pid);
    // A backend's title: postgres: user database host(port) what it does.
    const database = /^postgres: \w+_(?:app|worker|owner) (\w+) /.exec(title)?.[1];
    const name = root !== null && database ? `${root} of ${database}` : root;
    if (name !== null) used[name] = (used[name] ?? 0) + ticks / TICKS_PER_SECOND;
  }
  return used;
}

/** What was used between two looks. */
export const usedBetween = (before: Record<string, number>, after: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([name, seconds]): [string, number] => [name, Math.max(0, seconds - (before[name] ?? 0))]).toSorted(([, a], [, b]) => b - a));
