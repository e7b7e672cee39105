import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { clientsFor, type ServiceClient } from '@cornerstone/executor/clients';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { createLog } from '@cornerstone/runtime/log';
import { DEMO_ISSUER, signDemoToken } from '@cornerstone/runtime/demo-people';
import { parse } from 'graphql';
import { importJWK, SignJWT, type JWK } from 'jose';
import { askingFresh } from './cache/ask-fresh';
import { openCache, type CacheMode } from './cache/cache';
import { drain } from './draining';
import { openPlace, type PlaceSettings } from '@cornerstone/files/place';
import { openFiles, type Files, type Limits } from './files/files';
import { recordsOf } from './files/records';
import { openFrontDoor } from './front-door';
import { startGraph, type GraphOptions } from './graph';
import { identifier, type Vouching } from './identity';
import { actingFor } from './identity/acting';
import { OUR_NAMES } from './identity/claims';
import { openPeople } from './identity/people';
import { openGate, type GateOptions } from './limits/gate';
import { HeldAnswers, MOST_HELD } from './limits/held-answers';
import { guardOf, type GuardSettings } from './services/guard';
import { hashOf, knownOperations } from './limits/known-operations';
import { RATES } from './limits/rates';
import { boundStrangers } from './limits/strangers';
import { openMetrics } from './metrics';
import { demonstration } from './demonstration';
import type { SignIn } from './sign-in';
import { watchSupergraph } from './supergraph-watch';
import { openStreams, type Streams } from './streams/streams';
import { answers, schemas, type Service } from './small-services.fixture';

export interface Heard { service: Service; headers: IncomingHttpHeaders; body: { query: string; variables?: Record<string, unknown> }; claims: Record<string, unknown> }
export interface Fault { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }
export interface Answer { status: number; data: Record<string, never> | null; errors: Fault[]; text: string; milliseconds: number }

export interface SmallHouse {
  address: string;
  server: Server;
  standing: { isStopping: boolean };
  folder: string;
  broker: MemoryBroker;
  streams: Streams;
  files: Files | null;
  subgraphs: Record<string, { url: string; key: string }>;
  /** What the services were asked, oldest first. */
  heard: Heard[];
  /** Answers that were given the short way, past @apollo/server. */
  short(): number;
  /** Connections that a service has been given. */
  connections(service: Service): number;
  /** From now on the service answers so; null: as it should. */
  replace(service: Service, listener: RequestListener | null): void;
  close(service: Service): Promise<void>;
  token(login: string): Promise<string>;
  /** A token of the demonstration's key for anybody, with any claims, good for so many seconds. */
  tokenOf(id: string, claims: object, seconds?: number): Promise<string>;
  privateKey: Record<string, string>;
  publicKey: Record<string, string>;
  ask(query: string, options?: { variables?: object; headers?: Record<string, string>; as?: string }): Promise<Answer>;
  stop(): Promise<void>;
}

interface Opening {
  isDemonstration?: boolean; isProduction?: boolean; gate?: Partial<GateOptions>; signIn?: SignIn | null; broker?: MemoryBroker; streaming?: Parameters<typeof openStreams>[3];
  /** Whose executor runs the plans. */
  executor?: GraphOptions['executor'];
  /** Whether there is a lane before node:http. */
  front?: 'lane' | 'node';
  joins?: Partial<GraphOptions['joins']>;
  /** What is kept. */
  caching?: CacheMode | 'off';
  /** Before each service; where nothing is said, nothing is held back. */
  guarding?: Partial<GuardSettings>;
  /** What the circuits take for the time. */
  clock?: () => number;
  hasFiles?: boolean; /** Elsewhere than in a folder of its own. */ bucket?: PlaceSettings; limits?: Partial<Limits>;
  /** Who else vouches for people. */
  oidc?: Partial<Pick<Vouching, 'issuer' | 'audience' | 'names' | 'pace'>>;
}

