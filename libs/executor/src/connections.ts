import { Pool, type Dispatcher } from 'undici';
import { TooLarge, unpacked, type Bounds, type Call, type Client, type Reply } from './client';

/** Connections to one address that are kept. One answer at a time on each, never pipelined: what hangs on one keeps nobody else waiting. */
export class Connections implements Client {
  readonly #pool: Pool;
  readonly #path: string;

  /** `sockets` at most; what more is asked waits for one. */
  constructor(url: string, sockets: number) {
    const { origin, pathname, search } = new URL(url);
    this.#path = pathname + search;
    // Whoever asks keeps the time.
    this.#pool = new Pool(origin, { connections: sockets, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  }

  post(headers: string[], body: string, bounds: Bounds): Call {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const exchange = new Exchange(bounds, resolve, reject);
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
  private headers: Record<string, string | string[] | undefined> = {};
  private controller: Dispatcher.DispatchController | null = null;
  private over: Error | null = null;

  constructor(private readonly bounds: Bounds, private readonly resolve: (reply: Reply) => void, private readonly reject: (why: Error) => void) {}

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
    this.headers = headers;
    this.encoding = String(headers['content-encoding'] ?? '');
    if (Number(headers['content-length'] ?? 0) > this.bounds.most) this.giveUp(new TooLarge());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.bounds.most) return this.giveUp(new TooLarge());
    try {
      this.bounds.take?.(chunk.length);
      this.chunks.push(chunk);
    } catch (refusal) {
      this.giveUp(refusal as Error);
    }
  }

  onResponseEnd(): void {
    const [only] = this.chunks;
    const bytes = only && this.chunks.length === 1 ? only : Buffer.concat(this.chunks);
    if (this.encoding === '') return this.reply(bytes);
    unpacked(bytes, this.encoding, this.bounds.most).then((whole) => { this.bounds.take?.(whole.length - bytes.length); this.reply(whole); }).catch(this.reject);
  }

  private reply(bytes: Buffer): void { this.resolve({ status: this.status, text: bytes.toString('utf8'), bytes: bytes.length, header: (name) => { const value = this.headers[name]; return typeof value === 'string' ? value : null; } }); }

  onResponseError(_controller: Dispatcher.DispatchController, fault: Error): void { this.reject(this.over ?? fault); }
}
