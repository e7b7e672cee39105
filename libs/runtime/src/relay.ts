import { createHash } from 'node:crypto';
import { toWire } from '@cornerstone/events/envelope';
import { topicOf, type Received } from '@cornerstone/events/define';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker';
import type { Log } from './log';

/** Any number: the lock that makes one relay of a service the active one. */
const RELAY_LOCK = 7_331;
const BATCH = 500;
const POLL_MS = 500;

interface EventRow {
  id: string; type: string; key: string; aggregate_id: string; aggregate_version: number; project_id: string | null; subject: string | null;
  region_paths: string[]; known_on: string; occurred_at: Date; actor_id: string; department_id: string | null; traceparent: string | null; data: string;
}

export interface Relay { stop(): Promise<void> }

/** Sends what the service has recorded, in order: position and hash first, then the broker, then the mark. Woken by NOTIFY. */
export async function startRelay(source: DataSource, url: string, service: string, broker: Broker, log: Log): Promise<Relay> {
  let running = true;
  let wake: () => void = () => undefined;
  const listener = await listen(url, () => { wake(); }, log);
  const loop = (async () => {
    while (running) {
      const sent = await step(source, service, broker).catch((fault: unknown) => {
        log.warn({ fault: String(fault) }, 'relay: events wait, trying again');
        return 0;
      });
      if (sent < BATCH && running) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, POLL_MS); wake = () => { clearTimeout(timer); resolve(); }; });
    }
  })();
  return {
    async stop() {
      running = false;
      wake();
      await loop;
      await listener.end();
    },
  };
}

async function listen(url: string, onNotice: () => void, log: Log): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'relay-listener' });
  // A socket error on a raw client ends the process unless it is heard; polling goes on without the notices.
  client.on('error', (fault) => { log.warn({ fault: fault.message }, 'relay: no notices until restart, polling'); });
  client.on('notification', onNotice);
  await client.connect();
  await client.query('listen pending');
  return client;
}

/** One batch: number it, publish it, mark it. A crash in between publishes again; the receiver's inbox absorbs it. */
async function step(source: DataSource, service: string, broker: Broker): Promise<number> {
  return source.transaction(async (manager) => {
    const runner = manager.queryRunner;
    if (!runner) throw new Error('no connection');
    const rows = async <R>(sql: string, parameters: unknown[] = []): Promise<R[]> => ((await runner.query(sql, parameters, true)).records ?? []) as R[];
    const [lock] = await rows<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [RELAY_LOCK]);
    if (!lock?.mine) return 0;
    const events = await rows<EventRow>(`/* relay: waiting */ select e.id, e.type, e.key, e.aggregate_id, e.aggregate_version, e.project_id, e.subject, e.region_paths, e.known_on::text, e.occurred_at,
        e.actor_id, e.department_id, e.traceparent, e.data::text from pending p join event e on e.id = p.event_id order by p.seq limit ${BATCH}`);
    if (events.length === 0) return 0;
    const [head] = await rows<{ position: string; hash: Buffer }>('/* relay: head */ select position, hash from event_position order by position desc limit 1');
    const links = chain(events, head?.hash ?? Buffer.alloc(32));
    const first = BigInt(head?.position ?? 0) + 1n;
    await broker.publish(events.map((event) => ({ topic: topicOf(event.type), ...toWire(received(event, service)) })));
    await rows(`/* relay: sent */ with gone as (delete from pending where event_id = any($1))
      insert into event_position (position, event_id, hash, sent_at) select position, event_id, hash, clock_timestamp() from unnest($2::bigint[], $1::text[], $3::bytea[]) as t(position, event_id, hash)`,
    [events.map((event) => event.id), events.map((_, at) => String(first + BigInt(at))), links]);
    return events.length;
  });
}

/** Each event's hash covers the one before: an edit, deletion or swap breaks the chain from there on. */
export function chain(events: readonly Pick<EventRow, 'id' | 'type' | 'aggregate_id' | 'aggregate_version' | 'known_on' | 'actor_id' | 'data'>[], from: Buffer): Buffer[] {
  let before = from;
  return events.map((event) => {
    before = createHash('sha256').update(before).update(JSON.stringify([event.id, event.type, event.aggregate_id, event.aggregate_version, event.known_on, event.actor_id, event.data])).digest();
    return before;
  });
}

const received = (event: EventRow, service: string): Received => ({
  id: event.id, type: event.type, source: service, subject: event.subject, time: event.occurred_at.toISOString(), knownOn: event.known_on as Received['knownOn'],
  key: event.key, projectId: event.project_id, aggregateId: event.aggregate_id, aggregateVersion: event.aggregate_version, regionPaths: event.region_paths,
  actorId: event.actor_id, departmentId: event.department_id, traceparent: event.traceparent, data: JSON.parse(event.data) as unknown,
});