/** So that a test that loses a service often is not told that it is away. */
export const UNGUARDED: GuardSettings = { atOnce: 1_000, waiting: 1_000, circuit: { windowMs: 10_000, least: 1_000_000, share: 1, openMs: 1_000, longestMs: 1_000 } };

/** So that each of equal questions is asked. */
export const ALONE: GraphOptions['joins'] = { requests: false, fetches: false, entities: false };

/** The one operation of the clients of the house. */
export const KNOWN_TEXT = 'query Whoami {\n  me {\n    name\n  }\n}';
const KNOWN = { [hashOf(parse(KNOWN_TEXT))]: { name: 'Whoami', client: 'house', text: KNOWN_TEXT } };

/** `SERVICE_CLIENT=undici npm test apps/gateway` runs every test with the client of undici. */
const client: ServiceClient = process.env['SERVICE_CLIENT'] === 'undici' ? 'undici' : 'own';
/** `FRONT=node npm test apps/gateway` runs every test without the lane. */
const FRONT = process.env['FRONT'] === 'node' ? 'node' as const : 'lane' as const;
/** `EXECUTOR=plain npm test apps/gateway` runs every test with the executor of @apollo/gateway. */
export const EXECUTOR: GraphOptions['executor'] = process.env['EXECUTOR'] === 'plain' ? 'plain' : 'compiled';

