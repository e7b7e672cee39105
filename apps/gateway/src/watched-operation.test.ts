import { until } from '@cornerstone/testing/until';
import { boundedNames, clientIn } from './client-name';
import { KNOWN_TEXT, openSmallHouse, type SmallHouse } from './small-house.fixture';
import { anEvent, outgoing } from './streams/events.fixture';
import { subscribe } from './subscriptions/clients.fixture';

describe('operations in the metrics 操作指标', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());
  const ask = (query: string, client?: string, header = 'graphql-client-name') => house.ask(query, { headers: client === undefined ? {} : { [header]: client } });
  const lines = async (beginning: string) => (await (await fetch(`${house.address}/metrics`)).text()).split('\n').filter((each) => each.startsWith(beginning));

  it('are counted by the client\'s name, kind and outcome, errors by their code', async () => {
    await ask('{ me { name } }', 'console');
    await ask('{ me { name } }', 'console', 'apollographql-client-name');
    await ask('mutation { reportProgress(code: "P1") { name } }', 'console');
    await ask('{ nothing }', 'console');
    await ask('{ me { name } }');
    house.replace('approvals', (_incoming, answer) => { answer.writeHead(503).end(); });
    await ask('{ project(code: "P1") { name mayStart } }', 'console');
    house.replace('approvals', null);
    expect(await lines('graphql_operations_total')).toEqual([
      'graphql_operations_total{client="console",kind="query",outcome="whole"} 2', 'graphql_operations_total{client="console",kind="mutation",outcome="partial"} 1', 'graphql_operations_total{client="console",kind="none",outcome="refused"} 1',
      'graphql_operations_total{client="unknown",kind="query",outcome="whole"} 1', 'graphql_operations_total{client="console",kind="query",outcome="partial"} 1',
    ]);
    expect(await lines('graphql_operation_errors_total')).toEqual(['RULE_BROKEN', 'BAD_USER_INPUT', 'UNAVAILABLE'].map((code) => `graphql_operation_errors_total{client="console",code="${code}"} 1`));
  });

  it('have as many names of clients as there is room for, and of operations those of our own clients', async () => {
    for (const client of ['a', 'b', 'c', 'd', 'e', '{x="1"}', 'x'.repeat(61)]) await ask(`query Anything${client.length} { me { name } }`, client);
    await ask(KNOWN_TEXT, 'a');
    const clients = new Set((await lines('graphql_operations_total')).map((line) => /client="([^"]*)"/.exec(line)?.[1]));
    expect([...clients].sort()).toEqual(['a', 'b', 'console', 'other', 'unknown']);
    expect((await lines('graphql_operation_duration_seconds_count')).map((line) => line.replace(/ \d+$/, '')).sort()).toEqual(['graphql_operation_duration_seconds_count{operation="Whoami"}', 'graphql_operation_duration_seconds_count{operation="other"}']);
  });

  it('are counted over the other ways, too; what events ask is the events\'', async () => {
    await until(() => house.streams.hub.places() !== null);
    const before = await lines('graphql_operations_total{client="events"');
    const [ws, sse] = [await subscribe(house, 'graphql-ws', 'subscription { events { project { name } } }', { headers: { 'graphql-client-name': 'a' } }), await subscribe(house, 'graphql-sse', 'subscription { events { id } }', { headers: { 'apollographql-client-name': 'b' } })];
    await house.broker.publish([outgoing(anEvent())]);
    await Promise.all([ws.until(1), sse.until(1)]);
    expect(await lines('graphql_operations_total')).toEqual(expect.arrayContaining(['a', 'b'].map((client) => `graphql_operations_total{client="${client}",kind="subscription",outcome="whole"} 1`)));
    expect([before, (await lines('graphql_operations_total{client="other",kind="query",outcome="whole"')).length]).toEqual([[], 1]);
    await Promise.all([ws.stop(), sse.stop()]);
  });
});

describe('what an answer tells beside itself 响应头', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterAll(() => house.stop());
  const headers = async (query: string) => (await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).headers;

  it('is what it cost, what a cache did, and its trace', async () => {
    const told = await headers('{ project(code: "P1") { name region { name } } me { name } }');
    expect([told.get('cornerstone-cost'), told.get('cache-status'), told.get('traceresponse'), told.get('retry-after')]).toEqual(['3', 'cornerstone; fwd=bypass', expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/), null]);
  });

  it('is the cost of what was refused for it', async () => {
    expect((await headers('{ projects(first: 100) { neighbours(first: 100) { neighbours(first: 100) { name } } } }')).get('cornerstone-cost')).toMatch(/^\d+$/);
    expect((await headers('{ nothing }')).get('cornerstone-cost')).toBeNull();
  });
});

describe('names of clients 客户端名称', () => {
  it('are of one header or the other', () => {
    expect([clientIn({}), clientIn({ 'apollographql-client-name': 'a' }), clientIn({ 'apollographql-client-name': 'a', 'graphql-client-name': 'b' })]).toEqual([undefined, 'a', 'b']);
  });

  it('are few, whatever comes', () => {
    const bounded = boundedNames(2);
    expect(['a', undefined, 'b', 'c', 'a', '', '中', 'b'].map(bounded)).toEqual(['a', 'unknown', 'b', 'other', 'a', 'other', 'other', 'b']);
  });
});
