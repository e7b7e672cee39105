import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signDemoToken } from '@cornerstone/runtime/demo-people';
import { errorCode } from '@cornerstone/stack/fault';
import { choosePorts } from '@cornerstone/stack/ports';
import { runsStill } from '@cornerstone/stack/process-table';
import { openSecrets } from '@cornerstone/stack/secrets';
import { readRecord, type StackRecord } from '@cornerstone/stack/stack-record';
import { copyKept } from '@cornerstone/stack/kept-folder';
import { runHere, type Ran } from '../cli/run-here';
import { graphClient, type Ask } from '../graph-client';
import { demonstratedHouse } from './demonstrated-house';

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The whole system, started by the command of the README in a folder of its own. */
export class RunningHouse {
  private child: ChildProcess | null = null;
  private said = '';

  /** What every process of it is given besides; may be changed between two starts. */
  settings: NodeJS.ProcessEnv = {};

  private constructor(readonly folder: string, readonly port: number, private readonly repository: string) {}

  static async make({ folder, repository = REPOSITORY }: { folder?: string; repository?: string } = {}): Promise<RunningHouse> {
    const { front } = await choosePorts(['front'] as const);
    return new RunningHouse(folder ?? await mkdtemp(join(tmpdir(), 'cornerstone-e2e-')), front, repository);
  }

  /** As after its first start: the demonstration is in it, and nothing else. */
  static async makeDemonstrated(): Promise<RunningHouse> {
    const house = await RunningHouse.make();
    await copyKept(await demonstratedHouse(tellDemonstration), house.folder);
    return house;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  private get environment(): NodeJS.ProcessEnv {
    const { NODE_OPTIONS: _options, ...rest } = process.env;
    return { ...rest, PORT: String(this.port), CORNERSTONE_DATA: this.folder, ...this.settings };
  }

  /** Answers the seconds until it was ready. */
  start(...flags: string[]): Promise<number> {
    return this.run('start', ...flags);
  }

  async run(command: 'start' | 'dev', ...flags: string[]): Promise<number> {
    const began = performance.now();
    const child = spawn(process.execPath, ['tools/bootstrap.mjs', command, '--json', ...flags], { cwd: this.repository, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.child = child;
    child.stderr.on('data', (chunk: Buffer) => { this.said += chunk.toString(); });
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => { if (chunk.toString().includes('"graph"')) resolve(); });
      child.once('exit', (code) => { reject(new Error(`start ended with ${code}:\n${this.said}`)); });
    });
    return (performance.now() - began) / 1000;
  }

  /** What it has said besides, on standard error. */
  output(): string {
    return this.said;
  }

  async stop(): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    return ended;
  }

  /** Everything of it at once: what an orderly stop would put in order is thrown away with its folder. */
  async remove(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => { child.once('exit', resolve); });
      // First who would start the others again.
      process.kill(-(child.pid as number), 'SIGKILL');
      await ended;
    }
    await endNow(await readRecord(this.folder));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async record(): Promise<StackRecord> {
    const record = await readRecord(this.folder);
    if (!record) throw new Error('nothing was started');
    return record;
  }

  async ask(login: string, language: 'zh-CN' | 'en' = 'en'): Promise<Ask> {
    return graphClient(`${this.url}/graphql`, await this.token(login), language);
  }

  async token(login: string): Promise<string> {
    return signDemoToken(login, (await openSecrets(this.folder)).demonstration.privateJwk);
  }

  /** The `cornerstone` command, in this process. */
  cornerstone(...args: string[]): Promise<Ran> {
    return runHere(args, this.environment);
  }

  /** The `cornerstone` command as a program of its own, as a person runs it. */
  program(...args: string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(process.execPath, ['tools/bin/cornerstone.mjs', ...args], { cwd: this.repository, env: this.environment, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 }, (fault, stdout, stderr) => {
        resolve({ code: fault ? Number(fault.code ?? 1) : 0, stdout, stderr });
      });
    });
  }
}

async function endNow(record: StackRecord | undefined): Promise<void> {
  await Promise.all(Object.entries(record?.processes ?? {}).map(async ([name, { pid, mark }]) => {
    // PostgreSQL ends its sessions at once, too, where kill -9 would leave them to notice; it may have gone in between.
    if (await runsStill(pid, mark)) try { process.kill(pid, name === 'PostgreSQL' ? 'SIGQUIT' : 'SIGKILL'); } catch (fault) { if (errorCode(fault) !== 'ESRCH') throw fault; }
    while (await runsStill(pid, mark)) await delay(20);
  }));
}

/** A first start, and an orderly stop. */
async function tellDemonstration(folder: string): Promise<void> {
  const house = await RunningHouse.make({ folder });
  await house.start();
  if (await house.stop() !== 0) throw new Error('the house did not stop orderly');
}

/** Asks again until the answer is as wanted; what one service tells reaches the others by event. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, seconds = 20): Promise<T> {
  for (const until = Date.now() + seconds * 1000; ;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > until) throw new Error(`not so after ${seconds} s: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
