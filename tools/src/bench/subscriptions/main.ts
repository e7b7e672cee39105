import { parseArgs } from 'node:util';
import { topicOf, type Received } from '@cornerstone/events/define';
import { toWire } from '@cornerstone/events/envelope';
import { day } from '@cornerstone/kernel/day';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { breakGround } from './ground';
import { measure, type Measured } from './measure';

const { values } = parseArgs({ options: { subscribers: { type: 'string', default: '5000' }, events: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } } });
const sizes = { subscribers: Number(values.subscribers), events: Number(values.events), atOnce: 50, settleMs: 5_000 };
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

const issue = (at: number): Received => ({
  id: `evt_bench_${at}`, type: 'supervision.issue.raised.v1', source: 'supervision', subject: '2024-410000-48-01-000001', time: new Date().toISOString(), knownOn: day('2024-03-01'), projectId: 'prj_1', key: 'prj_1', aggregateId: `iss_${at}`, aggregateVersion: 1,
  regionPaths: ['410000.410100'], actorId: 'per_1', departmentId: null, traceparent: null, data: { issueId: `iss_${at}`, code: `ISS-2024-${at}`, kind: 'LAND', severity: 'HIGH', cause: null },
});

const rows = (one: Measured, fetches: number): [string, string][] => [
  ['subscriptions open (WebSocket, SSE; people)', `${one.subscribers} (${one.ofWebSocket}, ${one.ofSse}; ${one.people})`], ['refused', String(one.refused)],
  ['time to open all', `${one.openSeconds.toFixed(1)} s (${one.openPerSecond.toFixed(0)}/s)`], ['gateway RSS fresh, after 200, with all open', `${one.rssFreshMb.toFixed(0)} MiB, ${one.rssBeforeMb.toFixed(0)} MiB, ${one.rssOpenMb.toFixed(0)} MiB`],
  ['memory of one (RSS over fresh, heap over that after 200)', `${one.kbPerSubscriber.toFixed(1)} KiB, ${one.heapKbPerSubscriber.toFixed(1)} KiB`], ['answers delivered of events', `${one.delivered} of ${one.events} × ${one.subscribers}`],
  ['published → heard, p50 and p99 of all', `${one.deliveryP50Ms} ms, ${one.deliveryP99Ms} ms`], ['published → heard by the first, p50', `${one.firstP50Ms} ms`], ['first → last of one event, p99', `${one.spreadP99Ms} ms`],
  ['asked of the graph, joined; fetches to services', `${one.asked}, ${one.joined}; ${fetches}`], ['dropped', String(one.dropped)],
];

say('starting Kafka and the gateway');
const ground = await breakGround();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void ground.clear().finally(() => process.exit(code)); });
const broker = kafkaBroker([ground.brokers], 'bench', createLog('bench', 'warn'));
try {
  const happen = async (at: number): Promise<void> => { const event = issue(at); await broker.publish([{ topic: topicOf(event.type), ...toWire(event) }]); };
  const measured = await measure(ground.url, await ground.people(sizes.subscribers), happen, sizes, say);
  process.stdout.write(values.json ? `${JSON.stringify({ ...measured, fetches: ground.fetches() })}\n` : `| measured | |\n| --- | --: |\n${rows(measured, ground.fetches()).map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}\n`);
  if (measured.refused > 0 || measured.delivered !== measured.events * measured.subscribers) process.exitCode = 1;
} finally {
  await broker.close();
  await ground.clear();
}
