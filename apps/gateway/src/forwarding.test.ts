import { until } from '@cornerstone/testing/until';
import { subscribe } from './subscriptions/clients.fixture';
import { traceIn, traceOf } from './trace-context';
import { anEvent, outgoing } from './streams/events.fixture';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('ask a service 转发请求', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  beforeEach(() => { house.heard.length = 0; });
  afterAll(() => house.stop());

  it('hands on who asks, the language and the trace, and none of the client\'s headers', async () => {
    await house.ask('{ me { name } }', { as: 'clerk.zz', headers: { traceparent: TRACE, 'x-user': 'gov', 'x-forwarded-for': '10.0.0.7', cookie: 'a=b', 'accept-language': 'en-GB' } });
    const [heard] = house.heard;
    expect(heard?.claims).toMatchObject({ aud: 'directory', iss: 'gateway', sub: 'per_0193a000-0001-7000-8000-000000000001', regions: ['410000.410100'], roles: ['clerk'] });
    expect(heard?.headers).toMatchObject({ 'accept-language': 'en', traceparent: TRACE });
    expect(Object.keys(heard?.headers ?? {}).filter((name) => name.startsWith('x-') || name === 'cookie')).toEqual([]);
    expect(JSON.stringify(heard)).not.toContain('10.0.0.7');
  });

  it('gives one trace to all services where the client has none', async () => {
    await house.ask('{ project(code: "P1") { mayStart region { name } } }', { headers: { traceparent: 'not-a-trace' } });
    const traces = new Set(house.heard.map(({ headers }) => headers['traceparent']));
    expect(house.heard.length).toBeGreaterThan(2);
    expect([...traces]).toEqual([expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)]);
  });

  it.each(['00-00000000000000000000000000000000-00f067aa0ba902b7-01', '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01', `${TRACE}\r\nx-user: gov`, '01', undefined])('begins a new trace for %p', (given) => {
    expect(traceOf(given).traceparent).not.toBe(given);
  });

  it('hands on what others put beside the trace, and tells the trace with the answer', async () => {
    const send = (headers: Record<string, string>) => house.token('drc').then((token) => fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }, body: '{"query":"{ project(code: \\"P1\\") { mayStart } }"}' }));
    const response = await send({ traceparent: TRACE, tracestate: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE' });
    expect([response.headers.get('traceresponse'), ...house.heard.map(({ headers }) => [headers['traceparent'], headers['tracestate']])]).toEqual([TRACE, [TRACE, 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'], [TRACE, 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE']]);
    house.heard.length = 0;
    const fresh = await send({ tracestate: 'rojo=1' });
    expect(house.heard.map(({ headers }) => [headers['traceparent'], headers['tracestate']])).toEqual(Array(2).fill([fresh.headers.get('traceresponse'), undefined]));
  });

  it('hands the trace of a subscription on with what it asks at an event', async () => {
    await until(() => house.streams.hub.places() !== null);
    const heard = await subscribe(house, 'graphql-ws', 'subscription { events { project { name } } }', { headers: { traceparent: TRACE, tracestate: 'rojo=1' } });
    house.heard.length = 0;
    await house.broker.publish([outgoing(anEvent())]);
    await heard.until(1);
    expect(house.heard.map(({ headers }) => [headers['traceparent'], headers['tracestate']])).toEqual([[TRACE, 'rojo=1']]);
    await heard.stop();
  });

  it('reads a later version of the trace as far as it knows it, and one state of several headers', () => {
    const later = `01${TRACE.slice(2)}-and-more`;
    expect(traceIn({ traceparent: later, tracestate: ['a=1', 'b=2'] })).toEqual({ traceparent: TRACE, tracestate: 'a=1,b=2' });
    expect(traceOf(TRACE, 'x'.repeat(513))).toEqual({ traceparent: TRACE });
    expect(traceOf(TRACE, 'a=1\r\nx-user: gov')).toEqual({ traceparent: TRACE });
    for (const wrong of [`${TRACE}-more`, `ff${TRACE.slice(2)}`]) expect(traceOf(wrong, 'a=1')).toEqual({ traceparent: expect.stringMatching(/^00-(?!4bf92f)[0-9a-f-]{52}$/) });
  });

  it('keeps its connections to a service', async () => {
    for (let round = 0; round < 20; round += 1) await house.ask('{ project(code: "P1") { name } }');
    expect(house.connections('projects')).toBeLessThanOrEqual(2);
  });
});
