import { Writable } from 'node:stream';

/** `code` is -1 for a program that a signal ended. */
export interface Ran { code: number; stdout: string; stderr: string }

let isRunning = false;

/**
 * The `cornerstone` command in this process, over streams and an environment of its own: what it does, says and ends with, without
 * the second that a process needs to load it. One call at a time.
 */
export async function runHere(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ran> {
  if (isRunning) throw new Error('one command at a time: run another as a program');
  isRunning = true;
  const [stdout, stderr] = [collecting(), collecting()];
  const before = { env: process.env, stdout: process.stdout, stderr: process.stderr };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const heardBefore = signals.map((signal) => process.listeners(signal));
  replace({ env: { ...environment }, stdout: stdout.stream, stderr: stderr.stream });
  try {
    // Loaded under these streams: some of it looks once whether it speaks to a terminal.
    const { cornerstone } = await import('./program');
    const code = await cornerstone(args);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    replace(before);
    isRunning = false;
    signals.forEach((signal, at) => {
      for (const listener of process.listeners(signal)) if (!heardBefore[at]?.includes(listener)) process.off(signal, listener);
    });
  }
}

function replace(values: object): void {
  for (const [name, value] of Object.entries(values)) Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
}

function collecting(): { stream: Writable; text(): string } {
  const parts: Buffer[] = [];
  const stream = new Writable({ write(part: Buffer, _, done) { parts.push(part); done(); } });
  return { stream, text: () => Buffer.concat(parts).toString() };
}
