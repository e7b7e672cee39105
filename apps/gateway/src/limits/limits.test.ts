import { getIntrospectionQuery } from 'graphql';
import { openSmallHouse, type Answer, type SmallHouse } from '../small-house.fixture';
import { subscribe, type Way } from '../subscriptions/clients.fixture';
import { LIMITS } from './limits';

const times = (count: number, text: (at: number) => string): string => Array.from({ length: count }, (_, at) => text(at)).join(' ');
const nested = (levels: number): string => `{ approvalCases ${times(levels - 2, (at) => (at % 2 === 0 ? '{ project' : '{ approvals'))} { id } ${'}'.repeat(levels - 1)}`;
const bomb = (power: number, on: string, leaf: string) => `${times(power, (at) => `fragment F${at} on ${on} { ...F${at + 1} ...F${at + 1} }`)} fragment F${power} on ${on} { ${leaf} }`;

/** Milliseconds of computing for client, gateway and refusal together, however busy the machine is; unguarded they take seconds or never end. */
const AT_ONCE = 250;
const computed = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
/** Of three times: what it takes, without what else the process did meanwhile (collecting, compiling). */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < 3; time += 1) {
    const before = computed();
    await work();
    least = Math.min(least, computed() - before);
  }
  return least;
}

const OVER: [name: string, query: string, code: string, rule: string, limit: number, found: number | undefined][] = [
  ['5,000 open braces', '{ me '.repeat(5_000), 'BAD_USER_INPUT', 'limits.tokens', 2_000, undefined],
  ['1,990 open braces', '{ me '.repeat(995), 'BAD_USER_INPUT', 'graphql.invalid', 0, undefined],
  ['3,000 directives', `{ me { name ${times(3_000, () => '@a')} } }`, 'BAD_USER_INPUT', 'limits.tokens', 2_000, undefined],
  ['2,000 aliases', `{ ${times(2_000, (at) => `a${at}: me { name }`)} }`, 'BAD_USER_INPUT', 'limits.tokens', 2_000, undefined],
  ['2,001 tokens', `{ me { ${times(1_996, () => 'name')} } }`.replace('name ', 'name name '), 'BAD_USER_INPUT', 'limits.tokens', 2_000, undefined],
  ['11 levels', nested(11), 'TOO_EXPENSIVE', 'limits.depth', 10, 11],
  ['50 levels', nested(50), 'TOO_EXPENSIVE', 'limits.depth', 10, 50],
  ['11 levels within fragments', `{ approvalCases { ...A } } fragment A on ApprovalCase { project { approvals { project { approvals { ...B } } } } } fragment B on ApprovalCase { project { approvals { project { approvals { project { id } } } } } }`, 'TOO_EXPENSIVE', 'limits.depth', 10, 11],
  ['51 directives', `{ me { name ${times(51, () => '@include(if: true)')} } }`, 'TOO_EXPENSIVE', 'limits.directives', 50, 51],
  ['31 aliases', `{ me { ${times(31, (at) => `a${at}: name`)} } }`, 'TOO_EXPENSIVE', 'limits.aliases', 30, 31],
  ['500 times the same field', `{ me { ${times(500, () => 'name')} } }`, 'TOO_EXPENSIVE', 'limits.aliases', 30, 499],
  ['21 root fields', `{ ${times(21, (at) => `a${at}: me { name }`)} }`, 'TOO_EXPENSIVE', 'limits.root-fields', 20, 21],
  ['a bomb of 2^25 fields', `{ me { ...F0 } } ${bomb(25, 'Person', 'name')}`, 'TOO_EXPENSIVE', 'limits.fields', 1_000, undefined],
  ['a bomb of 2^25 root fields', `{ ...F0 } ${bomb(25, 'Query', 'me { name }')}`, 'TOO_EXPENSIVE', 'limits.root-fields', 20, undefined],
  ['a bomb of 2^150 fields', `{ me { ...F0 } } ${bomb(150, 'Person', 'name')}`, 'TOO_EXPENSIVE', 'limits.fields', 1_000, undefined],
  ['a fragment cycle', '{ me { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }', 'BAD_USER_INPUT', 'graphql.invalid', 0, undefined],
  ['lists within lists', '{ projects(first: 60) { neighbours(first: 100) { id } } }', 'TOO_EXPENSIVE', 'limits.cost', 5_000, 60 * (1 + 100)],
  ['a page of -1', '{ projects(first: -1) { name } }', 'BAD_USER_INPUT', 'page.first-out-of-range', 0, undefined],
  ['a page of 10^9', '{ projects(first: 1000000000) { name } }', 'BAD_USER_INPUT', 'page.first-out-of-range', 0, undefined],
];

