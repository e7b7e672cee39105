import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { until } from '@cornerstone/testing/until';
import type { Fetch } from '@cornerstone/executor/fetch';
import { Sockets } from '@cornerstone/executor/sockets';
import { buildSchema } from 'graphql';
import type { Asking } from './asking';
import type { Cache } from './cache/cache';
import { expectations } from './expectation';
import { Budget } from './limits/budget';
import { HeldAnswers } from './limits/held-answers';
import { guardOf } from './services/guard';
import { addressOf, UNGUARDED } from './small-house.fixture';
import { SubgraphSource } from './subgraph-source';

const FETCH: Fetch = { service: 'directory', query: '{ me { name } }', head: '{"query":"{ me { name } }","variables":{', kind: 'query' };
const SCHEMA = buildSchema('type Query { me: Person } type Person { name: String! }');
const ANSWER = '{"data":{"me":{"name":"董瑞"}}}';

describe('fetches that are joined, before their guard 合并请求与服务防护', () => {
  let server: Server;
  let asked: { traces: unknown[]; listener: RequestListener };
  let load: number[];
  let states: string[];
  let held: number[];
  let all: HeldAnswers;
  let source: SubgraphSource;
  const open = async (atOnce = 10, most = 1_000, cache: Cache | null = null): Promise<void> => {
    [load, states, held] = [[], [], []];
    asked = { traces: [], listener: (_incoming, outgoing) => { outgoing.end(ANSWER); } };
    all = new HeldAnswers(most, (bytes) => { held.push(bytes); });
    server = createServer((incoming, outgoing) => { asked.traces.push([incoming.headers['traceparent'], incoming.headers['tracestate']]); asked.listener(incoming, outgoing); }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const guard = guardOf('directory', { ...UNGUARDED, atOnce, circuit: { ...UNGUARDED.circuit, least: 1, share: 0.1 } }, { circuit: (_, state) => { states.push(state); }, heldBack: () => undefined, load: (_, underWay, waiting) => { load.push(underWay + waiting); } }, { now: () => 0, chance: () => 1 });
    source = new SubgraphSource({ name: 'directory', url: `${addressOf(server)}/graphql`, key: 'ab'.repeat(32), open: (url, sockets) => new Sockets(url, sockets), joins: { fetches: true, entities: true }, expect: expectations(SCHEMA), guard, cache, onSilence: () => undefined });
  };
  afterEach(() => { server.closeAllConnections(); server.close(); });
  const actor = { id: 'per_1', departmentId: null, departments: [], regions: '*', roles: [] } as const;
  const asking = (over: AbortSignal = new AbortController().signal): Asking => ({ actor, language: 'zh', asOf: null, traceparent: '00-a', tracestate: 'own=1', silent: new Set(), budget: new Budget(over, undefined, all) });
  const fetch = (by: Asking = asking()) => source.fetch(FETCH, '', null, by, false);

  it('tell the cache of every mutation, also of one that another executor asks and one that fails', async () => {
    const told: (string | null)[] = [];
    const asks: string[] = [];
    const cache: Cache = { over: () => null, asks: (service) => { asks.push(service); }, answers: null, touched: (header) => { told.push(header); }, stop: async () => undefined };
    await open(10, 1_000, cache);
    const [query, mutation] = ['{ me { name } }', 'mutation { me { name } }'];
    const process = (text: string) => source.process({ kind: 'incoming operation', request: { query: text }, context: asking() } as unknown as Parameters<typeof source.process>[0]);
    await process(query);
    expect([told, asks]).toEqual([[], []]);
    await process(mutation);
    expect(told).toEqual([null]);
    asked.listener = (_incoming, outgoing) => { outgoing.setHeader('cornerstone-touched', 'per_1;evt_1').end(ANSWER); };
    const change: Fetch = { ...FETCH, kind: 'mutation' };
    await source.fetch(change, '', null, asking(), true);
    expect(told).toEqual([null, 'per_1;evt_1']);
    asked.listener = (_incoming, outgoing) => { outgoing.destroy(); };
    await source.fetch(change, '', null, asking(), true);
    await process(mutation);
    expect(told).toEqual([null, 'per_1;evt_1', null, null]);
    asked.listener = (_incoming, outgoing) => { outgoing.end(ANSWER); };
    await fetch();
    expect(asks).toEqual(['directory']);
  });

  it('take one place, carry one trace, and give each objects of their own', async () => {
    await open();
    const [one, other] = await Promise.all([fetch(), fetch()]);
    expect([one, other, asked.traces, load]).toEqual([{ data: { me: { name: '董瑞' } } }, one, [['00-a', 'own=1']], [1, 0]]);
    expect(one.data?.['me']).not.toBe(other.data?.['me']);
  });

  it('go on while one of those who asked stays; when nobody does, that says nothing of the service', async () => {
    await open();
    const answers: (() => void)[] = [];
    asked.listener = (_incoming, outgoing) => { answers.push(() => { outgoing.end(ANSWER); }); };
    const [going, leaving] = [new AbortController(), new AbortController()];
    const [first, second] = [fetch(asking(going.signal)), fetch(asking())];
    await until(() => answers.length === 1);
    going.abort();
    expect((await first).errors?.[0]?.extensions).toMatchObject({ rule: 'limits.time' });
    answers[0]?.();
    expect(await second).toEqual({ data: { me: { name: '董瑞' } } });
    const alone = fetch(asking(leaving.signal));
    await until(() => answers.length === 2);
    leaving.abort();
    expect((await alone).errors?.[0]?.extensions).toMatchObject({ rule: 'limits.time' });
    await until(() => load.at(-1) === 0);
    expect(states).toEqual([]);
  });

  it('leave the row with who gave up, unsent', async () => {
    await open(1);
    const answers: (() => void)[] = [];
    asked.listener = (_incoming, outgoing) => { answers.push(() => { outgoing.end(ANSWER); }); };
    const over = new AbortController();
    const first = source.fetch({ ...FETCH, head: '{"query":"{ me { name } }","variables":{"a":1' }, '', null, asking(), false);
    await until(() => answers.length === 1);
    const second = fetch(asking(over.signal));
    over.abort();
    expect((await second).errors?.[0]?.extensions).toMatchObject({ rule: 'limits.time' });
    answers[0]?.();
    await first;
    expect([asked.traces.length, states]).toEqual([1, []]);
  });

  it('hold what has come of an answer while it is read, then once for each who asked, until they are answered', async () => {
    await open();
    let end = (): void => undefined;
    asked.listener = (_incoming, outgoing) => { outgoing.write(ANSWER.slice(0, 10)); end = () => { outgoing.end(ANSWER.slice(10)); }; };
    const [one, other] = [asking(), asking()];
    const both = Promise.all([fetch(one), fetch(other)]);
    await until(() => held.at(-1) === 10);
    end();
    await both;
    const size = Buffer.byteLength(ANSWER);
    expect([held.slice(0, 2), held.at(-1)]).toEqual([[10, size], 2 * size]);
    for (const { budget } of [one, other]) budget.end();
    expect(held.at(-1)).toBe(0);
  });

  it('read no further than all may hold, and give back what was read', async () => {
    await open(10, 20);
    asked.listener = (_incoming, outgoing) => { outgoing.write(ANSWER.slice(0, 10)); setTimeout(() => { outgoing.end(ANSWER.slice(10)); }, 30); };
    const answer = await fetch();
    expect([answer.errors?.[0]?.extensions, held, states]).toEqual([expect.objectContaining({ code: 'UNAVAILABLE', rule: 'gateway.busy' }), [10, 0], []]);
  });
});
