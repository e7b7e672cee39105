import { memoryBroker } from '@cornerstone/testing/memory-broker';
import type { Received } from '@cornerstone/events/define';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { anEvent, anIssue, listen, outgoing, type Listening } from './events.fixture';

describe('listen to the events 事件流', () => {
  let house: SmallHouse;
  const open: Listening[] = [];
  beforeAll(async () => { house = await openSmallHouse(); while (house.streams.hub.places() === null) await pause(5); });
  afterEach(() => { for (const each of open.splice(0)) each.stop(); });
  afterAll(() => house.stop());

  const hear = async (search = '', as = 'drc', headers: Record<string, string> = {}): Promise<Listening> => {
    const listening = await listen(`${house.address}/events/stream${search}`, { authorization: `Bearer ${await house.token(as)}`, 'accept-language': 'en', ...headers });
    open.push(listening);
    return listening;
  };
  const publish = (...events: Received[]) => house.broker.publish(events.map(outgoing));
  const refused = async ({ status, response }: Listening) => ({ status, ...((await response.json()) as { errors: { extensions: { code: string; rule: string; details?: { known: string[] } } }[] }).errors[0]?.extensions });

  it('brings a whole CloudEvent, and nothing that came before', async () => {
    await publish(anEvent());
    const stream = await hear();
    const event = anEvent({ departmentId: 'dep_1', regionPaths: ['410000.410100', '410000.410300'] });
    await publish(event);
    await stream.until((heard) => heard.events().length > 0);
    expect([...stream.response.headers].filter(([name]) => ['content-type', 'cache-control', 'x-accel-buffering'].includes(name))).toEqual([['cache-control', 'no-store'], ['content-type', 'text/event-stream; charset=utf-8'], ['x-accel-buffering', 'no']]);
    expect(stream.events()).toEqual([{
      cursor: expect.stringMatching(/^projects\.project=\d+(\.\d+){5}$/), specversion: '1.0', id: event.id, type: event.type, source: 'projects', subject: 'P1', time: event.time, datacontenttype: 'application/json', dataschema: `urn:cornerstone:${event.type}`,
      projectid: 'prj_1', aggregateid: 'prj_1', aggregateversion: 2, regionpaths: '410000.410100,410000.410300', knownon: '2024-03-01', actorid: 'per_1', departmentid: 'dep_1', data: event.data,
    }]);
  });

  it.each([
    ['types', '?types=projects.project.started.v1,supervision.issue.raised.v1'], ['types, repeated', '?types=projects.project.started.v1&types=supervision.issue.raised.v1'], ['type, as one says', '?type=supervision.issue.raised.v1'], ['types and type', '?types=projects.project.started.v1&type=supervision.issue.raised.v1'], ['a topic', '?topic=supervision.issue'],
    ['a region and all below it', '?region=410300'], ['a project by id', '?project=prj_2'], ['a project by code', '?project=P2'],
  ])('is filtered by %s', async (_name, search) => {
    const stream = await hear(search);
    const last = anIssue({ projectId: 'prj_2', regionPaths: ['410000.410300.410325'] });
    await publish(anEvent(), anEvent({ regionPaths: ['410000'] }), anEvent({ projectId: null, aggregateId: 'prj_9' }), last);
    await stream.until((heard) => heard.events().length > 0);
    expect(stream.events().map(({ id }) => id)).toEqual([last.id]);
  });

  it('lets a person hear what lies in reach, a filter within that', async () => {
    const [clerk, filtered, national] = [await hear('', 'clerk.zz'), await hear('?region=410100', 'clerk.ly'), await hear()];
    const [mine, theirs, person, region, last] = [anEvent(), anEvent({ regionPaths: ['410000.410300'] }), anEvent({ type: 'directory.person.defined.v1', projectId: null, aggregateId: 'per_9', data: { id: 'per_9', departments: ['dep_x'], regionPaths: [], roles: [], disabled: false }, regionPaths: ['410000.410100'] }),
      anEvent({ type: 'directory.region.defined.v1', projectId: null, aggregateId: 'reg', data: { code: '140000', name: '山西省', level: 'PROVINCE', parent: null, path: '140000', current: true }, regionPaths: ['140000'] }), anEvent()];
    await publish(mine, theirs, person, region);
    await national.until((heard) => heard.events().length === 4);
    await publish(last);
    await clerk.until((heard) => heard.events().length >= 3);
    expect(clerk.events().map(({ id }) => id).sort()).toEqual([mine.id, region.id, last.id].sort());
    expect(filtered.events()).toEqual([]);
  });

  it('passes over what is no event', async () => {
    const stream = await hear();
    const event = anEvent();
    await house.broker.publish([{ topic: 'projects.project', key: 'x', value: 'nonsense', headers: {} }, { ...outgoing(anEvent()), topic: 'funding.ledger' }, outgoing(event)]);
    await stream.until((heard) => heard.events().length > 0);
    expect(stream.events().map(({ id }) => id)).toEqual([event.id]);
  });

  it('goes on after the last event that was heard, from a header or the address', async () => {
    const stream = await hear('?from=beginning&topic=projects.project');
    await publish(...Array.from({ length: 5 }, (_, at) => anEvent({ projectId: `prj_${at}` })));
    const total = house.broker.kept('projects.project').length - 1;
    await stream.until((heard) => heard.events().length >= total);
    stream.stop();
    const at = Math.floor(total / 2);
    const [head, rest] = [stream.events().slice(0, at), stream.events().slice(at)];
    await publish(anEvent());
    const cursor = head.at(-1)?.cursor ?? '';
    for (const resumed of [await hear('?from=beginning&topic=projects.project', 'drc', { 'last-event-id': cursor }), await hear(`?topic=projects.project&lastEventId=${encodeURIComponent(cursor)}`)]) {
      await resumed.until((heard) => heard.events().length > rest.length);
      expect(resumed.events().map(({ id }) => id)).toEqual(expect.arrayContaining(rest.map(({ id }) => id)));
      expect(resumed.events()).toHaveLength(rest.length + 1);
    }
  });

  it('ends after what was kept, with a place to go on from', async () => {
    const whole = await hear('?from=beginning&until=now&topic=projects.project');
    await whole.ended;
    expect(whole.events().length).toBe(house.broker.kept('projects.project').length - 1);
    const end = whole.heard.at(-1);
    expect(end).toMatchObject({ event: 'end', data: '{}' });
    await publish(anEvent());
    const next = await hear('?until=now&topic=projects.project', 'drc', { 'last-event-id': end?.id ?? '' });
    await next.ended;
    expect(next.heard.map(({ event }) => event)).toEqual([undefined, 'end']);
    const nothing = await hear('?until=now&topic=elements.pool&from=2024-01-01');
    await nothing.ended;
    expect(nothing.heard).toEqual([{ id: '-', event: 'end', data: '{}' }]);
  });

  it('begins at a time', async () => {
    await publish(anEvent());
    await pause(5);
    const since = new Date().toISOString();
    const event = anEvent();
    await publish(event);
    for (const [from, count] of [[since, 1], [since.replace('Z', '+00:00').replace('+', '%2B'), 1], ['2124-01-01', 0]] as const) {
      const stream = await hear(`?until=now&topic=projects.project&from=${from}`);
      await stream.ended;
      expect(stream.events()).toHaveLength(count);
    }
  });

  it.each([
    ['an unknown type', '?types=projects.project.begun.v1', 'gateway.unknown-events'], ['an unknown topic', '?topic=projects', 'gateway.unknown-events'], ['types that are not on the topic', '?types=projects.project.started.v1&topic=funding.ledger', 'gateway.unknown-events'],
    ['a region that is no code', '?region=Zhengzhou', 'region.not-a-code'], ['a start that is none', '?from=yesterday', 'events.bad-start'], ['a day that does not exist', '?from=2023-02-30', 'events.bad-start'], ['an end that is none', '?until=later', 'gateway.bad-until'], ['a parameter twice', '?from=beginning&from=now', 'gateway.parameter-twice'],
    ['a cursor that is none', '?lastEventId=12', 'gateway.bad-cursor'], ['a cursor of a topic that is none', '?lastEventId=a.b=1', 'gateway.bad-cursor'], ['a cursor of too many partitions', '?lastEventId=projects.project=1.0.0.0.0.0.0', 'gateway.bad-cursor'],
    ['a cursor beyond the end', '?lastEventId=projects.project=0.0.0.0.0.999999', 'gateway.bad-cursor'], ['a parameter that is none', '?typ=projects.project.started.v1', 'gateway.unknown-parameter'],
    ['a place with a sign', '?lastEventId=projects.project=-1', 'gateway.bad-cursor'],
  ])('refuses %s', async (_name, search, rule) => {
    expect(await refused(await hear(search))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', rule });
  });

  it('names the types there are', async () => {
    expect((await refused(await hear('?types=x'))).details?.known).toContain('projects.project.started.v1');
  });

  it('names the parameters there are', async () => {
    expect((await refused(await hear('?type=projects.project.started.v1&form=beginning'))).details?.known).toEqual(['from', 'lastEventId', 'project', 'region', 'topic', 'type', 'types', 'until']);
  });

  it('asks one who brings no token to sign in, and takes GET only', async () => {
    expect(await refused(await listen(`${house.address}/events/stream`, {}))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await refused(await listen(`${house.address}/events/stream`, {}, { method: 'POST' }))).toMatchObject({ status: 405 });
  });

  it('is counted while it is open', async () => {
    const metrics = async () => (await (await fetch(`${house.address}/metrics`)).text()).match(/gateway_streams_open\{kind="events"\} (\d+)/)?.[1];
    await pause(20);
    const before = Number(await metrics() ?? 0);
    const stream = await hear();
    expect(Number(await metrics())).toBe(before + 1);
    stream.stop();
    await pause(50);
    expect(Number(await metrics())).toBe(before);
  });
});

describe('when the streams cannot go on 事件流中断', () => {
  const auth = async (house: SmallHouse) => ({ authorization: `Bearer ${await house.token('drc')}` });

  it('serves the graph without a broker, and the streams when there is one', async () => {
    const broker = memoryBroker();
    broker.become('down');
    const house = await openSmallHouse({ broker });
    const refused = await listen(`${house.address}/events/stream`, await auth(house));
    expect([refused.status, refused.response.headers.get('retry-after'), await refused.response.json()]).toMatchObject([503, '5', { errors: [{ extensions: { code: 'UNAVAILABLE', rule: 'gateway.streams-unavailable' } }] }]);
    expect((await house.ask('{ me { name } }')).status).toBe(200);
    broker.become('up');
    while (house.streams.hub.places() === null) await pause(5);
    const stream = await listen(`${house.address}/events/stream`, await auth(house));
    expect(stream.status).toBe(200);
    stream.stop();
    await house.stop();
  });

  it('ends them at once when the gateway stops', async () => {
    const house = await openSmallHouse();
    while (house.streams.hub.places() === null) await pause(5);
    const stream = await listen(`${house.address}/events/stream`, await auth(house));
    const since = performance.now();
    await house.stop();
    await stream.ended;
    expect(performance.now() - since).toBeLessThan(900);
    expect(stream.heard).toEqual([expect.objectContaining({ event: 'dropped', data: '{"reason":"stopping"}' })]);
  });

  it('lets a few read what was kept at the same time', async () => {
    const house = await openSmallHouse({ streaming: { backlogs: 0 } });
    while (house.streams.hub.places() === null) await pause(5);
    await house.broker.publish([outgoing(anEvent())]);
    const refused = await listen(`${house.address}/events/stream?from=beginning`, await auth(house));
    expect([refused.status, refused.response.headers.get('retry-after')]).toEqual([503, '5']);
    const live = await listen(`${house.address}/events/stream`, await auth(house));
    expect(live.status).toBe(200);
    live.stop();
    await house.stop();
  });

  it('drops one that does not read, and keeps a bound on what waits for it', async () => {
    const house = await openSmallHouse({ streaming: { room: { messages: 50, bytes: 1_000_000 } } });
    while (house.streams.hub.places() === null) await pause(5);
    const slow = await fetch(`${house.address}/events/stream`, { headers: await auth(house) });
    const dropped = async () => /gateway_streams_dropped_total\{kind="events"\} 1/.test(await (await fetch(`${house.address}/metrics`)).text());
    const sent: Received[] = [];
    for (let round = 0; round < 200 && !(await dropped()); round += 1) {
      const events = Array.from({ length: 10 }, () => anEvent({ data: { on: '2024-03-01', reason: 'x'.repeat(50_000), resumeBy: null } }));
      sent.push(...events);
      await house.broker.publish(events.map(outgoing));
      await pause(1);
    }
    const heard = await slow.text();
    expect(heard).toMatch(/event: dropped\ndata: {"reason":"slow"}\n\n$/);
    const ids = [...heard.matchAll(/"id":"(evt_\d+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(sent.slice(0, ids.length).map(({ id }) => id));
    const cursor = [...heard.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
    const rest = await listen(`${house.address}/events/stream?until=now`, { ...await auth(house), 'last-event-id': cursor });
    await rest.ended;
    expect(rest.events().map(({ id }) => id)).toEqual(sent.slice(ids.length).map(({ id }) => id));
    await house.stop();
  });
});

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
