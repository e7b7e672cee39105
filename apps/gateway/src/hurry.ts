import type { IncomingMessage, ServerResponse } from 'node:http';

/** Milliseconds for a request to arrive; a file has longer. */
const PATIENCE = 30_000;

/** Milliseconds in which a reader must have taken something of its answer. */
export const READING = 30_000;

/** Only an upload has as long as a file takes: what else comes to /files is asked or refused. */
export const bringsFile = (method: string | undefined, path: string): boolean => method === 'POST' && path === '/files';

/** Ends a request whose body does not arrive in time. */
export function hurry(incoming: IncomingMessage, outgoing: ServerResponse, patience = PATIENCE): void {
  const late = setTimeout(() => {
    if (incoming.complete) return;
    if (!outgoing.headersSent) outgoing.writeHead(408, { connection: 'close' }).end();
    incoming.destroy();
  }, patience).unref();
  outgoing.on('close', () => { clearTimeout(late); });
}

/** Ends the connection of a reader that takes nothing of an answer that is all there, after once to twice its patience; it begins anew whenever some was taken. Who has a patience of its own keeps it. */
export function hurryReader(outgoing: ServerResponse, patience = READING): void {
  outgoing.once('prefinish', () => { if (!outgoing.socket?.timeout) outgoing.socket?.setTimeout(patience); });
  // node:http has set what holds until the next request, unless one waits already.
  outgoing.once('finish', () => { if (outgoing.socket?.timeout === patience) outgoing.socket.setTimeout(0); });
}
