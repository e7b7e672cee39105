import type { Bounds, Call, Client } from './connections';
import { Connection } from './connection';
import { Exchange } from './exchange';

/** What stands in a head, and nothing that could end a line of it. */
const HEADER = /^[\t\x20-\x7e\x80-\xff]*$/;

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
