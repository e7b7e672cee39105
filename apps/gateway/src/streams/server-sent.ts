import type { ServerResponse } from 'node:http';

/** Milliseconds between two comments that keep a quiet connection open. */
export const HEARTBEAT = 15_000;
/** Milliseconds that the last words have to arrive. */
const FAREWELL = 5_000;

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' };

/** Server-sent events to one reader: nothing is written faster than it reads. Whoever ends `ending` with a reason ends it. */
export class ServerSent {
  private draining: Promise<void> | null = null;
  private readonly beating: NodeJS.Timeout;

  constructor(private readonly outgoing: ServerResponse, private readonly ending: AbortController, private readonly patience: number) {
    this.beating = setInterval(() => { if (this.draining === null) outgoing.write(':\n\n'); }, HEARTBEAT);
    ending.signal.addEventListener('abort', () => { clearInterval(this.beating); }, { once: true });
    outgoing.once('close', () => { ending.abort('gone'); });
    // Whoever left while the answer was sought is told of no more.
    if (outgoing.destroyed || outgoing.closed) ending.abort('gone');
    else outgoing.writeHead(200, HEADERS);
  }

  /** Written at once; resolves when the reader has room for more, or when it is over. */
  write(text: string): Promise<void> {
    if (this.ending.signal.aborted || this.outgoing.write(text)) return this.draining ?? Promise.resolve();
    this.draining ??= this.drained().finally(() => { this.draining = null; });
    return this.draining;
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const stuck = setTimeout(() => { this.ending.abort('slow'); }, this.patience);
      const done = (): void => {
        clearTimeout(stuck);
        this.outgoing.off('drain', done);
        this.ending.signal.removeEventListener('abort', done);
        resolve();
      };
      this.outgoing.once('drain', done);
      this.ending.signal.addEventListener('abort', done, { once: true });
    });
  }

  end(lastWords = ''): void {
    clearInterval(this.beating);
    this.outgoing.end(lastWords);
    // One that does not read would keep the connection, and all that was written for it.
    const giveUp = setTimeout(() => { this.outgoing.destroy(); }, FAREWELL);
    giveUp.unref();
    this.outgoing.once('close', () => { clearTimeout(giveUp); });
  }
}
