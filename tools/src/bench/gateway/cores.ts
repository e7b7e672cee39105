import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { below } from './process-figures';

/** Which processor the gateways get, and which all else: lists as taskset takes them; null where they cannot be kept apart. */
export interface Cores { gateway: string; rest: string }

/** The processors that this process may use, `0-3,6` laid open. */
export const listed = (list: string): number[] => list.trim().split(',').flatMap((part) => {
  const [from = 0, to = from] = part.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
});

/** The first processor that this process may use is the gateways'; null where there is no second one, or nobody to keep them apart. */
export function coresHere(): Cores | null {
  const [gateway, ...rest] = listed(/^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0');
  if (gateway === undefined || rest.length === 0) return null;
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return { gateway: String(gateway), rest: rest.join(',') };
  } catch {
    return null; // told by whoever asked
  }
}

/** Keeps this process, what it has begun and what they will begin off the gateways' processor. */
export function stayOff(cores: Cores | null): void {
  for (const pid of cores ? [process.pid, ...below(process.pid)] : []) {
    try {
      execFileSync('taskset', ['-a', '-p', '-c', cores?.rest ?? '', String(pid)], { stdio: 'ignore' });
    } catch (fault) {
      // A database's own helpers come and go.
      if (pid === process.pid) throw fault;
    }
  }
}

/** A command on the given processors. */
export const pinned = (cores: string | undefined, command: string, args: readonly string[]): { command: string; args: string[] } =>
  (cores === undefined ? { command, args: [...args] } : { command: 'taskset', args: ['-c', cores, command, ...args] });
