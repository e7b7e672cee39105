import type { Exit, Part } from '@cornerstone/stack/child';
import { StackFault } from '@cornerstone/stack/fault';
import type { LogFile } from '@cornerstone/stack/log-file';
import { programOf } from '../start/apps';
import type { AppProcess, Permit } from './app-process';
import type { Joining } from './joining';

export interface Origin { environment: NodeJS.ProcessEnv; log: LogFile; joining: Joining; take(): Promise<AppProcess>; onPid(pid: number): void }

/** An app whose process is replaced by a newer one: the one before answers until the newer one listens. */
export class RollingApp {
  #current: AppProcess | null = null;
  #starting: AppProcess | null = null;
  #failed = false;
  #turn = 0;
  /** What the process that serves was joined from. */
  #served: ReadonlySet<string> = new Set();
  #lost: (exit: Exit) => void = () => undefined;
  #stopped = false;
  askedAt = 0;

  constructor(readonly name: string, private readonly origin: Origin) {}

  /** As a part of the house: it has exited when nobody took its process's place. */
  async begin(permit: Permit): Promise<Part> {
    const exited = new Promise<Exit>((resolve) => { this.#lost = resolve; });
    const joined = await this.origin.joining.join(this.#current?.file ?? null);
    if ('broken' in joined) throw new StackFault(`${this.name} cannot be started:\n  ${joined.broken.replaceAll('\n', '\n  ')}`);
    const process = await this.origin.take();
    // Whoever waits until it is ready hears of a death.
    void this.#become(process, joined.file, permit).then((why) => { if (why !== null) this.#lost({ code: 1, signal: null }); });
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
    const joined = await this.origin.joining.join(this.#current?.file ?? null);
    if (turn !== this.#turn) return 'overtaken';
    this.#failed = 'broken' in joined;
    if ('broken' in joined) return joined.broken;
    const process = await this.origin.take();
    if (turn !== this.#turn) { process.kill(); return 'overtaken'; }
    this.#starting = process;
    const why = await this.#become(process, joined.file, permit);
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
    return this.origin.joining.files.has(file) || this.#served.has(file) || (this.#failed && (file.startsWith(programOf(this.name).slice(0, -'main.ts'.length)) || file.includes('/libs/')));
  }

  get packages(): readonly string[] {
    return this.origin.joining.packages;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#starting?.kill();
    await Promise.all([this.#current?.child.stop(), this.origin.joining.stop()]);
  }

  async #become(process: AppProcess, file: string, permit: Permit): Promise<string | null> {
    process.onLog = this.origin.log.write;
    process.onAsked = () => { this.askedAt = Date.now(); };
    return process.go(file, this.origin.environment, permit);
  }

  #follow(process: AppProcess): void {
    if (this.#stopped) return process.kill();
    this.#current = process;
    this.#served = this.origin.joining.files;
    this.origin.onPid(process.child.pid);
    void process.child.exited.then((exit) => { if (this.#current === process) this.#lost(exit); });
  }
}
