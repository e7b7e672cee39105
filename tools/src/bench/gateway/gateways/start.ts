import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startChild, type Child } from '@cornerstone/stack/child';
import { NODE_OPTIONS } from '../../../start/apps';
import { BenchFault } from '../../events/fault';
import { pinned, type Cores } from '../cores';
import { SCHEMAS, SHOPS } from '../shop/schemas';
import type { Column, Program } from './columns';
import type { PlainSettings } from './plain.program';
import { cosmoIn, hiveGatewayIn, hiveRouterIn, wgcIn } from './peers';

const run = promisify(execFile);

/** What gateways need of the ground they stand on. */
export interface Grounds {
  folder: string; peers: string; cores: Cores | null; supergraph: string; brokers: string;
  subgraphs: Readonly<Record<string, { url: string; key: string }>>; publicKeys: string; tokens: readonly string[];
  programs: { plain: string; ours: string };
}

/** A gateway that answers. */
export interface Running { column: Column; port: number; path: string; tokens: readonly string[]; child: Child }

interface Start { command: string; args: string[]; env: Record<string, string>; cwd?: string }

const PATIENCE_MS = 60_000;
const UNBOUNDED = '1000000000';
const USUAL = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'JAVA_HOME'];

const STARTS: Record<Program, (column: Column, port: number, grounds: Grounds) => Promise<Start>> = {
  plain: async (_column, port, { supergraph, programs }) => ({ command: process.execPath, args: [programs.plain, JSON.stringify({ supergraph, port } satisfies PlainSettings)], env: { NODE_ENV: 'production' } }),
  // The program of the house itself; production would not take the tokens of a demonstration. Rates are counted, and not reached.
  ours: async ({ settings }, port, { supergraph, subgraphs, brokers, publicKeys, programs }) => ({
    command: process.execPath, args: [...NODE_OPTIONS, programs.ours],
    env: { PORT: String(port), SUPERGRAPH: supergraph, SUBGRAPHS: JSON.stringify(subgraphs), KAFKA_BROKERS: brokers, TOKEN_KEYS: publicKeys, LOG_LEVEL: 'warn', TZ: 'Asia/Shanghai', RATE_READS_PER_MINUTE: UNBOUNDED, RATE_MUTATIONS_PER_MINUTE: UNBOUNDED, ...settings },
  }),
  'hive-gateway': async ({ settings }, port, { supergraph, peers }) => ({ command: process.execPath, args: [hiveGatewayIn(peers), 'supergraph', supergraph, '--host', '127.0.0.1', '--port', String(port)], env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...settings } }),
  'hive-router': async ({ name, settings }, port, { supergraph, peers, folder }) => {
    const file = join(folder, `${name}.json`);
    const config = { supergraph: { source: 'file', path: supergraph }, http: { host: '127.0.0.1', port }, log: { level: 'warn' } };
    for (const [path, value] of Object.entries(settings)) put(config, path.split('.'), JSON.parse(value));
    await writeFile(file, JSON.stringify(config));
    return { command: hiveRouterIn(peers), args: [], env: { ROUTER_CONFIG_FILE_PATH: file } };
  },
  cosmo: async ({ settings }, port, grounds) => ({
    command: cosmoIn(grounds.peers), args: [],
    // Two of them cannot show their own figures at one address; nobody outside is told of us.
    env: { LISTEN_ADDR: `127.0.0.1:${port}`, EXECUTION_CONFIG_FILE_PATH: await cosmoGraph(grounds), LOG_LEVEL: 'warn', PROMETHEUS_LISTEN_ADDR: '127.0.0.1:0', COSMO_TELEMETRY_DISABLED: 'true', GRAPHQL_METRICS_ENABLED: 'false', ...settings },
  }),
};

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) { into[name] = value; return; }
  put((into[name] ??= {}) as Record<string, unknown>, rest, value);
}

/** Cosmo plans from a file of its own form, which its own composition makes of the same services. */
async function cosmoGraph({ folder, peers, subgraphs }: Grounds): Promise<string> {
  const [from, to] = [join(folder, 'cosmo'), join(folder, 'cosmo/graph.json')];
  await mkdir(from, { recursive: true });
  for (const shop of SHOPS) await writeFile(join(from, `${shop}.graphql`), SCHEMAS[shop]);
  const yaml = `version: 1\nsubgraphs:\n${SHOPS.map((shop) => `  - name: ${shop}\n    routing_url: ${subgraphs[shop]?.url}\n    schema:\n      file: ./${shop}.graphql\n`).join('')}`;
  await writeFile(join(from, 'graph.yaml'), yaml);
  await run(process.execPath, [wgcIn(peers), 'router', 'compose', '-i', join(from, 'graph.yaml'), '-o', to], { cwd: from, env: { ...process.env, COSMO_TELEMETRY_DISABLED: 'true' } });
  return to;
}

/** Starts one gateway on the gateways' processor and waits until it answers. */
export async function startGateway(column: Column, port: number, grounds: Grounds): Promise<Running> {
  const { command, args, env, cwd = grounds.folder } = await STARTS[column.program](column, port, grounds);
  const usual = Object.fromEntries(USUAL.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = await startChild({ name: column.title, ...pinned(grounds.cores?.gateway, command, args), cwd, env: { ...usual, ...env } });
  const running = { column, port, path: '/graphql', tokens: column.program === 'ours' ? grounds.tokens : [], child };
  for (const until = Date.now() + PATIENCE_MS; ;) {
    if (await answers(running)) return running;
    if (!child.running() || Date.now() > until) throw new BenchFault(`${column.title} does not answer; its last lines:\n  ${child.lastLines(8).join('\n  ')}`);
    await delay(100);
  }
}

async function answers(running: Running): Promise<boolean> {
  return askOnce(running, JSON.stringify({ query: '{ __typename }' })).then(({ status }) => status === 200, () => false);
}

export async function askOnce({ port, path, tokens: [token] }: Pick<Running, 'port' | 'path' | 'tokens'>, body: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) } });
  return { status: response.status, text: await response.text() };
}
