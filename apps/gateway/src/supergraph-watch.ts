import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Log } from '@cornerstone/runtime/log';
import { supergraphFault } from './supergraph-file';

/** Milliseconds between two looks. */
const LOOK = 1_000;

interface Watching {
  file: URL | string; services: readonly string[];
  /** Takes the text of another supergraph; what cannot be used is thrown. */
  swap(supergraphSdl: string): Promise<void>;
  /** Told of each that was found. */
  watch(outcome: 'swapped' | 'refused'): void;
  log: Log; every?: number;
}

/** Looks whether another supergraph lies in the file, and has it served without a restart. One that is wrong is told of once, and what is served goes on. Returns how to end it. */
export function watchSupergraph({ file, services, swap, watch, log, every = LOOK }: Watching): () => void {
  let served = lookOf(file);
  let [seen, isAtWork] = [served, false];
  const take = async (look: string): Promise<void> => {
    const fault = supergraphFault(file, services);
    const outcome = fault ?? await readFile(file, 'utf8').then(swap).then(() => null, (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)));
    served = look;
    watch(outcome === null ? 'swapped' : 'refused');
    if (outcome === null) log.info({ supergraph: String(file) }, 'another supergraph is served from now on');
    else log.warn({ supergraph: String(file), fault: outcome }, 'another supergraph cannot be served, the one before still is');
  };
  const timer = setInterval(() => {
    const look = lookOf(file);
    // Whoever writes it may not be done: it is taken once it looks the same twice.
    const isSettled = look === seen;
    seen = look;
    if (isAtWork || !isSettled || look === null || look === served) return;
    isAtWork = true;
    void take(look).finally(() => { isAtWork = false; });
  }, every).unref();
  return () => { clearInterval(timer); };
}

/** What a file looks like from outside; null: it is not there. */
function lookOf(file: URL | string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : null;
}
