import { parseArgs } from 'node:util';
import { openBridges } from '@cornerstone/testing/bridges';
import { measureClients } from './clients';
import { BenchFault } from './fault';
import { table, type Row } from './figures';
import { breakGround } from './ground';
import { measureLatency } from './latency';
import { measureRelay } from './relay';
import { FULL, QUICK } from './sizes';

const PARTS = ['clients', 'relay', 'latency'];
const { values: { quick, json, only } } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: PARTS } } });
const sizes = quick ? QUICK : FULL;
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

say('starting PostgreSQL and Kafka');
const ground = await breakGround();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void ground.clear().finally(() => process.exit(code)); });
try {
  const bridges = await openBridges();
  const rows: Row[] = [];
  if (only.includes('clients')) rows.push(...await measureClients(ground, sizes, say));
  if (only.includes('relay')) rows.push(...await measureRelay(ground, bridges, sizes, say));
  if (only.includes('latency')) rows.push(...await measureLatency(ground, bridges, sizes, say));
  await Promise.all([bridges.app, bridges.worker].map((source) => source.destroy()));
  process.stdout.write(json ? `${JSON.stringify({ quick, rows })}\n` : `${table(rows)}\n`);
} catch (fault) {
  if (!(fault instanceof BenchFault)) throw fault;
  say(fault.message);
  process.exitCode = 1;
} finally {
  await ground.clear();
}
