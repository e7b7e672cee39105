import { readFile, stat } from 'node:fs/promises';
import type { Log } from '@cornerstone/runtime/log';
import { faultOf } from './supergraph-file';

/** Milliseconds between two looks. */
const LOOK = 1_000;

interface Watching {
  file: URL | string; services: readonly string[];
  /** The text of the one that is served. */
  served: string;
  /** Takes the text of another; what cannot be used is thrown. */
  swap(supergraphSdl: string): Promise<void>;
  /** Told of each that was found. */
  watch(outcome: 'swapped' | 'refused'): void;
  log: Log; every?: number;
}

/** Looks whether another supergraph lies in the file, and has it served without a restart. One that is wrong is told of once, and what is served goes on. Returns how to end it. */
export function watchSupergraph({ file, services, served: first, swap, watch, log, every = LOOK }: Watching): () => void {
  let [served, refused, seen, read, isAtWork] = [first, '', '', '', false];
  const take = async (found: string): Promise<void> => {
    if (found === served || found === refused) { refused = found === served ? '' : refused; return; }
    const fault = faultOf(found, services) ?? await swap(found).then(() => null, (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)));
    [served, refused] = fault === null ? [found, ''] : [served, found];
    watch(fault === null ? 'swapped' : 'refused');
    if (fault === null) log.info({ supergraph: String(file) }, 'another supergraph is served from now on');
    else log.warn({ supergraph: String(file), fault }, 'another supergraph cannot be served, the one before still is');
  };
  const look = async (): Promise<void> => {
    const now = await lookOf(file);
    // Whoever writes it may not be done: it is read once it looks the same twice.
    const isSettled = now === seen;
    seen = now;
    if (!isSettled || now === read) return;
    await take(await readFile(file, 'utf8'));
    read = now;
  };
  const timer = setInterval(() => {
    if (isAtWork) return;
    isAtWork = true;
    // It may be gone for a moment, or not be ours to read: then it is looked at again.
    look().catch((fault: unknown) => { log.debug({ supergraph: String(file), fault: String(fault) }, 'the supergraph cannot be read now'); }).finally(() => { isAtWork = false; });
  }, every).unref();
  return () => { clearInterval(timer); };
}

/** What a file looks like from outside. */
async function lookOf(file: URL | string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(file);
  return `${ino} ${size} ${mtimeMs}`;
}
