import type { clockMoved } from '@cornerstone/events/directory';
import { topics } from '@cornerstone/events/catalogue';
import type { DataOf, Received } from '@cornerstone/events/define';
import { isDay } from '@cornerstone/kernel/day';
import type { DataSource } from 'typeorm';
import { systemActor } from './actor';
import type { Subscribed } from './bus/broker';
import { createClock, type Clock } from './clock';
import { openDatabase } from './database';
import { buildSubgraph, type References } from './graph/schema';
import { createInbox, startInbox, type Inbox } from './bus/inbox';
import { kafkaBroker } from './bus/kafka-broker';
import { createLog, type Log } from './log';
import { projectCopyConsumers } from './project-copy';
import { regionCopyConsumers } from './region-copy';
import { startRelay } from './bus/relay';
import { waker } from './bus/waker';
import type { Ground } from './request';
import type { ServiceConfig } from './service-config';
import type { Consumers, Slice } from './slice';
import { drain, serveSubgraph } from './subgraph-server';
import { inTransaction, query } from './transaction';

export interface ServiceDefinition { name: string; slices: readonly Slice[]; references: References; /** Work done once at the start, such as reference data. */ prepare?: (running: Prepared) => Promise<void> }
export interface Prepared { worker: DataSource; clock: Clock; log: Log }

const clockConsumers = (clock: Clock): Consumers => ({
  'directory.clock.moved.v1': async (tx, event: Received<DataOf<typeof clockMoved>>) => {
    await query(tx, '/* moveClock */ insert into clock (day) values ($1) on conflict (only_row) do update set day = excluded.day', [event.data.day]);
    if (isDay(event.data.day)) clock.moveTo(event.data.day);
  },
});

/** Everything a service hears: its slices' consumers, its copies, in a demonstration the clock. */
export const consumersOf = (definition: ServiceDefinition, clock: Clock, demonstration = true): Consumers[] =>
  [regionCopyConsumers, projectCopyConsumers, ...(demonstration ? [clockConsumers(clock)] : []), ...definition.slices.flatMap((slice) => (slice.consumers ? [slice.consumers] : []))];

export const entitiesOf = (slices: readonly Slice[]) => slices.flatMap((slice) => [...(slice.entities ?? [])]);

/** Starts one service: database, outbox, inbox, scheduled rules, subgraph. It serves before the broker answers. */
export async function startService(definition: ServiceDefinition, config: ServiceConfig): Promise<void> {
  const { name, slices } = definition;
  const log = createLog(name, config.LOG_LEVEL);
  const clock = createClock();
  const entities = entitiesOf(slices);
  const app = await openDatabase({ url: config.DATABASE_URL, name, connections: config.DATABASE_CONNECTIONS }, entities);
  const worker = await openDatabase({ url: config.WORKER_DATABASE_URL, name: `${name}-worker`, connections: 5 }, entities);
  if (config.DEMONSTRATION) await rememberDay(worker, clock);
  const ground: Ground = { source: app, service: name, clock, wakeRelay: waker(worker, log) };
  await definition.prepare?.({ worker, clock, log });

  const broker = kafkaBroker(config.KAFKA_BROKERS, name, log);
  const relay = await startRelay(worker, config.WORKER_DATABASE_URL, name, broker, log);
  const inbox = createInbox(worker, name, consumersOf(definition, clock, config.DEMONSTRATION), clock, log, ground.wakeRelay);
  const listening = subscribeWhenPossible(() => broker.ensureTopics(topics).then(() => startInbox(inbox, broker, name, hears(inbox, definition))), log);
  const ticking = scheduled(definition, worker, clock, log, ground.wakeRelay);

  const subgraph = await buildSubgraph(slices, definition.references);
  const server = await serveSubgraph({
    ground, subgraph, host: config.SERVICE_HOST, port: config.SERVICE_PORT, internalKey: config.INTERNAL_KEY, production: config.NODE_ENV === 'production', log,
    health: async () => ({ ready: listening.subscribed() !== null, day: clock.today(), ...(await backlog(worker)) }),
  });
  log.info({ port: config.SERVICE_PORT }, 'ready');

  // kafkajs rejects outside any promise of ours now and then; nothing rests on memory, so the service goes on.
  process.on('unhandledRejection', (fault) => { log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'unhandled rejection'); });
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    clearInterval(ticking);
    listening.giveUp();
    await drain(server);
    await listening.subscribed()?.stop();
    await relay.stop();
    await broker.close();
    await Promise.all([app.destroy(), worker.destroy()]);
    process.exit(0);
  };
  const stopOnce = (signal: string): void => { stop(signal).catch((fault: unknown) => { log.error({ fault: String(fault) }, 'stop failed'); process.exit(1); }); };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => { stopOnce(signal); });
}

/** A slice that hears everything (`*`) hears all topics. */
const hears = (inbox: Inbox, { slices }: ServiceDefinition): readonly string[] => (slices.some((slice) => slice.consumers && '*' in slice.consumers) ? topics : inbox.topics);

async function rememberDay(worker: DataSource, clock: Clock): Promise<void> {
  const [row] = await worker.query<{ day: string }[]>('select day::text from clock');
  if (row && isDay(row.day)) clock.moveTo(row.day);
}

interface Backlog { waiting: number; deadLetters: number; regions: number }

/** What is still to be sent, what could not be taken in, and how many regions were heard of. */
async function backlog(worker: DataSource): Promise<Backlog> {
  const [row] = await worker.query<Backlog[]>(`/* backlog */ select (select count(*)::int from pending) as waiting, (select count(*)::int from dead_letter) as "deadLetters",
    (select count(*)::int from region_copy) as regions`);
  return row ?? { waiting: 0, deadLetters: 0, regions: 0 };
}

interface Listening { subscribed(): Subscribed | null; giveUp(): void }

/** The broker may be late or down: the service serves meanwhile and tries again. */
function subscribeWhenPossible(subscribe: () => Promise<Subscribed>, log: Log): Listening {
  let subscribed: Subscribed | null = null;
  let trying = true;
  const attempt = async (): Promise<void> => {
    while (trying && !subscribed) {
      try {
        subscribed = await subscribe();
      } catch (fault) {
        log.warn({ fault: String(fault) }, 'no broker yet, trying again');
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };
  void attempt();
  return { subscribed: () => subscribed, giveUp: () => { trying = false; } };
}

/** Runs every scheduled rule at the start, on each new day of the clock, and looks every minute. */
function scheduled(definition: ServiceDefinition, worker: DataSource, clock: Clock, log: Log, wakeRelay: () => void): NodeJS.Timeout {
  const ticks = definition.slices.flatMap((slice) => [...(slice.ticks ?? [])]);
  let last: string | null = null;
  const run = async (): Promise<void> => {
    const today = clock.today();
    if (today === last) return;
    last = today;
    for (const tick of ticks) await inTransaction(worker, { actor: systemActor(definition.name), service: definition.name, today }, (tx) => tick(tx, today));
    if (ticks.length > 0) wakeRelay();
  };
  const guarded = (): void => { run().catch((fault: unknown) => { last = null; log.error({ fault: String(fault) }, 'scheduled rules failed, trying again in a minute'); }); };
  clock.onNewDay(guarded);
  guarded();
  return setInterval(guarded, 60_000);
}
