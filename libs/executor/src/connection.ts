import { connect, type Socket } from 'node:net';
import type { Exchange } from './exchange';
import { arrivals } from './turnstile';
import { Malformed, ReplyReader, type Head, type Reading } from './reply-reader';

/** Seconds that a connection is thought to be kept where the other side does not say (Node's own 5), and by which we are before it. */
const [USUALLY_KEPT, BEFOREHAND] = [5, 2];

/** One for all connections: what is read is taken out of it before anything else is read. */
const READ = Buffer.allocUnsafeSlow(64 * 1024);

/** Questions in a row, and their answers in the same order. Most of the time it is one, or those of one turn of the event loop. */
export class Connection implements Reading {
  private readonly socket: Socket;
  private readonly reader = new ReplyReader(this);
  /** What is asked and not answered; null where nobody waits for the answer any more. */
  private readonly row: (Exchange | null)[] = [];
  private keeps = USUALLY_KEPT;
  /** Since when nothing has come to an end on it. */
  private since = 0;
  private hasAnswered = false;
  private isOver = false;

  constructor(where: { host: string; port: number }, /* one has ended, others have not */ private readonly hasEnded: () => void, private readonly isFree: () => void, private readonly isGone: (unasked: readonly Exchange[]) => void) {
    this.socket = connect({ ...where, noDelay: true, onread: { buffer: () => READ, callback: (length) => { this.read(length); return true; } } });
    this.socket.on('error', (fault) => { this.destroy(fault); }).on('close', () => { this.destroy(new Error('the connection is closed')); })
      .on('end', () => { this.reader.over(); this.destroy(new Error('the other side has ended the connection')); });
    // Whoever waits for an answer keeps the process.
    this.socket.unref();
  }

  isGood(): boolean { return !this.isOver && performance.now() - this.since < (this.keeps - BEFOREHAND) * 1_000; }

  /** One write for all of them. */
  ask(exchanges: readonly Exchange[]): void {
    let [text, isAscii] = ['', true];
    for (const exchange of exchanges) {
      exchange.connection = this;
      this.row.push(exchange);
      text += exchange.request;
      isAscii &&= exchange.isAscii;
    }
    this.since = performance.now();
    this.socket.write(text, isAscii ? 'latin1' : 'utf8');
  }

  /** How many wait for their answers. */
  get load(): number {
    let waiting = 0;
    for (const each of this.row) if (each) waiting += 1;
    return waiting;
  }

  get isRow(): boolean { return this.row.length > 1; }

  /** Who has waited so many milliseconds behind one that is not answered. */
  behind(ms: number): Exchange[] { return this.row.length > 1 && performance.now() - this.since >= ms ? this.row.slice(1).filter((each) => each !== null) : []; }

  /** It waits here no more. Who is first keeps the others waiting: with it goes the connection, as it does when nobody is left. */
  leave(exchange: Exchange, why: Error): void {
    const at = this.row.indexOf(exchange);
    if (at < 0) return;
    if (at === 0) return this.destroy(why, true);
    this.row[at] = null;
    if (this.load === 0) this.destroy(why);
  }

  head(head: Head): void {
    if (this.row.length === 0) throw new Malformed('it answers what nobody asked');
    this.hasAnswered = true;
    if (head.keeps !== null) this.keeps = head.keeps;
    this.row[0]?.head(head);
  }

  part(bytes: Buffer): void { this.row[0]?.part(bytes); }

  end(): void {
    const asked = this.row.shift();
    this.since = performance.now();
    if (!asked) return;
    asked.connection = null;
    asked.end();
  }

  /** Who is first is lost with it, unless the other side had said that this is its end. `isOurs`: those behind it are not; they are not either where it has answered before, for then there is someone to ask. */
  destroy(why: Error, isOurs = this.hasAnswered): void {
    if (this.isOver) return;
    this.isOver = true;
    const lost = this.keeps > 0 || this.reader.isWithin || !isOurs ? 1 : 0;
    const row = this.row.splice(0);
    this.socket.destroy();
    const unasked = row.slice(isOurs ? lost : row.length).filter((each) => each !== null);
    this.isGone(unasked);
    for (const each of row) if (each && !unasked.includes(each)) each.fail(why);
  }

  private read(length: number): void {
    arrivals.count += 1;
    try {
      this.reader.take(READ.subarray(0, length));
      if (this.row.length === 0) this.release();
      else if (this.keeps === 0 && !this.reader.isWithin) this.destroy(new Error('it is not kept'));
      else if (this.load === 0) this.destroy(new Error('nobody waits for the rest'));
      else this.hasEnded();
    } catch (fault) {
      this.destroy(fault as Error);
    }
  }

  /** Only where nothing is left of what came: what lies there before the next question is no answer to it. */
  private release(): void {
    if (this.reader.isWithin) throw new Malformed('it answers what nobody asked');
    if (this.keeps > BEFOREHAND) this.isFree();
    else this.destroy(new Error('it is not kept'));
  }
}
