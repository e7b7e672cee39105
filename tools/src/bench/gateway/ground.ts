import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoPeople, signDemoToken } from '@cornerstone/runtime/demo-people';
import { built } from '@cornerstone/stack/built';
import { startChild, stopEveryChild } from '@cornerstone/stack/child';
import { startKafka } from '@cornerstone/stack/kafka';
import { choosePorts } from '@cornerstone/stack/ports';
import { openSecrets } from '@cornerstone/stack/secrets';
import { programOf } from '../../start/apps';
import { writeKeys } from '../../start/token-keys';
import type { Cores } from './cores';
import type { Grounds } from './gateways/start';
import type { Serving } from './shop/serve.program';
import { SHOPS } from './shop/schemas';
import { supergraphOf } from './shop/supergraph';

const sourceOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
export const CLIENT = sourceOf('./load/client.program.ts');
const [PLAIN, SERVE, OURS] = [sourceOf('./gateways/plain.program.ts'), sourceOf('./shop/serve.program.ts'), programOf('gateway')];

/** Operations that a person may have under way at our front door are fewer than the most connections here: so many people share them. */
const PEOPLE = 2;
const PATIENCE_MS = 30_000;

export interface Ground { grounds: Grounds; client: string; calls(): Promise<number> }

/** The folder of a run: everything in it, and every process, goes with it. */
export async function openFolder(): Promise<{ folder: string; clear(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-bench-'));
  return { folder, clear: async () => { await stopEveryChild(); await rm(folder, { recursive: true, force: true }); } };
}

/** The services of the shop, a broker for our gateway, keys, and the supergraph of the addresses. */
export async function breakGround(folder: string, peers: string, cores: Cores | null, delay: number): Promise<Ground> {
  const ports = await choosePorts([...SHOPS, 'kafka', 'controller'] as const);
  const shops = Object.fromEntries(SHOPS.map((shop) => [shop, ports[shop]])) as Serving['ports'];
  const urls = Object.fromEntries(SHOPS.map((shop) => [shop, `http://127.0.0.1:${ports[shop]}/graphql`])) as Record<(typeof SHOPS)[number], string>;
  const [programs, kafka, secrets] = await Promise.all([built([CLIENT, PLAIN, SERVE, OURS]), startKafka({ folder, port: ports.kafka, controllerPort: ports.controller }), openSecrets(folder)]);
  const fileOf = (source: string): string => programs.get(source) ?? source;
  const services = await startChild({ name: 'the shop', command: process.execPath, args: [fileOf(SERVE), JSON.stringify({ ports: shops, delay } satisfies Serving)] });
  await services.says(/^ready$/, PATIENCE_MS);

  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, supergraphOf(urls));
  const { publicKeys } = await writeKeys(folder, secrets);
  const tokens = await Promise.all(demoPeople().slice(0, PEOPLE).map(({ login }) => signDemoToken(login, secrets.demonstration.privateJwk)));
  return {
    client: fileOf(CLIENT),
    calls: async () => Number(await (await fetch(`http://127.0.0.1:${ports.users}/calls`)).text()),
    grounds: {
      folder, peers, cores, supergraph, brokers: kafka.brokers, publicKeys, tokens, programs: { plain: fileOf(PLAIN), ours: fileOf(OURS) },
      subgraphs: Object.fromEntries(SHOPS.map((shop) => [shop, { url: urls[shop], key: randomBytes(32).toString('hex') }])),
    },
  };
}
