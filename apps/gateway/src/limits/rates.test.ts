import { writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_TEXT, openSmallHouse, type Answer, type SmallHouse } from '../small-house.fixture';
import { subscribe } from '../subscriptions/clients.fixture';
import { ratesPerPerson } from './rates';

const MUTATION = 'mutation { reportProgress(code: "P1") { name } }';
const QUERY = '{ me { name } }';

describe('rates of a person 每人频率限制', () => {
  let house: SmallHouse;
  beforeEach(async () => { house = await openSmallHouse({ gate: { rates: { reads: 5, mutations: 3, imports: 2, strangers: 100 } } }); });
  afterEach(() => house.stop());
  const ruleOf = ({ errors }: Pick<Answer, 'errors'>) => errors[0]?.extensions['rule'];
  const send = async (query: string, as = 'drc') => fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token(as)}`, 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ query }) });

  it('refuse with 429, say when to come again, and count each person alone', async () => {
    for (let asked = 0; asked < 5; asked += 1) expect((await send(QUERY)).status).toBe(200);
    const refused = await send(QUERY);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toEqual({ errors: [{ message: 'Queries and subscriptions within a minute: 6, at most 5. Wait as long as Retry-After says.', extensions: { code: 'RATE_LIMITED', rule: 'limits.reads', details: { limit: 5, found: 6, retryAfter: Number(refused.headers.get('retry-after')) } } }] });
    expect((await send(QUERY, 'gov')).status).toBe(200);
    expect((await send(MUTATION)).status).toBe(200);
  });

  it('count every mutation of an operation, within fragments and left out by a directive, too', async () => {
    expect(ruleOf(await house.ask('mutation { ...A c: reportProgress(code: "P1") @skip(if: true) { name } } fragment A on Mutation { a: reportProgress(code: "P1") { name } b: reportProgress(code: "P1") { name } }'))).toBe('A2.commitment-after-start');
    expect(ruleOf(await house.ask(MUTATION))).toBe('limits.mutations');
    expect((await house.ask(QUERY)).errors).toEqual([]);
  });

  it('count the operation that is run, not the one that stands first', async () => {
    const two = `query A ${QUERY} mutation B { reportProgress(code: "P1") { name } }`;
    for (let asked = 0; asked < 3; asked += 1) await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body: JSON.stringify({ query: two, operationName: 'B' }) });
    expect(ruleOf(await house.ask(MUTATION))).toBe('limits.mutations');
  });

  it('count by whatever way an operation comes, and what is refused as well', async () => {
    const ws = await subscribe(house, 'graphql-ws', QUERY);
    const sse = await subscribe(house, 'graphql-sse', QUERY);
    await Promise.all([ws.over, sse.over]);
    await house.ask('{ nothing }');
    await house.ask('{ me {');
    await house.ask('{ me '.repeat(5_000));
    const [tooMany, over] = [await subscribe(house, 'graphql-ws', QUERY), await subscribe(house, 'graphql-sse', 'subscription { events { id } }')];
    await Promise.all([tooMany.over, over.over]);
    expect(tooMany.failure).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.reads', code: 'RATE_LIMITED' }) })]);
    expect(over.failure).toMatchObject({ response: { status: 429 } });
    await Promise.all([ws, tooMany].map((each) => each.stop()));
  });

  it('hold for a hundred at once', async () => {
    const answered = await Promise.all(Array.from({ length: 100 }, async () => (await send(QUERY)).status));
    expect(answered.filter((status) => status === 200)).toHaveLength(5);
    expect(new Set(answered)).toEqual(new Set([200, 429]));
  });

  it('give parts of an import a figure of their own', () => {
    const count = ratesPerPerson({ reads: 1, mutations: 1, imports: 3, strangers: 1 });
    const actor = { id: 'per_1', departmentId: null, departments: [], regions: '*' as const, roles: [] };
    for (const roots of [['importProjects'], ['importFunds', 'importProjects'], ['setClock']]) count(actor, { isMutation: true, roots });
    expect(() => { count(actor, { isMutation: true, roots: ['importProjects'] }); }).toThrow(expect.objectContaining({ rule: 'limits.imports' }));
    expect(() => { count(actor, { isMutation: true, roots: ['setClock'] }); }).toThrow(expect.objectContaining({ rule: 'limits.mutations' }));
  });

  it('do not count while the demonstration is told', async () => {
    const ready = join(house.folder, 'told');
    const other = await openSmallHouse({ gate: { rates: { reads: 1, mutations: 1, imports: 1, strangers: 1 }, isLoading: () => !existsSync(ready) } });
    for (let asked = 0; asked < 3; asked += 1) expect((await other.ask(QUERY)).status).toBe(200);
    writeFileSync(ready, '');
    expect([(await other.ask(QUERY)).status, (await other.ask(QUERY)).status]).toEqual([200, 429]);
    await other.stop();
  });
});

describe('requests of strangers 无效令牌请求', () => {
  it('are not listened to after too many, and shut nobody out who was let in before', async () => {
    const house = await openSmallHouse({ gate: { rates: { reads: 100, mutations: 1, imports: 1, strangers: 3 } } });
    const [good, late] = [await house.token('drc'), await house.token('gov')];
    const send = async (token: string | null) => (await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query: KNOWN_TEXT }) }));
    expect((await send(good)).status).toBe(200);
    expect([(await send('nonsense')).status, (await send(null)).status, (await send(`${good}x`)).status]).toEqual([401, 401, 401]);
    const refused = await send('nonsense');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0, ((await refused.json()) as Answer).errors[0]?.extensions]).toEqual([429, true, expect.objectContaining({ rule: 'limits.strangers', code: 'RATE_LIMITED' })]);
    expect([(await send(good)).status, (await send(late)).status]).toEqual([200, 429]);
    expect((await fetch(`${house.address}/events/stream`, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(429);
    const socket = await subscribe(house, 'graphql-ws', QUERY, { authorization: 'Bearer nonsense' });
    await socket.over;
    expect(socket.failure).toMatchObject({ code: 4429 });
    await socket.stop();
    await house.stop();
  });
});
