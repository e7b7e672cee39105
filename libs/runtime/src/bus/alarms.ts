import type { DataSource } from 'typeorm';
import type { Log } from '../log';

/** What a service has still to send and to take in. */
export interface Backlog { waiting: number; oldestUnsentSeconds: number; deadLetters: number; parked: number; regions: number }

const EVERY_MS = 10_000;
/** Seconds: an event that waits longer than this is late, whatever the reason. */
const LATE = 30;

export async function backlogOf(worker: DataSource): Promise<Backlog> {
  const [row] = await worker.query<Backlog[]>(`/* backlog */ select (select count(*)::int from unsent) as waiting,
    (select coalesce(extract(epoch from clock_timestamp() - min(e.occurred_at)), 0)::float8 from unsent join event e on e.id = unsent.event_id) as "oldestUnsentSeconds",
    (select count(*)::int from parked_message where state = 'DEAD') as "deadLetters", (select count(*)::int from parked_message where state = 'WAITING') as parked,
    (select count(*)::int from region_copy) as regions`);
  return row ?? { waiting: 0, oldestUnsentSeconds: 0, deadLetters: 0, parked: 0, regions: 0 };
}

/** Says in the log when events are late or messages are dead: again every ten seconds while it is so. */
export function watchAlarms(worker: DataSource, log: Log): { backlog(): Promise<Backlog>; stop(): void } {
  const look = async (): Promise<void> => {
    const { waiting, oldestUnsentSeconds, deadLetters } = await backlogOf(worker);
    if (oldestUnsentSeconds > LATE) log.error({ waiting, oldestUnsentSeconds }, 'events are late: the oldest unsent one waits too long');
    if (deadLetters > 0) log.error({ deadLetters }, 'messages could not be taken in: see cornerstone events dlq list');
  };
  const looking = setInterval(() => { look().catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'the backlog cannot be read now'); }); }, EVERY_MS);
  return { backlog: () => backlogOf(worker), stop: () => { clearInterval(looking); } };
}
