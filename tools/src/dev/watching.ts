import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '@cornerstone/stack/fault';

/** Milliseconds without a further event: an editor empties a file before it writes it. */
const SETTLED = 30;
const SKIPPED = new Set(['node_modules', 'dist', 'tmp']);

export interface Watching { stop(): void; /** What this program writes itself is no change. */ own(file: string, text: string): void }
export type OnChanges = (files: string[], at: number) => void;

/** Tells which files have another content than before, some together when they change together. A folder at a time: so files that are replaced are seen too. */
export async function watchFiles(folders: readonly string[], onChanges: OnChanges): Promise<Watching> {
  const known = new Map<string, string>();
  const watchers = new Map<string, FSWatcher>();
  const touched = new Set<string>();
  let began = 0;
  let timer: NodeJS.Timeout | undefined;

  const touch = (path: string): void => {
    if (touched.size === 0) began = Date.now();
    touched.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => { void settle(); }, SETTLED);
  };
  const settle = async (): Promise<void> => {
    const [paths, at] = [[...touched], began];
    touched.clear();
    const changed = (await Promise.all(paths.map((path) => differing(path)))).flat();
    if (changed.length > 0) onChanges(changed.sort(), at);
  };
  const differing = async (path: string): Promise<string[]> => {
    const content = await contentOf(path);
    if (content === 'folder') return watchers.has(path) ? [] : enter(path);
    if (known.get(path) === (content ?? undefined)) return [];
    if (content === null) known.delete(path); else known.set(path, content);
    return [path];
  };
  /** Answers the files that lie in it, in all depths. */
  const enter = async (folder: string): Promise<string[]> => {
    const watcher = watch(folder, (_event, name) => { if (name !== null && !SKIPPED.has(name)) touch(join(folder, name)); });
    // The folder itself has gone; the one above tells.
    watcher.on('error', () => { watcher.close(); watchers.delete(folder); });
    watchers.set(folder, watcher);
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !SKIPPED.has(name));
    const found = await Promise.all(entries.map((entry) => (entry.isDirectory() ? enter(join(folder, entry.name)) : differing(join(folder, entry.name)))));
    return found.flat();
  };
  for (const folder of folders) await enter(folder);
  return {
    stop: () => { clearTimeout(timer); for (const watcher of watchers.values()) watcher.close(); },
    own: (file, text) => { known.set(file, digest(text)); },
  };
}

const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');

/** Null for what is not there any more. */
async function contentOf(path: string): Promise<string | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : digest(await readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
