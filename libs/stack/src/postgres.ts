import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child, type Part } from './child';
import { databaseAccount } from './database-account';
import { withClient } from './database-client';
import { StackFault, errorCode, reasonOf } from './fault';
import { ADMIN, exists, findBinaries, makeCluster } from './postgres-files';
import { runsStill } from './process-table';
import { openSecrets } from './secrets';

export interface PostgresOptions {
  /** The data folder; the cluster lives in its subfolder "postgres". */
  folder: string;
  port: number;
  onLog?: (line: string) => void;
  /** Off only where the data may be lost: in tests. */
  fsync?: boolean;
}

export type Postgres = Part & { adminUrl: string };

const START_PATIENCE = 60_000;

/** A PostgreSQL 18 cluster on 127.0.0.1, made on first use. */
export async function startPostgres({ port, onLog, fsync = true, ...options }: PostgresOptions): Promise<Postgres> {
  const folder = resolve(options.folder);
  const cluster = join(folder, 'postgres');
  const { adminPassword } = await openSecrets(folder);
  const binaries = await findBinaries();
  const account = await databaseAccount(cluster);
  await refuseWhenRunning(cluster);
  const isNew = !(await exists(cluster));
  if (isNew) await makeCluster({ cluster, binaries, account, adminPassword, fsync, onLog });

  const server = account.command(binaries.postgres, ['-D', cluster, '-p', String(port), ...settings(fsync)]);
  const child = await patiently(() => startChild({
    name: 'PostgreSQL', ...server, cwd: cluster, onLog,
    stopSignal: 'SIGINT', // "fast": ends the sessions, where SIGTERM would wait for them
  }));
  const adminUrl = `postgres://${ADMIN}:${adminPassword}@127.0.0.1:${port}/postgres`;
  try {
    await greet(adminUrl, isNew);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { ...child, adminUrl };
}

/** A postmaster.pid left by kill -9 is no obstacle; a server that really runs on this folder is. */
async function refuseWhenRunning(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!(await exists(file))) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (pid > 0 && (await runsStill(pid, cluster))) {
    throw new StackFault(`PostgreSQL is already running on ${cluster} (process ${pid}); stop that one first.`, '该数据目录的 PostgreSQL 已在运行，请先停止它。');
  }
  // Its number may belong to another program of the same user by now, which PostgreSQL would take for itself.
  await rm(file, { force: true });
}

function settings(fsync: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', shared_buffers: '256MB', max_wal_size: '2GB',
    // Figures of a province sort and group by the hundred thousand; compiling their plans takes longer than running them.
    work_mem: '32MB', jit: 'off', random_page_cost: '1.1',
    // A forgotten open transaction keeps locks and old row versions for everyone.
    idle_in_transaction_session_timeout: '10s',
    timezone: 'Asia/Shanghai', log_timezone: 'Asia/Shanghai', lc_messages: 'C',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function patiently(start: () => Promise<Child>): Promise<Child> {
  const attempt = async (): Promise<Child> => {
    const child = await start();
    await child.says(/database system is ready to accept connections/, START_PATIENCE);
    return child;
  };
  try {
    return await attempt();
  } catch (error) {
    // After kill -9 its sessions need a moment to notice and let go of the shared memory.
    if (!/pre-existing shared memory|still in use/.test(reasonOf(error))) throw error;
    await delay(2_000);
    return attempt();
  }
}

async function greet(adminUrl: string, isNew: boolean): Promise<void> {
  try {
    await withClient({ connectionString: adminUrl }, async (client) => {
      if (isNew) await client.query('/* closeSharedDatabases */ revoke connect, temporary on database postgres, template1 from public');
    });
  } catch (error) {
    if (errorCode(error) !== '28P01') throw error;
    throw new StackFault('The database does not accept the password in secrets.json; restore that file, or start afresh with: npm run reset.', '数据库口令与 secrets.json 不符：请恢复该文件，或运行 npm run reset。', { cause: error });
  }
}
