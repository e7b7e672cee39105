import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { StackFault } from './fault';
import { guard, release } from './watchdog';

export interface ChildOptions {
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  stopSignal?: NodeJS.Signals;
  onLog?: (line: string) => void;
}

export interface Exit { code: number | null; signal: NodeJS.Signals | null }

export interface Child {
  name: string;
  pid: number;
  exited: Promise<Exit>;
  running(): boolean;
  /** The last lines it wrote, oldest first. */
  lastLines(count: number): string[];
  /** Waits for a line; a StackFault with its last words when it ends before, or says nothing for too long. */
  says(wanted: RegExp, patience: number): Promise<void>;
  /** Asks it to end, waits, and at last ends it by force. */
  stop(patience?: number): Promise<void>;
}

/** What a running part offers to whoever watches over it. */
export type Part = Pick<Child, 'pid' | 'exited' | 'lastLines'> & { stop(): Promise<void> };

const alive = new Set<Child>();

/** For the end of a program: stops also what was only just being started and belongs to nobody yet. */
export async function stopEveryChild(): Promise<void> {
  while (alive.size > 0) await Promise.all([...alive].map((child) => child.stop()));
}

const KEPT_LINES = 40;
export const STOP_PATIENCE = 10_000;

/** A process in a group of its own (Ctrl-C is ours to pass on, in our order) that never outlives this one. */
export async function startChild(options: ChildOptions): Promise<Child> {
  return keepChild(spawn(options.command, options.args, {
    cwd: options.cwd, env: options.env ?? process.env, uid: options.uid, gid: options.gid,
    detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  }), options);
}

/** The same for a process that was just begun in another way: its output is heard, and it never outlives this one. */
export async function keepChild(child: ChildProcess, options: Pick<ChildOptions, 'name' | 'stopSignal' | 'onLog'>): Promise<Child> {
  const { name, stopSignal = 'SIGTERM' } = options;
  const kept: string[] = [];
  const listeners = new Set<(line: string) => void>(options.onLog ? [options.onLog] : []);
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      for (const listener of listeners) listener(line);
    });
  }

  // 'close' comes after the last line was read; a grandchild that keeps the pipe open must not hold us up.
  const ended = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = ended.then(async (exit) => { await Promise.race([closed, delay(500, undefined, { ref: false })]); return exit; });

  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', (error) => reject(new StackFault(`${name} cannot be started: ${error.message}.`, undefined, { cause: error })));
  });
  guard(pid, stopSignal);
  void ended.then(() => release(pid));

  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const lastLines = (count: number): string[] => kept.slice(-count);
  const stop = async (patience = STOP_PATIENCE): Promise<void> => {
    if (running()) child.kill(stopSignal);
    const gone = await Promise.race([exited.then(() => true), delay(patience, false, { ref: false })]);
    if (!gone && running()) child.kill('SIGKILL');
    await exited;
  };
  const says = async (wanted: RegExp, patience: number): Promise<void> => {
    const seen = new Promise<'seen'>((resolve) => {
      listeners.add((line) => { if (wanted.test(line)) resolve('seen'); });
      if (kept.some((line) => wanted.test(line))) resolve('seen');
    });
    const outcome = await Promise.race([seen, exited, delay(patience, 'late' as const, { ref: false })]);
    if (outcome === 'seen') return;
    if (outcome === 'late') await stop();
    const how = outcome === 'late' ? `was not ready after ${patience / 1000} s` : `ended while starting (${outcome.signal ?? `exit code ${outcome.code}`})`;
    throw new StackFault(`${name} ${how}; its last lines:\n  ${lastLines(5).join('\n  ')}`);
  };
  const self: Child = { name, pid, exited, running, lastLines, says, stop };
  alive.add(self);
  void exited.then(() => alive.delete(self));
  return self;
}
