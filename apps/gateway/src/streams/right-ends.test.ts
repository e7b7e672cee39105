import { until } from '@cornerstone/testing/until';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { subscribe } from '../subscriptions/clients.fixture';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { anEvent, listen, outgoing, type Listening } from './events.fixture';

const MARTHA = { id: 'per_martha', departments: ['dep_410100_finance'], regionPaths: ['410000.410100'], roles: ['fin'], disabled: false };
const CLAIMS = { departments: MARTHA.departments, regions: MARTHA.regionPaths, roles: MARTHA.roles };
let version = 0;
const told = (changed: Partial<typeof MARTHA> = {}) => outgoing(anEvent({ type: 'directory.person.defined.v1', projectId: null, aggregateId: MARTHA.id, subject: MARTHA.id, aggregateVersion: version += 1, regionPaths: ['410000.410300'], data: { ...MARTHA, ...changed } }));

describe('a stream ends with the right to it 权限终止即断流', () => {
  let house: SmallHouse;
  beforeEach(async () => { house = await openSmallHouse(); await until(() => house.streams.hub.places() !== null); });
  afterEach(() => house.stop());
  const bearer = async (seconds?: number): Promise<string> => `Bearer ${await house.tokenOf(MARTHA.id, CLAIMS, seconds)}`;
  const hear = async (seconds?: number, headers: Record<string, string> = {}): Promise<Listening> => listen(`${house.address}/events/stream?topic=projects.project`, { authorization: await bearer(seconds), ...headers });
  const publish = (...events: ReturnType<typeof anEvent>[]) => house.broker.publish(events.map(outgoing));

  it('says at the end of a token where another one goes on, and loses nothing in between', async () => {
    const stream = await hear(4);
    const [first, second, third] = [anEvent(), anEvent(), anEvent()];
    await publish(first);
    await stream.ended;
    const last = stream.heard.at(-1);
    expect(last).toMatchObject({ event: 'dropped', data: '{"reason":"token-expired"}', id: expect.stringContaining('projects.project=') });
    await publish(second);
    const next = await hear(60, { 'last-event-id': last?.id ?? '' });
    await publish(third);
    await next.until((heard) => heard.events().length === 2);
    expect([...stream.events(), ...next.events()].map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    next.stop();
  });

  it('ends within seconds of being disabled, and lets nobody back', async () => {
    const stream = await hear();
    const since = performance.now();
    await house.broker.publish([told({ disabled: true })]);
    await stream.ended;
    expect(performance.now() - since).toBeLessThan(3_000);
    expect(stream.heard.at(-1)).toMatchObject({ event: 'dropped', data: '{"reason":"person-disabled"}' });
    const refused = await hear(60, { 'last-event-id': stream.heard.at(-1)?.id ?? '' });
    expect([refused.status, await refused.response.json()]).toMatchObject([401, { errors: [{ extensions: { code: 'UNAUTHENTICATED', rule: 'access.person-disabled' } }] }]);
  });

  it('ends when rights change, and goes on with those of now; the same again is no change', async () => {
    const stream = await hear();
    await house.broker.publish([told(), told()]);
    await publish(anEvent());
    await stream.until((heard) => heard.events().length === 1);
    await house.broker.publish([told({ regionPaths: ['410000.410300'] })]);
    await stream.ended;
    expect(stream.heard.at(-1)).toMatchObject({ event: 'dropped', data: '{"reason":"rights-changed"}' });
    const next = await hear(60, { 'last-event-id': stream.heard.at(-1)?.id ?? '' });
    const theirs = anEvent({ regionPaths: ['410000.410300'] });
    await publish(anEvent(), theirs);
    await next.until((heard) => heard.events().length === 1);
    expect(next.events().map(({ id }) => id)).toEqual([theirs.id]);
    next.stop();
  });

  const overSse = async (seconds?: number): Promise<Listening> => listen(`${house.address}/graphql`, { authorization: await bearer(seconds), accept: 'text/event-stream', 'content-type': 'application/json', 'accept-language': 'en' }, { method: 'POST', body: '{"query":"subscription { events { id } }"}' });
  const said = ({ heard }: Listening) => heard.map(({ event, data }) => [event, (JSON.parse(data || 'null') as { errors?: { extensions: { code: string; rule: string } }[] } | null)?.errors?.map(({ extensions: { code, rule } }) => `${code} ${rule}`)]);

  it('ends a subscription over SSE with a reason', async () => {
    const [short, long] = [await overSse(4), await overSse()];
    await short.ended;
    // Cut without `complete`: a client that can get another token comes again.
    expect(said(short)).toEqual([['next', ['UNAUTHENTICATED access.token-expired']]]);
    await house.broker.publish([told({ disabled: true })]);
    await long.ended;
    expect(said(long)).toEqual([['next', ['UNAUTHENTICATED access.person-disabled']], ['complete', undefined]]);
  });

  it('closes a socket with a code that says whether to come again', async () => {
    const [short, long] = [await subscribe(house, 'graphql-ws', 'subscription { events { id } }', { authorization: await bearer(4) }), await subscribe(house, 'graphql-ws', 'subscription { events { id } }', { authorization: await bearer() })];
    await short.over;
    expect(short.failure).toMatchObject({ code: 4403, reason: 'access.token-expired' });
    await house.broker.publish([told({ disabled: true })]);
    await long.over;
    expect(long.failure).toMatchObject({ code: 4401, reason: 'access.person-disabled' });
  });

  it.each(['graphql-ws', 'graphql-sse'])('lets the real client of %s come again by itself, with a new token each time', async (way) => {
    let [tokens, failed] = [0, null as unknown];
    const headers = async () => { tokens += 1; return { authorization: await bearer(3) }; };
    const retrying = { retryAttempts: 5, retry: async () => undefined, retryWait: async () => undefined };
    const client = way === 'graphql-ws' ? createWsClient({ url: `${house.address.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: headers, ...retrying }) : createSseClient({ url: `${house.address}/graphql`, headers, ...retrying });
    client.subscribe({ query: 'subscription { events { id } }' }, { next: () => undefined, error: (fault: unknown) => { failed = fault; }, complete: () => undefined });
    await until(() => tokens >= 3 || failed !== null);
    expect([tokens, failed]).toEqual([3, null]);
    await client.dispose();
  });
});

describe('what one person may hold open 每人并发上限', () => {
  let house: SmallHouse;
  beforeEach(async () => { house = await openSmallHouse({ streaming: { most: { stream: 2, socket: 2, subscription: 3, everyone: 6 } } }); await until(() => house.streams.hub.places() !== null); });
  afterEach(() => house.stop());
  const hear = async (as: string): Promise<Listening> => listen(`${house.address}/events/stream`, { authorization: `Bearer ${await house.token(as)}` });
  const refused = async (response: Response) => [response.status, ((await response.json()) as { errors: { extensions: { code: string; rule: string } }[] }).errors[0]?.extensions];
  const SUBSCRIPTION = 'subscription { events { id } }';

  it('has a limit for streams, which another person does not feel, and which is free again afterwards', async () => {
    const mine = [await hear('drc'), await hear('drc')];
    expect(await refused((await hear('drc')).response)).toEqual([429, { code: 'RATE_LIMITED', rule: 'gateway.many-streams', details: { kind: 'stream', most: 2 } }]);
    const theirs = await hear('gov');
    expect(theirs.status).toBe(200);
    mine[0]?.stop();
    await until(async () => { const again = await hear('drc'); again.stop(); return again.status === 200; });
    for (const stream of [...mine, theirs]) stream.stop();
  });

  it('has one for subscriptions, over both ways together', async () => {
    const open = [await subscribe(house, 'graphql-ws', SUBSCRIPTION), await subscribe(house, 'graphql-sse', SUBSCRIPTION), await subscribe(house, 'graphql-sse', SUBSCRIPTION)];
    const more = await subscribe(house, 'graphql-ws', SUBSCRIPTION);
    await more.over;
    expect(more.failure).toMatchObject([{ extensions: { code: 'RATE_LIMITED', rule: 'gateway.many-streams' } }]);
    const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, accept: 'text/event-stream', 'content-type': 'application/json' }, body: JSON.stringify({ query: SUBSCRIPTION }) });
    expect(await refused(response)).toMatchObject([429, { rule: 'gateway.many-streams' }]);
    await Promise.all([...open, more].map((each) => each.stop()));
    await until(async () => { const again = await subscribe(house, 'graphql-ws', SUBSCRIPTION); const isIn = again.failure === null; await again.stop(); return isIn; });
  });

  it('gives a subscription back that was refused', async () => {
    for (let time = 0; time < 5; time += 1) {
      const heard = await subscribe(house, 'graphql-sse', 'subscription { projectChanged(code: "nobody") { name } }');
      await heard.over;
      await heard.stop();
    }
    const heard = await subscribe(house, 'graphql-sse', SUBSCRIPTION);
    expect([heard.failure, heard.results]).toEqual([null, []]);
    await heard.stop();
  });

  it('has one for sockets, and closes those beyond it so that a client does not come again', async () => {
    const open = [await subscribe(house, 'graphql-ws', SUBSCRIPTION), await subscribe(house, 'graphql-ws', SUBSCRIPTION)];
    const more = await subscribe(house, 'graphql-ws', SUBSCRIPTION);
    await more.over;
    expect(more.failure).toMatchObject({ code: 4429 });
    await Promise.all(open.map((each) => each.stop()));
  });

  it('has one for everybody together', async () => {
    const open = await Promise.all(['drc', 'drc', 'gov', 'gov', 'fin', 'fin'].map(hear));
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await refused((await hear('sup')).response)).toMatchObject([503, { code: 'UNAVAILABLE', rule: 'gateway.full' }]);
    for (const stream of open) stream.stop();
  });
});
