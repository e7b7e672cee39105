import { until } from '@cornerstone/testing/until';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';
import { listen } from './streams/events.fixture';
import { subscribe } from './subscriptions/clients.fixture';

describe('stop with readers 停机时的订阅者 (F15)', () => {
  let house: SmallHouse;
  beforeEach(async () => { house = await openSmallHouse(); await until(() => house.streams.hub.places() !== null); });

  it('tells each way why it ends', async () => {
    const bearer = { authorization: `Bearer ${await house.token('drc')}`, 'accept-language': 'en' };
    const events = await listen(`${house.address}/events/stream`, bearer);
    const sse = await listen(`${house.address}/graphql?query=${encodeURIComponent('subscription { events { id } }')}`, { ...bearer, accept: 'text/event-stream' });
    const ws = await subscribe(house, 'graphql-ws', 'subscription { events { id } }');
    await house.stop();
    await Promise.all([events.ended, sse.ended, ws.over]);
    expect(events.heard.at(-1)).toMatchObject({ event: 'dropped', data: '{"reason":"stopping"}' });
    // Not completed: a client that is cut off comes again, to another gateway.
    expect(sse.heard.map(({ event, data }) => [event, (JSON.parse(data) as { errors: { extensions: object }[] }).errors[0]?.extensions])).toEqual([['next', { code: 'UNAVAILABLE', rule: 'gateway.stopping' }]]);
    expect(ws.failure).toMatchObject({ code: 1001, reason: 'gateway.stopping' });
    await ws.stop();
  });

  it('is told by /readyz first, while it answers on', async () => {
    house.standing.isStopping = true;
    const ready = await fetch(`${house.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false, services: ['directory', 'projects', 'approvals'], stopping: true }]);
    expect((await house.ask('{ me { name } }')).data).toEqual({ me: { name: '董瑞' } });
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
    await house.stop();
  });
});
