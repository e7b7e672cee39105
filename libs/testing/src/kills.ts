import { setTimeout as delay } from 'node:timers/promises';
import type { Incoming } from '@cornerstone/runtime/bus/broker';
import type { Failpoint } from '@cornerstone/runtime/bus/failpoint';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { ownTopics } from '@cornerstone/runtime/bus/topics';
import { createLog } from '@cornerstone/runtime/log';
import { enterAll, record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import { query } from '@cornerstone/runtime/transaction';
import { aBridge, begun, Bridge, onServer, openBridges, opened } from './bridges';
import { prefixed } from './brokers';
import type { BusProcess } from './bus-process';
import { run, type Running } from './killed';
import { openListener, TOPIC } from './listener';
import { sharedKafka } from './shared-kafka';
import { sideBySide } from './side-by-side';
import { until } from './until';
import { verifyLog } from './verify-log';

const log = createLog('test', 'silent');
const adminUrl = (): string => (JSON.parse(process.env['TEST_CLUSTER'] ?? '{}') as { adminUrl: string }).adminUrl;
/** Every run is told by its seed, and the same seed dies at the same steps. */
const seeded = (seed: number) => { let state = seed; return (upTo: number): number => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return 1 + (state % upTo); }; };

const PATIENCE = 180_000;

/** Topics, databases and processes of one test: tests run side by side, since each waits most of its time until a dead one is missed. */
async function openScene() {
  const bridges = await openBridges();
  const brokers = await sharedKafka();
  const prefix = `k${Math.random().toString(36).slice(2, 8)}.`;
  const broker = prefixed(kafkaBroker([brokers], 'test', log), prefix);
  await broker.ensureTopics([TOPIC, ...ownTopics('projects')]);
  const listener = await openListener(broker, { attended: false });
  const running: Running[] = [];
  const start = async (role: BusProcess['role'], dies: BusProcess['dies'] = null, poison: string[] = []): Promise<Running> => {
    const started = await run({ brokers, prefix, role, dies, poison, database: role === 'relay' ? bridges.database : listener.database });
    running.push(started);
    return started;
  };
  const write = (count: number): Promise<void> => bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: count }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
  const writtenIds = async (): Promise<string[]> => (await bridges.worker.query<{ id: string }[]>('select id from event order by id')).map(({ id }) => id);
  const sentAll = () => until(async () => (await bridges.worker.query<object[]>('select 1 from unsent limit 1')).length === 0, 'all sent', 60_000);
  const effectiveAll = async () => { const { length } = await writtenIds(); await until(async () => (await listener.effects()).length >= length, 'all effective', 60_000); };

  /** I2: what was recorded is what the broker has, both ways. I4: each project's versions rise by one, once repeats are left out. */
  const expectWholeLog = async (): Promise<number> => {
    const end = await broker.places([TOPIC], 'end');
    const count = (end[TOPIC] ?? []).reduce((sum, place) => sum + place, 0);
    const heard: Incoming[] = [];
    const reader = await broker.read({ topics: [TOPIC], from: {}, handle: async (messages) => { heard.push(...messages); } });
    await until(() => heard.length >= count);
    await reader.stop();
    const ids = heard.map(({ headers }) => headers['ce_id'] ?? '');
    expect([...new Set(ids)].sort()).toEqual(await writtenIds());
    for (const ofOne of Map.groupBy(heard, ({ key }) => key).values()) {
      const versions = [...new Set(ofOne.map(({ headers }) => Number(headers['ce_aggregateversion'])))];
      expect(versions).toEqual(versions.map((_, at) => at + 1));
    }
    expect((await verifyLog(bridges.worker)).faults).toEqual([]);
    return heard.length - new Set(ids).size;
  };
  /** I3: one effect for each event, in order, and the copy is what a replay makes of it. */
  const expectOneEffectEach = async (): Promise<void> => {
    const effects = await listener.effects();
    expect(effects.map(({ event_id }) => event_id).sort()).toEqual(await writtenIds());
    for (const ofOne of Map.groupBy(effects, ({ aggregate }) => aggregate).values()) expect(ofOne.map(({ version }) => version)).toEqual(ofOne.map((_, at) => at + 1));
    expect(await listener.parked()).toEqual([]);
    listener.replayer.start('beginning');
    await listener.replayer.ended();
    expect(listener.replayer.status()).toMatchObject({ state: 'DONE', tables: { span: { added: 0, changed: 0, removed: 0 } } });
  };
  const close = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.end()));
    await listener.close();
    await broker.close();
    await bridges.close();
  };
  return { bridges, listener, start, write, writtenIds, sentAll, effectiveAll, expectWholeLog, expectOneEffectEach, close };
}

