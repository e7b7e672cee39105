import { setTimeout as delay } from 'node:timers/promises';
import { aBridge, begun, Bridge, onServer, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { enter, record } from '../record';
import { load } from '../rows';
import { numberPending } from './numbering';
import { startRelay, type Aside, type Relay } from './relay';

const TOPIC = 'projects.project';

describe('the order of what a relay sends 投递顺序', () => {
  let bridges: Bridges;
  let broker: MemoryBroker;
  let relay: Relay | null;
  beforeEach(async () => {
    bridges = await openBridges();
    broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    relay = null;
  });
  afterEach(async () => {
    await relay?.stop();
    await broker.close();
    await bridges.close();
  });

  const start = async (takes = 0, asides: readonly Aside[] = []): Promise<Relay> => (relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', { ...broker, async publish(messages) { await delay(takes); await broker.publish(messages); } }, createLog('test', 'silent'), { asides }));
  const first = () => bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
  const second = (id: string) => bridges.as('drc', async (tx) => record(tx, await load(tx, Bridge, id), [opened()], () => ({ cost: aBridge().cost })));
  const drained = () => until(async () => (await bridges.worker.query<object[]>('select from unsent')).length === 0);
  const versionsOf = (id: string): string[] => [...new Set(broker.kept(TOPIC).filter(({ key }) => key === id).map(({ headers }) => headers['ce_aggregateversion'] ?? ''))];

  it.each([['told in its own process', true], ['as it looks by itself', false]])('is that of the numbers, also of what another numbered and left: %s', async (_, isTold) => {
    const own = await start();
    await first();
    await drained();
    for (let each = 0; each < 4; each += 1) {
      const { id } = await first();
      await numberPending(bridges.worker);
      await second(id);
      if (isTold) expect(own.wake()).toBe(true);
      await drained();
      expect(versionsOf(id)).toEqual(['1', '2']);
    }
  });

  it('is that of the numbers when its turn was lost and taken anew', async () => {
    const own = await start(5);
    const keys: string[] = [];
    for (let each = 0; each < 3; each += 1) {
      await onServer(bridges.database.workerUrl, (client) => client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'relay'"));
      const { id } = await first();
      keys.push(id);
      await numberPending(bridges.worker);
      await second(id);
      own.wake();
      await drained();
    }
    expect(keys.map(versionsOf)).toEqual(keys.map(() => ['1', '2']));
  });

  it('leaves room for what is done besides while events come without a pause', async () => {
    let [besides, isOver] = [0, false];
    const own = await start(20, [async () => { besides += 1; }]);
    await until(() => besides > 0);
    const before = besides;
    const writing = Array.from({ length: 2 }, async () => { while (!isOver) { await first(); own.wake(); } });
    await until(() => besides > before, 'nothing was done besides');
    isOver = true;
    await Promise.all(writing);
    await drained();
  });
});
