import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '@cornerstone/stack/child';
import { StackFault, errorCode } from '@cornerstone/stack/fault';
import type { Progress } from './progress';
import { REPOSITORY } from './settings';

/** What the pages are made of. */
const SOURCES = ['apps/web', 'libs/kernel/src'];

/** Builds the web pages when there are none yet, or when a source is newer. */
export async function buildPages(progress: Progress, repository = REPOSITORY): Promise<'built' | 'fresh' | 'none'> {
  if ((await changedAt(join(repository, 'apps/web/vite.config.ts'))) === 0) return 'none';
  const built = await changedAt(join(repository, 'dist/apps/web/index.html'));
  const newest = Math.max(...(await Promise.all(SOURCES.map((folder) => newestIn(join(repository, folder))))));
  if (built > newest) return 'fresh';

  const bar = progress.part('Web pages', 1);
  const vite = await startChild({
    name: 'vite', command: process.execPath, args: [join(repository, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    cwd: join(repository, 'apps/web'), env: { ...process.env, NODE_ENV: 'production' },
  });
  if ((await vite.exited).code !== 0) throw new StackFault(`The web pages cannot be built:\n  ${vite.lastLines(10).join('\n  ')}`);
  bar.done();
  return 'built';
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
  return Math.max(0, ...(await Promise.all(files.map((file) => changedAt(join(file.parentPath, file.name))))));
}

/** Milliseconds; 0 for what is not there. */
async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
