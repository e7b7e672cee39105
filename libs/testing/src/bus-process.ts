import 'reflect-metadata';
import { arm, type Failpoint } from '@cornerstone/runtime/bus/failpoint';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { startRelay } from '@cornerstone/runtime/bus/relay';
import { openDatabase } from '@cornerstone/runtime/database';
import { createLog } from '@cornerstone/runtime/log';
import { query } from '@cornerstone/runtime/transaction';
import { z } from 'zod';
import { prefixed } from './brokers';
import { openListener } from './listener';

/** A relay or a consumer as a process of its own, which dies of kill -9 when it passes a step for the nth time. */
const settings = z.object({
  role: z.enum(['relay', 'consumer']), brokers: z.string(), prefix: z.string(),
  database: z.object({ ownerUrl: z.string(), appUrl: z.string(), workerUrl: z.string() }),
  dies: z.object({ at: z.string(), after: z.number() }).nullable(),
  /** Events that the consumer cannot take in at the first tries: once among others, once alone. */
  poison: z.array(z.string()),
});
export type BusProcess = z.output<typeof settings>;

const { role, brokers, prefix, database, dies, poison } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));

let left = dies?.after ?? 0;
arm((point: Failpoint) => {
  if (point !== dies?.at) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});

// Whoever started it may be killed too.
process.once('disconnect', () => { process.exit(0); });

const log = createLog(role, 'silent');
const broker = prefixed(kafkaBroker([brokers], role, log, 2_000), prefix);
if (role === 'relay') {
  await startRelay(await openDatabase({ url: database.workerUrl, name: 'relay-process', connections: 3 }, []), database.workerUrl, 'projects', broker, log);
} else {
  const listener = await openListener(broker, { database: { ...database, drop: async () => undefined } });
  for (const id of poison) {
    let failures = 2;
    listener.poison.set(id, async (tx) => { failures -= 1; if (failures >= 0) await query(tx, 'select 1 / 0'); });
  }
  await listener.listen();
}
process.stdout.write('ready\n');
