import { until } from '@cornerstone/testing/until';
import type { RequestListener, ServerResponse } from 'node:http';
import { ALONE, openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { subscribe } from '../subscriptions/clients.fixture';
import { atOnce } from './at-once';
import { openGate } from './gate';
import { RATES } from './rates';

const QUERY = '{ project(code: "P1") { name } }';

describe('operations of a person at once 每人同时进行的操作', () => {
  let house: SmallHouse;
  let waiting: ServerResponse[];
  beforeEach(async () => {
    waiting = [];
    house = await openSmallHouse({ gate: { atOnce: 3 }, joins: ALONE });
    const wait: RequestListener = (_incoming, outgoing) => { waiting.push(outgoing); };
    house.replace('projects', wait);
  });
  afterEach(() => house.stop());
  const answerAll = (): void => { for (const each of waiting.splice(0)) each.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"project":null}}'); };
  const send = async (as = 'drc') => fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token(as)}`, 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ query: QUERY }) });
  const operate = async () => (await fetch(`${house.address}/events/operate/projects`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json' }, body: '{}' }));

  it('are refused beyond the most, by whatever way they come, until one is answered', async () => {
    const [first, second, third] = [send(), send(), operate()];
    await until(async () => waiting.length === 3);
    const refused = await send();
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([429, '1', { errors: [{ message: 'Operations and downloads under way at once: 4, at most 3. Wait as long as Retry-After says.', extensions: { code: 'RATE_LIMITED', rule: 'limits.at-once', details: { limit: 3, found: 4, retryAfter: 1 } } }] }]);
    expect((await operate()).status).toBe(429);
    const [ws, sse] = [await subscribe(house, 'graphql-ws', QUERY), await subscribe(house, 'graphql-sse', QUERY)];
    await Promise.all([ws.over, sse.over]);
    expect([ws.failure, sse.failure]).toEqual([[expect.objectContaining({ extensions: expect.objectContaining({ rule: 'limits.at-once' }) })], expect.objectContaining({ response: expect.objectContaining({ status: 429 }) })]);
    await ws.stop();
    expect(waiting).toHaveLength(3);
    answerAll();
    expect((await Promise.all([first, second, third])).map(({ status }) => status)).toEqual([200, 200, 200]);
    const again = send();
    await until(async () => waiting.length === 1);
    answerAll();
    expect((await again).status).toBe(200);
  });

  it('are each person\'s own, and a subscription that waits is none', async () => {
    await until(async () => house.streams.hub.places() !== null);
    const subscriptions = await Promise.all([1, 2, 3].map(() => subscribe(house, 'graphql-ws', 'subscription { events { id } }')));
    const answers = [send(), send(), send(), send('gov')];
    await until(async () => waiting.length === 4);
    answerAll();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await Promise.all(subscriptions.map((each) => each.stop()));
  });

  it('are given back by work that fails', async () => {
    const actor = { id: 'per_1', departmentId: null, departments: [], regions: '*' as const, roles: [] };
    const { within } = openGate({ rates: RATES, operations: 'free', known: { textOf: () => null, has: () => false, nameOf: () => null }, isLoading: () => false, atOnce: 1 });
    await expect(within(actor, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    const outer = within(actor, () => within(actor, async () => 'inner'));
    await expect(outer).rejects.toMatchObject({ rule: 'limits.at-once', code: 'RATE_LIMITED' });
    expect(await within(actor, async () => 'again')).toBe('again');
  });

  it('are ended by whoever began them', () => {
    const actor = { id: 'per_1', departmentId: null, departments: [], regions: '*' as const, roles: [] };
    const enter = atOnce(2);
    const [leave] = [enter(actor), enter(actor)];
    expect(() => enter(actor)).toThrow(expect.objectContaining({ rule: 'limits.at-once' }));
    leave?.();
    expect(() => enter(actor)).not.toThrow();
    expect(() => enter(actor)).toThrow(expect.objectContaining({ rule: 'limits.at-once' }));
  });
});
