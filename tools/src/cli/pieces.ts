import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { endWithReader, write } from './events/output';

/** Writes pieces into a file as they come. */
export async function intoStream(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  const ended = finished(stream);
  ended.catch(() => undefined); // told where it is waited for
  for await (const piece of pieces) if (!await write(stream, piece)) break;
  stream.end();
  await ended;
}

/** A reader that closes the pipe has what it wanted. */
export async function toStandardOutput(pieces: AsyncIterable<string>): Promise<void> {
  endWithReader(() => undefined);
  for await (const piece of pieces) if (!await write(process.stdout, piece)) return;
}
