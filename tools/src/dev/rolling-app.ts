import type { Exit, Part } from '@cornerstone/stack/child';
import type { LogFile } from '@cornerstone/stack/log-file';
import { programOf } from '../start/apps';
import type { AppProcess, Permit } from './app-process';

export interface Origin { environment: NodeJS.ProcessEnv; log: LogFile; take(): Promise<AppProcess>; onPid(pid: number): void }

/** An app whose process is replaced by a newer one: the one before answers until the newer one listens. */
export class RollingApp {
  #current: AppProcess | null = null;
  #starting: AppProcess | null = null;
  #failed = false;
  #turn = 0;
  #files: ReadonlySet<string> = new Set();
  #lost: (exit: Exit) => void = () => undefined;
  #stopped = false;
  askedAt = 0;

  constructor(readonly name: string, private readonly origin: Origin) {}

  /** As a part of the house: it has exited when nobody took its process's place. */
  async begin(permit: Permit): Promise<Part> {
    const exited = new Promise<Exit>((resolve) => { this.#lost = resolve; });
    const process = await this.origin.take();
    // Whoever waits until it is ready hears of a death.
    void this.#become(process, permit).then((why) => { if (why !== null) this.#lost({ code: 1, signal: null }); });
    this.#follow(process);
    return { pid: process.child.pid, exited, lastLines: (count) => process.child.lastLines(count), stop: () => this.stop() };
  }

  /** What is just being started is out of date already; answers the turn of what is to come instead. */
  supersede(): number {
    this.#starting?.kill();
    this.#turn += 1;
    return this.#turn;
  }

  /** A new process from the sources as they are; null when it serves, `overtaken` when a later change came, or the reason why it does not. */
  async renew(turn: number, permit: Permit): Promise<string | 'overtaken' | null> {
    if (turn !== this.#turn) return 'overtaken';
    const process = await this.origin.take();
    if (turn !== this.#turn) { process.kill(); return 'overtaken'; }
    this.#starting = process;
    const why = await this.#become(process, permit);
    if (turn !== this.#turn) { process.kill(); return 'overtaken'; }
    this.#starting = null;
    this.#failed = why !== null;
    if (why !== null) return why;
    const before = this.#current;
    this.#follow(process);
    await before?.leave();
    return null;
  }

  /** After a failed start any file of ours may be the one that was missing. */
  concerns(file: string): boolean {
    return this.#files.has(file) || this.#current?.files.has(file) === true || (this.#failed && (file.startsWith(programOf(this.name).slice(0, -'main.ts'.length)) || file.includes('/libs/')));
  }

  get packages(): Iterable<string> {
    return this.#current?.packages ?? [];
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#starting?.kill();
    await this.#current?.child.stop();
  }

  async #become(process: AppProcess, permit: Permit): Promise<string | null> {
    process.onLog = this.origin.log.write;
    process.onAsked = () => { this.askedAt = Date.now(); };
    // What the attempt reads counts too, also where it fails.
    this.#files = process.files;
    return process.go(programOf(this.name), this.origin.environment, permit);
  }

  #follow(process: AppProcess): void {
    if (this.#stopped) return process.kill();
    this.#current = process;
    this.origin.onPid(process.child.pid);
    void process.child.exited.then((exit) => { if (this.#current === process) this.#lost(exit); });
  }
}
