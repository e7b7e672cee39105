import type { Log } from '@cornerstone/runtime/log';
import { CloseCode, type WebSocket as Protocol } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { OpenStreams } from '../streams/open-streams';

/** Milliseconds between two pings; one that does not answer until the next is gone. */
const HEARTBEAT = 15_000;
/** Milliseconds that a closing socket has. */
const FAREWELL = 2_000;

export type Connection = Protocol;
type Closed = (code: number, reason: string) => Promise<void>;

/** Binds one socket to the protocol: what is sent is waited for, a dead one is found, and it ends when the gateway stops. */
export function serveSocket(socket: WebSocket, open: (connection: Connection) => Closed, streams: OpenStreams, log: Log): void {
  let answered = true;
  const close = (code: number, reason: string): void => {
    socket.close(code, shortened(reason));
    setTimeout(() => { socket.terminate(); }, FAREWELL).unref();
  };
  const beating = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, HEARTBEAT);
  const fault = (thrown: unknown): void => {
    log.error({ fault: thrown instanceof Error ? thrown.stack : String(thrown) }, 'socket failed');
    close(CloseCode.InternalServerError, 'Internal server error');
  };
  const ended = streams.open('graph-ws', () => { close(1001, 'Going away'); });
  const closed = open({
    protocol: socket.protocol, close,
    send: (text) => new Promise((resolve) => { if (socket.readyState === socket.OPEN) socket.send(text, () => { resolve(); }); else resolve(); }),
    onMessage: (hear) => { socket.on('message', (data: Buffer) => { hear(String(data)).catch(fault); }); },
  });
  socket.on('pong', () => { answered = true; });
  // Too large a message, or no message of the protocol: the socket closes itself with the reason.
  socket.on('error', (thrown) => { log.debug({ fault: String(thrown) }, 'socket broke'); });
  socket.once('close', (code, reason) => {
    clearInterval(beating);
    ended();
    closed(code, String(reason)).catch(fault);
  });
}

/** A close frame carries at most 123 bytes of reason. */
const shortened = (reason: string): string => (Buffer.byteLength(reason) <= 123 ? reason : reason.slice(0, 40));
