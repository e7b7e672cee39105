import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './fault';

const LARGEST = 10 * 1024 * 1024;

export interface LogFile { path: string; write(line: string): void; close(): Promise<void> }

/** <folder>/logs/<name>.log, appended to; one past 10 MB steps aside as .log.1 when it is opened. */
export async function openLog(folder: string, name: string): Promise<LogFile> {
  const path = join(folder, 'logs', `${name}.log`);
  await mkdir(join(folder, 'logs'), { recursive: true });
  if ((await sizeOf(path)) > LARGEST) await rename(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o640 });
  // A full disk must not end the program that watches over all others; it is told once.
  stream.once('error', (error) => process.stderr.write(`${path} cannot be written: ${error.message}\n`));
  return {
    path,
    write: (line) => { stream.write(`${line}\n`); },
    close: () => new Promise((resolve) => { if (stream.destroyed) resolve(); else stream.end(resolve); }),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
