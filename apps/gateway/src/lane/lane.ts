import { Server, type RequestListener, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { READING } from '../hurry';
import { LaneConnection, type LaneGround } from './connection';

/** What the lane is given: who answers, and who counts. */
export type LaneUse = Pick<LaneGround, 'answer' | 'begin' | 'end'> & Partial<Pick<LaneGround, 'reading'>>;

/** Milliseconds between two looks at who has waited too long. */
const LOOK = 1_000;
const TOO_LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/**
 * A server of node:http before which lies a lane: connections begin there, and stay as long as each read brings whole requests of the one
 * form that it knows. It judges nothing: all else goes on to node:http, as it came. Limits of time and stopping are the server's on both.
 */
export class ServerWithLane extends Server {
  readonly #connections = new Set<LaneConnection>();

  constructor(options: ServerOptions, listener: RequestListener, use: LaneUse) {
    super(options, listener);
    const theirs = this.listeners('connection') as ((this: Server, socket: Socket) => void)[];
    const ground: LaneGround = {
      reading: READING, ...use,
      handOver: (connection, socket) => { this.#connections.delete(connection); for (const each of theirs) each.call(this, socket); },
      closed: (connection) => { this.#connections.delete(connection); },
      // While stopping, a connection ends with the answer that is under way.
      keepsFor: () => (this.listening ? this.keepAliveTimeout : null),
    };
    this.removeAllListeners('connection').on('connection', (socket: Socket) => { this.#connections.add(new LaneConnection(socket, ground)); });
    this.on('listening', () => {
      const looking = setInterval(() => { this.#look(performance.now()); }, LOOK).unref();
      this.once('close', () => { clearInterval(looking); });
    });
  }

  /** How many are on the lane. */
  get onLane(): number { return this.#connections.size; }

  override closeIdleConnections(): void {
    super.closeIdleConnections();
    for (const each of this.#connections) each.endIfIdle();
  }

  override closeAllConnections(): void {
    super.closeAllConnections();
    for (const each of this.#connections) each.destroy();
  }

  #look(now: number): void {
    const idle = this.keepAliveTimeout === 0 ? Infinity : this.keepAliveTimeout + this.keepAliveTimeoutBuffer;
    for (const each of this.#connections) {
      if (each.since === null) continue;
      const waited = now - each.since;
      if (each.hasAsked ? waited > idle : waited > this.headersTimeout) each.endFor(each.hasAsked ? null : TOO_LATE);
    }
  }
}
