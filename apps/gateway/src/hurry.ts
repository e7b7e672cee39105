import type { IncomingMessage, ServerResponse } from 'node:http';

/** Milliseconds for a request to arrive; a file has longer. */
const PATIENCE = 30_000;

/** Ends a request whose body does not arrive in time. */
export function hurry(incoming: IncomingMessage, outgoing: ServerResponse, patience = PATIENCE): void {
  const late = setTimeout(() => {
    if (incoming.complete) return;
    if (!outgoing.headersSent) outgoing.writeHead(408, { connection: 'close' }).end();
    incoming.destroy();
  }, patience).unref();
  outgoing.once('close', () => { clearTimeout(late); });
}
