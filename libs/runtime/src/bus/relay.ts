import { toWire } from '@cornerstone/events/envelope';
import { topicOf, type Received } from '@cornerstone/events/define';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker';
import { chain, EVENT_COLUMNS, ROOT, type EventRow } from './event-chain';
import type { Log } from '../log';
import { relayTurn } from './relay-turn';

export { chain };

/** Any number: a relay that lost its turn without knowing and the next one number one after the other. */
const NUMBERING_LOCK = 7_332;
const BATCH = 500;
/** The broker takes 1 MiB a partition, and one project's events all go to one. */
const BATCH_BYTES = 512 * 1024;
const POLL_MS = 500;
const STOP_PATIENCE_MS = 5_000;

export interface Relay { stop(): Promise<void> }

/**
 * Sends what the service has recorded, in order: position and hash first, then the broker, then the mark, each on its own.
 * No transaction waits for the broker. A crash in between publishes again, as the same event at the same position; the receiver's inbox absorbs it.
 */
export async function startRelay(source: DataSource, url: string, service: string, broker: Broker, log: Log, stopPatienceMs = STOP_PATIENCE_MS): Promise<Relay> {
  let running = true;
  let noticed = false;
  let wake: () => void = () => undefined;
  const turn = relayTurn(url, () => { noticed = true; wake(); }, log);
  const pause = async (): Promise<void> => {
    if (running && !noticed) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, POLL_MS); wake = () => { clearTimeout(timer); resolve(); }; });
    noticed = false;
  };
  const loop = (async () => {
    while (running) {
      const sent = await turn.mine().then((mine) => (mine ? step(source, service, broker) : 0)).catch((fault: unknown) => {
        log.warn({ fault: String(fault) }, 'relay: events wait, trying again');
        noticed = false;
        return 0;
      });
      if (sent === 0) await pause();
    }
  })();
  return {
    async stop() {
      running = false;
      wake();
      await settled(loop, stopPatienceMs);
      await turn.end();
    },
  };
}

/** A broker that hangs does not hold up the stop: what it has kept or not is published again. */
async function settled(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => { timer = setTimeout(resolve, patience); })]);
  clearTimeout(timer);
}

async function step(source: DataSource, service: string, broker: Broker): Promise<number> {
  const [waiting] = await source.query<object[]>('/* relay: any */ select from pending limit 1');
  if (!waiting) return 0;
  await numberPending(source);
  const batch = fitting(await source.query<EventRow[]>(`/* relay: unsent */ select ${EVENT_COLUMNS} from event_position n join event e on e.id = n.event_id where n.sent_at is null order by n.position limit ${BATCH}`));
  if (batch.length === 0) return 0;
  await broker.publish(batch.map((event) => ({ topic: topicOf(event.type), ...toWire(received(event, service)) })));
  await source.query('/* relay: sent */ with gone as (delete from pending where event_id = any($1)) update event_position set sent_at = clock_timestamp() where event_id = any($1)', [batch.map((event) => event.id)]);
  return batch.length;
}

/** Gives waiting events their place in the order, for ever: a position and a hash that covers the one before. */
function numberPending(source: DataSource): Promise<void> {
  return source.transaction(async (manager) => {
    await manager.query('/* relay: one numbers */ select pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
    const events = await manager.query<EventRow[]>(`/* relay: unnumbered */ select ${EVENT_COLUMNS} from pending p join event e on e.id = p.event_id
      where not exists (select 1 from event_position n where n.event_id = p.event_id) order by p.seq limit ${BATCH}`);
    if (events.length === 0) return;
    const [head] = await manager.query<{ position: string; hash: Buffer }[]>('/* relay: head */ select position, hash from event_position order by position desc limit 1');
    const first = BigInt(head?.position ?? 0) + 1n;
    await manager.query('/* relay: number */ insert into event_position (position, event_id, hash) select * from unnest($1::bigint[], $2::text[], $3::bytea[])',
      [events.map((_, at) => String(first + BigInt(at))), events.map((event) => event.id), chain(events, head?.hash ?? ROOT)]);
  });
}

/** As many from the front as one message to the broker may hold, at least one. */
function fitting(events: readonly EventRow[]): EventRow[] {
  let bytes = 0;
  const end = events.findIndex((event, at) => (bytes += Buffer.byteLength(event.data) + 1_024) > BATCH_BYTES && at > 0);
  return events.slice(0, end === -1 ? events.length : end);
}

const received = (event: EventRow, service: string): Received => ({
  id: event.id, type: event.type, source: service, subject: event.subject, time: new Date(event.occurred_at).toISOString(), knownOn: event.known_on as Received['knownOn'],
  key: event.key, projectId: event.project_id, aggregateId: event.aggregate_id, aggregateVersion: event.aggregate_version, regionPaths: event.region_paths,
  actorId: event.actor_id, departmentId: event.department_id, traceparent: event.traceparent, data: JSON.parse(event.data) as unknown,
});
