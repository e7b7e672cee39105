import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { built } from '@cornerstone/stack/built';
import { keepChild, type Child } from '@cornerstone/stack/child';
import { NODE_OPTIONS } from '../start/apps';
import { REPOSITORY } from '../start/settings';
import type { FromApp, ToApp } from './words';

export const ACTOR = fileURLToPath(new URL('./app-process.actor.ts', import.meta.url));
let program: Promise<string> | undefined;
const actor = (): Promise<string> => (program ??= built([ACTOR]).then((files) => files.get(ACTOR) ?? ACTOR));

/** How long the one before may answer what it was asked, and leave its group, once a newer one serves. */
const FAREWELL = 5_000;

/** Whether an app with this schema may serve; the reason why not. */
export type Permit = (schema: string) => Promise<string | null>;

/** One process of an app, or one that waits to become it. Several listen at one port: as workers of one cluster they share it. */
export class AppProcess {
  /** What it was told to become. */
  file: string | null = null;
  /** It has the packages, or has ended. */
  readonly loaded: Promise<void>;
  #spare: () => void = () => undefined;
  onLog: (line: string) => void = () => undefined;
  onAsked: () => void = () => undefined;
  #failed: string | null = null;
  #left: () => void = () => undefined;
  #listening: () => void = () => undefined;
  #schema: (schema: string) => void = () => undefined;

  private constructor(private readonly worker: Worker, readonly child: Child) {
    this.loaded = Promise.race([new Promise<void>((resolve) => { this.#spare = resolve; }), child.exited.then(() => undefined)]);
    worker.on('message', (word: FromApp) => { this.#hear(word); });
    worker.once('listening', () => { this.#listening(); });
  }

  static async begin(environment: NodeJS.ProcessEnv, packages: readonly string[] = []): Promise<AppProcess> {
    const exec = await actor();
    // By the operating system, not by the primary: a request does not pass through this program.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    // Its source tells others in a list of processes whose it is.
    cluster.setupPrimary({ exec, args: [ACTOR], execArgv: NODE_OPTIONS, cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    // A worker would inherit what is not named here; what the start program reads is not for a service.
    const unnamed = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
    const worker = cluster.fork({ ...unnamed, ...environment });
    let hear: (line: string) => void = () => undefined;
    const begun = new AppProcess(worker, await keepChild(worker.process, { name: 'app', onLog: (line) => { hear(line); } }));
    hear = (line) => { begun.onLog(line); };
    if (packages.length > 0) begun.#say({ load: packages });
    return begun;
  }

  /** Becomes the app; resolves once it listens, null or with the reason why it does not. */
  async go(file: string, environment: NodeJS.ProcessEnv, permit: Permit): Promise<string | null> {
    this.file = file;
    const listening = new Promise<null>((resolve) => { this.#listening = () => { resolve(null); }; });
    const refused = new Promise<string>((resolve, reject) => {
      this.#schema = (schema) => {
        permit(schema).then((why) => { if (why === null) this.#say({ goOn: true }); else resolve(why); }, reject);
      };
    });
    this.#say({ go: { file, environment } });
    const died = this.child.exited.then(({ code, signal }) => this.#failed ?? (this.child.lastLines(5).filter((line) => !line.startsWith('{')).join('\n') || `it ended (${signal ?? `exit code ${code}`})`));
    const outcome = await Promise.race([listening, refused, died]);
    if (outcome !== null) this.kill();
    return outcome;
  }

  /** Takes nothing new from now on; resolves when that is so. What it still does ends in its own time, but soon. */
  async leave(): Promise<void> {
    const left = new Promise<void>((resolve) => { this.#left = resolve; });
    this.#say({ leave: true });
    void this.child.stop(FAREWELL);
    await Promise.race([left, this.child.exited]);
  }

  kill(): void {
    if (this.child.running()) this.worker.process.kill('SIGKILL');
  }

  #say(word: ToApp): void {
    if (this.worker.isConnected()) this.worker.send(word);
  }

  #hear(word: FromApp): void {
    if ('schema' in word) this.#schema(word.schema);
    else if ('spare' in word) this.#spare();
    else if ('asked' in word) this.onAsked();
    else if ('left' in word) this.#left();
    else if ('failed' in word) this.#failed = word.failed;
  }
}
