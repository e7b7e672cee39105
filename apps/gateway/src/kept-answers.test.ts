import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const LEDGER = '{ project(code: "P1") { code name region { code name level } approvals { id } mayStart clock { limitDays } } }';
const HIT = 'cornerstone; hit';
interface Asked { variables?: object; as?: string; token?: string; language?: string }

describe('whole answers that are kept, from the door 整份应答缓存', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ executor: 'compiled', caching: 'answers', gate: { rates: { reads: 1_000_000, mutations: 1_000_000, imports: 1_000_000, strangers: 1_000_000 } } }); });
  afterEach(() => { for (const service of ['directory', 'projects', 'approvals'] as const) house.replace(service, null); });
  afterAll(() => house.stop());

  const ask = async (query: string, { variables, as = 'drc', token, language = 'en' }: Asked = {}, at = house) => {
    const response = await fetch(`${at.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, authorization: `Bearer ${token ?? await at.token(as)}` }, body: JSON.stringify({ query, variables }).replace('"1e400"', '1e400') });
    return { status: response.status, text: await response.text(), how: response.headers.get('cache-status'), cost: response.headers.get('cornerstone-cost') };
  };
  const untilHit = async (query: string, asked: Asked = {}, at = house): Promise<Awaited<ReturnType<typeof ask>>> => {
    let last = await ask(query, asked, at);
    await until(async () => { last = await ask(query, asked, at); return last.how === HIT; });
    return last;
  };

  it('say what became of them, ask no service, and are what was asked to the byte', async () => {
    const first = await ask(LEDGER);
    const hit = await untilHit(LEDGER);
    const before = house.heard.length;
    expect(await ask(LEDGER)).toEqual({ ...first, how: HIT });
    expect([hit.text, house.heard.length]).toEqual([first.text, before]);
    const metrics = await (await fetch(`${house.address}/metrics`)).text();
    expect(metrics).toMatch(/gateway_cache_answers_total\{how="hit"\} [1-9]/);
    expect(metrics).toMatch(/gateway_cache_bytes [1-9]/);
  });

  it('are stored only the short way, and say so', async () => {
    const query = '{ me { id name } }';
    await untilHit('{ me { id } }');
    const ways = [await ask(query), await ask(query), await ask(query)];
    expect(ways.map(({ how }) => how)).toEqual(['cornerstone; fwd=bypass', 'cornerstone; fwd=miss; stored', HIT]);
  });

  it('are given out however a client words what it takes, after any number of others that word it otherwise', async () => {
    const query = '{ me { name id } }';
    const as = async (accept: string): Promise<string | null> => (await fetch(`${house.address}/graphql`, { method: 'POST', headers: { accept, 'accept-language': 'en', 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` }, body: JSON.stringify({ query }) })).headers.get('cache-status');
    await untilHit(query);
    for (let at = 0; at < 110; at += 1) await as(`application/json, text/x${at}`);
    expect([await as('application/json, text/plain, */*'), await as('application/json, text/plain, */*')]).toEqual(['cornerstone; fwd=bypass', HIT]);
  });

  it('end with an event of a service that they are made of', async () => {
    await untilHit(LEDGER);
    await house.broker.publish(aStory(1).map((event) => sent(event)));
    await until(async () => (await ask(LEDGER)).how !== HIT);
    await untilHit(LEDGER);
  });

  it('end with a mutation of which is not told what it changed, before its answer comes', async () => {
    await untilHit(LEDGER);
    await ask('mutation { reportProgress(code: "P1") { name } }');
    const before = house.heard.length;
    expect((await ask(LEDGER)).how).not.toBe(HIT);
    expect(house.heard.length).toBeGreaterThan(before);
  });

  it('are nobody\'s who may not ask, and no other person\'s', async () => {
    await untilHit(LEDGER);
    expect(await ask(LEDGER, { token: 'none' })).toMatchObject({ status: 401 });
    expect((await ask(LEDGER, { as: 'sup' })).how).not.toBe(HIT);
    const rights = { departments: ['dep_410000_finance'], regions: '*', roles: ['fin'] };
    const [wide, narrow] = [await house.tokenOf('per_guest', rights), await house.tokenOf('per_guest', { ...rights, regions: ['410000.410100'] })];
    await untilHit(LEDGER, { token: wide });
    expect((await ask(LEDGER, { token: narrow })).how).not.toBe(HIT);
    expect((await ask(LEDGER, { token: await house.tokenOf('per_guest', rights, 400) })).how).toBe(HIT);
  });

  it('are in the language of who asks', async () => {
    await untilHit(LEDGER, { language: 'zh-CN' });
    expect((await ask(LEDGER, { language: 'zh-CN' })).how).toBe(HIT);
    await house.broker.publish(aStory(1).map((event) => sent(event)));
    await until(async () => (await ask(LEDGER, { language: 'zh-CN' })).how !== HIT);
    expect((await ask(LEDGER, { language: 'en' })).how).not.toBe(HIT);
  });

  it.each<[string, string]>([['a refusal', '{ project(code: "nobody") { name } me { name } }'], ['the schema', '{ __schema { queryType { name } } }'], ['a refused mutation', 'mutation { reportProgress(code: "P1") { name } }']])('are none with %s', async (_, query) => {
    for (let time = 0; time < 5; time += 1) expect((await ask(query)).how).not.toMatch(/hit|stored/);
  });

  it('are none while a service is away', async () => {
    house.replace('approvals', (_incoming, outgoing) => { outgoing.end('{}'); });
    for (let time = 0; time < 5; time += 1) expect((await ask('{ project(code: "P5") { code mayStart } }')).how).not.toMatch(/hit|stored/);
  });

  it('are not given for numbers that JSON would lose', async () => {
    const query = 'query($n: Int = 2) { projects(first: $n) { code } }';
    await untilHit(query, { variables: { n: 3 } });
    await untilHit(query, { variables: {} });
    expect(await ask(query, { variables: { n: '1e400' } })).toMatchObject({ status: 400 });
    expect((await ask(query, { variables: { n: 4 } })).text).not.toBe((await ask(query, { variables: { n: 3 } })).text);
  });

  it('count among what one asks in a minute', async () => {
    const strict = await openSmallHouse({ executor: 'compiled', caching: 'answers', gate: { rates: { reads: 40, mutations: 10, imports: 10, strangers: 100 } } });
    const codes: number[] = [];
    for (let time = 0; time < 45; time += 1) codes.push((await ask('{ me { name } }', {}, strict)).status);
    expect([codes.slice(0, 40).every((code) => code === 200), codes.slice(40)]).toEqual([true, [429, 429, 429, 429, 429]]);
    await strict.stop();
  });
});
