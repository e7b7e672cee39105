import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from './fault';
import { commandLine, runsStill } from './process-table';

export interface FileLock { release(): Promise<void> }

/** The process that holds the lock, if it still lives. */
export async function holderOf(file: string): Promise<number | undefined> {
  try {
    const [, pid, program = ''] = /^(\d+) (.*)$/s.exec(await readFile(file, 'utf8')) ?? [];
    return pid && (await runsStill(Number(pid), program)) ? Number(pid) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The lock, or who has it. One left by kill -9 is taken over. */
export async function tryLock(file: string): Promise<FileLock | { holder: number }> {
  const holder = await holderOf(file);
  if (holder !== undefined) return { holder };
  const own = `${process.pid} ${(await commandLine(process.pid)) ?? ''}`;
  await rm(file, { force: true });
  await writeFile(file, own, { flag: 'wx' }).catch((error: unknown) => { if (errorCode(error) !== 'EEXIST') throw error; });
  // Two may have found the same stale lock and each removed the other's: the last to write holds it.
  await delay(20);
  const written = await readFile(file, 'utf8').catch(() => '');
  return written === own ? { release: () => rm(file, { force: true }) } : { holder: Number.parseInt(written, 10) || 0 };
}

const AGAIN = 200;

/** Waits for its turn. */
export async function lock(file: string): Promise<FileLock> {
  for (;;) {
    const got = await tryLock(file);
    if ('release' in got) return got;
    await delay(AGAIN);
  }
}
