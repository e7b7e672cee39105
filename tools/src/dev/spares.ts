import { AppProcess } from './app-process';

/** Processes that have loaded the packages and nothing of ours: what a change costs then are our own modules. */
export class Spares {
  readonly #waiting: Promise<AppProcess>[] = [];
  #packages: readonly string[] = [];
  #stopped = false;

  constructor(private readonly environment: NodeJS.ProcessEnv, private readonly size: number) {}

  /** One that waits, or a new one. */
  take(): Promise<AppProcess> {
    return this.#waiting.shift() ?? AppProcess.begin(this.environment, this.#packages);
  }

  /** To be called when nothing else is under way; resolves when all that wait have loaded. */
  async refill(packages: readonly string[]): Promise<void> {
    this.#packages = packages;
    while (!this.#stopped && this.#waiting.length < this.size) {
      const begun = AppProcess.begin(this.environment, packages);
      this.#waiting.push(begun);
      // One that ends while it waits must not be taken.
      void begun.then(({ child }) => child.exited).then(() => { const at = this.#waiting.indexOf(begun); if (at >= 0) this.#waiting.splice(at, 1); });
    }
    await Promise.all(this.#waiting.map(async (each) => { await (await each).loaded; }));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const each of await Promise.all(this.#waiting.splice(0))) each.kill();
  }
}
