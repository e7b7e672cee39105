import { join } from 'node:path';
import { choosePorts } from '@cornerstone/stack/ports';
import { REPOSITORY } from '@cornerstone/stack/kept-folder';
import { BenchFault } from '../events/fault';
import { agree } from './agreement';
import { stayOff, type Cores } from './cores';
import { COLUMNS, unknownSettings, type Column } from './gateways/columns';
import { bring, lacking } from './gateways/peers';
import { startGateway, type Running } from './gateways/start';
import { breakGround } from './ground';
import { hasWrk, loadWith } from './load/ask';
import type { Options } from './options';
import { cellsOf, type Results } from './results';
import { QUERIES } from './shop/queries';
import { measure, warmUp, type Cell } from './turns';

const PEERS = join(REPOSITORY, 'node_modules/.cache/cornerstone/gateway-peers');

export type Measured = Pick<Results, 'client' | 'answerBytes' | 'cells'>;

/** All gateways side by side on the services of the shop. */
export async function measureShop(options: Options, folder: string, cores: Cores | null, say: (line: string) => void): Promise<Measured> {
  const peers = options.peers ?? PEERS;
  const columns = await columnsThatAre(options, peers, say);
  say('starting the services and a broker');
  const { grounds, client, calls } = await breakGround(folder, peers, cores, options.delay);
  stayOff(cores);
  const queries = QUERIES.filter(({ name }) => options.query.includes(name));
  const cells: Cell[] = queries.flatMap((query) => options.asked.flatMap((asked) => options.connections.map((connections): Cell => ({ query, asked, connections }))));

  const ports = await choosePorts(columns.map(({ name }) => name));
  const running: Running[] = [];
  for (const column of columns) {
    running.push(await startGateway(column, ports[column.name] ?? 0, grounds));
    say(`up: ${column.title}`);
  }
  const answerBytes = Object.fromEntries(await agree(running, queries));
  say('all of them answer alike');
  const chosen = options.client ?? (await hasWrk() ? 'wrk' : 'own');
  const ask = loadWith({ folder, clientFile: client, client: chosen });
  await warmUp({ running, cells, ask, say }, options.warm);
  const turns = await measure({ running, cells, rounds: options.rounds, seconds: options.seconds, ask, calls, say });
  return { client: chosen, answerBytes, cells: cellsOf(turns, new Map(columns.map(({ name, title }) => [name, title]))) };
}

/** The columns that were asked for and can be had; of the others, why not. */
async function columnsThatAre({ only, build, cosmoSource }: Options, peers: string, say: (line: string) => void): Promise<Column[]> {
  const asked = COLUMNS.filter(({ name, onDemand }) => only?.includes(name) ?? !onDemand);
  for (const column of asked) if (unknownSettings(column).length > 0) say(`without ${column.name}: this gateway has no setting ${unknownSettings(column).join(', ')}`);
  const wanted = asked.filter((column) => unknownSettings(column).length === 0);
  const foreign = [...new Set(wanted.flatMap(({ program }) => (program === 'plain' || program === 'ours' ? [] : [program])))];
  const missing = foreign.filter((peer) => lacking(peer, peers) !== null);
  const refused = build ? await bring(missing, { folder: peers, cosmoSource, say }) : new Map();
  for (const peer of missing) if (lacking(peer, peers) !== null) say(`without ${peer}: ${refused.get(peer) ?? 'not here; --build brings it'}`);
  const there = wanted.filter(({ program }) => program === 'plain' || program === 'ours' || lacking(program, peers) === null);
  if (there.length === 0) throw new BenchFault('none of the gateways that were asked for is here');
  return there;
}
