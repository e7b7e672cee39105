import type { Change, Trail } from '@cornerstone/runtime/audit/trail';
import { services, type Service } from '../../services';
import { orNull } from '../events/ask-each';
import { operate, type FrontDoor } from '../events/front-door';

export interface Asked { project: string; since?: string; until?: string; by?: string }
export interface OfService extends Change { service: Service }

/** One service's changes, newest first, a page at a time. `onSilent` hears when it does not answer. */
async function* trailOf(door: FrontDoor, service: Service, asked: Asked, onSilent: (service: Service) => void): AsyncGenerator<OfService> {
  let before: string | null = null;
  do {
    const page: Trail | null = await orNull(service, operate<Trail>(door, service, { do: 'auditTrail', ...asked, ...(before !== null && { before }) }));
    if (!page) return onSilent(service);
    for (const change of page.changes) yield { service, ...change };
    before = page.next;
  } while (before !== null);
}

/** The changes of all services as one list, newest first; of each service one page at most is held. */
export async function* trails(door: FrontDoor, asked: Asked, onSilent: (service: Service) => void): AsyncGenerator<OfService> {
  const open = services.map((service) => trailOf(door, service, asked, onSilent));
  const heads = await Promise.all(open.map(async (each) => ({ each, head: await each.next() })));
  for (;;) {
    const [newest] = heads.filter(({ head }) => !head.done).sort((one, other) => (one.head.value as OfService).at < (other.head.value as OfService).at ? 1 : -1);
    if (!newest) return;
    yield newest.head.value as OfService;
    newest.head = await newest.each.next();
  }
}
