import { readFileSync } from 'node:fs';
import { HeaderMap } from '@apollo/server';
import { clientsFor } from '@cornerstone/executor/clients';
import { demoActor } from '@cornerstone/runtime/demo-people';
import { createLog } from '@cornerstone/runtime/log';
import { buildSchema, getOperationAST, parse } from 'graphql';
import type { Asking } from './asking';
import { drain } from './draining';
import { answerLines } from './answer-headers';
import { startGraph, type Graph } from './graph';
import { speaking } from './language';
import { Budget } from './limits/budget';
import { ourOperations } from './limits/from-settings';
import { openMockServices, SERVICES, variablesFor } from './mock-services.fixture';
import { guardOf } from './services/guard';
import { UNGUARDED } from './small-house.fixture';
import type { WatchedOperation } from './watched-operation';

const OPERATIONS = Object.values(JSON.parse(readFileSync(new URL('../operations.json', import.meta.url), 'utf8')) as Record<string, { name: string; client: string; text: string }>);
const SCHEMA = buildSchema(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'), { assumeValid: true, assumeValidSDL: true });

const TOLD = new Set(['cornerstone-cost', 'cache-status', 'traceresponse']);

describe('the known operations, the short way and the long way 已登记操作', () => {
  let often = 0;
  let services: Awaited<ReturnType<typeof openMockServices>>;
  let way: Graph;
  const silences: string[] = [];
  const watched: Omit<WatchedOperation, 'seconds'>[] = [];
  beforeAll(async () => {
    services = await openMockServices(() => often);
    const subgraphs = Object.fromEntries(SERVICES.map((name) => [name, { url: services.urlOf(name), key: '5a1c07be3f9d2468'.repeat(4) }]));
    const ignore = () => undefined;
    way = await startGraph({
      watch: { operation({ seconds, ...each }) { expect(seconds).toBeGreaterThan(0); watched.push(each); }, known: ourOperations(), clients: 3 },
      guard: (service) => guardOf(service, UNGUARDED, { circuit: ignore, heldBack: ignore, load: ignore }, { now: () => performance.now(), chance: () => 1 }),
      supergraphFile: new URL('../supergraph.graphql', import.meta.url), subgraphs, production: true, executor: 'compiled', open: await clientsFor('own', []), joins: { requests: true, fetches: true, entities: true }, log: createLog('gateway', 'silent'), onSilence: (service, reason) => { silences.push(`${service}: ${reason}`); },
    });
  });
  afterAll(async () => { await way.graph.stop(); await drain(services.server, 100); });

  const asking = (): Asking => ({ actor: demoActor('drc'), language: 'zh', asOf: null, traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', client: 'console', silent: new Set(), budget: new Budget(new AbortController().signal) });
  interface Told { text: string; headers: Record<string, string>; watched: typeof watched }
  /** What a client sees, and what the metrics are told. */
  const told = (text: string, headers: Iterable<[string, string]>): Told => ({ text, headers: Object.fromEntries([...headers].filter(([name]) => TOLD.has(name))), watched: watched.splice(0) });
  const long = async (asked: { query: string; variables: Record<string, unknown> }, by: Asking = asking()): Promise<Told> => {
    const { headers, body } = await speaking('zh', () => way.graph.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json']]), search: '', body: asked }, context: async () => by }));
    return told(body.kind === 'complete' ? body.string : '', headers);
  };

  const pairs = (lines: readonly string[]): [string, string][] => lines.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, lines[at + 1] ?? '']] : []));

  /** Services and gateway share a process here: where one of them was late, once more. */
  const bothWays = async (asked: { query: string; variables: Record<string, unknown> }): Promise<[Told, Told]> => {
    for (;;) {
      silences.length = 0;
      const first = await long(asked);
      const by = asking();
      const short = await way.hot?.ask(asked, by);
      if (!short) throw new Error(`not known: ${first.text.slice(0, 300)}`);
      const second = short.written ? told(short.written.text, pairs(answerLines(by))) : await long(asked, { ...by, answered: short.result });
      if (!silences.some((each) => each.endsWith('in time'))) { expect(silences).toEqual([]); return [first, second]; }
    }
  };

  it.each(OPERATIONS.map((each) => [`${each.name} of the ${each.client}`, each.text] as const))('answer the same: %s', async (_, query) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    for (const all of [false, true]) {
      const asked = { query, variables: variablesFor(SCHEMA, operation, all) };
      for (often of [0, 12]) {
        const [first, second] = await bothWays(asked);
        expect(second).toEqual(first);
        expect([Object.keys(first.headers).sort(), first.watched]).toEqual([[...TOLD].sort(), [expect.objectContaining({ client: 'console', kind: operation.operation })]]);
        expect(first.text).not.toContain('INTERNAL');
        if (often === 0) expect(Object.keys(JSON.parse(first.text) as object)).toEqual(['data']);
      }
    }
  }, 120_000);
});
