import { aBridge, begun, Bridge, onServer, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { createClock } from './clock';
import { enter } from './record';
import { Request } from './request';
import { inTransaction, query } from './transaction';

const LOG_TABLES = ['event', 'event_position', 'pending', 'inbox', 'parked_message', 'stream_place', 'heard_version', 'audit', 'answered', 'clock', 'region_copy', 'project_copy'];

describe('row security 行级权限', () => {
  let bridges: Bridges;

  beforeAll(async () => {
    bridges = await openBridges();
    await bridges.as('clerk.zz', (tx) => enter(tx, Bridge, aBridge({ name: '郑州桥' }), [begun()]));
    await bridges.as('clerk.ly', (tx) => enter(tx, Bridge, aBridge({ name: '洛阳桥', regionPaths: ['410000.410300'] }), [begun()]));
  });
  afterAll(() => bridges.close());

  /** The SQLSTATE of a refusal, or what came back. */
  const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then((rows) => rows, (fault: { code?: string; driverError?: { code: string } }) => fault.driverError?.code ?? fault.code);
  const asApp = (statement: string, who = 'drc'): Promise<unknown> => codeOf(bridges.as(who, (tx) => query(tx, statement)));
  const asWorker = (statement: string): Promise<unknown> => codeOf(bridges.worker.query(statement));

  it.each(['bridge', 'audit', 'event', 'answered', 'project_copy'])('shows no row of %s where nobody is set', async (table) => {
    expect(await bridges.app.query(`select 1 from ${table}`)).toEqual([]);
  });

  it('shows each what lies in their regions, in rows, audit and log alike', async () => {
    for (const [table, column] of [['bridge', 'name'], ['event', 'subject'], ['audit', "after ->> 'name'"]] as const) {
      const seen = (who: string) => bridges.as(who, (tx) => query(tx, `select ${column} as name from ${table} order by 1`));
      expect([table, await seen('clerk.zz'), await seen('clerk.ly')]).toEqual([table, [{ name: '郑州桥' }], [{ name: '洛阳桥' }]]);
      expect([table, await seen('drc')]).toEqual([table, [{ name: '洛阳桥' }, { name: '郑州桥' }]]);
    }
  });

  it('shows a change to its author, to the department that made it, and to who may read the audit; what is known of a day to all of the region', async () => {
    const seen = (who: Parameters<Bridges['as']>[0], table: string) => bridges.as(who, async (tx) => (await query(tx, `select 1 from ${table}`)).length);
    const clerk = person('clerk.zz');
    const colleague = { ...clerk, id: 'per_colleague' };
    const other = { ...clerk, id: 'per_other', departmentId: 'dep_other', departments: ['dep_other'] };
    const auditor = { ...other, roles: ['sup'] };
    expect(await Promise.all([clerk, colleague, other, auditor, person('fin'), person('ops')].map((who) => seen(who, 'audit')))).toEqual([1, 1, 0, 1, 0, 2]);
    expect(await Promise.all([clerk, other, person('fin'), person('clerk.ly')].map((who) => seen(who, 'change_known')))).toEqual([1, 1, 2, 1]);
  });

  it('lets nobody write the audit in another\'s name', async () => {
    expect(await asApp("insert into audit (actor_id, entity, entity_id, version, known_on, region_paths, event_ids, after) values ('per_x', 'bridge', 'x', 1, '2024-01-01', '{410000}', '{}', '{}')")).toBe('42501');
  });

  it('lets nobody write outside their regions', async () => {
    expect(await codeOf(bridges.as('clerk.ly', (tx) => enter(tx, Bridge, aBridge(), [begun()])))).toBe('42501');
    expect(await asApp("update bridge set region_paths = '{410000.410300}' where name = '郑州桥'", 'clerk.zz')).toBe('42501');
    expect(await asApp("with changed as (update bridge set name = 'x' where name = '郑州桥' returning 1) select * from changed", 'clerk.ly')).toEqual([]);
  });

  it('takes no row outside an operation that the person may do, whatever the code forgets', async () => {
    const mayNot = (roles: string[]) => ({ id: 'per_x', departmentId: null, departments: [], regions: '*' as const, roles });
    for (const roles of [['gov'], ['dev', 'sup'], [], ['stranger']]) {
      expect([roles, await codeOf(bridges.as(mayNot(roles), (tx) => enter(tx, Bridge, aBridge(), [begun()])))]).toEqual([roles, '42501']);
      expect([roles, await codeOf(bridges.as(mayNot(roles), (tx) => query(tx, "update bridge set name = 'x'")))]).toEqual([roles, '42501']);
    }
    const without = inTransaction(bridges.app, { actor: person('drc'), service: 'projects', today: day('2024-11-20') }, (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    expect(await codeOf(without)).toBe('42501');
    expect(await bridges.as(mayNot(['gov']), (tx) => query(tx, 'select name from bridge order by 1'))).toHaveLength(2);
  });

  it('reads in a transaction that cannot write', async () => {
    const request = new Request({ source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined }, person('drc'), null, null);
    const tx = await request.read();
    expect(await codeOf(query(tx, "update bridge set name = 'x'"))).toBe('25006');
    await request.close();
  });

  it('shows rows under a scope to those who have it', async () => {
    await onServer(bridges.database.ownerUrl, (client) => client.query("call protect_scope('bridge', 'funds', 'cost < 1000')"));
    const sees = (...roles: string[]) => bridges.as({ id: 'per_x', departmentId: null, departments: [], regions: '*', roles }, async (tx) => (await query(tx, 'select 1 from bridge')).length);
    expect([await sees('fin'), await sees('land'), await sees('land', 'gov'), await sees()]).toEqual([2, 0, 2, 0]);
    await onServer(bridges.database.ownerUrl, (client) => client.query('drop policy scoped_funds on bridge'));
  });

  it('lets neither the app nor the worker change or delete event and audit', async () => {
    for (const table of ['event', 'audit']) {
      for (const statement of [`update ${table} set actor_id = 'x'`, `delete from ${table}`, `truncate ${table}`]) {
        expect([statement, await asApp(statement), await asWorker(statement)]).toEqual([statement, '42501', '42501']);
      }
    }
  });

  it('gives the app no delete anywhere, and no hand in what the worker keeps', async () => {
    for (const table of LOG_TABLES) expect([table, await asApp(`delete from ${table}`)]).toEqual([table, '42501']);
    for (const table of ['event_position', 'inbox', 'parked_message', 'stream_place', 'heard_version', 'clock', 'region_copy', 'project_copy']) expect([table, await asApp(`insert into ${table} default values`)]).toEqual([table, '42501']);
    for (const table of ['parked_message', 'stream_place', 'heard_version', 'inbox']) expect([table, await asApp(`select * from ${table}`)]).toEqual([table, '42501']);
  });

  it('lets the app change no structure and no privilege', async () => {
    for (const statement of ['create table mine (id int)', 'alter table bridge disable row level security', 'drop policy seen on bridge', 'drop table event', 'set role projects_owner', 'grant update on event to projects_app']) {
      // A grant without the right to grant is a warning to PostgreSQL; the privilege must still be missing.
      expect([statement, await asApp(statement)]).toEqual([statement, statement.startsWith('grant') ? [] : '42501']);
    }
    expect(await asApp("update event set actor_id = 'x'")).toBe('42501');
  });

  it('has an app role that is no owner, no superuser and bound by the policies', async () => {
    const roles = await bridges.worker.query("select rolname, rolsuper, rolbypassrls, rolcreaterole, pg_has_role(rolname, 'projects_owner', 'member') as owns from pg_roles where rolname in ('projects_app', 'projects_worker') order by 1");
    expect(roles).toEqual(['projects_app', 'projects_worker'].map((rolname) => ({ rolname, rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: false })));
    const owners = await bridges.worker.query("select distinct tableowner from pg_tables where schemaname = 'public'");
    expect(owners).toEqual([{ tableowner: 'projects_owner' }]);
  });

  it('holds for the owner too', async () => {
    expect((await onServer(bridges.database.ownerUrl, (client) => client.query('select 1 from bridge'))).rows).toEqual([]);
  });

  it('goes by whole parts of a path', async () => {
    const sees = (regions: string[]) => bridges.as({ id: 'per_x', departmentId: null, departments: [], regions, roles: [] }, async (tx) => (await query(tx, 'select 1 from bridge')).length);
    expect([await sees(['410000']), await sees(['410000.410100']), await sees(['410000.4101']), await sees(['41']), await sees(['410000.410100.410105']), await sees(['140000', '410000.410300']), await sees([])]).toEqual([2, 1, 0, 0, 0, 1, 0]);
  });
});
