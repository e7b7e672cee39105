import { clockMoved } from '@cornerstone/events/directory';
import { isDay } from '@cornerstone/kernel/day';
import type { DataSource } from 'typeorm';
import { auditing } from './audit/auditing';
import { createClock, type Clock } from './clock';
import { openEdition, type Edition } from './edition';
import { freshness } from './fresh';
import { ownFields } from './own-fields';
import { openDatabase } from './database';
import { tooMightyRole } from './database-role';
import { buildSubgraph } from './graph/schema';
import { backlogOf } from './bus/alarms';
import { kafkaBroker } from './bus/kafka-broker';
import { openBus } from './bus/open-bus';
import { operating } from './bus/operate';
import { createLog, type Log } from './log';
import { regionCopies } from './region-copy';
import { missingMigrations } from './migrate';
import type { Ground } from './request';
import type { ServiceConfig } from './service-config';
import { runTicks } from './run-ticks';
import { on, type Consumer, type Copies, type Slice } from './slice';
import { committedSchema, schemaFault } from './served-schema';
import { drain, serveSubgraph } from './subgraph-server';
import { query } from './transaction';

export interface ServiceDefinition {
  name: string; slices: readonly Slice[];
  /** What several slices or their policies rest on, such as `projectCopies`: a service that names none does not hear of projects. */
  copies?: readonly Copies[];
  /** Work done once at the start, such as reference data. */
  prepare?: (running: Prepared) => Promise<void>;
}
export interface Prepared { worker: DataSource; clock: Clock; log: Log }

const moving = (clock: Clock): Consumer => on(clockMoved, async (tx, event) => {
  await query(tx, '/* moveClock */ insert into clock (day) values ($1) on conflict (only_row) do update set day = excluded.day', [event.data.day]);
  if (isDay(event.data.day)) clock.moveTo(event.data.day);
});

/** What a service keeps of others, to be built anew from the streams at any time. */
export const copiesOf = (definition: ServiceDefinition): Copies[] => [regionCopies, ...definition.copies ?? [], ...definition.slices.flatMap((slice) => (slice.copies ? [slice.copies] : []))];

/** What it decides upon others' events; in a demonstration, the day too. */
export const consumersOf = (definition: ServiceDefinition, clock: Clock, demonstration = true): Consumer[] =>
  [...(demonstration ? [moving(clock)] : []), ...definition.slices.flatMap((slice) => slice.consumers ?? [])];

export const entitiesOf = (slices: readonly Slice[]) => slices.flatMap((slice) => [...(slice.entities ?? [])]);

