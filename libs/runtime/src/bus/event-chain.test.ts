import { aBridge, begun, onServer, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { verifyChain, type ChainHead } from './event-chain';
import { createLog } from '../log';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { enterAll } from '../record';
import { startRelay } from './relay';

describe('the chain over the event log 事件链 (I8)', () => {
  let bridges: Bridges;
  let head: ChainHead;
  let third: string;

  beforeAll(async () => {
    bridges = await openBridges();
    const broker = memoryBroker();
    await broker.ensureTopics(['projects.project']);
    await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 600 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    while ((await bridges.worker.query<object[]>('select from unsent limit 1')).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await relay.stop();
    ({ head } = await verifyChain(bridges.worker));
    third = (await bridges.worker.query<{ event_id: string }[]>('select event_id from event_position where position = 3'))[0]?.event_id ?? '';
  });
  afterAll(() => bridges.close());

  /** What the chain says after someone with all rights over the database has changed it; all is put back. */
  const faultsAfter = (...statements: string[]) => onServer(bridges.database.ownerUrl, async (client) => {
    const tables = ['event', 'event_position'];
    for (const table of tables) await client.query(`alter table ${table} disable row level security; create table saved_${table} as table ${table}`);
    try {
      for (const statement of statements) await client.query(statement);
      return (await verifyChain(bridges.worker, head)).faults;
    } finally {
      for (const table of tables) await client.query(`truncate ${table}; insert into ${table} select * from saved_${table}; drop table saved_${table}`);
      await client.query('alter table event enable row level security');
    }
  });

  it('holds over more than one page, and agrees with a head kept elsewhere', async () => {
    expect(await verifyChain(bridges.worker, head)).toEqual({ head, faults: [] });
    expect(head.position).toBe(1_200);
  });

  it.each([
    ['type', "'projects.project.resumed.v1'"], ['key', "'x'"], ['aggregate_id', "'x'"], ['aggregate_version', '77'], ['project_id', "'x'"], ['subject', 'null'], ['region_paths', "'{410000}'"], ['known_on', "known_on + 1"],
    ['occurred_at', "occurred_at + interval '1 microsecond'"], ['actor_id', "'x'"], ['department_id', "'x'"], ['traceparent', "'x'"], ['data', "'{}'"],
  ])('breaks where the %s of one event was changed', async (column, value) => {
    expect(await faultsAfter(`update event set ${column} = ${value} where id = '${third}'`)).toEqual([{ position: 3, eventId: third, fault: 'ALTERED' }]);
  });

  it('breaks where an event was deleted', async () => {
    expect(await faultsAfter(`delete from event where id = '${third}'`)).toEqual([{ position: 3, eventId: third, fault: 'MISSING' }]);
  });

  it('breaks where an event and its position were deleted', async () => {
    expect((await faultsAfter(`delete from event where id = '${third}'`, 'delete from event_position where position = 3')).map(({ position, fault }) => [position, fault])).toEqual([[4, 'GAP'], [4, 'ALTERED']]);
  });

  it('breaks where two events changed places', async () => {
    const faults = await faultsAfter("update event_position set event_id = event_id || 'x' where position in (3, 4)",
      "update event_position p set event_id = (select event_id from saved_event_position s where s.position = 7 - p.position) where position in (3, 4)");
    expect(faults.map(({ position, fault }) => [position, fault])).toEqual([[3, 'ALTERED'], [4, 'ALTERED']]);
  });

  it('breaks where one hash was written anew', async () => {
    expect((await faultsAfter("update event_position set hash = sha256('x') where position = 3")).map(({ position }) => position)).toEqual([3, 4]);
  });

  it('shows a tail that was cut off, by the head kept elsewhere', async () => {
    expect(await faultsAfter('delete from event where id in (select event_id from event_position where position > 1190)', 'delete from event_position where position > 1190')).toEqual([{ position: 1_200, eventId: null, fault: 'OTHER_HEAD' }]);
  });

  it('shows an event that was slipped in or put aside without a place in the chain', async () => {
    expect(await faultsAfter("insert into event select 'evt_false', type, key, 'x', 1, project_id, subject, region_paths, known_on, occurred_at, actor_id, department_id, traceparent, data from event limit 1"))
      .toEqual([{ position: null, eventId: 'evt_false', fault: 'UNCHAINED' }]);
  });
});
