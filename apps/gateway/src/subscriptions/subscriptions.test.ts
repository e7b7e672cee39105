import type { Received } from '@cornerstone/events/define';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { WebSocket } from 'ws';
import { anEvent, anIssue, listen, outgoing } from '../streams/events.fixture';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { subscribe, type Heard, type Way } from './clients.fixture';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const WAYS: Way[] = ['graphql-ws', 'graphql-sse'];

describe.each(WAYS)('subscribe over %s 订阅', (way) => {
  let house: SmallHouse;
  const open: Heard[] = [];
  beforeAll(async () => { house = await openSmallHouse({ streaming: { room: { messages: 50, bytes: 1_000_000 } } }); while (house.streams.hub.places() === null) await pause(5); });
  afterEach(async () => { for (const service of ['projects', 'approvals'] as const) house.replace(service, null); await Promise.all(open.splice(0).map((each) => each.stop())); });
  afterAll(() => house.stop());

  const hear = async (query: string, given: Parameters<typeof subscribe>[3] = {}): Promise<Heard> => {
    const heard = await subscribe(house, way, query, given);
    open.push(heard);
    return heard;
  };
  const publish = (...events: Received[]) => house.broker.publish(events.map(outgoing));
  const codes = ({ failure, results }: Heard) => ((Array.isArray(failure) ? failure : results.flatMap(({ errors }) => errors ?? [])) as { extensions?: Record<string, unknown> }[]).map(({ extensions }) => [extensions?.['code'], extensions?.['rule']]);

  it('gives each event with what the graph knows of its project', async () => {
    const heard = await hear(`subscription($zh: Language, $no: Boolean!) { happened: events(types: ["projects.project.suspended.v1"]) {
      __typename id kind: type source subject time knownOn projectId aggregateId aggregateVersion regionPaths data summary sentence zh: sentence(language: $zh) ...More project { code region { name } } skipped: project @include(if: $no) { name } } }
      fragment More on Event { project { name approvals { id } } again: project { id } }`, { variables: { zh: 'ZH', no: false } });
    const event = anEvent();
    await publish(anIssue(), event);
    await heard.until(1);
    expect(heard.results).toEqual([{ data: { happened: {
      __typename: 'Event', id: event.id, kind: event.type, source: 'projects', subject: 'P1', time: event.time, knownOn: '2024-03-01', projectId: 'prj_1', aggregateId: 'prj_1', aggregateVersion: 2, regionPaths: ['410000.410100.410105'], data: event.data,
      summary: expect.stringMatching(/^项目停工/), sentence: expect.stringMatching(/^Works stopped/), zh: expect.stringMatching(/^项目停工/),
      project: { code: 'P1', name: 'Project 1', region: { name: '郑州市' }, approvals: [{ id: 'apv_prj_1' }] }, again: { id: 'prj_1' },
    } } }]);
    expect(Object.keys(heard.results[0]?.data?.['happened'] ?? {}).slice(0, 3)).toEqual(['__typename', 'id', 'kind']);
  });

  it('asks no service where only the event is asked for, or it is of no project', async () => {
    const [alone, whole] = [await hear('subscription { events { id } }'), await hear('subscription { events { id project { name } } }')];
    house.heard.length = 0;
    const event = anEvent({ type: 'directory.clock.moved.v1', projectId: null, data: { day: '2024-01-01' } });
    await publish(event);
    await Promise.all([alone.until(1), whole.until(1)]);
    expect([alone.results, whole.results, house.heard]).toEqual([[{ data: { events: { id: event.id } } }], [{ data: { events: { id: event.id, project: null } } }], []]);
  });

  it('asks as the person who listens, who hears what lies in reach', async () => {
    const heard = await hear('subscription($region: ID) { events(region: $region, project: "P1") { id project { name } } }', { as: 'clerk.zz', variables: { region: '410100' } });
    house.heard.length = 0;
    const event = anEvent();
    await publish(anEvent({ regionPaths: ['410000.410300'] }), anEvent({ projectId: 'prj_2' }), event);
    await heard.until(1);
    expect(heard.results).toEqual([{ data: { events: { id: event.id, project: { name: 'Project 1' } } } }]);
    expect(house.heard.map(({ claims }) => claims['roles'])).toEqual([['clerk']]);
  });

  it('gives a project each time something happened to it, and what comes while it answers once', async () => {
    const heard = await hear('subscription Watch($code: String!) { changed: projectChanged(code: $code) { code mayStart } }', { variables: { code: 'P1' } });
    house.heard.length = 0;
    await publish(anEvent());
    await heard.until(1);
    await publish(anEvent({ projectId: 'prj_2' }), ...Array.from({ length: 20 }, () => anEvent()));
    await heard.until(2);
    await pause(100);
    expect(heard.results.length).toBeLessThanOrEqual(4);
    expect(heard.results[0]).toEqual({ data: { changed: { code: 'P1', mayStart: true } } });
    expect(new Set(house.heard.filter(({ service }) => service === 'projects').map(({ body }) => body.query)).size).toBe(1);
  });

  it('gives an issue as the graph knows it', async () => {
    const heard = await hear('subscription { issueRaised(region: "410100") { id code project { name } } }');
    await publish(anEvent(), anIssue({ regionPaths: ['410000.410300'] }), anIssue());
    await heard.until(1);
    await pause(30);
    expect(heard.results).toEqual([{ data: { issueRaised: { id: 'iss_1', code: 'ISS-1', project: { name: 'Project 1' } } } }]);
  });

  it('gives the rest, and the place of what is missing, when a service is down', async () => {
    const [event, project] = [await hear('subscription { one: events { id p: project { name mayStart } } }'), await hear('subscription { projectChanged(code: "P1") { name mayStart } }')];
    house.replace('approvals', (_incoming, outgoing_) => { outgoing_.writeHead(503).end(); });
    const happened = anEvent();
    await publish(happened);
    await Promise.all([event.until(1), project.until(1)]);
    expect(event.results).toEqual([{ data: { one: { id: happened.id, p: { name: 'Project 1', mayStart: null } } }, errors: [expect.objectContaining({ path: ['one', 'p', 'mayStart'], extensions: expect.objectContaining({ code: 'UNAVAILABLE', service: 'approvals' }) })] }]);
    expect(project.results).toEqual([{ data: { projectChanged: { name: 'Project 1', mayStart: null } }, errors: [expect.objectContaining({ path: ['projectChanged', 'mayStart'] })] }]);
  });

  it.each(['subscription($s: Boolean!) { events @skip(if: $s) { id } }', 'subscription($s: Boolean!) { ... @include(if: $s) { events { id } } }', 'subscription($s: Boolean!) { ...A } fragment A on Subscription { ...B @skip(if: $s) } fragment B on Subscription { ...A events { id } }'])('refuses a root that a variable decides: %s', async (query) => {
    const ask = async (accept: string): Promise<unknown> => {
      const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { accept, 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` }, body: JSON.stringify({ query, variables: { s: false } }) });
      return [response.status, ((await response.json()) as { errors: [{ extensions: { rule: string } }] }).errors[0].extensions.rule];
    };
    expect([await ask('text/event-stream'), await ask('application/json')]).toEqual([[400, 'gateway.undecided-subscription'], [400, 'gateway.undecided-subscription']]);
  });

  it.each([
    ['a project that one may not see, or that is none', 'subscription { projectChanged(code: "nobody") { name } }', {}, 'NOT_FOUND', 'access.not-found'], ['an unknown event type', 'subscription { events(types: ["x"]) { id } }', {}, 'BAD_USER_INPUT', 'gateway.unknown-events'],
    ['a region that is no code', 'subscription { issueRaised(region: "x") { id } }', {}, 'BAD_USER_INPUT', 'region.not-a-code'], ['an unknown field', 'subscription { events { nothing } }', {}, 'BAD_USER_INPUT', 'graphql.invalid'], ['a syntax error', 'subscription {', {}, 'BAD_USER_INPUT', 'graphql.invalid'],
    ['a wrong variable', 'subscription($code: String!) { projectChanged(code: $code) { id } }', { code: { a: 1 } }, 'BAD_USER_INPUT', 'graphql.invalid'], ['a missing variable', 'subscription($code: String!) { projectChanged(code: $code) { id } }', {}, 'BAD_USER_INPUT', 'graphql.invalid'],
    ['two root fields', 'subscription { events { id } issueRaised { id } }', {}, 'BAD_USER_INPUT', 'graphql.invalid'], ['nothing asked', 'subscription { events @skip(if: true) { id } }', {}, 'BAD_USER_INPUT', 'gateway.empty-subscription'],
  ])('refuses %s as a query is refused', async (_name, query, variables, code, rule) => {
    const heard = await hear(query, { variables });
    await heard.over;
    expect(codes(heard)).toEqual([[code, rule]]);
  });

  it('masks what a service did not expect', async () => {
    const heard = await hear('subscription { projectChanged(code: "broken") { name } }');
    await heard.over;
    expect(codes(heard)).toEqual([['INTERNAL', undefined]]);
    expect(JSON.stringify([heard.failure, heard.results])).not.toContain('secret');
  });

  it('answers queries and mutations, too', async () => {
    const [query, mutation] = [await hear('{ project(code: "P1") { name region { name } } }'), await hear('mutation { reportProgress(code: "P1") { name } }')];
    await Promise.all([query.over, mutation.over]);
    expect(query.results).toEqual([{ data: { project: { name: 'Project 1', region: { name: '郑州市' } } } }]);
    expect(mutation.results).toEqual([{ data: { reportProgress: null }, errors: [expect.objectContaining({ path: ['reportProgress'], extensions: expect.objectContaining({ rule: 'A2.commitment-after-start' }) })] }]);
  });

  it('drops one for whom more waits than there is room for, and says why', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => { release = resolve; });
    house.replace('projects', (_incoming, outgoing_) => { void released.then(() => outgoing_.setHeader('content-type', 'application/json').end('{"data":{"project":{"__typename":"Project","id":"prj_1","name":"x"}}}')); });
    const heard = await hear('subscription { events { project { name } } }');
    await publish(anEvent());
    await pause(30);
    await publish(...Array.from({ length: 80 }, () => anEvent()));
    release();
    await heard.over;
    expect(codes(heard)).toEqual([['RATE_LIMITED', 'gateway.too-slow']]);
    expect(heard.results).toHaveLength(2);
    expect(await (await fetch(`${house.address}/metrics`)).text()).toMatch(new RegExp(`gateway_streams_dropped_total\\{kind="${way === 'graphql-ws' ? 'graph-ws' : 'graph-sse'}"\\} 1`));
  });

  it('stops asking when nobody listens', async () => {
    const heard = await hear('subscription { events { project { name } } }');
    await heard.stop();
    await pause(50);
    house.heard.length = 0;
    await publish(anEvent());
    await pause(50);
    expect(house.heard).toEqual([]);
  });

  it('lets nobody in without a token', async () => {
    const heard = await hear('subscription { events { id } }', { authorization: 'Bearer nonsense' });
    await heard.over;
    if (way === 'graphql-ws') expect(heard.failure).toMatchObject({ code: 4403 });
    else expect(heard.failure).toMatchObject({ response: { status: 401 } });
  });
});

describe('the ways to a subscription 订阅通道', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); while (house.streams.hub.places() === null) await pause(5); });
  afterAll(() => house.stop());
  const headers = async () => ({ authorization: `Bearer ${await house.token('drc')}`, 'accept-language': 'en', accept: 'text/event-stream' });
  const byGet = async (query: string) => listen(`${house.address}/graphql?query=${encodeURIComponent(query)}`, await headers());
  const closed = (path: string, protocol: string | undefined, messages: object[]) => new Promise<number | string>((resolve) => {
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}${path}`, protocol);
    socket.once('open', () => { for (const message of messages) socket.send(JSON.stringify(message)); });
    socket.once('close', (code) => { resolve(code); });
    socket.once('error', (fault) => { resolve(fault.message); });
  });

  it('is an address too, for queries and subscriptions, and no mutation', async () => {
    const [query, subscription, mutation] = [await byGet('{ me { name } }'), await byGet('subscription { events { id } }'), await byGet('mutation { reportProgress(code: "P1") { name } }')];
    await query.ended;
    expect(query.heard).toEqual([{ event: 'next', data: '{"data":{"me":{"name":"董瑞"}}}', id: undefined }, expect.objectContaining({ event: 'complete' })]);
    const event = anEvent();
    await house.broker.publish([outgoing(event)]);
    await subscription.until(({ heard }) => heard.length > 0);
    expect(subscription.heard).toEqual([{ event: 'next', data: JSON.stringify({ data: { events: { id: event.id } } }), id: undefined }]);
    subscription.stop();
    expect([mutation.status, ((await mutation.response.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions]).toEqual([405, { code: 'BAD_USER_INPUT', rule: 'gateway.mutation-by-get' }]);
  });

  it('is told to those who ask for it in the ordinary way', async () => {
    const { status, errors } = await house.ask('subscription { events { id } }');
    expect([status, errors[0]?.extensions]).toEqual([400, { code: 'BAD_USER_INPUT', rule: 'gateway.subscription-over-http' }]);
  });

  it('closes a socket of another protocol, of nobody, or that says too much', async () => {
    expect(await closed('/graphql', undefined, [])).toBe(4406);
    expect(await closed('/graphql', 'graphql-transport-ws', [{ type: 'subscribe', id: '1', payload: { query: '{ me { name } }' } }])).toBe(4401);
    expect(await closed('/graphql', 'graphql-transport-ws', [{ type: 'connection_init' }])).toBe(4403);
    expect(await closed('/graphql', 'graphql-transport-ws', [{ nonsense: 1 }])).toBe(4400);
    expect(await closed('/graphql', 'graphql-transport-ws', [{ nonsense: 'x'.repeat(300_000) }])).toBe(1009);
    expect(await closed('/elsewhere', 'graphql-transport-ws', [])).toContain('404');
  });

  it('takes the token of a socket\'s own header', async () => {
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { authorization: (await headers()).authorization } });
    socket.once('open', () => { socket.send('{"type":"connection_init"}'); });
    expect(String(await new Promise((resolve) => { socket.once('message', resolve); }))).toBe('{"type":"connection_ack"}');
    socket.close();
  });

  it('knows the subscriptions in its introspection', async () => {
    const { data } = await house.ask('{ __schema { subscriptionType { fields { name type { kind } } } } }');
    expect(data?.['__schema']).toEqual({ subscriptionType: { fields: ['events', 'projectChanged', 'issueRaised'].map((name) => ({ name, type: { kind: 'OBJECT' } })) } });
  });

  it('is refused while there is no broker', async () => {
    const broker = memoryBroker();
    broker.become('down');
    const other = await openSmallHouse({ broker });
    const [ws, sse] = [await subscribe(other, 'graphql-ws', 'subscription { events { id } }'), await subscribe(other, 'graphql-sse', 'subscription { events { id } }')];
    await Promise.all([ws.over, sse.over]);
    expect(ws.failure).toEqual([expect.objectContaining({ extensions: { code: 'UNAVAILABLE', rule: 'gateway.streams-unavailable' } })]);
    expect(sse.failure).toMatchObject({ response: { status: 503 } });
    await Promise.all([ws.stop(), sse.stop(), other.stop()]);
  });

  it('is cut off, not completed, when the gateway stops', async () => {
    const other = await openSmallHouse();
    while (other.streams.hub.places() === null) await pause(5);
    const [ws, sse] = [await subscribe(other, 'graphql-ws', 'subscription { events { id } }'), await subscribe(other, 'graphql-sse', 'subscription { events { id } }')];
    await other.stop();
    await Promise.all([ws.over, sse.over]);
    expect(ws.failure).toMatchObject({ code: 1001 });
    expect(sse.failure).not.toBeNull();
    await Promise.all([ws.stop(), sse.stop()]);
  });
});
