import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { built } from '@cornerstone/stack/built';
import type { BusProcess } from './bus-process';

const PROGRAM = fileURLToPath(new URL('./bus-process.ts', import.meta.url));
// Some forty of them run the same file.
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/cornerstone/compiled', import.meta.url));
const program = built([PROGRAM]).then((files) => files.get(PROGRAM) ?? '');

export interface Running { child: ChildProcess; ended: Promise<NodeJS.Signals | null>; ready: Promise<void>; end(): Promise<void> }

/** Starts a relay or a consumer; `ended` says of which signal it died. */
export async function run(settings: BusProcess): Promise<Running> {
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', await program, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE } });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => { said += text.toString(); });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('exit', (code, signal) => { if (code) reject(new Error(`it ended with ${code}:\n${said}`)); else resolve(signal); });
  });
  ended.catch(() => undefined); // heard by whoever waits for its end
  const ready = new Promise<void>((resolve) => { child.stdout?.once('data', () => { resolve(); }); });
  return {
    child, ended, ready: Promise.race([ready, ended.then(() => undefined)]),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
