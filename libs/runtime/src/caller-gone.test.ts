import { request as ask, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aBridge, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { until } from '@cornerstone/testing/until';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { createClock } from './clock';
import { buildSubgraph } from './graph/schema';
import { signInternal } from './internal-token';
import { createLog } from './log';
import { record } from './record';
import type { Request } from './request';
import { load } from './rows';
import { drain, serveSubgraph } from './subgraph-server';
import { query } from './transaction';

const KEY = '9b4f0c6d2e81a735'.repeat(4);
const MANY = 20;
const STEP = '/* step */ select pg_sleep(0.1)';

@Resolver()
class SlowResolver {
  @Query(() => String, { nullable: true, description: 'One after the other. · 逐步' })
  async steps(@Ctx() request: Request): Promise<string> {
    for (let step = 0; step < MANY; step += 1) await query(await request.read(), STEP);
    return 'done';
  }
  @Query(() => String, { nullable: true, description: 'All asked for at once. · 同时' })
  async queue(@Ctx() request: Request): Promise<string> {
    const tx = await request.read();
    await Promise.all(Array.from({ length: MANY }, () => query(tx, STEP)));
    return 'done';
  }
  @Mutation(() => String, { nullable: true, description: 'Renames, slowly. · 改名' })
  async rename(@Arg('id', () => ID) id: string, @Arg('name', () => String) name: string, @Ctx() request: Request): Promise<string | null> {
    for (let step = 0; step < 3; step += 1) await query(await request.read(), STEP);
    return (await request.mutate('reportStart', Bridge, { id, name }, null, async (tx) => {
      await query(tx, STEP);
      return record(tx, await load(tx, Bridge, id), [opened()], () => ({ name }));
    })).name;
  }
}

describe('a caller that goes before the answer 调用方提前离开', () => {
  let bridges: Bridges;
  let server: Server;
  let steps = 0;
  const faults: unknown[] = [];
  const bridge = aBridge({ version: 1 });
  beforeAll(async () => {
    bridges = await openBridges();
    const logger = { logQuery: (statement: string) => { if (statement === STEP) steps += 1; }, logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined };
    Object.assign(bridges.app, { logger });
    await bridges.worker.query("insert into bridge values ($1, 1, $2, 1, '[]', null, '{410000.410100}')", [bridge.id, bridge.name]);
    const subgraph = await buildSubgraph([{ name: 'slow', title: '慢', resolvers: [SlowResolver] }]);
    const log = Object.assign(createLog('test', 'silent'), { error: (...told: unknown[]) => { faults.push(told); } });
    server = await serveSubgraph({ ground: { source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined }, subgraph, host: '127.0.0.1', port: 0, internalKeys: [KEY], production: true, log, health: async () => ({ ready: true }), operate: async () => ({}) });
  });
  afterAll(async () => {
    await drain(server, 100);
    await bridges.close();
  });
  beforeEach(() => { steps = 0; faults.length = 0; });

  const asking = async (document: string, variables: object = {}): Promise<ClientRequest> => {
    const body = JSON.stringify({ query: document, variables });
    const token = await signInternal(KEY, 'projects', { actor: person('clerk.zz'), asOf: null }, body);
    const outgoing = ask({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path: '/graphql', method: 'POST', agent: false, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
    // Hanging up is what is meant here.
    outgoing.on('error', () => undefined).end(body);
    return outgoing;
  };
  /** As the role whose connections they are: another one is not shown their state. */
  const inUse = async (): Promise<number> => {
    const [row] = await bridges.app.query<{ busy: number }[]>("select count(*)::int as busy from pg_stat_activity where application_name = 'bridges' and state <> 'idle' and datname = current_database() and pid <> pg_backend_pid()");
    return row?.busy ?? -1;
  };

  it.each(['{ steps }', '{ queue }', '{ a: queue b: steps }'])('leaves the rest of %s undone, and the connection free', async (document) => {
    const outgoing = await asking(document);
    await until(() => steps > 0);
    expect(await inUse()).toBe(1);
    outgoing.destroy();
    await until(async () => (await inUse()) === 0);
    expect(steps).toBeLessThan(MANY);
    expect(faults).toEqual([]);
  });

  it('does not keep a change from being made whole', async () => {
    const outgoing = await asking('mutation($id: ID!, $name: String!) { rename(id: $id, name: $name) }', { id: bridge.id, name: '改名后' });
    await until(() => steps > 0);
    outgoing.destroy();
    const nameOf = async () => (await bridges.worker.query<{ name: string }[]>('select name from bridge where id = $1', [bridge.id]))[0]?.name;
    await until(async () => (await nameOf()) === '改名后');
    await until(async () => (await inUse()) === 0);
    expect([steps, faults]).toEqual([4, []]);
  });
});
