import { generateKeyPairSync } from 'node:crypto';
import type { Operate } from './bus/operate';
import { request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays, type Day } from '@cornerstone/kernel/day';
import { aBridge, begun, Bridge, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { Rejection } from '@cornerstone/kernel/rejection';
import { person } from '@cornerstone/testing/people';
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { createClock } from './clock';
import { signDemoToken } from './demo-people';
import { DateScalar, DecimalScalar } from './graph/scalars';
import { buildSubgraph } from './graph/schema';
import { signInternal } from './internal-token';
import { createLog } from './log';
import { enter } from './record';
import type { Request } from './request';
import { requireRight } from './rights';
import { drain, serveSubgraph, type Health } from './subgraph-server';
import { inTransaction, query } from './transaction';

const KEY = '9b4f0c6d2e81a735'.repeat(4);
const OLDER_KEY = 'c07be5d24683f9a1'.repeat(4);

@Directive('@key(fields: "id")')
@ObjectType('Bridge', { description: 'A bridge. · 桥梁' })
class BridgeType {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
  @Field(() => String, { nullable: true, description: 'Name. · 名称' }) name: string | null;
}

@Resolver(() => BridgeType)
class BridgeResolver {
  @Query(() => BridgeType, { nullable: true, description: 'One. · 查询' })
  bridge(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<Bridge | null> {
    return request.one(Bridge, 'id', id);
  }
  @Query(() => String, { nullable: true, description: 'The day after. · 次日' })
  dayAfter(@Arg('on', () => DateScalar) on: Day): string {
    return addDays(on, 1);
  }
  @Query(() => String, { nullable: true, description: 'The same. · 原样' })
  same(@Arg('amount', () => DecimalScalar) amount: string): string {
    return amount;
  }
  @Query(() => String, { nullable: true, description: 'Fails. · 出错' })
  broken(): string {
    throw new TypeError('secret inside');
  }
  @Query(() => String, { nullable: true, description: 'What the database keeps of a text. · 文本' })
  async kept(@Arg('text', () => String) text: string, @Ctx() request: Request): Promise<string> {
    return (await query<{ kept: string }>(await request.read(), 'select $1::text as kept', [text]))[0]?.kept ?? '';
  }
  @Query(() => String, { nullable: true, description: 'Another\'s task. · 他人之事' })
  notMine(@Ctx() request: Request): string {
    requireRight(request.actor, 'recordIssue');
    return 'done';
  }
  @Query(() => String, { nullable: true, description: 'Elsewhere. · 区划之外' })
  async elsewhere(@Arg('name', () => String) name: string, @Ctx() request: Request): Promise<string> {
    await inTransaction(request.ground.source, { actor: request.actor, service: 'projects', today: request.today }, (tx) => enter(tx, Bridge, aBridge({ name, regionPaths: ['410000.410300'] }), [begun()]));
    return 'done';
  }
  @Query(() => String, { nullable: true, description: 'Takes its time. · 慢' })
  async slow(@Ctx() request: Request): Promise<string> {
    await query(await request.read(), 'select pg_sleep(0.5)');
    return 'done';
  }
}

interface Reply { status: number; body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions: Record<string, unknown> }[] } & Record<string, unknown> }