/** The real gateway over three services of a few lines, each a real subgraph on a real port. */
export async function openSmallHouse({ isDemonstration = true, isProduction = false, gate = {}, signIn = null, broker = memoryBroker(), streaming = {}, limits = {}, hasFiles = false, executor = EXECUTOR, front = FRONT, joins = {}, guarding = {}, clock = () => performance.now(), bucket, oidc = {}, caching = 'off' }: Opening = {}): Promise<SmallHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'small-house-'));
  const write = (name: string, text: string): string => { writeFileSync(join(folder, name), text); return join(folder, name); };
  const { supergraphSdl, errors } = composeServices([...Object.entries(schemas), ['events', readFileSync(new URL('../events.graphql', import.meta.url), 'utf8')] as const].map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })));
  if (!supergraphSdl) throw new Error(String(errors));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keys = { public: { ...publicKey.export({ format: 'jwk' }), kid: 'house', alg: 'EdDSA' } as Record<string, string>, private: { ...privateKey.export({ format: 'jwk' }), kid: 'house' } as Record<string, string> };

  const heard: Heard[] = [];
  let short = 0;
  const replaced = new Map<Service, RequestListener>();
  const sockets = new Map<Service, Set<Socket>>();
  const subgraphs: Record<string, { url: string; key: string }> = {};
  const servers = {} as Record<Service, Server>;
  for (const service of Object.keys(schemas) as Service[]) {
    const key = randomBytes(32).toString('hex');
    const own = answers(service, key, (each) => { heard.push(each); });
    servers[service] = await listening(createServer((incoming, outgoing) => { (replaced.get(service) ?? own)(incoming, outgoing); }).on('connection', (socket: Socket) => { sockets.set(service, (sockets.get(service) ?? new Set()).add(socket)); }));
    subgraphs[service] = { url: `${addressOf(servers[service])}/graphql`, key };
  }

  const metrics = openMetrics();
  const rates = { ...RATES, ...gate.rates };
  const log = createLog('gateway', 'silent');
  const known = knownOperations(write('operations.json', JSON.stringify(KNOWN)));
  const around = { now: clock, chance: () => 1 };
  const streams = openStreams(broker.client(), metrics, log, { retry: 20, ...streaming });
  const open = await clientsFor(client, Object.values(subgraphs).map(({ url }) => url));
  const cache = executor === 'plain' || caching === 'off' ? null : openCache({ hub: streams.hub, services: Object.entries(subgraphs).map(([name, subgraph]) => ({ name, ...subgraph })), mode: caching, bytes: 1_000_000, watch: metrics.cache, log, ask: askingFresh(open) });
  const supergraphFile = write('supergraph.graphql', supergraphSdl);
  const { graph, hot, swap } = await startGraph({
    watch: { operation: metrics.operation, known, clients: 3 }, guard: (service) => guardOf(service, { ...UNGUARDED, ...guarding }, metrics.guard, around), joins: { requests: true, fetches: true, entities: true, ...joins },
    supergraphFile, subgraphs, production: isProduction, executor, open, log, cache, onSilence: (service) => { metrics.silence(service); } });
  const unwatch = watchSupergraph({ file: supergraphFile, services: Object.keys(subgraphs), served: supergraphSdl, swap: async (text) => { await swap(text); streams.open.endSubscriptions(); }, watch: metrics.supergraph, log, every: 50 });
  const place = await openPlace(bucket ?? (hasFiles ? { FILES: `folder:${join(folder, 'files')}` } : {}));
  const files = place && await openFiles(place, recordsOf({ graph, projects: subgraphs['projects'], log }), log, limits);
  const stopping = new AbortController();
  const people = openPeople(broker.client(), log, 20);
  const identify = identifier({ keys: { keys: [keys.public as unknown as JWK] }, issuer: undefined, audience: 'cornerstone', names: OUR_NAMES, people, log, stopping: stopping.signal, ...oidc });
  const standing = { isStopping: false };
  const server = await listening(openFrontDoor({
    graph, files, log, metrics, front, hot: hot && { kept: hot.kept, async ask(asked, asking) { const answer = await hot.ask(asked, asking); if (answer) short += 1; return answer; } },
    gate: openGate({ rates, operations: 'free', known, held: new HeldAnswers(MOST_HELD, metrics.answersHeld), isLoading: () => false, ...gate }),
    identify: actingFor(boundStrangers(identify, rates.strangers, 0)), readyFile: join(folder, 'ready'), standing, subgraphs, streams,
    demonstration: isDemonstration ? demonstration(write('demo.json', JSON.stringify(keys.private))) : null, pages: join(folder, 'web'), signIn,
  }));
  const address = addressOf(server);
  const token = (login: string): Promise<string> => signDemoToken(login, keys.private);
  const tokenOf = async (id: string, claims: object, seconds = 300): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'house' }).setSubject(id)
    // Clocks may differ by 30 s: so much longer it is taken.
    .setIssuer(DEMO_ISSUER).setAudience('cornerstone').setExpirationTime(new Date(Date.now() + (seconds - 30) * 1_000)).sign(await importJWK(keys.private, 'EdDSA'));
  return {
    address, server, standing, tokenOf, folder, broker, streams, files, subgraphs, heard, token, privateKey: keys.private, publicKey: keys.public,
    short: () => short,
    connections: (service) => sockets.get(service)?.size ?? 0,
    replace: (service, listener) => { if (listener) replaced.set(service, listener); else replaced.delete(service); },
    close: async (service) => { servers[service].closeAllConnections(); await new Promise((resolve) => { servers[service].close(resolve); }); },
    async ask(query, { variables, headers, as = 'drc' } = {}) {
      const since = performance.now();
      const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${await token(as)}`, ...headers }, body: JSON.stringify({ query, variables }) });
      const text = await response.text();
      const { data = null, errors: faults = [] } = JSON.parse(text) as { data?: Record<string, never> | null; errors?: Fault[] };
      return { status: response.status, data, errors: faults, text, milliseconds: performance.now() - since };
    },
    async stop() {
      unwatch();
      files?.close();
      stopping.abort();
      await people.stop();
      await cache?.stop();
      for (const each of Object.values(servers)) each.closeAllConnections();
      await Promise.all([streams.close(), drain(server, 1_000), graph.stop(), ...Object.values(servers).map((each) => drain(each, 100))]);
    },
  };
}

const listening = (server: Server): Promise<Server> => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => { resolve(server); }); });
export const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