/** Starts one service: database, outbox, inbox, scheduled rules, subgraph. It serves before the broker answers. */
export async function startService(definition: ServiceDefinition, config: ServiceConfig): Promise<void> {
  const { name, slices } = definition;
  const log = createLog(name, config.LOG_LEVEL);
  const clock = createClock();
  const edition = openEdition();
  const entities = entitiesOf(slices);
  const [app, worker] = await Promise.all([
    openDatabase({ url: config.DATABASE_URL, name, connections: config.DATABASE_CONNECTIONS }, entities),
    openDatabase({ url: config.WORKER_DATABASE_URL, name: `${name}-worker`, connections: 5 }, entities),
  ]);
  refuseMighty('DATABASE_URL', await tooMightyRole(app));
  refuseMighty('WORKER_DATABASE_URL', await tooMightyRole(worker));
  await refuseUnmigrated(name, worker);
  if (config.DEMONSTRATION) await rememberDay(worker, clock);
  await definition.prepare?.({ worker, clock, log });

  const broker = kafkaBroker(config.KAFKA_BROKERS, name, log);
  const bus = await openBus({
    service: name, broker, worker, workerUrl: config.WORKER_DATABASE_URL, internalKey: config.INTERNAL_KEY[0],
    copies: copiesOf(definition), consumers: consumersOf(definition, clock, config.DEMONSTRATION),
    openWorker: () => openDatabase({ url: config.WORKER_DATABASE_URL, name: `${name}-replay`, connections: 1 }, entities), clock, edition, log,
  });
  const ground: Ground = { source: app, service: name, clock, wakeRelay: bus.wakeRelay, unrecorded: edition.changed };
  const ticking = scheduled(definition, worker, clock, edition, log, bus.wakeRelay);

  const subgraph = await buildSubgraph(slices);
  const otherSchema = schemaFault(subgraph.sdl, committedSchema(name));
  if (otherSchema !== null && config.NODE_ENV === 'production') endWith(`${name}: ${otherSchema}`);
  if (otherSchema !== null) log.warn(otherSchema);
  const own = await ownFields(worker, copiesOf(definition).flatMap(({ tables }) => tables));
  const server = await serveSubgraph({
    ground, subgraph, host: config.SERVICE_HOST, port: config.SERVICE_PORT, internalKeys: config.INTERNAL_KEY, production: config.NODE_ENV === 'production', log,
    health: async () => ({ ready: bus.listening(), day: clock.today(), ...(await backlogOf(worker)) }),
    fresh: freshness({ worker, clock, edition, hears: bus.hears, own }),
    operate: auditing({ app, worker, broker, service: name, keys: config.INTERNAL_KEY, clock, log }, operating({ ...bus, log })),
  }).catch((fault: NodeJS.ErrnoException): never => {
    if (fault.code === 'EADDRINUSE') endWith(`Wrong settings:\n  SERVICE_PORT: ${config.SERVICE_PORT} is taken`);
    throw fault;
  });
  log.info({ port: config.SERVICE_PORT }, 'ready');

  // kafkajs rejects outside any promise of ours now and then; nothing rests on memory, so the service goes on.
  process.on('unhandledRejection', (fault) => { log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'unhandled rejection'); });
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    clearInterval(ticking);
    await drain(server);
    await bus.stop();
    await Promise.all([app.destroy(), worker.destroy()]);
    process.exit(0);
  };
  const stopOnce = (signal: string): void => { stop(signal).catch((fault: unknown) => { log.error({ fault: String(fault) }, 'stop failed'); process.exit(1); }); };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => { stopOnce(signal); });
}

/** Told like a wrong setting, and ended: nothing here mends it. */
function endWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

async function refuseUnmigrated(service: string, worker: DataSource): Promise<void> {
  const missing = await missingMigrations(service, worker);
  if (missing.length > 0) endWith(`The database of ${service} lacks ${missing.join(', ')}: npm start applies migrations.`);
}

function refuseMighty(setting: string, why: string | null): void {
  if (why !== null) endWith(`Wrong settings:\n  ${setting}: ${why}`);
}

async function rememberDay(worker: DataSource, clock: Clock): Promise<void> {
  const [row] = await worker.query<{ day: string }[]>('select day::text from clock');
  if (row && isDay(row.day)) clock.moveTo(row.day);
}

/** Runs every scheduled rule at the start, on each new day of the clock, and looks every minute. */
function scheduled(definition: ServiceDefinition, worker: DataSource, clock: Clock, edition: Edition, log: Log, wakeRelay: () => void): NodeJS.Timeout {
  const ticks = definition.slices.flatMap((slice) => [...(slice.ticks ?? [])]);
  let last: string | null = null;
  const run = async (): Promise<void> => {
    const today = clock.today();
    if (today === last) return;
    last = today;
    if (ticks.length > 0) await edition.during(() => runTicks(worker, definition.name, ticks, today));
    if (ticks.length > 0) wakeRelay();
  };
  const guarded = (): void => { run().catch((fault: unknown) => { last = null; log.error({ fault: String(fault) }, 'scheduled rules failed, trying again in a minute'); }); };
  clock.onNewDay(guarded);
  guarded();
  return setInterval(guarded, 60_000);
}
