import type { Service } from '../../services';
import { Refused } from './front-door';

const PATIENCE_MS = 2_000;

/** Asks several services at the same time, and says whom it waits for when that takes long. */
export async function askEach<A>(asked: readonly Service[], ask: (service: Service) => Promise<A>, patience = PATIENCE_MS): Promise<A[]> {
  const waited = new Set(asked);
  const slow = setTimeout(() => { process.stderr.write(`Waiting for ${[...waited].join(', ')} …\n`); }, patience);
  try {
    return await Promise.all(asked.map((service) => ask(service).finally(() => { waited.delete(service); })));
  } finally {
    clearTimeout(slow);
  }
}

/** Null for one that does not answer now; what is refused is refused for all. */
export async function orNull<A>(service: Service, asking: Promise<A>): Promise<A | null> {
  try {
    return await asking;
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.status < 500) throw fault;
    process.stderr.write(`${service}: ${fault.message}\n`);
    return null;
  }
}
