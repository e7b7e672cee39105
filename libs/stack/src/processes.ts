import { setTimeout as delay } from 'node:timers/promises';
import type { Exit, Part } from './child';
import { StackFault, reasonOf } from './fault';

export type News =
  | { kind: 'started'; name: string; pid: number }
  | { kind: 'died'; name: string; how: string; lastLines: string[]; again: number }
  | { kind: 'down'; name: string; how: string };

export interface Watched {
  name: string;
  /** Holds while the work runs: a part that dies meanwhile is a StackFault with its last words, not restarted. */
  during<T>(work: Promise<T>): Promise<T>;
  /** From now on a death is reported and answered by a restart. */
  keepAlive(): void;
  stop(): Promise<void>;
}

const MOST_DEATHS = 5;
const WITHIN = 60_000;
const FIRST_WAIT = 500;

const howOf = (exit: Exit): string => (exit.signal ? `ended by ${exit.signal}` : `exit code ${exit.code}`);

/** Starts a part and watches over it: restarted with growing waits, given up after five deaths in a minute. */
export async function watch(name: string, start: () => Promise<Part>, onNews: (news: News) => void, firstWait = FIRST_WAIT): Promise<Watched> {
  let stopping = false;
  let part = await begin();
  let waiting: AbortController | undefined;
  let restart: Promise<void> = Promise.resolve();

  async function begin(): Promise<Part> {
    const started = await start();
    onNews({ kind: 'started', name, pid: started.pid });
    return started;
  }

  async function watchOver(): Promise<void> {
    const deaths: number[] = [];
    let how = howOf(await part.exited);
    while (!stopping) {
      const now = Date.now();
      while (deaths[0] !== undefined && now - deaths[0] > WITHIN) deaths.shift();
      deaths.push(now);
      if (deaths.length > MOST_DEATHS) return onNews({ kind: 'down', name, how });
      const again = firstWait * 2 ** (deaths.length - 1);
      onNews({ kind: 'died', name, how, lastLines: part.lastLines(5), again });
      waiting = new AbortController();
      await delay(again, undefined, { signal: waiting.signal }).catch(() => { stopping = true; });
      if (stopping) return;
      try {
        part = await begin();
        how = howOf(await part.exited);
      } catch (error) {
        how = reasonOf(error);
      }
    }
  }

  return {
    name,
    during: async (work) => {
      const death = part.exited.then((exit): never => {
        throw new StackFault(`${name} ended while starting (${howOf(exit)}); its last lines:\n  ${part.lastLines(5).join('\n  ')}`);
      });
      return Promise.race([work, death]);
    },
    keepAlive: () => { restart = watchOver(); },
    stop: async () => {
      stopping = true;
      waiting?.abort();
      await part.stop();
      // One that was just being restarted has to go as well.
      await restart;
      await part.stop();
    },
  };
}
