import { readFileSync } from 'node:fs';
import { HeaderMap } from '@apollo/server';
import { demoActor } from '@cornerstone/runtime/demo-people';
import { createLog } from '@cornerstone/runtime/log';
import { buildSchema, getOperationAST, parse } from 'graphql';
import type { Asking } from './asking';
import { drain } from './draining';
import { startGraph, type Graph } from './graph';
import { speaking } from './language';
import { Budget } from './limits/budget';
import { openMockServices, SERVICES, variablesFor } from './mock-services.fixture';

const OPERATIONS = Object.values(JSON.parse(readFileSync(new URL('../operations.json', import.meta.url), 'utf8')) as Record<string, { name: string; client: string; text: string }>);
const SCHEMA = buildSchema(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'), { assumeValid: true, assumeValidSDL: true });

describe('the known operations, the short way and the long way 已登记操作', () => {
  let often = 0;
  let services: Awaited<ReturnType<typeof openMockServices>>;
  let way: Graph;
  const silences: string[] = [];
  beforeAll(async () => {
    services = await openMockServices(() => often);
    const subgraphs = Object.fromEntries(SERVICES.map((name) => [name, { url: services.urlOf(name), key: '5a1c07be3f9d2468'.repeat(4) }]));
    way = await startGraph({ supergraphFile: new URL('../supergraph.graphql', import.meta.url), subgraphs, production: true, executor: 'compiled', joins: { requests: true, fetches: true, entities: true }, log: createLog('gateway', 'silent'), onSilence: (service, reason) => { silences.push(`${service}: ${reason}`); } });
  });
  afterAll(async () => { await way.graph.stop(); await drain(services.server, 100); });

  const asking = (): Asking => ({ actor: demoActor('drc'), language: 'zh', asOf: null, traceparent: '', silent: new Set(), budget: new Budget(new AbortController().signal) });
  const long = async (asked: { query: string; variables: Record<string, unknown> }, more: Partial<Asking> = {}): Promise<string> => {
    const { body } = await speaking('zh', () => way.graph.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json']]), search: '', body: asked }, context: async () => ({ ...asking(), ...more }) }));
    return body.kind === 'complete' ? body.string : '';
  };

  /** Services and gateway share a process here: where one of them was late, once more. */
  const bothWays = async (asked: { query: string; variables: Record<string, unknown> }): Promise<[string, string]> => {
    for (;;) {
      silences.length = 0;
      const first = await long(asked);
      const result = await way.hot?.(asked, asking());
      if (!result) throw new Error(`not known: ${first.slice(0, 300)}`);
      const second = result.told.length === 0 ? `{"data":${result.data}}\n` : await long(asked, { answered: result });
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
        expect(second).toBe(first);
        expect(first).not.toContain('INTERNAL');
        if (often === 0) expect(Object.keys(JSON.parse(first) as object)).toEqual(['data']);
      }
    }
  }, 120_000);
});
