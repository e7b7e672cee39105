import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import type { Broker } from './broker';
import { OLDEST_UNSENT } from './numbering';

/** What a service has still to send and to take in. */
export interface Backlog { unsent: number; oldestUnsentSeconds: number; deadLetters: number; parked: number; regions: number }
/** `behind`: messages on its topics that it has not taken in yet; null when the broker does not answer. */
export interface Status extends Omit<Backlog, 'regions'> { behind: number | null; listening: boolean }

const EVERY_MS = 10_000;
/** Seconds: an event that waits longer than this is late, whatever the reason. */
const LATE = 30;
/** Looks at which a service that is behind has not moved: it stands still. */
const STILL = 3;
const AGAIN_MS = 3_600_000;

export async function backlogOf(worker: DataSource): Promise<Backlog> {
  const [row] = await worker.query<Backlog[]>(`/* backlog */ select (select count(*)::int from unsent) as unsent,
    coalesce(extract(epoch from clock_timestamp() - ${OLDEST_UNSENT}), 0)::float8 as "oldestUnsentSeconds",
    (select count(*)::int from parked_message where state = 'DEAD') as "deadLetters", (select count(*)::int from parked_message where state = 'WAITING') as parked,
    (select count(*)::int from region_copy) as regions`);
  return row ?? { unsent: 0, oldestUnsentSeconds: 0, deadLetters: 0, parked: 0, regions: 0 };
}

/** How far the service has come on its topics, and how far it has still to go. */
export async function lagOf(worker: DataSource, broker: Broker, topics: readonly string[]): Promise<{ taken: number; behind: number }> {
  const rows = await worker.query<{ topic: string; partition: number; next: number }[]>('/* lag */ select topic, partition, next_offset::float8 as next from stream_place where topic = any($1)', [topics]);
  const end = await broker.places(topics, 'end');
  const behind = Object.entries(end).flatMap(([topic, places]) => places.map((last, partition) => Math.max(0, last - (rows.find((row) => row.topic === topic && row.partition === partition)?.next ?? 0))));
  return { taken: rows.reduce((sum, { next }) => sum + next, 0), behind: behind.reduce((sum, each) => sum + each, 0) };
}

export interface Watched { worker: DataSource; broker: Broker; topics: readonly string[]; log: Log }

/** Says in the log what is late, stands still or is dead: when it becomes so, and again every hour while it is. */
export function watchAlarms({ worker, broker, topics, log }: Watched, every = EVERY_MS): { stop(): void } {
  const said = new Map<string, { what: string; at: number }>();
  const alarm = (name: string, isSo: boolean, what: object, message: string): void => {
    const before = said.get(name);
    if (!isSo) return void said.delete(name);
    const text = JSON.stringify(what);
    if (before && (name !== 'dead' || before.what === text) && Date.now() - before.at < AGAIN_MS) return;
    said.set(name, { what: text, at: Date.now() });
    log.error(what, message);
  };
  let before = { taken: -1, behind: 0 };
  let still = 0;
  const look = async (): Promise<void> => {
    const { unsent, oldestUnsentSeconds, deadLetters } = await backlogOf(worker);
    alarm('late', oldestUnsentSeconds > LATE, { unsent, oldestUnsentSeconds }, 'events are late: the oldest unsent one waits too long');
    alarm('dead', deadLetters > 0, { deadLetters }, 'messages could not be taken in: see cornerstone events dlq list');
    const lag = await lagOf(worker, broker, topics);
    still = lag.behind > 0 && before.behind > 0 && lag.taken === before.taken ? still + 1 : 0;
    before = lag;
    alarm('still', still >= STILL, { behind: lag.behind }, 'messages wait on the topics and none is taken in');
  };
  const looking = setInterval(() => { look().catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'the backlog cannot be read now'); }); }, every);
  return { stop: () => { clearInterval(looking); } };
}