/** What happens to a relay, a consumer or a service that is killed at any step. */
export const killsBetweenSteps = (): void => describe('kill -9 between every two steps 逐步强杀', () => {
  const promised = sideBySide(openScene, { atOnce: 3, patience: PATIENCE });

  const relays: readonly [Failpoint, number][] = [['relay.numbered', 11], ['relay.published', 12], ['relay.marked', 13]];
  for (const [at, seed] of relays) promised(`a relay killed at ${at} loses nothing and keeps the order (seed ${seed})`, async ({ start, write, sentAll, expectWholeLog }) => {
    const chance = seeded(seed);
    for (let round = 0; round < 3; round += 1) {
      await write(600 + chance(600));
      expect(await (await start('relay', { at, after: chance(2) })).ended).toBe('SIGKILL');
    }
    await write(10);
    await (await start('relay')).ready;
    await sentAll();
    expect(await expectWholeLog()).toBeGreaterThanOrEqual(at === 'relay.published' ? 1 : 0);
  });

  promised('hands over to the other relay when the active one is killed', async ({ start, write, sentAll, expectWholeLog }) => {
    const [one, other] = await Promise.all([start('relay', { at: 'relay.published', after: 2 }), start('relay', { at: 'relay.published', after: 2 })]);
    await Promise.all([one.ready, other.ready]);
    let alive = 2;
    for (const each of [one, other]) void each.ended.then(() => { alive -= 1; });
    while (alive > 0) {
      await write(100);
      await delay(50);
    }
    expect(await Promise.all([one.ended, other.ended])).toEqual(['SIGKILL', 'SIGKILL']);
    const third = await start('relay');
    await third.ready;
    await sentAll();
    await expectWholeLog();
  });

  const consumers: readonly [Failpoint, number][] = [['inbox.recorded', 21], ['inbox.effective', 22], ['inbox.committed', 23], ['parking.parked', 24], ['parking.effective', 25]];
  for (const [at, seed] of consumers) promised(`a consumer killed at ${at} has one effect per event (seed ${seed})`, async ({ listener, start, write, writtenIds, sentAll, effectiveAll, expectOneEffectEach }) => {
    const chance = seeded(seed);
    await (await start('relay')).ready;
    for (let round = 0; round < 3; round += 1) {
      await write(100 + chance(100));
      await sentAll();
      const fresh = (await writtenIds()).slice(-6);
      expect(await (await start('consumer', { at, after: chance(at.startsWith('parking') ? 1 : 3) }, fresh)).ended).toBe('SIGKILL');
    }
    await (await start('consumer')).ready;
    await effectiveAll();
    await until(async () => (await listener.parked()).length === 0, 'nothing parked', 60_000);
    await expectOneEffectEach();
  });

  promised('a service killed before its commit has recorded nothing, and after it everything', async ({ bridges, write }) => {
    await write(1);
    const [{ id } = { id: '' }] = await bridges.worker.query<{ id: string }[]>('select id from bridge');
    const dying = bridges.as('drc', async (tx) => {
      await record(tx, await load(tx, Bridge, id), [opened()], () => ({ name: '半途' }));
      const [{ pid } = { pid: 0 }] = await query<{ pid: number }>(tx, 'select pg_backend_pid() as pid');
      await onServer(adminUrl(), (client) => client.query('select pg_terminate_backend($1)', [pid]));
    });
    await expect(dying).rejects.toThrow();
    expect(await bridges.worker.query('select (select count(*)::int from event) as events, (select name from bridge) as name')).toEqual([{ events: 2, name: '黄河大桥' }]);
  });
});
