import { chainHeadTopic } from '@cornerstone/events/topics';
import { aBridge, begun, Bridge, onServer, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { until } from '@cornerstone/testing/until';
import { briefly, verifyLog, type WholeLog } from '@cornerstone/testing/verify-log';
import fc from 'fast-check';
import { headSigner, type SignedHead } from '../bus/chain-head';
import { chain, EVENT_COLUMNS, ROOT, type EventRow } from '../bus/event-chain';
import { startRelay } from '../bus/relay';
import { createLog } from '../log';
import { enterAll, record } from '../record';
import { load } from '../rows';

const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'.repeat(2);
const OTHER_KEY = '00112233445566778899aabbccddeeff'.repeat(2);
const TOPIC = chainHeadTopic('projects');
const TABLES = ['event', 'event_position', 'audit'];
const LAST = 61;

describe('tampering with the log 日志防篡改 (I8)', () => {
  let bridges: Bridges;
  let broker: MemoryBroker;

  beforeAll(async () => {
    bridges = await openBridges();
    broker = memoryBroker();
    await broker.ensureTopics(['projects.project', TOPIC]);
    const first = aBridge();
    await bridges.as('drc', (tx) => enterAll(tx, [{ row: first, facts: [begun(), opened()] }, ...Array.from({ length: 58 }, () => ({ row: aBridge(), facts: [begun()] }))]));
    await bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, first.id), [opened()], () => ({ name: '新黄河大桥' })));
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    await until(async () => (await bridges.worker.query<object[]>('select from unsent limit 1')).length === 0);
    await relay.stop();
    for (const position of [20, LAST]) await tell(await signed(position));
    await onServer(bridges.database.ownerUrl, async (client) => { for (const table of TABLES) await client.query(`alter table ${table} disable row level security; create table saved_${table} as table ${table}`); });
  });
  afterAll(() => bridges.close());

  const signed = async (position: number, key = KEY): Promise<SignedHead> => {
    const [link] = await bridges.worker.query<{ hash: Buffer }[]>('select hash from event_position where position = $1', [position]);
    return headSigner('projects', key)({ position, hash: link?.hash.toString('hex') ?? '' }, '2024-06-12T00:00:00Z');
  };
  const tell = (head: object | string): Promise<void> => broker.publish([{ topic: TOPIC, key: 'projects', value: typeof head === 'string' ? head : JSON.stringify(head), headers: {} }]);
  const verified = (keys = [KEY], from = broker): Promise<WholeLog> => verifyLog(bridges.worker, { broker: from, service: 'projects', keys });

  /** What is found after the owner of the tables has done this to them; all is put back. */
  const after = async (...statements: (string | (() => Promise<unknown>))[]): Promise<string[]> => {
    try {
      for (const statement of statements) await (typeof statement === 'string' ? onServer(bridges.database.ownerUrl, (client) => client.query(statement)) : statement());
      return briefly(await verified());
    } finally {
      await onServer(bridges.database.ownerUrl, async (client) => {
        for (const table of TABLES) await client.query(`truncate ${table}; insert into ${table} ${table === 'audit' ? 'overriding system value' : ''} select * from saved_${table}`);
      });
    }
  };
  const eventAt = (position: number): string => `(select event_id from event_position where position = ${position})`;
  const auditOf = (position: number): string => `(select audit_id from event where id = ${eventAt(position)})`;

  it('finds nothing in a log that nobody touched, and counts the heads that it agrees with', async () => {
    expect(await verified()).toEqual({ last: LAST, faults: [], heads: { ours: 2, unknownKey: 0, newest: LAST }, notCompared: null });
    expect(await after()).toEqual([]);
  });

  it('names an edited event and an edited audit row, with their ids', async () => {
    expect(await after(`update event set data = '{}' where id = ${eventAt(3)}`)).toEqual(['3 ALTERED']);
    for (const change of ["before = before || '{\"name\": \"x\"}'", "after = after || '{\"cost\": \"1.00\"}'", "actor_id = 'per_x'", "at = at + interval '1 microsecond'"]) {
      expect([change, await after(`update audit set ${change} where id = ${auditOf(LAST)}`)]).toEqual([change, [`${LAST} AUDIT_ALTERED`]]);
    }
    await onServer(bridges.database.ownerUrl, (client) => client.query(`update audit set actor_id = 'per_x' where id = ${auditOf(LAST)}`));
    const [{ id, event_id }] = await bridges.worker.query<[{ id: string; event_id: string }]>(`select ${auditOf(LAST)} as id, ${eventAt(LAST)} as event_id`);
    expect((await verified()).faults).toEqual([{ fault: 'AUDIT_ALTERED', position: LAST, eventId: event_id, auditId: id }]);
    expect(await after()).toEqual([`${LAST} AUDIT_ALTERED`]);
  });

  it('names a deleted event, with or without its place, and a deleted audit row', async () => {
    expect(await after(`delete from event where id = ${eventAt(5)}`)).toEqual(['5 MISSING', 'AUDIT_UNCHAINED']);
    expect(await after(`delete from event where id = ${eventAt(5)}`, 'delete from event_position where position = 5')).toEqual(['6 GAP', '6 ALTERED', 'AUDIT_UNCHAINED']);
    expect(await after(`delete from audit where id = ${auditOf(5)}`)).toEqual(['5 AUDIT_MISSING']);
    expect(await after('truncate audit')).toEqual(Array.from({ length: LAST }, (_, at) => `${at + 1} AUDIT_MISSING`));
    expect(await after(`delete from event where id = ${eventAt(5)}`, `delete from audit where id = (select audit_id from saved_event where id = ${eventAt(5)})`)).toEqual(['5 MISSING']);
  });

  it('names two events, or the contents of two audit rows, that changed places', async () => {
    expect(await after("update event_position set event_id = event_id || 'x' where position in (7, 8)", 'update event_position p set event_id = (select event_id from saved_event_position s where s.position = 15 - p.position) where position in (7, 8)'))
      .toEqual(['7 ALTERED', '8 ALTERED']);
    expect(await after(`update audit a set after = (select after from saved_audit s where s.id in (${auditOf(7)}, ${auditOf(8)}) and s.id <> a.id) where id in (${auditOf(7)}, ${auditOf(8)})`)).toEqual(['7 AUDIT_ALTERED', '8 AUDIT_ALTERED']);
  });

  it('names an event and an audit row that were slipped in', async () => {
    expect(await after("insert into event (id, type, key, aggregate_id, aggregate_version, region_paths, known_on, actor_id, data) select 'evt_false', type, key, 'x', 1, region_paths, known_on, actor_id, data from event limit 1")).toEqual(['UNCHAINED']);
    const copied = (id: string): string => `insert into audit (actor_id, entity, entity_id, version, known_on, region_paths, event_ids, before, after) select 'per_x', entity, ${id}, 99, known_on, region_paths, event_ids, before, after from audit limit 1`;
    expect(await after(copied('entity_id'))).toEqual(['AUDIT_UNCHAINED']);
    expect(await after(copied("'brg_x'"), "update audit set event_ids = '{evt_none}' where entity_id = 'brg_x'")).toEqual(['AUDIT_UNCHAINED']);
    expect(await after(copied("'brg_x'"), "update audit set event_ids = '{}' where entity_id = 'brg_x'")).toEqual(['AUDIT_UNCHAINED']);
  });

  const cut = (from: number): string[] => [`delete from audit where id in (select audit_id from event where id in (select event_id from event_position where position > ${from}))`,
    `delete from event where id in (select event_id from event_position where position > ${from})`, `delete from event_position where position > ${from}`];

  it('shows a tail that was cut off without a trace in the database, by the signed head', async () => {
    expect(await after(...cut(55))).toEqual([`${LAST} CUT`]);
    expect(await after(...cut(0))).toEqual(['20 CUT', `${LAST} CUT`]);
  });

  /** Every hash from a position on made anew, as who knows this code and holds the database could. */
  const rewritten = (from: number) => async (): Promise<void> => onServer(bridges.database.ownerUrl, async (client) => {
    const { rows } = await client.query<EventRow & { position: string }>(`select n.position, ${EVENT_COLUMNS} from event_position n join event e on e.id = n.event_id where position >= $1 order by position`, [from]);
    const before = await client.query<{ hash: Buffer }>('select hash from event_position where position = $1', [from - 1]);
    const hashes = chain(rows, before.rows[0]?.hash ?? ROOT);
    for (const [at, { position }] of rows.entries()) await client.query('update event_position set hash = $2 where position = $1', [position, hashes[at]]);
  });

  it('shows a history that was rewritten with all its hashes, by the signed heads from then on', async () => {
    expect(await after(`update event set data = '{}' where id = ${eventAt(30)}`, rewritten(30))).toEqual([`${LAST} OTHER_HEAD`]);
    expect(await after(`update event set data = '{}' where id = ${eventAt(10)}`, rewritten(10))).toEqual(['20 OTHER_HEAD', `${LAST} OTHER_HEAD`]);
  });

  describe('heads on the topic 链首主题', () => {
    let heads: MemoryBroker;
    beforeEach(async () => {
      heads = memoryBroker();
      await heads.ensureTopics([TOPIC]);
    });
    const found = async (told: readonly (object | string)[], keys = [KEY]): Promise<{ brief: string[]; whole: WholeLog }> => {
      await heads.publish(told.map((head) => ({ topic: TOPIC, key: 'projects', value: typeof head === 'string' ? head : JSON.stringify(head), headers: {} })));
      const whole = await verified(keys, heads);
      return { brief: briefly(whole), whole };
    };

    it('are named when they are signed wrongly, are none, or another service\'s', async () => {
      const good = await signed(LAST);
      expect((await found([good, { ...good, hash: '0'.repeat(64) }, { ...good, position: 60 }, { ...good, signature: 'AAAA' }, '{', { ...good, service: 'funding' }])).brief).toEqual([`${LAST} HEAD_FORGED`, '60 HEAD_FORGED', `${LAST} HEAD_FORGED`, 'HEAD_FORGED', `${LAST} HEAD_FORGED`]);
    });

    it('are ours when any key that is held has signed them', async () => {
      expect((await found([await signed(20, OTHER_KEY), await signed(LAST)], [KEY, OTHER_KEY])).whole).toMatchObject({ faults: [], heads: { ours: 2, unknownKey: 0, newest: LAST } });
    });

    it('of a key that is held no longer are counted while the chain agrees, and named when it does not', async () => {
      const old = await signed(20, OTHER_KEY);
      expect((await found([old, await signed(LAST)])).whole).toMatchObject({ faults: [], heads: { ours: 1, unknownKey: 1 } });
      expect((await found([{ ...old, hash: '0'.repeat(64) }])).brief).toEqual(['20 HEAD_FORGED']);
    });

    it('are missed when the topic holds none of ours', async () => {
      expect((await found([])).brief).toEqual([]);
      await onServer(bridges.database.ownerUrl, (client) => client.query("update event set occurred_at = occurred_at - interval '1 hour' where id = (select event_id from event_position where position = 1)"));
      expect((await found([await signed(20, OTHER_KEY)])).brief).toEqual(['1 ALTERED', 'HEADS_MISSING']);
      expect(await after()).toEqual(['1 ALTERED']);
    });

    it('are said not to be compared when the broker is away; the rest is verified all the same', async () => {
      heads.become('down');
      await onServer(bridges.database.ownerUrl, (client) => client.query(`update event set data = '{}' where id = ${eventAt(3)}`));
      expect(await verified([KEY], heads)).toMatchObject({ faults: [{ fault: 'ALTERED', position: 3 }], heads: null, notCompared: 'the broker is down' });
      await after();
    });
  });

  it('finds any change of any column of any event, audit row or place', async () => {
    const columns = await bridges.worker.query<{ table: string; name: string; type: string }[]>(`select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and attnum > 0 and not attisdropped`, [TABLES]);
    expect(columns.length).toBe(16 + 3 + 13);
    const other: Record<string, string> = {
      text: "coalesce(§, '') || 'x'", 'text[]': "§ || array['x']", integer: '§ + 1000', bigint: '§ + 1000', date: '§ + 1', 'timestamp with time zone': "§ + interval '1 microsecond'", json: `'{"x": 1}'`, jsonb: `coalesce(§, '{}') || '{"x": 1}'`, bytea: "coalesce(§, '') || '\\x00'",
    };
    const deed = fc.record({ row: fc.integer({ min: 0, max: 58 }), gone: fc.boolean() });
    await onServer(bridges.database.ownerUrl, (client) => client.query('alter table event drop constraint audit_whole; alter table audit alter column id drop identity if exists'));
    for (const { table, name, type } of columns) {
      const changed = (other[type] ?? 'null').replaceAll('§', `"${name}"`);
      const isNullable = ['before', 'department_id', 'project_id', 'subject', 'traceparent', 'audit_id', 'audit_digest'].includes(name);
      const key = table === 'event_position' ? 'position' : 'id';
      await fc.assert(fc.asyncProperty(deed, async ({ row, gone }) => {
        const value = gone && isNullable ? `case when "${name}" is null then ${changed} end` : changed;
        expect([table, name, await after(`update ${table} set "${name}" = ${value} where ${key} = (select ${key} from ${table} order by ${key} offset ${row} limit 1)`)]).not.toEqual([table, name, []]);
      }), { numRuns: 2 });
    }
  }, 120_000);
});
