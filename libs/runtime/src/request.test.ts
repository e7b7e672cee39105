import { day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { aBridge, begun, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { listenToStatements } from '@cornerstone/testing/statements';
import { createClock } from './clock';
import { Preview } from './preview';
import { enter, record } from './record';
import { Request } from './request';
import { load } from './rows';
import { query } from './transaction';

const FEW = 3;

describe('one operation 一次请求', () => {
  let bridges: Bridges;
  let statements: string[] = [];
  let stopListening: () => void;
  let woken = 0;
  const clock = createClock();
  clock.moveTo(day('2024-11-20'));

  const asking = (login = 'clerk.zz'): Request => new Request({ source: bridges.app, service: 'projects', clock, wakeRelay: () => { woken += 1; } }, person(login), null, null);
  /** What an operation does, from its first read to its answer. */
  const operation = async <T>(work: (request: Request) => Promise<T>, login = 'clerk.zz'): Promise<T> => {
    const request = asking(login);
    return work(request).finally(() => request.close());
  };
  const named = (name: string): string[] => statements.filter((statement) => statement === name);
  /** As the role whose connections they are: another one is not shown their state. */
  const inUse = async (): Promise<number> => {
    const [row] = await bridges.app.query<{ busy: number }[]>("select count(*)::int as busy from pg_stat_activity where application_name = 'bridges' and state <> 'idle' and datname = current_database() and pid <> pg_backend_pid()");
    return row?.busy ?? -1;
  };
  const rename = (request: Request, id: string, name: string, key?: string): Promise<Bridge> =>
    request.mutate('reportStart', Bridge, { id, name }, key, async (tx) => record(tx, await load(tx, Bridge, id), [opened()], () => ({ name })));

  beforeAll(async () => {
    bridges = await openBridges(FEW);
    stopListening = listenToStatements(({ name, user }) => { if (user.endsWith('_app')) statements.push(name); });
  });
  afterAll(() => {
    stopListening();
    return bridges.close();
  });
  beforeEach(() => { statements = []; woken = 0; });

  const entered = (values: Partial<Bridge> = {}): Promise<Bridge> => bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(values), [begun()]));

  it('answers a preview and keeps nothing of it', async () => {
    const { id, name } = await entered();
    const shown = await operation((request) => request.mutate('reportStart', Bridge, { id }, 'preview', async (tx) => {
      throw new Preview(await record(tx, await load(tx, Bridge, id), [opened()], () => ({ name: '试算' })));
    }));
    expect(shown).toMatchObject({ name: '试算', version: 2 });
    expect(await bridges.worker.query('select name, version from bridge where id = $1', [id])).toEqual([{ name, version: 1 }]);
    expect(await bridges.worker.query("select 1 from answered where key = 'preview'")).toEqual([]);
  });

  it('fetches what many parts ask for in one statement, in one transaction', async () => {
    const [zz, ly] = [await entered(), await entered({ regionPaths: ['410000.410300'] })];
    statements = [];
    const found = await operation((request) => Promise.all([zz.id, ly.id, 'brg_none', zz.id].map((id) => request.one(Bridge, 'id', id))));
    expect(found.map((each) => each?.id ?? null)).toEqual([zz.id, null, null, zz.id]);
    expect(named('bridge by id')).toHaveLength(1);
    expect(named('readAs')).toHaveLength(1);
    expect(named('COMMIT')).toHaveLength(1);
  });

  it('fetches the rows of many keys in one statement, in their order', async () => {
    const name = `列-${Date.now()}`;
    for (const cost of [3n, 1n, 2n]) await entered({ name, cost: fen(cost) });
    const [rows, none] = await operation((request) => Promise.all([name, '无'].map((key) => request.all(Bridge, 'name', key, 'cost'))));
    expect(rows?.map((row) => row.cost)).toEqual([1n, 2n, 3n]);
    expect(none).toEqual([]);
    expect(named('bridge of name')).toHaveLength(1);
  });

  it('runs any look-up once for the distinct keys of a turn', async () => {
    const asked: (readonly string[])[] = [];
    const answers = await operation((request) => Promise.all(['a', 'b', 'a'].map((key) => request.batched('letters', key, async (_, keys) => { asked.push(keys); return keys.map((each) => ({ each })); }))));
    expect(asked).toEqual([['a', 'b']]);
    expect(answers).toEqual([{ each: 'a' }, { each: 'b' }, { each: 'a' }]);
  });

  it('ends after what is still being asked, never among it', async () => {
    const request = asking('drc');
    const tx = await request.read();
    const regions = Array.from({ length: 5 }, () => query<{ regions: string }>(tx, "select current_setting('app.regions', true) as regions"));
    await request.close();
    expect((await Promise.all(regions)).flat().map((row) => row.regions)).toEqual(['*', '*', '*', '*', '*']);
    expect(await inUse()).toBe(0);
  });

  it('gives its connection back with the answer, after a fault too', async () => {
    await operation((request) => request.one(Bridge, 'id', 'brg_none'));
    await expect(operation(async (request) => query(await request.read(), 'select 1 / 0'))).rejects.toThrow('division by zero');
    await asking().close();
    expect(await inUse()).toBe(0);
    for (let each = 0; each < 3 * FEW; each += 1) await operation((request) => request.one(Bridge, 'id', 'brg_none'));
  });

  it('opens nothing more when its answer has gone', async () => {
    const request = asking();
    await request.close();
    await expect(request.read()).rejects.toThrow('over');
    await expect(request.one(Bridge, 'id', 'brg_none')).rejects.toThrow('over');
    expect(await inUse()).toBe(0);
  });

  it('reads anew after a mutation of the same operation', async () => {
    const { id } = await entered();
    const names = await operation(async (request) => {
      const seen = [];
      for (const name of ['一桥', '二桥']) {
        await rename(request, id, name);
        seen.push((await request.one(Bridge, 'id', id))?.name);
      }
      return seen;
    });
    expect(names).toEqual(['一桥', '二桥']);
  });

  it('never needs two connections: as many operations as there are connections read between their mutations', async () => {
    const open = await Promise.all(Array.from({ length: FEW }, async () => ({ request: asking(), id: (await entered()).id })));
    for (const name of ['一桥', '二桥']) {
      await Promise.all(open.map(({ request, id }) => rename(request, id, name)));
      await Promise.all(open.map(({ request, id }) => request.one(Bridge, 'id', id)));
    }
    await Promise.all(open.map(({ request }) => request.close()));
    expect(await bridges.worker.query('select distinct name from bridge where id = any($1)', [open.map(({ id }) => id)])).toEqual([{ name: '二桥' }]);
  });

  it('gives two identical requests at once one effect and the same answer', async () => {
    const { id } = await entered();
    const [one, two] = await Promise.all([1, 2].map(() => operation((request) => rename(request, id, '新桥', `key-${id}`))));
    expect(two).toEqual(one);
    expect(one).toMatchObject({ version: 2, name: '新桥', cost: 120_050n, spans: [{ metres: 60 }, { metres: 120 }], regionPaths: ['410000.410100'] });
    expect(one).toBeInstanceOf(Bridge);
    expect(await bridges.worker.query('select count(*)::int as events from event where aggregate_id = $1', [id])).toEqual([{ events: 2 }]);
  });

  it.each(["it's", 'back\\slash', "'); drop table answered; --", '钥匙'])('takes any key as it is: %j', async (key) => {
    const { id } = await entered();
    const [one, two] = await Promise.all([1, 2].map(() => operation((request) => rename(request, id, '新桥', `${key} ${id}`))));
    expect([two, one?.version]).toEqual([one, 2]);
  });

  it('refuses a key that cannot be kept, and changes nothing', async () => {
    const { id } = await entered();
    await expect(operation((request) => rename(request, id, '新桥', 'a\0'))).rejects.toMatchObject({ rule: 'text.forbidden-character' });
    expect(await bridges.worker.query('select version from bridge where id = $1', [id])).toEqual([{ version: 1 }]);
    expect(await inUse()).toBe(0);
  });

  it('refuses a key with another input, takes it from another person', async () => {
    const { id } = await entered();
    await operation((request) => rename(request, id, '新桥', `key-${id}`));
    await expect(operation((request) => rename(request, id, '别桥', `key-${id}`))).rejects.toMatchObject({ rule: 'idempotency.other-input' });
    await expect(operation((request) => rename(request, id, '别桥', `key-${id}`), 'drc')).resolves.toMatchObject({ name: '别桥', version: 3 });
    await expect(operation((request) => rename(request, id, '别桥', 'k'.repeat(201)))).rejects.toMatchObject({ rule: 'idempotency.key-too-long' });
  });

  it('does not tell again what its author may no longer see', async () => {
    const { id } = await entered();
    await operation((request) => rename(request, id, '新桥', `key-${id}`));
    const moved = new Request({ source: bridges.app, service: 'projects', clock: createClock(), wakeRelay: () => undefined }, { ...person('clerk.zz'), regions: ['410000.410300'] }, null, null);
    await expect(rename(moved, id, '新桥', `key-${id}`).finally(() => moved.close())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps no answer of a mutation that failed, so that the key may be tried again', async () => {
    const { id } = await entered();
    await expect(operation((request) => request.mutate('reportStart', Bridge, { id }, `key-${id}`, async () => { throw new Error('no'); }))).rejects.toThrow('no');
    await expect(operation((request) => request.mutate('reportStart', Bridge, { id }, `key-${id}`, (tx) => load(tx, Bridge, id)))).resolves.toMatchObject({ version: 1 });
  });

  it('wakes the relay after the commit and only then', async () => {
    const { id } = await entered();
    await operation((request) => rename(request, id, '新桥'));
    expect(woken).toBe(1);
    await expect(operation((request) => rename(request, 'brg_none', '新桥'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(woken).toBe(1);
  });

  it('refuses who has no right to the operation, before anything is read', async () => {
    const { id } = await entered();
    statements = [];
    await expect(operation((request) => rename(request, id, '新桥'), 'ops')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'access.not-your-task' });
    expect(statements).toEqual([]);
  });

  it('does not find what lies outside the region', async () => {
    const { id } = await entered({ regionPaths: ['410000.410300'] });
    await expect(operation((request) => rename(request, id, '新桥'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
