import { CloseCode, type WebSocket as Protocol } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { stopping, type Streams } from '../streams/streams';

/** Milliseconds that a closing socket has. */
const FAREWELL = 2_000;

export type Connection = Protocol;
type Closed = (code: number, reason: string) => Promise<void>;

/** Binds one socket to the protocol: what is sent is waited for; one that is dead or does not read is found within the patience; it ends when the gateway stops. */
export function serveSocket(socket: WebSocket, open: (connection: Connection) => Closed, { open: streams, patience, log }: Pick<Streams, 'open' | 'patience' | 'log'>): void {
  let answered = true;
  const close = (code: number, reason: string): void => {
    socket.close(code, shortened(reason));
    setTimeout(() => { socket.terminate(); }, FAREWELL).unref();
  };
  const beating = setInterval(() => {
    // One that does not read does not see the ping either.
    if (!answered && socket.bufferedAmount > 0) drop();
    if (!answered) { socket.terminate(); return end(1006, ''); }
    answered = false;
    socket.ping();
  }, patience / 2);
  const drop = (): void => { log.info({ held: socket.bufferedAmount }, 'a socket that does not read is ended'); streams.dropped('graph-ws'); };
  const fault = (thrown: unknown): void => {
    log.error({ fault: thrown instanceof Error ? thrown.stack : String(thrown) }, 'socket failed');
    close(CloseCode.InternalServerError, 'Internal server error');
  };
  const ended = streams.open('graph-ws', () => { close(1001, stopping.rule); });
  const closed = open({
    protocol: socket.protocol, close,
    send: (text) => new Promise((resolve) => { if (socket.readyState === socket.OPEN) socket.send(text, () => { resolve(); }); else resolve(); }),
    onMessage: (hear) => { socket.on('message', (data: Buffer) => { hear(String(data)).catch(fault); }); },
  });
  socket.on('pong', () => { answered = true; });
  // Too large a message, or no message of the protocol: the socket closes itself with the reason.
  socket.on('error', (thrown) => { log.debug({ fault: String(thrown) }, 'socket broke'); });
  socket.once('close', (code, reason) => { end(code, String(reason)); });
  // Before what it has not read is let go: else its subscriptions would find themselves too slow, and be counted besides.
  let isOver = false;
  const end = (code: number, reason: string): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(beating);
    ended();
    closed(code, reason).catch(fault);
  };
}

/** A close frame carries at most 123 bytes of reason. */
const shortened = (reason: string): string => (Buffer.byteLength(reason) <= 123 ? reason : reason.slice(0, 40));
