import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { kafkaClassPath } from '@cornerstone/stack/kafka-jars';
import { REPOSITORY } from '../start/settings';

const PARTS = ['.gitignore', 'eslint.config.mjs', 'nx.json', 'apps', 'libs', 'tools', 'data', 'docs', 'infra', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
/** Without these settings there are no pages to build. */
const LEFT_OUT = ['apps/web/vite.config.ts'];

export interface CopiedSources { folder: string; read(path: string): Promise<string>; write(path: string, text: string): Promise<void>; remove(): Promise<void> }

/** The sources as they are now, in a folder of their own: a test that is killed leaves the repository as it was. */
export async function copySources(): Promise<CopiedSources> {
  const folder = await mkdtemp(join(tmpdir(), 'sources-'));
  const wanted = (path: string): boolean => !LEFT_OUT.includes(relative(REPOSITORY, path)) && !['node_modules', 'dist', 'tmp'].includes(basename(path));
  for (const part of PARTS) await cp(join(REPOSITORY, part), join(folder, part), { recursive: true, filter: wanted });
  await linkModules(folder);
  return {
    folder, read: (path) => readFile(join(folder, path), 'utf8'),
    write: async (path, text) => { await mkdir(dirname(join(folder, path)), { recursive: true }); await writeFile(join(folder, path), text); },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The packages are those of the repository; our own lie in the copy. */
async function linkModules(folder: string): Promise<void> {
  const [from, to] = [join(REPOSITORY, 'node_modules'), join(folder, 'node_modules')];
  await mkdir(join(to, '@cornerstone'), { recursive: true });
  await linkAll(from, to, ['@cornerstone', '.cache']);
  // What was compiled and fetched serves both; what a check knows of the types is of one tree.
  await kafkaClassPath();
  for (const cache of [join(from, '.cache/cornerstone/compiled'), join(to, '.cache/cornerstone')]) await mkdir(cache, { recursive: true });
  await linkAll(join(from, '.cache/cornerstone'), join(to, '.cache/cornerstone'), ['types']);
  for (const kind of ['apps', 'libs']) for (const name of await readdir(join(folder, kind))) {
    if ((await stat(join(folder, kind, name))).isDirectory()) await symlink(join(folder, kind, name), join(to, '@cornerstone', kind === 'apps' ? `app-${name}` : name));
  }
  await symlink(join(folder, 'tools'), join(to, '@cornerstone/tools'));
}

async function linkAll(from: string, to: string, except: readonly string[]): Promise<void> {
  for (const name of await readdir(from)) if (!except.includes(name)) await symlink(join(from, name), join(to, name));
}
