import { day } from '@cornerstone/kernel/day';
import { aBridge, begun, Bridge, onServer, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { createClock } from './clock';
import { openDatabase } from './database';
import { refusalOfDatabase } from './graph/database-refusals';
import type { Beside } from './opening';
import { enter } from './record';
import { Request } from './request';
import { inTransaction, query } from './transaction';

describe('one transaction 事务', () => {
  let bridges: Bridges;

  beforeAll(async () => { bridges = await openBridges(1); });
  afterAll(() => bridges.close());

  const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')`;
  const who = `select ${setting('actor')} as actor, ${setting('regions')} as regions, ${setting('departments')} as departments`;
  const unset = { actor: null, regions: null, departments: null };

  it('knows who acts', async () => {
    expect(await bridges.as('clerk.zz', (tx) => query(tx, who))).toEqual([{ actor: person('clerk.zz').id, regions: '410000.410100', departments: 'dep_410100_development_reform' }]);
    expect(await bridges.as('drc', (tx) => query(tx, who))).toMatchObject([{ regions: '*' }]);
  });

  it('tells the next user of its connection nothing, after a commit or a rollback', async () => {
    await bridges.as('drc', (tx) => query(tx, who));
    expect(await bridges.app.query(who)).toEqual([unset]);
    await expect(bridges.as('drc', (tx) => query(tx, 'select 1 / 0'))).rejects.toThrow();
    expect(await bridges.app.query(who)).toEqual([unset]);
    const nobody = { id: 'per_x', departmentId: null, departments: [], regions: [], roles: [] };
    await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    expect(await bridges.as(nobody, (tx) => query(tx, 'select 1 from bridge'))).toEqual([]);
    expect(await bridges.app.query('select 1 from bridge')).toEqual([]);
  });

  it('cannot be widened by a setting of the work for the one after it', async () => {
    await bridges.as('clerk.ly', (tx) => query(tx, "select set_config('app.regions', '*', true)"));
    expect(await bridges.as('clerk.ly', (tx) => query(tx, 'select 1 from bridge'))).toEqual([]);
  });

  it.each(["o'brien", 'back\\slash', "\\'); drop table bridge; --", "E'x'", '中文 and\nnew lines', '$1 %s'])('takes who acts as it is: %j', async (id) => {
    expect(await bridges.as({ ...person('drc'), id, departments: [`dep_${id}`] }, (tx) => query(tx, who))).toEqual([{ actor: id, regions: '*', departments: `dep_${id}` }]);
  });

  it('refuses who cannot be told to the database, and gives its connection back as it was', async () => {
    await expect(bridges.as({ ...person('drc'), id: 'per_\0' }, (tx) => query(tx, who))).rejects.toMatchObject({ rule: 'text.forbidden-character' });
    expect(await bridges.app.query(who)).toEqual([unset]);
  });

  it.each<[string, Beside]>([['fails', { select: '1 / 0' }], ['is not heeded', { select: '1 as one', heed: () => { throw new Error('not so'); } }]])('gives its connection back as it was where what is asked beside the opening %s', async (_, beside) => {
    let worked = false;
    await expect(inTransaction(bridges.app, { actor: person('drc'), service: 'projects', today: day('2024-11-20'), beside }, async () => { worked = true; })).rejects.toThrow();
    expect(worked).toBe(false);
    expect(await bridges.app.query(who)).toEqual([unset]);
  });

  it('lets who only reads write nothing, nor become one who writes', async () => {
    const reading = async (sql: string): Promise<unknown> => {
      const request = new Request({ source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined }, person('drc'), null, null);
      return query(await request.read(), sql).catch((fault: unknown) => (fault as { driverError: { code: string } }).driverError.code).finally(() => request.close());
    };
    expect(await reading("insert into bridge values ('brg_r', 1, 'x', 1, '[]', null, '{}')")).toBe('25006');
    expect(await reading('set transaction read write')).toBe('25001');
    expect(await reading("select set_config('transaction_read_only', 'off', true)")).toBe('25001');
  });

  it('says that the database is unavailable when its connection is cut, and the pool gets another', async () => {
    const cut = bridges.as('drc', async (tx) => {
      const [self] = await query<{ pid: number }>(tx, 'select pg_backend_pid() as pid');
      await onServer(bridges.database.appUrl, (client) => client.query('select pg_terminate_backend($1)', [self?.pid]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return query(tx, 'select 1');
    });
    const fault: unknown = await cut.catch((thrown: unknown) => thrown);
    expect(refusalOfDatabase(fault)).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await bridges.as('drc', (tx) => query(tx, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('lets an operation close whose connection was cut', async () => {
    const request = new Request({ source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined }, person('drc'), null, null);
    const [self] = await query<{ pid: number }>(await request.read(), 'select pg_backend_pid() as pid');
    await onServer(bridges.database.appUrl, (client) => client.query('select pg_terminate_backend($1)', [self?.pid]));
    // Until the news is here the connection looks whole, and would go back to the pool.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await request.close();
    expect(await bridges.as('drc', (tx) => query(tx, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('refuses with UNAVAILABLE who waits 3 s for a connection', async () => {
    const holding = inTransaction(bridges.app, { actor: person('drc'), service: 'projects', today: day('2024-11-20') }, (tx) => query(tx, 'select pg_sleep(3.5)'));
    const fault: unknown = await bridges.as('drc', (tx) => query(tx, 'select 1')).catch((thrown: unknown) => thrown);
    expect(refusalOfDatabase(fault)).toMatchObject({ code: 'UNAVAILABLE' });
    await holding;
  });

  it('refuses with UNAVAILABLE where nothing listens', async () => {
    const fault: unknown = await openDatabase({ url: 'postgres://a:b@127.0.0.1:1/c', name: 'nowhere', connections: 1 }, [Bridge]).catch((thrown: unknown) => thrown);
    expect(refusalOfDatabase(fault)).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