describe('limits of an operation 操作限制', () => {
  let house: SmallHouse;
  const ways: { name: string; ask(query: string): Promise<{ extensions: Record<string, unknown> }[]> }[] = [
    { name: 'POST', ask: async (query) => (await house.ask(query)).errors },
    { name: 'GET', async ask(query) {
      const response = await fetch(`${house.address}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization: `Bearer ${await house.token('drc')}`, 'apollo-require-preflight': '1', 'accept-language': 'en' } });
      // Node takes addresses of 16 KB: what is longer has no limit of ours to pass.
      return response.status === 431 ? [] : ((await response.json()) as Answer).errors;
    } },
    ...(['graphql-ws', 'graphql-sse'] as Way[]).map((way) => ({ name: way, async ask(query: string) {
      const heard = await subscribe(house, way, query);
      await heard.over;
      const told = heard.failure as { response?: Response } | { extensions: Record<string, unknown> }[] | null;
      const refused = told && 'response' in told && told.response ? ((await told.response.json()) as Answer).errors : null;
      await heard.stop();
      return refused ?? (Array.isArray(told) ? told : heard.results.flatMap(({ errors = [] }) => errors.map(({ extensions = {} }) => ({ extensions }))));
    } })),
  ];
  beforeAll(async () => {
    house = await openSmallHouse({ gate: { rates: { reads: 10_000, mutations: 10_000, imports: 10_000, strangers: 10_000 } } });
    // What is loaded and compiled at the first question of all is no cost of the one that happens to be the first.
    await house.ask('{ me { name } }');
    await house.ask(nested(11));
  });
  beforeEach(() => { house.heard.length = 0; });
  afterAll(() => house.stop());

  it.each(OVER)('refuse %s at once, before any service is asked', async (_name, query, code, rule, limit, found) => {
    const { status, errors, data } = await house.ask(query);
    expect({ status, data, code: errors[0]?.extensions['code'], rule: errors[0]?.extensions['rule'] }).toEqual({ status: 400, data: null, code, rule });
    if (limit > 0) expect(errors[0]?.extensions['details']).toEqual({ limit, ...(found === undefined ? (rule === 'limits.tokens' ? {} : { found: expect.any(Number) }) : { found }) });
    expect(await quickest(() => house.ask(query))).toBeLessThan(AT_ONCE);
    expect(house.heard).toEqual([]);
  });

  it.each(ways.flatMap((way) => OVER.filter(([name]) => ['11 levels', '5,000 open braces', '31 aliases', 'a bomb of 2^25 root fields', 'lists within lists', 'a page of -1'].includes(name)).map(([name, query, , rule]) => [way.name, name, query, rule, way] as const)))('hold over %s for %s', async (way, name, query, rule, { ask }) => {
    const errors = await ask(query);
    if (way === 'GET' && errors.length === 0) return expect(name).toBe('5,000 open braces');
    expect(errors.map(({ extensions }) => extensions['rule'])).toEqual([rule]);
  });

  it.each([
    ['10 levels', nested(10).replace('approvalCases', 'projects(first: 1)').replace('{ project', '{ approvals').replace(/\{ project|\{ approvals/g, (() => { let at = 0; return () => (at++ % 2 === 0 ? '{ approvals' : '{ project'); })()), 'depth'],
    ['30 aliases', `{ me { ${times(30, (at) => `a${at}: name`)} } }`, 'aliases'], ['20 root fields', `{ ${times(20, (at) => `a${at}: me { name }`)} }`, 'root-fields'], ['50 directives', `{ me { name ${times(50, () => '@include(if: true)')} } }`, 'directives'],
    ['a page of 100', '{ projects(first: 100) { name } }', 'page'], ['introspection, which is 15 deep', getIntrospectionQuery(), 'depth'],
  ])('let pass %s', async (_name, query) => {
    const { errors } = await house.ask(query);
    expect(errors.filter(({ extensions }) => /^(limits|page)\./.test(String(extensions['rule'])))).toEqual([]);
  });

  it('hold for subscriptions, by what an event asks', async () => {
    const heard = await subscribe(house, 'graphql-ws', 'subscription { issueRaised { project { neighbours(first: 60) { neighbours(first: 100) { id } } } } }');
    await heard.over;
    expect(heard.failure).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.cost' }) })]);
    await heard.stop();
  });

  it('count a page by the value of its variable', async () => {
    const query = 'query($n: Int) { projects(first: $n) { neighbours(first: 60) { id } } }';
    expect((await house.ask(query, { variables: { n: 2 } })).data).not.toBeNull();
    expect((await house.ask(query, { variables: { n: 100 } })).errors[0]?.extensions).toMatchObject({ rule: 'limits.cost', details: { limit: 5_000, found: 100 * (1 + 60) } });
    expect((await house.ask(query, { variables: { n: 1e9 } })).errors[0]?.extensions).toMatchObject({ rule: 'page.first-out-of-range' });
  });

  it.each([['en', 'Depth of an operation: 11, at most 10. Begin a second operation at the inner object.'], ['zh-CN', '查询深度为 11，上限为 10。请以内层对象为起点另行查询。']])('say in %s what is too much and what to do', async (language, message) => {
    expect((await house.ask(nested(11), { headers: { 'accept-language': language } })).errors[0]?.message).toBe(message);
  });

  it('read what an operation is in one way only', async () => {
    const headers = { authorization: `Bearer ${await house.token('drc')}`, 'apollo-require-preflight': '1', 'content-type': 'application/json' };
    const twice = await fetch(`${house.address}/graphql?query=${encodeURIComponent('{ me { name } }')}&query=${encodeURIComponent(nested(50))}`, { headers });
    expect([twice.status, await twice.text()]).toEqual([400, expect.stringContaining('graphql.invalid')]);
    const both = await fetch(`${house.address}/graphql?query=${encodeURIComponent(nested(50))}`, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' });
    expect(await both.json()).toEqual({ data: { me: { name: '董瑞' } } });
    for (const body of ['[]', '[{"query":"{ me { name } }"}]', '{"query":["{ me { name } }"]}', '{"query":{"kind":"Document"}}', '{"query":"{ me { name } }","variables":[]}']) expect((await fetch(`${house.address}/graphql`, { method: 'POST', headers, body })).status).toBe(400);
  });

  it('refuse variables nested as deep as a body can be', async () => {
    const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body: `{"query":"query($n: Int) { projects(first: $n) { name } }","variables":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"n":1}}` });
    expect(response.status).toBe(400);
  });

  it('are all named', () => { expect(Object.keys(LIMITS)).toHaveLength(18); });
});
