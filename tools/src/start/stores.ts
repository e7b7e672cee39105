import { connect } from 'node:net';
import { join } from 'node:path';
import { withClient } from '@cornerstone/stack/database-client';
import { StackFault, reasonOf } from '@cornerstone/stack/fault';
import { startKafka } from '@cornerstone/stack/kafka';
import { startPostgres } from '@cornerstone/stack/postgres';
import { openLog } from '@cornerstone/stack/log-file';
import type { House } from './house';
import type { Progress } from './progress';
import type { Settings } from './settings';
import { keepWatched } from './watched';

export interface Place { house: House; settings: Settings; progress: Progress; ports: Record<string, number> }

const portOf = (ports: Record<string, number>, name: string): number => {
  const port = ports[name];
  if (port === undefined) throw new Error(`no port was chosen for ${name}`);
  return port;
};

/** The administrator's address: of the embedded server, or of the one that DATABASE_URL names. */
export async function openDatabase({ house, settings, progress, ports }: Place): Promise<string> {
  const bar = progress.part('Database', 1);
  if (settings.databaseUrl) {
    await greetDatabase(settings.databaseUrl);
    bar.done('as named in DATABASE_URL');
    return settings.databaseUrl;
  }
  const { folder } = settings;
  const port = portOf(ports, 'postgres');
  const log = await openLog(folder, 'postgres');
  let adminUrl = '';
  const watched = await keepWatched({ house, progress, level: 'stores', name: 'PostgreSQL', mark: join(folder, 'postgres'), log }, async () => {
    const database = await startPostgres({ folder, port, onLog: log.write });
    adminUrl = database.adminUrl;
    return database;
  });
  watched.keepAlive();
  bar.done();
  return adminUrl;
}

/** Resolves when the broker takes requests. */
export async function openBroker({ house, settings, progress, ports }: Place): Promise<void> {
  const bar = progress.part('Broker', 1);
  if (settings.brokers) {
    await greetBroker(settings.brokers);
    return bar.done('as named in KAFKA_BROKERS');
  }
  const { folder } = settings;
  const [port, controllerPort] = [portOf(ports, 'kafka'), portOf(ports, 'kafka-controller')];
  const log = await openLog(folder, 'kafka');
  const watched = await keepWatched({ house, progress, level: 'stores', name: 'Kafka', mark: join(folder, 'kafka.properties'), log },
    () => startKafka({ folder, port, controllerPort, onLog: log.write }));
  watched.keepAlive();
  bar.done();
}

async function greetDatabase(url: string): Promise<void> {
  try {
    await withClient({ connectionString: url, connectionTimeoutMillis: 5_000 }, (client) => client.query('/* greet */ select 1'));
  } catch (error) {
    throw new StackFault(`The database of DATABASE_URL does not answer (${reasonOf(error)}); check the address and the password, or leave the setting out for the embedded one.`, '无法连接 DATABASE_URL 指定的数据库。', { cause: error });
  }
}

/** One that listens is enough: the clients find the others through it. */
async function greetBroker(brokers: string): Promise<void> {
  const attempts = brokers.split(',').map((broker) => new Promise<void>((resolve, reject) => {
    const [host = '', port] = broker.split(':');
    const socket = connect({ host, port: Number(port), timeout: 5_000 }, () => { socket.destroy(); resolve(); });
    socket.once('timeout', () => socket.destroy(new Error(`${broker} does not answer`)));
    socket.once('error', reject);
  }));
  try {
    await Promise.any(attempts);
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : reasonOf(error);
    throw new StackFault(`No broker of KAFKA_BROKERS answers (${reasons}); check the addresses, or leave the setting out for the embedded one.`, '无法连接 KAFKA_BROKERS 指定的消息服务。', { cause: error });
  }
}
