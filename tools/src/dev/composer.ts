import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../start/settings';

export type Composed = { supergraph: string } | { fault: string };

/** Composes aside, one after the other; the process stays, with composition loaded. */
export class Composer {
  #process: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();

  #begin(): ChildProcess {
    if (this.#process?.connected) return this.#process;
    const begun = fork(fileURLToPath(new URL('./composer.actor.ts', import.meta.url)), { cwd: REPOSITORY, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#process = begun;
    return begun;
  }

  compose(schemas: ReadonlyMap<string, string>): Promise<Composed> {
    const next = this.#last.then(async () => {
      const process = this.#begin();
      const ended = new AbortController();
      const gone = once(process, 'exit', { signal: ended.signal }).then((): Composed => ({ fault: 'composing ended without an answer' }), (): Promise<never> => new Promise(() => undefined));
      const answer = once(process, 'message', { signal: ended.signal }).then(([word]) => word as Composed, (): Promise<never> => new Promise(() => undefined));
      process.send([...schemas]);
      return Promise.race([answer, gone]).finally(() => { ended.abort(); });
    });
    this.#last = next;
    return next;
  }

  stop(): void {
    this.#process?.kill();
  }
}
