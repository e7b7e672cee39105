import type { RequestListener } from 'node:http';
import { KNOWN_TEXT, openSmallHouse, type SmallHouse } from './small-house.fixture';

const answering = (body: string): RequestListener => (_incoming, outgoing) => { outgoing.writeHead(200, { 'content-type': 'application/json' }).end(body); };
interface Asked { query: string; variables?: object; operationName?: string; extensions?: object }

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** Everything of an answer that a client sees, without the day and the length of the way. */
async function askedOf(house: SmallHouse, body: Asked, headers: Record<string, string> = {}, as = 'drc') {
  const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token(as)}`, traceparent: TRACE, ...headers }, body: JSON.stringify(body).replace('"1e400"', '1e400') });
  return { status: response.status, headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'date')), text: await response.text() };
}

describe('the short way to an answer 直达应答', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ executor: 'compiled' }); });
  afterEach(() => { for (const service of ['directory', 'projects', 'approvals'] as const) house.replace(service, null); });
  afterAll(() => house.stop());

  /** Asked twice: first past nothing, then the short way; both must be the same to the byte. */
  const both = async (body: Asked, headers: Record<string, string> = {}, as = 'drc') => {
    const first = await askedOf(house, body, headers, as);
    const before = house.short();
    const second = await askedOf(house, body, headers, as);
    expect(second).toEqual(first);
    return { ...first, isShort: house.short() > before };
  };

  it.each<[string, Asked]>([
    ['a value', { query: '{ me { name } }' }],
    ['three services', { query: '{ project(code: "P1") { code name region { code name level } approvals { id } mayStart clock { limitDays } } }' }],
    ['nulls', { query: '{ project(id: "prj_9") { name } longList { name note region { name } } approvalCases { id project { name mayStart } } }' }],
    ['aliases, fragments and type names', { query: '{ a: project(code: "P1") { ...F kind: __typename } b: project(code: "P5") { ...F ... on Project { n: neighbours { id } } } __typename } fragment F on Project { code c: name region { ... { name } } }' }],
    ['variables that decide', { query: 'query($yes: Boolean!) { project(code: "P1") { name @include(if: $yes) note @skip(if: $yes) region @include(if: $yes) { code } } }', variables: { yes: true } }],
    ['variables that decide otherwise', { query: 'query($yes: Boolean!) { project(code: "P1") { name @include(if: $yes) note @skip(if: $yes) region @include(if: $yes) { code } } }', variables: { yes: false } }],
    ['a day', { query: 'query($day: Date) { projects(first: 3, asOf: $day) { code } }', variables: { day: '2024-06-30' } }],
    ['one operation of two', { query: 'query A { me { name } } query B { me { id } }', operationName: 'B' }],
    ['one refused within', { query: '{ approvalCases { project { id approvals { id } } } }' }],
    ['one refused as a whole', { query: '{ project(code: "nobody") { name } me { name } }' }],
    ['a refused mutation', { query: 'mutation($code: String!) { reportProgress(code: $code) { name } }', variables: { code: 'P1' } }],
  ])('answers what the long way answers: %s', async (_, body) => {
    for (const language of ['zh-CN', 'en']) expect(await both(body, { 'accept-language': language })).toMatchObject({ status: 200, isShort: true });
  });

  it('gives a long answer to all who joined it, and anew to who comes later', async () => {
    house.replace('projects', answering(JSON.stringify({ data: { project: { __typename: 'Project', code: 'P1', note: '长'.repeat(20_000) } } })));
    const body = { query: '{ project(code: "P1") { code note } }' };
    await askedOf(house, body);
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => askedOf(house, body)));
      expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([`{"data":{"project":{"code":"P1","note":"${'长'.repeat(20_000)}"}}}\n`]));
    }
  });

  it('says what a service says where it is strange', async () => {
    const name = 'a "quoted" \\ 引号 \u0000\u001f \ud800 \u2028 </script> 😀';
    house.replace('projects', answering(JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', code: 'P1', name, note: name.repeat(100) } } })));
    const { text } = await both({ query: '{ project(code: "P1") { code name note } }' });
    expect(JSON.parse(text)).toEqual({ data: { project: { code: 'P1', name, note: name.repeat(100) } } });
  });

  it('answers what is left of it while services are down', async () => {
    const ledger = { query: '{ project(code: "P1") { name region { name } approvals { id } mayStart } approvalCases { project { name } } }' };
    await askedOf(house, ledger);
    for (const service of ['approvals', 'projects', 'directory'] as const) {
      house.replace(service, answering('{}'));
      const answer = await both(ledger);
      expect(answer).toMatchObject({ status: 200, isShort: true });
      expect(answer.text).toContain('"code":"UNAVAILABLE"');
      house.replace(service, null);
    }
  });

  it.each<[string, Asked, number]>([
    ['a variable of another type', { query: 'query($n: Int) { projects(first: $n) { code } }', variables: { n: 'x' } }, 400],
    ['a number that is not kept', { query: 'query($n: Int = 2) { projects(first: $n) { code } }', variables: { n: '1e400' } }, 400],
    ['two days', { query: 'query($one: Date, $two: Date) { a: projects(asOf: $one) { code } b: projects(asOf: $two) { code } }', variables: { one: '2024-01-01', two: '2024-02-02' } }, 400],
    ['what costs too much', { query: 'query($n: Int) { projects(first: $n) { neighbours(first: $n) { neighbours(first: $n) { code } } } }', variables: { n: 100 } }, 400],
  ])('leaves to the long way: %s', async (_, body, status) => {
    // In another form it is known and good.
    await askedOf(house, { ...body, variables: Object.fromEntries(Object.keys(body.variables ?? {}).map((each) => [each, each === 'n' ? 1 : '2024-01-01'])) });
    expect(await both(body)).toMatchObject({ status });
  });

  it('takes what a client accepts as the long way takes it', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json', 'application/graphql-response+json, application/json;q=0.9', '*/*', 'text/html']) {
      const answer = await both({ query: '{ me { name id } }' }, { accept });
      expect(answer.status).toBe(accept === 'text/html' ? 406 : 200);
    }
  });

  it.each<[string, Asked, string, [string, number][]]>([
    ['one of our operations', { query: KNOWN_TEXT }, '1', [['duration_seconds_count{operation="Whoami"}', 1], ['s_total{client="console",kind="query",outcome="whole"}', 1]]],
    ['what lists cost', { query: '{ project(code: "P1") { name region { name } } projects(first: 20) { neighbours(first: 3) { code } } }' }, '82', [['duration_seconds_count{operation="other"}', 1], ['s_total{client="console",kind="query",outcome="whole"}', 1]]],
    ['one without', { query: '{ project(code: "nobody") { name } me { name } }' }, '2', [['duration_seconds_count{operation="other"}', 1], ['errors_total{client="console",code="NOT_FOUND"}', 1], ['s_total{client="console",kind="query",outcome="partial"}', 1]]],
    ['a refused mutation', { query: 'mutation { reportProgress(code: "P1") { name } }' }, '10', [['duration_seconds_count{operation="other"}', 1], ['errors_total{client="console",code="RULE_BROKEN"}', 1], ['s_total{client="console",kind="mutation",outcome="partial"}', 1]]],
  ])('tells beside itself, and the metrics, what the long way tells: %s', async (_, body, cost, counted) => {
    const own = await openSmallHouse({ executor: 'compiled' });
    const metrics = async () => new Map((await (await fetch(`${own.address}/metrics`)).text()).split('\n').filter((line) => /^graphql_operation(s_total|_errors_total|_duration_seconds_count)/.test(line)).map((line) => line.replace(/^graphql_operation_?/, '').split(/ (?=\d+$)/) as [string, string]));
    const told = [];
    for (let before = await metrics(), time = 0; time < 2; time += 1) {
      const answer = await askedOf(own, body, { 'graphql-client-name': 'console' });
      const after = await metrics();
      told.push([answer, [...after].map(([line, value]) => [line, Number(value) - Number(before.get(line) ?? 0)]).sort()]);
      before = after;
    }
    expect([told[0], own.short()]).toEqual([told[1], 1]);
    expect(told[0]).toEqual([expect.objectContaining({ headers: expect.objectContaining({ 'cornerstone-cost': cost, 'cache-status': 'cornerstone; fwd=bypass', traceresponse: TRACE }) }), counted]);
    await own.stop();
  });

  it('says when to come again where the long way does', async () => {
    const held = await openSmallHouse({ executor: 'compiled', guarding: { circuit: { windowMs: 10_000, least: 1, share: 0.5, openMs: 30_000, longestMs: 60_000 } }, clock: () => 0 });
    held.replace('approvals', (incoming) => { incoming.socket.destroy(); });
    const body = { query: '{ project(code: "P1") { name mayStart } }' };
    await askedOf(held, body);
    const [first, second] = [await askedOf(held, body), await askedOf(held, body)];
    expect(second).toEqual(first);
    expect([first.headers['retry-after'], held.short()]).toEqual(['30', 2]);
    await held.stop();
  });

  it('refuses what has become too large on the way as the long way does', async () => {
    const entities = (name: string) => answering(JSON.stringify({ data: { _entities: [{ __typename: 'Project', name }] } }));
    house.replace('approvals', answering(JSON.stringify({ data: { approvalCases: [1, 2, 3].map((at) => ({ __typename: 'ApprovalCase', id: `apv_${at}`, project: { __typename: 'Project', id: 'prj_1' } })) } })));
    house.replace('projects', entities('x'.repeat(4 * 1024 * 1024)));
    const answer = await both({ query: '{ approvalCases { id project { name } } }' });
    expect([answer.status, answer.isShort, JSON.parse(answer.text)]).toEqual([400, true, { errors: [expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.response' }) })] }]);
  });

  it('is no way to the schema, past known operations, or for one with no right', async () => {
    for (const [query, data] of [
      ['{ __schema { queryType { name } } }', { __schema: { queryType: { name: 'Query' } } }], ['{ ...F } fragment F on Query { __typename t: __type(name: "Person") { name } }', { __typename: 'Query', t: { name: 'Person' } }],
      ['{ __type(name: "Person") { kind } me { name } }', { __type: { kind: 'OBJECT' }, me: { name: expect.any(String) } }],
    ] as const) {
      const { isShort, text } = await both({ query });
      expect([isShort, JSON.parse(text)]).toEqual([false, { data }]);
    }
    expect(await both({ query: 'query($name: String!) { __type(name: $name) { name } }', variables: { name: 1 as never } })).toMatchObject({ isShort: false, text: expect.stringContaining('errors') });
    await both({ query: '{ me { name } }' });
    expect((await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' })).status).toBe(401);
    expect(await askedOf(house, { query: '{ me { name } }', variables: 1 as never })).toMatchObject({ status: 400 });
  });
});
