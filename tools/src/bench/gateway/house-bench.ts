import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePorts } from '@cornerstone/stack/ports';
import { startChild } from '@cornerstone/stack/child';
import { waitUntilReady } from '@cornerstone/stack/ready';
import { built } from '@cornerstone/stack/built';
import { ONE_LEDGER } from '../../e2e/one-ledger';
import { REPOSITORY, RunningHouse } from '../../e2e/running-house';
import { BenchFault } from '../events/fault';
import { agree } from './agreement';
import { pinned, stayOff, type Cores } from './cores';
import { COLUMNS, type Column } from './gateways/columns';
import type { Running } from './gateways/start';
import { CLIENT } from './ground';
import { hasWrk, loadWith } from './load/ask';
import type { Options } from './options';
import { cellsOf } from './results';
import type { Measured } from './shop-bench';
import type { Query } from './shop/queries';
import { measure, warmUp, type Cell } from './turns';

/** Of the same services, and of the same program: what differs is who runs the plans. */
const BESIDE = 'ours-plain';
const PATIENCE_MS = 60_000;
/** More than anyone asks here, so that no rate is met. */
const RATES = { RATE_READS_PER_MINUTE: '1000000000' };
const LARGEST_PAGE = 100;

interface Known { name: string; client: string; text: string }

/** What the pages ask as they ask it, and the ledger of one project; whoever asks may see everything. */
function queries(code: string, year: number): Query[] {
  const known = Object.values(JSON.parse(readFileSync(join(REPOSITORY, 'apps/gateway/operations.json'), 'utf8')) as Record<string, Known>);
  const textOf = (client: string, name: string): string => {
    const found = known.find((each) => each.client === client && each.name === name);
    if (!found) throw new BenchFault(`the ${client} has no operation ${name}`);
    return found.text;
  };
  const query = (name: string, about: string, text: string, variables: object): Query => ({ name, about, body: JSON.stringify({ query: text, variables, operationName: /query (\w+)/.exec(text)?.[1] }) });
  return [
    query('OneLedger', 'one project over all services', ONE_LEDGER, { code }),
    query('Projects', 'a page of the list of projects', textOf('explorer', 'Projects'), { filter: {}, first: LARGEST_PAGE }),
    query('Overview', 'the first page of the console', textOf('console', 'Overview'), { filter: {}, year, unit: 'YI', first: 20 }),
  ];
}

/** Our gateway beside itself with the plans run by @apollo/gateway, on the six services of a house with its demonstration told. */
export async function measureHouse(options: Options, folder: string, cores: Cores | null, say: (line: string) => void): Promise<Measured> {
  say('telling the demonstration, where none is kept');
  const house = await RunningHouse.makeDemonstrated();
  try {
    house.settings = RATES;
    say('starting the house');
    await house.start();
    stayOff(cores);
    const ask = await house.ask('drc');
    const { clock: { day } } = await ask<{ clock: { day: string } }>('query HouseDay { clock { day } }');
    const { projects: { nodes: [told] } } = await ask<{ projects: { nodes: { code: string }[] } }>('query Told { projects(filter: { text: "（演示）" }, first: 1) { nodes { code } } }');
    if (!told) throw new BenchFault('the demonstration is not there');
    const running = await gatewaysOf(house, cores, [await house.token('drc')], say);
    const asked = queries(told.code, Number(day.slice(0, 4)));
    const answerBytes = Object.fromEntries(await agree(running, asked));
    const client = options.client ?? (await hasWrk() ? 'wrk' : 'own');
    const load = loadWith({ folder, clientFile: (await built([CLIENT])).get(CLIENT) ?? CLIENT, client });
    const cells = asked.flatMap((query) => options.connections.map((connections): Cell => ({ query, asked: 'identical', connections })));
    await warmUp({ running, cells, ask: load, say }, options.warm);
    const turns = await measure({ running, cells, rounds: options.rounds, seconds: options.seconds, ask: load, calls: null, say });
    for (const { child } of running) await child.stop();
    return { client, answerBytes, cells: cellsOf(turns, new Map(running.map(({ column: { name, title } }) => [name, title]))) };
  } finally {
    await house.remove();
  }
}

/** Beside the gateway that the house runs: the same program with the same settings, each on a port of its own. */
async function gatewaysOf(house: RunningHouse, cores: Cores | null, tokens: readonly string[], say: (line: string) => void): Promise<Running[]> {
  const pid = (await house.record()).processes['gateway']?.pid ?? 0;
  const wordsIn = (file: string): string[] => readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);
  const given = Object.fromEntries(wordsIn('environ').map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
  const [command = process.execPath, ...args] = wordsIn('cmdline');
  const columns = COLUMNS.filter(({ name, program }) => program === 'ours' && (name === BESIDE || name === 'ours'));
  const ports = await choosePorts(columns.map(({ name }) => name));
  return Promise.all(columns.map(async (column: Column) => {
    const port = ports[column.name] ?? 0;
    const child = await startChild({ name: column.title, ...pinned(cores?.gateway, command, args), cwd: REPOSITORY, env: { ...given, PORT: String(port), LOG_LEVEL: 'warn', ...column.settings } });
    await waitUntilReady(`http://127.0.0.1:${port}/readyz`, PATIENCE_MS);
    say(`up: ${column.title}`);
    return { column, port, path: '/graphql', tokens, child };
  }));
}
