import type { Bounds, Call, Client } from './client';
import { Connection } from './connection';
import { Exchange } from './exchange';

/** What stands in a head of ours: nothing that could end a line of it, nor a letter beyond ASCII. */
const UNSENDABLE = /[^\t\x20-\x7e]/;

/** So many questions of one turn of the event loop go together at most, and so much text. */
const [MOST_TOGETHER, MOST_TEXT] = [8, 64 * 1024];
/** Milliseconds after which nobody waits behind one that is not answered; how often that is looked for. */
const [TOO_LONG, LOOK] = [50, 25];
/** Rows in a sequence that were answered in time, after which rows may be longer again. */
const IN_TIME = 32;

/**
 * A client for HTTP/1.1 without TLS that knows one kind of question: a POST with a body that is there. What is asked within a turn of the event loop goes as one row
 * on one connection: most of what a call costs is to write and to read. What waits too long behind another is asked anew on a connection of its own, and rows become shorter.
 */
export class Sockets implements Client {
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  readonly #waiting: Exchange[] = [];
  readonly #head: string;
  readonly #where: { host: string; port: number };
  #together = MOST_TOGETHER;
  #inTime = 0;
  #isToSend = false;
  #look: NodeJS.Timeout | null = null;

  /** `sockets` at most, and no more questions at once, but for those that are asked anew; what more is asked waits. `tooLong`: milliseconds after which nobody waits behind another. */
  constructor(url: string, private readonly sockets: number, private readonly tooLong = TOO_LONG) {
    const { hostname, host, port, pathname, search } = new URL(url);
    this.#head = `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
    this.#where = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
  }

  post(headers: readonly string[], body: string, bounds: Bounds, changes: boolean): Call {
    let head = '';
    let isSendable = true;
    for (let at = 0; at < headers.length; at += 2) {
      const value = headers[at + 1] ?? '';
      isSendable &&= !UNSENDABLE.test(value);
      head += `${headers[at] ?? ''}: ${value}\r\n`;
    }
    const length = Buffer.byteLength(body);
    const exchange = new Exchange(`${this.#head}${head}content-length: ${length}\r\n\r\n${body}`, length === body.length, bounds, !changes);
    if (isSendable) this.#ask(exchange);
    else exchange.fail(new Error('a header cannot be sent'));
    return exchange;
  }

  async close(): Promise<void> {
    const why = new Error('the gateway asks no more');
    for (const waiting of this.#waiting.splice(0)) waiting.fail(why);
    for (const connection of this.#all) connection.destroy(why, false);
  }

  #ask(exchange: Exchange): void {
    this.#waiting.push(exchange);
    this.#wake();
  }

  /** At the end of this turn of the event loop: what is asked, given up or set free until then is seen together. */
  #wake(): void {
    if (this.#isToSend || this.#waiting.length === 0) return;
    this.#isToSend = true;
    setImmediate(() => { this.#isToSend = false; this.#send(); });
  }

  #send(): void {
    for (let room = this.#room(); room > 0 && this.#waiting.length > 0;) {
      const row = this.#next(Math.min(room, this.#together));
      const connection = row.length > 0 ? this.#free() : null;
      if (!connection) return void this.#waiting.unshift(...row);
      connection.ask(row);
      room -= row.length;
      if (row.length > 1) this.#look ??= setInterval(() => { this.#overtake(); }, LOOK).unref();
    }
  }

  /** How many more the other side may be asked at once. */
  #room(): number {
    let room = this.sockets;
    for (const { load } of this.#all) room -= load;
    return room;
  }

  /** Those that go together now, of all that wait. */
  #next(most: number): Exchange[] {
    const row: Exchange[] = [];
    for (let [next] = this.#waiting, text = 0; next; [next] = this.#waiting) {
      text += next.request.length;
      if (row.length > 0 && (row.length >= most || text > MOST_TEXT || !next.mayRow || !row[0]?.mayRow)) break;
      this.#waiting.shift();
      if (!next.over) row.push(next);
    }
    return row;
  }

  #free(): Connection | null {
    for (let last = this.#idle.pop(); last; last = this.#idle.pop()) {
      if (last.isGood()) return last;
      last.destroy(new Error('it was kept too long'));
    }
    return this.#all.size < this.sockets ? this.#open() : null;
  }

  #open(): Connection {
    const connection: Connection = new Connection(this.#where, () => { this.#wake(); }, () => {
      this.#idle.push(connection);
      if (this.#together < MOST_TOGETHER && ++this.#inTime % IN_TIME === 0) this.#together += 1;
      this.#wake();
    }, (unasked) => {
      this.#all.delete(connection);
      const at = this.#idle.indexOf(connection);
      if (at >= 0) this.#idle.splice(at, 1);
      this.#waiting.unshift(...unasked);
      this.#wake();
    });
    this.#all.add(connection);
    return connection;
  }

  /** What waits behind one that takes long goes to connections that are free; where there is none, it stays. The other side may be at it twice for a while, beyond what it is asked at once. */
  #overtake(): void {
    let isAnyRow = false;
    for (const connection of [...this.#all]) {
      isAnyRow ||= connection.isRow;
      const late = connection.behind(this.tooLong);
      if (late.length > 0) [this.#together, this.#inTime] = [Math.max(1, this.#together >> 1), 0];
      for (const exchange of late) {
        const free = this.#free();
        if (!free) break;
        connection.leave(exchange, new Error('it waited too long behind another'));
        free.ask([exchange]);
      }
    }
    if (isAnyRow || !this.#look) return;
    clearInterval(this.#look);
    this.#look = null;
  }
}
