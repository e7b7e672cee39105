import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./watchdog.sh', import.meta.url));
const guarded = new Map<number, NodeJS.Signals>();
let watchdog: ChildProcess | undefined;

const tell = (line: string): void => { watchdog?.stdin?.write(`${line}\n`); };
const add = (pid: number, signal: NodeJS.Signals): void => tell(`+ ${pid} ${signal.replace('SIG', '')}`);

function begin(): void {
  // Its own session: Ctrl-C in the terminal reaches the whole group, and this one has to live longest.
  const started = spawn('/bin/sh', [SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog = started;
  started.unref();
  (started.stdin as Socket).unref();
  const lost = (): void => {
    if (watchdog !== started) return;
    watchdog = undefined;
    if (guarded.size > 0) begin();
  };
  started.once('exit', lost);
  // A broken pipe is the same news as 'exit', told first.
  started.stdin?.once('error', lost);
  for (const [pid, signal] of guarded) add(pid, signal);
}

/** From now on the process ends when this one does, however this one ends. */
export function guard(pid: number, signal: NodeJS.Signals): void {
  if (!watchdog) begin();
  guarded.set(pid, signal);
  add(pid, signal);
}

/** To be called once the process has ended: its number may soon belong to somebody else. */
export function release(pid: number): void {
  guarded.delete(pid);
  tell(`- ${pid}`);
}
