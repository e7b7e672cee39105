import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** `bytes`: what the text takes, unpacked. */
export interface Reply { status: number; text: string; bytes: number; /** Of the one header of a name in lower case; null where there is none, or more than one. */ header(name: string): string | null }

/** An answer is read no further than so many bytes. */
export class TooLarge extends Error {}

/** How much of an answer is read: at most so many bytes. `take` is told of each part before it is kept; what it throws ends the reading. */
export interface Bounds { most: number; take?(bytes: number): void }

/** Something being asked, which can be given up. */
export interface Call { reply: Promise<Reply>; giveUp(why: Error): void }

/** Asks one address. `headers` are names and values in turn; `changes`: it may change something, so it is asked once, and alone. Redirections are answers, too. */
export interface Client { post(headers: string[], body: string, bounds: Bounds, changes: boolean): Call; close(): Promise<void> }

/** Nobody was asked to pack; one who does it all the same is read, no further than others. */
export async function unpacked(bytes: Buffer, encoding: string, most: number): Promise<Buffer> {
  if (encoding !== 'gzip') throw new Error(`its answer is packed as ${encoding.slice(0, 50)}`);
  return promisify(gunzip)(bytes, { maxOutputLength: most }).catch((fault: NodeJS.ErrnoException): never => { throw fault.code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : fault; });
}
