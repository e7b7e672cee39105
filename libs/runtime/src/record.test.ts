import { fen } from '@cornerstone/kernel/money';
import { Rejection } from '@cornerstone/kernel/rejection';
import { aBridge, begun, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { enter, enterAll, record, recordAll, recordCourses } from './record';
import { insertAll, load } from './rows';
import { query } from './transaction';

interface Kept { type: string; aggregate_version: number; known_on: string; actor_id: string; waiting: boolean }
interface Trace { version: number; before: Record<string, unknown> | null; after: Record<string, unknown>; event_ids: string[] }

describe('keeping what was decided 记录', () => {
  let bridges: Bridges;

  beforeAll(async () => { bridges = await openBridges(); });
  afterAll(() => bridges.close());

  const events = (id: string): Promise<Kept[]> => bridges.worker.query(`select e.type, e.aggregate_version, e.known_on::text, e.actor_id, exists (select 1 from pending p where p.event_id = e.id) as waiting
    from event e where e.aggregate_id = $1 order by e.aggregate_version`, [id]);
  const audit = (id: string): Promise<Trace[]> => bridges.worker.query("select version, before, after, event_ids from audit where entity = 'bridge' and entity_id = $1 order by version", [id]);
  const entered = (values: Partial<Bridge> = {}): Promise<Bridge> => bridges.as('clerk.zz', (tx) => enter(tx, Bridge, aBridge(values), [begun()]));

  it('enters a row with its event and its audit', async () => {
    const bridge = await entered();
    expect(bridge.version).toBe(1);
    expect(await events(bridge.id)).toMatchObject([{ type: 'projects.project.started.v1', aggregate_version: 1, known_on: '2024-03-01', waiting: true, actor_id: expect.stringMatching(/^per_/) }]);
    expect(await audit(bridge.id)).toMatchObject([{ version: 1, before: null, after: { name: '黄河大桥', cost: '1200.5', spans: [{ metres: 60 }, { metres: 120 }] }, event_ids: [expect.stringMatching(/^evt_/)] }]);
  });

  it('records facts on a row: the version rises by one for each, the audit holds what changed', async () => {
    const { id } = await entered();
    const after = await bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, id), [begun('2024-04-01'), opened()], (_, fact) => (fact.type.includes('completed') ? { openedOn: fact.knownOn, cost: fen(99n) } : {})));
    expect(after).toMatchObject({ version: 3, openedOn: '2024-09-01' });
    expect((await events(id)).map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
    expect((await audit(id))[1]).toMatchObject({ version: 3, before: { version: 1, opened_on: null, cost: '1200.5' }, after: { version: 3, opened_on: '2024-09-01', cost: '0.99' } });
    expect(Object.keys((await audit(id))[1]?.after ?? {}).sort()).toEqual(['cost', 'opened_on', 'version']);
  });

  it.each([0, 1, 3, -1])('refuses a row of version 2 to who saw version %s, and tells which is there', async (expectedVersion) => {
    const { id } = await entered();
    await bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, id), [opened()]));
    for (const seen of [{ expectedVersion: 2 }, { expectedVersion: null }, {}]) await expect(bridges.as('clerk.zz', (tx) => load(tx, Bridge, id, seen))).resolves.toMatchObject({ version: 2 });
    await expect(bridges.as('clerk.zz', (tx) => load(tx, Bridge, id, { expectedVersion }))).rejects.toMatchObject({ code: 'CONFLICT', rule: 'access.stale-version', details: { expected: expectedVersion, found: 2 } });
  });

  it('keeps nothing at all when the transaction fails after it', async () => {
    const bridge = aBridge();
    await expect(bridges.as('clerk.zz', async (tx) => {
      await enter(tx, Bridge, bridge, [begun()]);
      throw new Error('later');
    })).rejects.toThrow('later');
    expect([await events(bridge.id), await audit(bridge.id), await bridges.worker.query('select 1 from bridge where id = $1', [bridge.id])]).toEqual([[], [], []]);
  });

  it('keeps nothing when a fact is refused by the log', async () => {
    const { id } = await entered();
    await expect(bridges.as('clerk.zz', async (tx) => {
      const bridge = await load(tx, Bridge, id);
      bridge.version = 0; // the log has this aggregate's version 1
      await query(tx, 'update bridge set version = 0 where id = $1', [id]);
      return record(tx, bridge, [opened()], () => ({ openedOn: null }));
    })).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await bridges.worker.query('select version from bridge where id = $1', [id])).toEqual([{ version: 1 }]);
  });

  it('refuses a stale version, names the one there is and changes nothing', async () => {
    const bridge = await entered();
    const change = () => bridges.as('clerk.zz', (tx) => record(tx, Object.assign(new Bridge(), bridge), [opened()], () => ({ name: '二桥' })));
    await change();
    await change().then(() => { throw new Error('recorded'); }, (fault: unknown) => {
      expect(fault).toBeInstanceOf(Rejection);
      expect(fault).toMatchObject({ code: 'CONFLICT', rule: 'access.stale-version', details: { expected: 1, found: 2 } });
    });
    expect(await events(bridge.id)).toHaveLength(2);
  });

  it('lets 20 writers at once each have their own version', async () => {
    const { id } = await entered();
    await Promise.all(Array.from({ length: 20 }, () => bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, id), [opened()], (before) => ({ cost: fen(before.cost + 100n) })))));
    expect((await events(id)).map((event) => event.aggregate_version)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
    expect(await bridges.worker.query('select version, cost from bridge where id = $1', [id])).toEqual([{ version: 21, cost: '1220.50' }]);
  });

  it('enters many rows as it enters one, events in the order given', async () => {
    const many = Array.from({ length: 1_201 }, (_, at) => ({ row: aBridge({ name: `桥${at}` }), facts: at % 2 ? [begun(), opened()] : [begun()] }));
    await bridges.as('clerk.zz', (tx) => enterAll(tx, many));
    const [first, second] = many;
    expect((await audit(second?.row.id ?? ''))[0]).toMatchObject({ version: 2, before: null, after: { name: '桥1', version: 2, spans: [{ metres: 60 }, { metres: 120 }] } });
    expect((await events(first?.row.id ?? '')).map((event) => event.aggregate_version)).toEqual([1]);
    const order = await bridges.worker.query<{ subject: string }[]>("select e.subject from pending p join event e on e.id = p.event_id where e.subject like '桥%' order by p.seq");
    expect([...new Set(order.map(({ subject }) => subject))]).toEqual(many.map(({ row }) => row.name));
  });

  it('records facts on many rows at once as it does on one: each its version, its events, its audit of what changed', async () => {
    const rows = await Promise.all(['甲', '乙', '丙'].map((name) => entered({ name })));
    const after = await bridges.as('clerk.zz', async (tx) => {
      const loaded = [];
      for (const { id } of rows) loaded.push(await load(tx, Bridge, id));
      return recordAll(tx, loaded.map((row, at) => ({ row, facts: at === 1 ? [begun('2024-04-01'), opened()] : [opened()], to: at === 2 ? {} : { openedOn: opened().knownOn, cost: fen(99n) } })));
    });
    expect(after.map(({ version, openedOn, name }) => [name, version, openedOn])).toEqual([['甲', 2, '2024-09-01'], ['乙', 3, '2024-09-01'], ['丙', 2, null]]);
    const [one = '', two = '', three = ''] = rows.map(({ id }) => id);
    expect((await events(two)).map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
    expect((await audit(one))[1]).toMatchObject({ version: 2, before: { version: 1, opened_on: null, cost: '1200.5' }, after: { version: 2, opened_on: '2024-09-01', cost: '0.99' } });
    expect(Object.keys((await audit(three))[1]?.after ?? {})).toEqual(['version']);
    expect(await bridges.as('clerk.zz', (tx) => load(tx, Bridge, one))).toMatchObject({ version: 2, cost: 99n, spans: [{ metres: 60 }, { metres: 120 }], regionPaths: ['410000.410100'] });
  });

  it('writes a row once that went several steps, each with an audit of its own day; a new one likewise', async () => {
    const [old, fresh] = [await entered(), Object.assign(aBridge({ name: '新桥' }), { version: 0 })];
    const steps = [{ facts: [begun('2024-04-01')], to: { cost: fen(5n) } }, { facts: [opened(), opened()], to: { openedOn: opened().knownOn } }];
    const [one, two] = await bridges.as('clerk.zz', async (tx) => recordCourses(tx, [{ row: await load(tx, Bridge, old.id), isNew: false, steps }, { row: fresh, isNew: true, steps }]));
    expect([one, two].map((row) => [row?.version, row?.cost, row?.openedOn])).toEqual([[4, 5n, '2024-09-01'], [3, 5n, '2024-09-01']]);
    expect((await audit(old.id)).slice(1)).toMatchObject([{ version: 2, before: { version: 1 }, after: { version: 2, cost: '0.05' } }, { version: 4, before: { version: 2, opened_on: null }, after: { version: 4, opened_on: '2024-09-01' } }]);
    expect(await audit(fresh.id)).toMatchObject([{ version: 1, before: null, after: { name: '新桥', opened_on: null } }, { version: 3, before: { opened_on: null }, after: { opened_on: '2024-09-01' } }]);
    expect((await events(fresh.id)).map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
    expect(await bridges.as('clerk.zz', (tx) => load(tx, Bridge, fresh.id))).toMatchObject({ version: 3, cost: 5n });
  });

  it('keeps none of many where one was changed meanwhile, and does nothing for none', async () => {
    const [one, two] = [await entered(), await entered()];
    await bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, two.id), [opened()]));
    await expect(bridges.as('clerk.zz', (tx) => recordAll(tx, [one, two].map((row) => ({ row, facts: [opened()], to: {} }))))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await events(one.id)).toHaveLength(1);
    expect(await bridges.as('clerk.zz', (tx) => recordAll(tx, []))).toEqual([]);
    await bridges.as('clerk.zz', (tx) => insertAll(tx, Bridge, []));
  });

  it('inserts many rows in one statement, each column as `insert` would', async () => {
    const many = [aBridge({ name: '一号', version: 1 }), aBridge({ name: '二号', version: 1, openedOn: opened().knownOn })];
    await bridges.as('clerk.zz', (tx) => insertAll(tx, Bridge, many));
    expect(await bridges.as('clerk.zz', (tx) => load(tx, Bridge, many[1]?.id ?? ''))).toEqual(many[1]);
  });

  it('refuses an event that the broker would not take', async () => {
    const bridge = aBridge();
    const huge = { ...begun(), data: { startedOn: '2024-03-01', evidenceDigest: '路'.repeat(90_000) } };
    await expect(bridges.as('clerk.zz', (tx) => enter(tx, Bridge, bridge, [huge]))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', rule: 'events.too-large' });
    expect(await events(bridge.id)).toEqual([]);
  });

  it('does nothing where no fact was decided', async () => {
    const bridge = await entered();
    expect(await bridges.as('clerk.zz', (tx) => record(tx, bridge, [], () => ({ name: 'x' })))).toBe(bridge);
    expect(await events(bridge.id)).toHaveLength(1);
  });
});
