import { once } from 'node:events';

/** Waits for a reader that is slower than we are, so that nothing piles up here. False when it has gone: `… | head`. */
export async function write(stream: NodeJS.WritableStream & { destroyed?: boolean }, text: string): Promise<boolean> {
  if (stream.destroyed) return false;
  try {
    if (!stream.write(text)) await once(stream, 'drain');
    return true;
  } catch (fault) {
    if (wentAway(fault)) return false;
    throw fault;
  }
}

const wentAway = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'EPIPE';

/** A reader of standard output that has gone is no fault of ours. */
export function endWithReader(end: () => void): void {
  process.stdout.on('error', (fault) => { if (!wentAway(fault)) throw fault; end(); });
}

/** A line on standard error that is written over while it changes; on a terminal only. */
export function changingLine(): (line: string | null) => void {
  return (line) => { if (process.stderr.isTTY) process.stderr.write(`\r${line ?? ''}\u001b[K`); };
}

export const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

const SHANGHAI_MS = 8 * 3_600_000;

/** A moment as it is said here: Asia/Shanghai, to the second. */
export function inShanghai(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');
}
