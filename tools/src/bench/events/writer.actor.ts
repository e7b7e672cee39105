import { day } from '@cornerstone/kernel/day';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { startRelay } from '@cornerstone/runtime/bus/relay';
import { waker } from '@cornerstone/runtime/bus/waker';
import { openDatabase } from '@cornerstone/runtime/database';
import { createLog } from '@cornerstone/runtime/log';
import { enterAll } from '@cornerstone/runtime/record';
import { inTransaction } from '@cornerstone/runtime/transaction';
import { aBridge, begun, Bridge } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { acting, now, settings } from './acting';
import { paced, type Paced } from './paced';

/** A service: transactions that record events, and the relay in the same process. */
export interface WriterSettings { appUrl: string; workerUrl: string; brokers: string }

const { appUrl, workerUrl, brokers } = settings<WriterSettings>();
const log = createLog('bench', 'silent');
const app = await openDatabase({ url: appUrl, name: 'bench-writer', connections: 10 }, [Bridge]);
const worker = await openDatabase({ url: workerUrl, name: 'bench-worker', connections: 5 }, [Bridge]);
const broker = kafkaBroker([brokers], 'bench-writer', log);
const relay = await startRelay(worker, workerUrl, 'projects', broker, log);
const wakeRelay = waker(worker, log, relay.wake);
const actor = person('drc');

/** What a machine of two cores commits each second beside everything else; a higher rate comes in larger transactions, as imports do. */
const MOST_TRANSACTIONS = 200;

async function write({ rate, seconds }: { rate: number; seconds: number }): Promise<Paced<[key: string, at: number]>> {
  const each = Math.max(1, Math.round(rate / MOST_TRANSACTIONS));
  const { done, perSecond } = await paced(rate / each, seconds, async (): Promise<[string, number][]> => {
    const rows = Array.from({ length: each }, () => aBridge());
    await inTransaction(app, { actor, service: 'projects', today: day('2024-11-20'), operation: 'registerProject' }, (tx) => enterAll(tx, rows.map((row) => ({ row, facts: [begun()] }))));
    const at = now();
    wakeRelay();
    return rows.map(({ id }) => [id, at]);
  });
  return { done: done.flat(), perSecond: perSecond * each };
}

acting({ write }, async () => {
  await relay.stop();
  await Promise.all([broker.close(), app.destroy(), worker.destroy()]);
});
