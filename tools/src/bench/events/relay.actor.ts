import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { startRelay } from '@cornerstone/runtime/bus/relay';
import { openDatabase } from '@cornerstone/runtime/database';
import { createLog } from '@cornerstone/runtime/log';
import { setTimeout as delay } from 'node:timers/promises';
import { acting, now, settings } from './acting';
import type { Rate } from './client.actor';

/** A service's relay in a process of its own. */
export interface RelaySettings { workerUrl: string; brokers: string }

const { workerUrl, brokers } = settings<RelaySettings>();
const log = createLog('bench', 'silent');
const worker = await openDatabase({ url: workerUrl, name: 'bench-relay', connections: 5 }, []);
const broker = kafkaBroker([brokers], 'bench-relay', log);

async function drain({ count }: { count: number }): Promise<Rate> {
  const from = now();
  const relay = await startRelay(worker, workerUrl, 'projects', broker, log);
  while ((await worker.query<object[]>('select from unsent limit 1')).length > 0) await delay(10);
  const took = now() - from;
  await relay.stop();
  return { perSecond: count / (took / 1_000), bytes: 0 };
}

acting({ drain }, () => Promise.all([broker.close(), worker.destroy()]));
