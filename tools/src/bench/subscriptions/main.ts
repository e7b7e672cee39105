import { parseArgs } from 'node:util';
import { signDemoToken } from '@cornerstone/runtime/demo-people';
import { openSecrets } from '@cornerstone/stack/secrets';
import { RunningHouse } from '../../e2e/running-house';
import { graphClient } from '../../graph-client';
import { measure, type Measured } from './measure';
import { peopleFor } from './people';

const { values } = parseArgs({ options: { subscribers: { type: 'string', default: '5000' }, events: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } } });
const sizes = { subscribers: Number(values.subscribers), events: Number(values.events), atOnce: 50, settleMs: 5_000 };
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

const rows = (one: Measured): [string, string][] => [
  ['subscriptions open (WebSocket, SSE; people)', `${one.subscribers} (${one.ofWebSocket}, ${one.ofSse}; ${one.people})`], ['refused', String(one.refused)],
  ['time to open all', `${one.openSeconds.toFixed(1)} s (${one.openPerSecond.toFixed(0)}/s)`], ['gateway RSS before, with all open', `${one.rssBeforeMb.toFixed(0)} MiB, ${one.rssOpenMb.toFixed(0)} MiB`],
  ['memory of one (RSS, heap)', `${one.kbPerSubscriber.toFixed(1)} KiB, ${one.heapKbPerSubscriber.toFixed(1)} KiB`], ['answers delivered of events', `${one.delivered} of ${one.events} × ${one.subscribers}`],
  ['recorded → heard, p50 and p99 of all', `${one.deliveryP50Ms} ms, ${one.deliveryP99Ms} ms`], ['recorded → heard by the first, p50', `${one.firstP50Ms} ms`], ['first → last of one event, p99', `${one.spreadP99Ms} ms`],
  ['asked of the graph, joined', `${one.asked}, ${one.joined}`], ['dropped', String(one.dropped)],
];

say('starting a house with its demonstration');
const house = await RunningHouse.makeDemonstrated();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void house.remove().finally(() => process.exit(code)); });
try {
  house.settings = { RATE_READS_PER_MINUTE: '1000000', RATE_MUTATIONS_PER_MINUTE: '1000', STREAMS_TOGETHER: '100000' };
  await house.start();
  const key = (await openSecrets(house.folder)).demonstration.privateJwk;
  const ask = graphClient(`${house.url}/graphql`, await signDemoToken('sup', key), 'en');
  const { projects } = await ask<{ projects: { nodes: { id: string }[] } }>('{ projects(first: 1) { nodes { id } } }');
  const projectId = projects.nodes[0]?.id;
  const happen = async (at: number): Promise<void> => {
    await ask('mutation($input: RaiseIssueInput!, $key: String) { raiseIssue(input: $input, idempotencyKey: $key) { id } }', { key: `bench-${process.pid}-${at}`, input: { projectId, kind: 'OTHER', severity: 'LOW', title: `Bench ${at}` } });
  };
  const measured = await measure(house.url, await peopleFor(sizes.subscribers, key), happen, sizes, say);
  process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : `| measured | |\n| --- | --: |\n${rows(measured).map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}\n`);
  if (measured.refused > 0 || measured.delivered !== measured.events * measured.subscribers) process.exitCode = 1;
} finally {
  await house.remove();
}
