import type { Socket } from 'node:net';
import { requestIn, type Head, type WholeRequest } from './request-reader';
import { headOf, type Reply } from './reply';

/** What a connection of the lane is told of its surroundings. */
export interface LaneGround {
  /** Gives one request its answer, through `reply`. */
  answer(request: WholeRequest, reply: Reply): void;
  /** node:http takes it for the rest of its life, and reads what was put back first. */
  handOver(connection: LaneConnection, socket: Socket): void;
  closed(connection: LaneConnection): void;
  /** Milliseconds that it may stay unused after the answer that is written now; null: it ends with it. */
  keepsFor(): number | null;
  /** Milliseconds in which a reader must have taken something of its answer. */
  reading: number;
  begin(): number;
  end(status: number, began: number): void;
}

/** Milliseconds. */
const MOMENT = 500;
/** A client that went away before its answer was complete. */
const WENT_AWAY = 499;

/** One connection, one request at a time: whatever is not beyond doubt is node:http's, with all that follows. Itself the reply to the request under way. */
export class LaneConnection implements Reply {
  /** When it began to wait: for its first request, or after its last. Null: one is under way. */
  since: number | null = performance.now();
  hasAsked = false;
  /** The last one first. Two, for a proxy that carries more than one person. */
  private heads: readonly Head[] = [];
  private began = 0;
  private status = 200;
  private headText: string | null = null;
  private isLast = false;
  private sent: (() => void) | null = null;

  constructor(private readonly socket: Socket, private readonly ground: LaneGround) {
    socket.on('data', this.take).on('end', this.over).on('close', this.close).on('error', this.fail);
  }

  get remoteAddress(): string | undefined { return this.socket.remoteAddress; }
  get headersSent(): boolean { return this.headText !== null; }

  writeHead(status: number, headers: Record<string, string | number> | string[]): this {
    const keeps = this.ground.keepsFor();
    this.isLast = keeps === null;
    this.headText = headOf(this.status = status, headers, keeps);
    return this;
  }

  end(body: string | Buffer, encoding: BufferEncoding = 'utf8'): void {
    const { socket, headText } = this;
    // It is closing, and counted when it is closed.
    if (!socket.writable || headText === null) return;
    if (typeof body === 'string') socket.write(headText + body, encoding, this.written);
    else {
      socket.cork();
      socket.write(headText, 'latin1');
      socket.write(body, this.written);
      socket.uncork();
    }
    // It begins anew whenever some of it was taken; then node:net ends the connection, and `close` counts it.
    if (socket.writableLength > 0) socket.setTimeout(this.ground.reading, this.fail);
  }

  onSent(done: () => void): void { this.sent = done; }

  /** Ends it where nothing is under way on it, nor was begun; where nothing was ever asked, a moment after it came: its first request may be on its way. */
  endIfIdle(): void { if (this.since !== null && (this.hasAsked || performance.now() - this.since > MOMENT) && !this.socket.isPaused()) this.destroy(); }
  destroy(): void { this.socket.destroy(); }
  /** It has waited too long. */
  endFor(word: string | null): void {
    if (word !== null) this.socket.write(word);
    this.socket.destroy();
  }

  private readonly take = (bytes: Buffer): void => {
    // Asked before the last was answered: it waits, and the other side with it.
    if (this.since === null) return this.putBack(bytes);
    const found = requestIn(bytes, this.heads);
    if (!found) return this.leave(bytes);
    const { head, bodyAt, end } = found;
    if (end < bytes.length) this.putBack(bytes.subarray(end));
    if (this.heads[0] !== head) this.heads = [head, ...this.heads.slice(0, 1)];
    this.since = null;
    this.hasAsked = true;
    this.headText = null;
    this.began = this.ground.begin();
    this.ground.answer({ method: 'POST', url: '/graphql', headers: head.headers, socket: this, body: bytes.subarray(bodyAt, end), noted: head.noted }, this);
  };

  private putBack(bytes: Buffer): void {
    this.socket.pause();
    this.socket.unshift(bytes);
  }

  private leave(bytes: Buffer): void {
    const { socket } = this;
    socket.off('data', this.take).off('end', this.over).off('close', this.close).off('error', this.fail);
    this.putBack(bytes);
    this.ground.handOver(this, socket);
    socket.resume();
  }

  private readonly written = (fault?: Error | null): void => {
    // What failed closes it, and is counted then.
    if (fault || this.since !== null) return;
    this.sent?.();
    this.sent = null;
    if (this.socket.timeout) this.socket.setTimeout(0, this.fail);
    this.since = performance.now();
    this.ground.end(this.status, this.began);
    if (this.isLast) return void this.socket.destroySoon();
    if (this.socket.isPaused()) this.socket.resume();
  };

  /** As node:http: who asks no more is not answered any more. */
  private readonly over = (): void => { this.socket.end(); };
  private readonly fail = (): void => { this.socket.destroy(); };
  private readonly close = (): void => {
    if (this.since === null) this.ground.end(WENT_AWAY, this.began);
    this.since = performance.now();
    this.ground.closed(this);
  };
}
