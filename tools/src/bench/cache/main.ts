import { parseArgs } from 'node:util';
import { RunningHouse } from '../../e2e/running-house';
import { costOfHits } from './cost-of-hits';
import { counted, delaysOf, oneMoreGateway, RATES, type OneMore } from './more-gateways';
import { readsAfterWrites } from './reads-after-writes';

const { values } = parseArgs({ options: { reads: { type: 'string', default: '10000' }, writers: { type: 'string', default: '4' }, readers: { type: 'string', default: '4' }, pause: { type: 'string', default: '300' }, blocks: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } } });
const sizes = { reads: Number(values.reads), writers: Number(values.writers), readers: Number(values.readers), pauseMs: Number(values.pause) };
const say = (line: string): void => { process.stderr.write(`${line}\n`); };
/** Milliseconds within which a write is to be seen at every gateway of the house, for 99 of 100. */
const WINDOW_MS = 150;

const house = await RunningHouse.make();
house.settings = RATES;
const gateways: OneMore[] = [];
const end = async (): Promise<void> => {
  for (const { child } of gateways) await child.stop();
  await house.remove();
};
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void end().finally(() => process.exit(code)); });
try {
  say('starting a house with its demonstration, and two gateways that keep answers');
  await house.start();
  const { clock: { day } } = await (await house.ask('drc'))<{ clock: { day: string } }>('{ clock { day } }');
  for (let at = 0; at < 2; at += 1) gateways.push(await oneMoreGateway(house, { CACHE: 'answers' }));
  const [first, second] = gateways as [OneMore, OneMore];
  say(`${sizes.reads.toLocaleString('en')} reads after writes, beside ${sizes.readers} who only read`);
  const figures = await readsAfterWrites({ url: first.url, other: second.url, writer: await house.token('drc'), reader: await house.token('sup'), day }, sizes);
  const [kept, wholes] = [await counted(first.url, 'gateway_cache_entities_total'), await counted(first.url, 'gateway_cache_answers_total')];
  const parts = await delaysOf(second.url, 'gateway_event_delay_seconds', [0.5, 0.99]);
  // On gateways of their own, one after the other: what is measured is processor time.
  const modes = ['off', 'entities', 'answers'] as const;
  const others: Record<string, OneMore> = {};
  const blocks = Number(values.blocks);
  if (blocks > 0) for (const mode of modes) gateways.push(others[mode] = await oneMoreGateway(house, { CACHE: mode }));
  if (blocks > 0) say('the same question of three gateways, by turns');
  const costs = blocks > 0 ? await costOfHits(others, await house.token('sup'), blocks) : [];
  const rows: [string, string][] = [
    ['writes, reads after them', `${figures.writes}, ${figures.reads} in ${figures.seconds.toFixed(0)} s, processors ${Math.round(figures.busy * 100)} % busy`],
    ['stale for the writer (goal 0)', String(figures.staleForWriter)], ['stale for readers of the same gateway (goal 0)', String(figures.staleForReaders)],
    [`until who asks another gateway is shown it, p50, p99, most (goal p99 ${WINDOW_MS} ms)`, `${figures.windowP50Ms}, ${figures.windowP99Ms}, ${figures.windowMostMs} ms`],
    ['until such a read has its answer, p50, p99, most', `${figures.shownP50Ms}, ${figures.shownP99Ms}, ${figures.shownMostMs} ms`],
    ['of it, from the recording until the broker has it, p50, p99', `≤ ${parts['sent']?.join(', ')} ms`], ['from the broker until it is heard there, p50, p99', `≤ ${parts['heard']?.join(', ')} ms`],
    ...costs.map(({ name, cpuMs, hits, asked }): [string, string] => [`processor time of the gateway for that read, CACHE=${name}`, `${cpuMs.toFixed(2)} ms (${hits} of ${asked} kept whole)`]),
    ['whole answers given out, asked for, past the cache', `${wholes['hit'] ?? 0}, ${wholes['miss'] ?? 0}, ${wholes['aside'] ?? 0}`],
    ['entities given out, asked for, fetches past the cache', `${kept['hit'] ?? 0}, ${kept['miss'] ?? 0}, ${kept['aside'] ?? 0}`],
  ];
  process.stdout.write(values.json ? `${JSON.stringify({ ...figures, kept, wholes, parts, costs })}\n` : `| measured | |\n| --- | --: |\n${rows.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}\n`);
  if (figures.staleForWriter + figures.staleForReaders > 0) process.exitCode = 1;
} finally {
  await end();
}
