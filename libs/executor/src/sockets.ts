import { connect, type Socket } from 'node:net';
import { TooLarge, unpacked, type Bounds, type Call, type Client, type Reply } from './connections';
import { headerIn, Malformed, ReplyReader, type Head, type Reading } from './reply-reader';

/** Seconds that a connection is thought to be kept where the other side does not say (Node's own 5), and by which we are before it. */
const [USUALLY_KEPT, BEFOREHAND] = [5, 2];
/** What stands in a head, and nothing that could end a line of it. */
const HEADER = /^[\t\x20-\x7e\x80-\xff]*$/;

/** One for all connections: what is read is taken out of it before anything else is read. */
const READ = Buffer.allocUnsafeSlow(64 * 1024);

/** A client for HTTP/1.1 without TLS that knows one kind of question: a POST with a body that is there. One answer at a time on each connection. */
export class Sockets implements Client {
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  readonly #row: Exchange[] = [];
  readonly #head: string;
  readonly #where: { host: string; port: number };

  /** `sockets` at most; what more is asked waits for one. */
  constructor(url: string, private readonly sockets: number) {
    const { hostname, host, port, pathname, search } = new URL(url);
    this.#head = `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
    this.#where = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
  }

  post(headers: readonly string[], body: string, bounds: Bounds): Call {
    let head = '';
    let isSendable = true;
    for (let at = 0; at < headers.length; at += 2) {
      const value = headers[at + 1] ?? '';
      isSendable &&= HEADER.test(value);
      head += `${headers[at] ?? ''}: ${value}\r\n`;
    }
    const exchange = new Exchange(`${this.#head}${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, bounds);
    if (isSendable) this.#ask(exchange);
    else exchange.fail(new Error('a header cannot be sent'));
    return exchange;
  }

  async close(): Promise<void> {
    for (const connection of this.#all) connection.destroy(new Error('the gateway asks no more'));
  }

  #ask(exchange: Exchange): void {
    const connection = this.#free();
    if (connection) connection.ask(exchange);
    else this.#row.push(exchange);
  }

  #free(): Connection | null {
    for (let last = this.#idle.pop(); last; last = this.#idle.pop()) {
      if (last.isGood()) return last;
      last.destroy(new Error('it was kept too long'));
    }
    return this.#all.size < this.sockets ? this.#open() : null;
  }

  #open(): Connection {
    const connection: Connection = new Connection(this.#where, () => { this.#serve(connection); }, () => {
      this.#all.delete(connection);
      const at = this.#idle.indexOf(connection);
      if (at >= 0) this.#idle.splice(at, 1);
      if (this.#row.length > 0 && this.#all.size < this.sockets) this.#serve(this.#open());
    });
    this.#all.add(connection);
    return connection;
  }

  #serve(connection: Connection): void {
    for (let next = this.#row.shift(); next; next = this.#row.shift()) if (!next.over) return connection.ask(next);
    this.#idle.push(connection);
  }
}

/** One question and its answer. */
class Exchange implements Call, Reading {
  readonly reply: Promise<Reply>;
  over: Error | null = null;
  connection: Connection | null = null;
  private readonly resolve: (reply: Reply) => void;
  private readonly reject: (why: Error) => void;
  private known: Head | null = null;
  private parts: Buffer[] | null = null;
  private text: string | null = null;
  private size = 0;

  constructor(readonly request: string, private readonly bounds: Bounds) {
    ({ promise: this.reply, resolve: this.resolve, reject: this.reject } = Promise.withResolvers<Reply>());
  }

  giveUp(why: Error): void {
    this.fail(why);
    this.connection?.destroy(why);
  }

  fail(why: Error): void {
    this.over ??= why;
    this.reject(why);
  }

  head(head: Head): void {
    this.known = head;
    if (typeof head.length === 'number' && head.length > this.bounds.most) throw new TooLarge();
  }

  part(bytes: Buffer): void {
    this.size += bytes.length;
    if (this.size > this.bounds.most) throw new TooLarge();
    this.bounds.take?.(bytes.length);
    if (this.known?.length === bytes.length && this.known.encoding === '') this.text = bytes.toString('utf8');
    else (this.parts ??= []).push(Buffer.from(bytes));
  }

  end(): void {
    const { status = 0, encoding = '', text: head = '' } = this.known ?? {};
    const header = (name: string): string | null => headerIn(head, name);
    if (encoding === '') return this.resolve({ status, text: this.text ?? (this.parts ? Buffer.concat(this.parts).toString('utf8') : ''), bytes: this.size, header });
    const packed = Buffer.concat(this.parts ?? []);
    unpacked(packed, encoding, this.bounds.most).then((whole) => { this.bounds.take?.(whole.length - packed.length); this.resolve({ status, text: whole.toString('utf8'), bytes: whole.length, header }); }).catch(this.reject);
  }
}

class Connection implements Reading {
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
