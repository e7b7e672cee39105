import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds that requests under way have to end. */
const PATIENCE = 10_000;

/** What the front door knows of its own end. */
export interface Standing { isStopping: boolean }

/** Takes no new connection, lets what is under way end, then closes what is left. */
export async function drain(server: Server, patience = PATIENCE): Promise<void> {
  const sweep = setInterval(() => { server.closeIdleConnections(); }, 100);
  await Promise.race([new Promise<void>((resolve) => { server.close(() => { resolve(); }); }), delay(patience, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
