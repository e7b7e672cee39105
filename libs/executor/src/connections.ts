import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Pool, type Dispatcher } from 'undici';

export interface Reply { status: number; text: string }

/** An answer is read no further than so many bytes. */
export class TooLarge extends Error {}

/** Sockets to one service at most; what more is asked waits for one. */
const MOST = 128;

/** Something being asked, which can be given up. */
export interface Call { reply: Promise<Reply>; giveUp(why: Error): void }

/** Connections to one address that are kept. One answer at a time on each, never pipelined: what hangs on one keeps nobody else waiting. */
export class Connections {
  readonly #pool: Pool;
  readonly #path: string;

  constructor(url: string) {
    const { origin, pathname, search } = new URL(url);
    this.#path = pathname + search;
    // Whoever asks keeps the time.
    this.#pool = new Pool(origin, { connections: MOST, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  }

  /** `headers` are names and values in turn; `most` bytes are read of the answer. Redirections are answers, too. */
  post(headers: string[], body: string, most: () => number): Call {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const exchange = new Exchange(most, resolve, reject);
    this.#pool.dispatch({ path: this.#path, method: 'POST', headers, body }, exchange);
    return { reply: promise, giveUp: (why) => { exchange.giveUp(why); } };
  }

  close(): Promise<void> { return this.#pool.destroy(); }
}

class Exchange implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private encoding = '';
  private controller: Dispatcher.DispatchController | null = null;
  private over: Error | null = null;

  constructor(private readonly most: () => number, private readonly resolve: (reply: Reply) => void, private readonly reject: (why: Error) => void) {}

  giveUp(why: Error): void {
    this.over ??= why;
    this.reject(why);
    this.controller?.abort(why);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.over) controller.abort(this.over);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    this.status = status;
    this.encoding = String(headers['content-encoding'] ?? '');
    if (Number(headers['content-length'] ?? 0) > this.most()) this.giveUp(new TooLarge());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.most()) return this.giveUp(new TooLarge());
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.chunks;
    const bytes = only && this.chunks.length === 1 ? only : Buffer.concat(this.chunks);
    if (this.encoding === '') return this.resolve({ status: this.status, text: bytes.toString('utf8') });
    unpacked(bytes, this.encoding, this.most()).then((text) => { this.resolve({ status: this.status, text }); }, this.reject);
  }

  onResponseError(_controller: Dispatcher.DispatchController, fault: Error): void { this.reject(this.over ?? fault); }
}

/** Nobody was asked to pack; one who does it all the same is read, no further than others. */
async function unpacked(bytes: Buffer, encoding: string, most: number): Promise<string> {
  if (encoding !== 'gzip') throw new Error(`its answer is packed as ${encoding.slice(0, 50)}`);
  const whole = await promisify(gunzip)(bytes, { maxOutputLength: most }).catch((fault: NodeJS.ErrnoException): never => { throw fault.code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : fault; });
  return whole.toString('utf8');
}
