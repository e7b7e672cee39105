import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { errorCode } from './fault';

// Below the range from which systems take ports for outgoing connections, so that a port is still free at the next start.
const LOWEST = 20_000;
const HIGHEST = 30_000;

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE' || errorCode(error) === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port for each name: the remembered one where it is still free. */
export async function choosePorts<Name extends string>(names: readonly Name[], remembered: Readonly<Record<string, number>> = {}): Promise<Record<Name, number>> {
  const chosen = new Map<Name, number>();
  for (const name of names) {
    const before = remembered[name];
    const taken = new Set(chosen.values());
    chosen.set(name, before && !taken.has(before) && (await isFree(before)) ? before : await freePort(taken));
  }
  return Object.fromEntries(chosen) as Record<Name, number>;
}

async function freePort(taken: ReadonlySet<number>): Promise<number> {
  const first = randomInt(LOWEST, HIGHEST);
  for (let step = 0; step < HIGHEST - LOWEST; step += 1) {
    const port = LOWEST + ((first - LOWEST + step) % (HIGHEST - LOWEST));
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST}`);
}