describe('a subgraph over HTTP 子图服务', () => {
  let bridges: Bridges;
  let server: Server;
  let health: () => Promise<Health> = async () => ({ ready: true });
  let operateAs: Operate = async () => ({});
  const bridge = aBridge({ version: 1 });
  const logged: string[] = [];
  const warned: unknown[][] = [];

  beforeAll(async () => {
    bridges = await openBridges();
    await bridges.worker.query("insert into bridge values ($1, 1, $2, 1, '[]', null, '{410000.410100}')", [bridge.id, bridge.name]);
    const subgraph = await buildSubgraph([{ name: 'bridges', title: '桥梁', resolvers: [BridgeResolver], references: { Bridge: ({ id }: { id: string }, request) => request.one(Bridge, 'id', id) } }]);
    const log = Object.assign(createLog('test', 'silent'), { error: (...told: unknown[]) => { logged.push(JSON.stringify(told)); }, warn: (...told: unknown[]) => { warned.push(told); } });
    const ground = { source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined };
    server = await serveSubgraph({ ground, subgraph, host: '127.0.0.1', port: 0, internalKeys: [KEY, OLDER_KEY], production: true, log, health: () => health(), operate: async (actor, asked) => operateAs(actor, asked) });
  });
  afterAll(async () => {
    await drain(server, 100);
    await bridges.close();
  });
  beforeEach(() => { logged.length = 0; warned.length = 0; });

  const send = (body: string | Buffer, headers: Record<string, string> = {}, path = '/graphql', method = 'POST'): Promise<Reply> => new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const outgoing = ask({ host: '127.0.0.1', port, path, method, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as Reply['body'] }); });
    });
    outgoing.on('error', reject).end(body);
  });
  const vouched = async (body: string, login = 'clerk.zz'): Promise<Reply> => send(body, { authorization: `Bearer ${await signInternal(KEY, 'projects', { actor: person(login), asOf: null }, body)}` });
  const asked = (document: string, variables: object = {}, login?: string): Promise<Reply> => vouched(JSON.stringify({ query: document, variables }), login);
  const refused = ({ body }: Reply) => body.errors?.map(({ extensions }) => [extensions['code'], extensions['rule']]);

  it('answers what the gateway has signed, for the person it names', async () => {
    const document = 'query($id: ID!) { bridge(id: $id) { id name } }';
    expect(await asked(document, { id: bridge.id })).toEqual({ status: 200, body: { data: { bridge: { id: bridge.id, name: bridge.name } } } });
    expect((await asked(document, { id: bridge.id }, 'clerk.ly')).body).toEqual({ data: { bridge: null } });
  });

  it('says how long its answer is, in bytes', async () => {
    const body = JSON.stringify({ query: '{ bridge(id: "' + bridge.id + '") { name } }' });
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${await signInternal(KEY, 'projects', { actor: person('clerk.zz'), asOf: null }, body)}` } });
    expect([response.headers.get('content-length'), response.headers.get('transfer-encoding')]).toEqual([String((await response.arrayBuffer()).byteLength), null]);
  });
  it('logs who was refused what for want of a right, by ids alone', async () => {
    const clerk = person('clerk.zz');
    const line = (rule: string, what: string) => [{ refused: 'FORBIDDEN', actor: clerk.id, department: clerk.departmentId, roles: ['clerk'], rule, what, traceparent: null }, 'refused for rights'];
    expect(refused(await asked('{ notMine }'))).toEqual([['FORBIDDEN', 'access.not-your-task']]);
    expect(refused(await asked('{ elsewhere(name: "secret") }'))).toEqual([['FORBIDDEN', 'access.outside-your-region']]);
    operateAs = async (actor) => { requireRight(actor, 'verifyAudit'); return {}; };
    const body = '{"do":"verifyLog"}';
    expect((await send(body, { authorization: `Bearer ${await signInternal(KEY, 'projects', { actor: clerk, asOf: null }, body)}` }, '/operate')).status).toBe(403);
    expect(warned).toEqual([line('access.not-your-task', 'recordIssue'), line('access.outside-your-region', 'elsewhere'), line('access.not-your-task', 'verifyAudit')]);
    expect(JSON.stringify(warned)).not.toContain('secret');
  });

  it('answers entities by key for that person only (17)', async () => {
    const document = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Bridge { name } } }';
    const of = [{ __typename: 'Bridge', id: bridge.id }];
    expect((await asked(document, { of })).body).toEqual({ data: { _entities: [{ name: bridge.name }] } });
    expect((await asked(document, { of }, 'clerk.ly')).body).toEqual({ data: { _entities: [null] } });
  });

  it.each(['Nobody', 'Money', 'String', '__proto__', '', null, { a: 1 }])('refuses a reference to %j, which is no entity here (18)', async (typename) => {
    expect(refused(await asked('query($of: [_Any!]!) { _entities(representations: $of) { __typename } }', { of: [{ __typename: 'Bridge', id: bridge.id }, { __typename: typename, id: 'x' }] }))).toEqual([['BAD_USER_INPUT', expect.stringMatching(/^graphql\.(unknown-entity|invalid)$/)]]);
    expect(logged).toEqual([]);
  });

  it.each(['{ __typename }', '{ _service { sdl } }', `{ _entities(representations: [{ __typename: "Bridge", id: "${bridge.id}" }]) { ... on Bridge { name } } }`, '{ dayAfter(on: "2024-01-01") }'])('serves nothing without a token: %s', async (document) => {
    const body = JSON.stringify({ query: document });
    const other = await signInternal('ab'.repeat(32), 'projects', { actor: person('drc'), asOf: null }, body);
    const { privateKey } = generateKeyPairSync('ed25519');
    const ofUser = await signDemoToken('drc', { ...privateKey.export({ format: 'jwk' }), kid: 'house' } as Record<string, string>);
    for (const headers of [{}, { authorization: `Bearer ${ofUser}` }, { authorization: 'Bearer ' }, { authorization: 'Basic YTpi' }, { authorization: `Bearer ${other}` }, { authorization: other.slice(0, -2) }]) {
      expect(await send(body, headers as Record<string, string>)).toEqual({ status: 401, body: { errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', rule: 'access.no-internal-token' } }] } });
    }
  });

  it('answers the gateway before and after it took the newer key', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const signed = async (key: string): Promise<Reply> => send(body, { authorization: `Bearer ${await signInternal(key, 'projects', { actor: person('drc'), asOf: null }, body)}` });
    expect((await Promise.all([signed(OLDER_KEY), signed(KEY)])).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('refuses a large body without reading it all, signed or not (6)', async () => {
    const large = Buffer.alloc(6 * 1024 * 1024, ' ');
    expect((await send(large)).status).toBe(401);
    const reply = await send(large, { authorization: 'Bearer x' });
    expect([reply.status, refused(reply)]).toEqual([413, [['BAD_USER_INPUT', 'graphql.body-too-large']]]);
    expect(logged).toEqual([]);
  });

  it.each(['', '{', 'query { a }', '[]', '[{"query":"{ __typename }"}]', 'null', '7', '"{ __typename }"', '{"query":7}', '{}', '{"query":""}', '{"query":"{"}', `{"query":"${'{'.repeat(5_000)}"}`, '{"query":"{ nobody }"}',
    '{"query":"{ __typename }","variables":"x"}', '{"query":"{ __typename }","operationName":"x"}', '{"query":"{ __typename }","extensions":7}', '{"query":"{ ...A } fragment A on Query { ...A }"}', 
  ])('answers the bad body %j with BAD_USER_INPUT, no 5xx and nothing in the log', async (body) => {
    const reply = await vouched(body);
    expect([reply.status, refused(reply)?.[0]]).toEqual([400, ['BAD_USER_INPUT', 'graphql.invalid']]);
    expect(logged).toEqual([]);
  });

  it('answers a subscription, of which it has none, with BAD_USER_INPUT', async () => {
    expect(refused(await asked('subscription { a }'))).toEqual([['BAD_USER_INPUT', 'graphql.invalid']]);
  });

  it('keeps the rule of a scalar, in a literal and in a variable (20, 21)', async () => {
    expect(refused(await asked('{ dayAfter(on: "2023-02-30") }'))).toEqual([['BAD_USER_INPUT', 'day.not-a-date']]);
    expect(refused(await asked('query($on: Date!) { dayAfter(on: $on) }', { on: '2023-02-30' }))).toEqual([['BAD_USER_INPUT', 'day.not-a-date']]);
    for (const amount of ['1e400', '-0', 'NaN', 9_007_199_254_740_993]) expect(refused(await asked('query($a: Decimal!) { same(amount: $a) }', { a: amount }))).toEqual([['BAD_USER_INPUT', 'scalar.decimal']]);
    expect((await asked('query($a: Decimal!) { same(amount: $a) }', { a: '0.001' })).body.data).toEqual({ same: '0.001' });
  });

  it('answers a text that cannot be kept with BAD_USER_INPUT (24)', async () => {
    expect(refused(await asked('query($t: String!) { kept(text: $t) }', { t: 'a\0b' }))).toEqual([['BAD_USER_INPUT', 'text.forbidden-character']]);
  });

  it('masks a fault of its own behind a trace id and answers the rest', async () => {
    const { status, body } = await asked('{ broken dayAfter(on: "2024-02-28") }');
    expect([status, body.data]).toEqual([200, { broken: null, dayAfter: '2024-02-29' }]);
    expect(body.errors).toEqual([{ message: expect.stringContaining('trace'), path: ['broken'], locations: expect.anything(), extensions: { code: 'INTERNAL', traceId: expect.any(String) } }]);
    expect(logged.join()).toContain('secret inside');
  });

  it('tells nothing of its schema in production (13, 14)', async () => {
    const answers = JSON.stringify([await asked('{ __schema { types { name } } }'), await asked('{ dayAfte(on: "2024-01-01") }')]);
    expect(answers).not.toMatch(/dayAfter|BridgeType|"types"/);
  });

  it('is alive without a token, and ready when it says so', async () => {
    expect((await send('', {}, '/healthz', 'GET')).status).toBe(200);
    expect(await send('', {}, '/readyz', 'GET')).toEqual({ status: 200, body: { ready: true } });
    health = async () => ({ ready: false, waiting: 3 });
    expect(await send('', {}, '/readyz', 'GET')).toEqual({ status: 503, body: { ready: false, waiting: 3 } });
    health = async () => { throw new Error('the database at 10.0.0.1 is away'); };
    expect(await send('', {}, '/readyz', 'GET')).toEqual({ status: 503, body: { ready: false } });
    for (const [path, method] of [['/graphql', 'GET'], ['/', 'POST'], ['/graphql/../x', 'POST']] as const) expect((await send('', {}, path, method)).status).toBe(404);
  });

  it('lets operations ask of its streams, signed as everything else, and refuses in the same form', async () => {
    operateAs = async (actor, wanted) => ({ by: actor.id, wanted });
    const body = JSON.stringify({ do: 'deadLetters' });
    const token = await signInternal(KEY, 'projects', { actor: person('ops'), asOf: null }, body);
    expect(await send(body, { authorization: `Bearer ${token}` }, '/operate')).toEqual({ status: 200, body: { by: person('ops').id, wanted: { do: 'deadLetters' } } });
    operateAs = async () => { throw new Rejection('events.replay-under-way', { en: 'Wait.', zh: '请等待。' }, {}, 'CONFLICT'); };
    expect(await send(body, { authorization: `Bearer ${token}`, 'accept-language': 'en' }, '/operate')).toEqual({ status: 409, body: { errors: [{ message: 'Wait.', extensions: { code: 'CONFLICT', rule: 'events.replay-under-way' } }] } });
    expect((await send(body, {}, '/operate')).status).toBe(401);
  });

  it('survives who hangs up in the middle of a body', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const outgoing = ask({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: { 'content-length': '1000', authorization: 'Bearer x' } });
      outgoing.on('error', () => { resolve(); });
      outgoing.write('{', () => { outgoing.destroy(); });
    });
    expect((await asked('{ __typename }')).status).toBe(200);
    expect(logged).toEqual([]);
  });

  it('answers at a stop what it is being asked, then takes nothing new', async () => {
    const answers = [asked('{ slow }'), asked('{ slow }')];
    await new Promise((resolve) => setTimeout(resolve, 150));
    await drain(server);
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual([{ data: { slow: 'done' } }, { data: { slow: 'done' } }]);
    await expect(asked('{ __typename }')).rejects.toThrow();
  });
});
