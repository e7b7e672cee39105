import { connect, type Socket } from 'node:net';
import type { Exchange } from './exchange';
import { Malformed, ReplyReader, type Head, type Reading } from './reply-reader';

/** Seconds that a connection is thought to be kept where the other side does not say (Node's own 5), and by which we are before it. */
const [USUALLY_KEPT, BEFOREHAND] = [5, 2];

/** One for all connections: what is read is taken out of it before anything else is read. */
const READ = Buffer.allocUnsafeSlow(64 * 1024);

/** One question at a time, and its answer. */
export class Connection implements Reading {
  private readonly socket: Socket;
  private readonly reader = new ReplyReader(this);
  private asked: Exchange | null = null;
  private keeps = USUALLY_KEPT;
  private idleSince = 0;
  private isOver = false;

  constructor(where: { host: string; port: number }, private readonly isFree: () => void, private readonly isGone: () => void) {
    this.socket = connect({ ...where, noDelay: true, onread: { buffer: () => READ, callback: (length) => { this.read(length); return true; } } });
    this.socket.on('error', (fault) => { this.destroy(fault); }).on('close', () => { this.destroy(new Error('the connection is closed')); })
      .on('end', () => { this.reader.over(); this.destroy(new Error('the other side has ended the connection')); });
    // Whoever waits for an answer keeps the process.
    this.socket.unref();
  }

  isGood(): boolean { return !this.isOver && performance.now() - this.idleSince < (this.keeps - BEFOREHAND) * 1_000; }

  ask(exchange: Exchange): void {
    this.asked = exchange;
    exchange.connection = this;
    this.socket.write(exchange.request, 'utf8');
  }

  head(head: Head): void {
    if (!this.asked) throw new Malformed('it answers what nobody asked');
    if (head.keeps !== null) this.keeps = head.keeps;
    this.asked.head(head);
  }

  part(bytes: Buffer): void { this.asked?.part(bytes); }

  end(): void {
    const { asked } = this;
    this.asked = null;
    if (!asked) return;
    asked.connection = null;
    asked.end();
  }

  destroy(why: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    const { asked } = this;
    this.asked = null;
    this.socket.destroy();
    this.isGone();
    asked?.fail(why);
  }

  private read(length: number): void {
    try {
      this.reader.take(READ.subarray(0, length));
      if (!this.asked) this.release();
    } catch (fault) {
      this.destroy(fault as Error);
    }
  }

  /** Only where nothing is left of what came: what lies there before the next question is no answer to it. */
  private release(): void {
    if (this.reader.isWithin) throw new Malformed('it answers what nobody asked');
    this.idleSince = performance.now();
    if (this.keeps > BEFOREHAND) this.isFree();
    else this.destroy(new Error('it is not kept'));
  }
}
