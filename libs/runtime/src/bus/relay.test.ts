import { aBridge, begun, Bridge, buildBridge, onServer, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { until } from '@cornerstone/testing/until';
import type { Broker, Incoming, Outgoing } from './broker';
import { createClock } from '../clock';
import { createInbox, startInbox } from './inbox';
import { createLog } from '../log';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { verifyLog } from '@cornerstone/testing/verify-log';
import { enter, enterAll, record } from '../record';
import { numberPending } from './numbering';
import { startRelay, type Relay } from './relay';
import { load } from '../rows';

const TOPIC = 'projects.project';
const log = createLog('test', 'silent');
const ids = (messages: readonly { headers: Record<string, string> }[]): string[] => messages.map(({ headers }) => headers['ce_id'] ?? '');
const once = (names: readonly string[]): string[] => [...new Set(names)];

describe('the relay 事件投递', () => {
  let bridges: Bridges;
  let broker: MemoryBroker;
  let relays: Relay[] = [];

  beforeEach(async () => {
    bridges = await openBridges();
    broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
  });
  afterEach(async () => {
    if (relays.length > 0) broker.become('up');
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await broker.close();
    await bridges.close();
  });

  const start = async (through: Broker = broker): Promise<Relay> => {
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', through, log, { stopPatienceMs: 200 });
    relays.push(relay);
    return relay;
  };
  const stop = async (relay: Relay): Promise<void> => { relays = relays.filter((each) => each !== relay); await relay.stop(); };
  /** A broker whose answers to publish are ours to spoil. */
  const through = (publish: (messages: readonly Outgoing[]) => Promise<void>): Broker => ({ ...broker, publish });
  const write = async (count: number): Promise<void> => {
    await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: count }, (_, at) => ({ row: aBridge({ name: `${at}` }), facts: [begun(), opened()] }))));
  };
  const column = async (statement: string): Promise<string[]> => (await bridges.worker.query<{ value: string }[]>(statement)).map(({ value }) => value);
  const written = (): Promise<string[]> => column('select id as value from event order by id');
  const sent = (): Promise<string[]> => column('select event_id as value from event_position where position <= (select position from relay_place) order by position');
  const positions = (): Promise<string[]> => column("select position || ' ' || event_id || ' ' || encode(hash, 'hex') as value from event_position order by position");
  const waiting = async (): Promise<number> => (await column('select event_id as value from unsent')).length;
  const drained = () => until(async () => (await waiting()) === 0);
  const versionsInOrder = (messages: readonly Incoming[]): void => {
    for (const ofKey of Map.groupBy(messages, ({ key }) => key).values()) expect(ofKey.map(({ headers }) => headers['ce_aggregateversion'])).toEqual(ofKey.map((_, at) => String(at + 1)));
  };

  it('sends every event once, in order, and leaves an unbroken chain', async () => {
    await write(600);
    await start();
    await drained();
    const kept = broker.kept(TOPIC);
    expect(ids(kept).sort()).toEqual(await written());
    expect(await sent()).toHaveLength(1_200);
    versionsInOrder(kept);
    expect(await verifyLog(bridges.worker)).toMatchObject({ last: 1_200, faults: [] });
    expect(kept[0]).toMatchObject({ headers: { ce_source: 'projects', ce_regionpaths: '410000.410100' } });
  });

  it('goes by the order of writing, whatever the ids', async () => {
    for (const [at, id] of ['evt_c', 'evt_b', 'evt_a'].entries()) {
      await bridges.worker.query(`insert into event (id, type, key, aggregate_id, aggregate_version, project_id, region_paths, known_on, actor_id, data) values ($1, 'projects.project.resumed.v1', 'prj_1', 'prj_1', $2, 'prj_1', '{410000}', '2024-03-01', 'per_1', '{"on":"2024-03-01"}')`, [id, at + 1]);
      await bridges.worker.query('insert into pending (event_id) values ($1)', [id]);
    }
    await start();
    await drained();
    expect([ids(broker.kept(TOPIC)), await sent()]).toEqual([['evt_c', 'evt_b', 'evt_a'], ['evt_c', 'evt_b', 'evt_a']]);
  });

  it('keeps events while the broker is down and sends them when it is back, in order', async () => {
    broker.become('down');
    await start();
    await write(5);
    const { id } = await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await bridges.as('drc', async (tx) => record(tx, await load(tx, Bridge, id), [opened()], () => ({ cost: aBridge().cost })));
    expect([broker.kept(TOPIC), await waiting()]).toEqual([[], 12]);
    broker.become('up');
    await drained();
    expect(ids(broker.kept(TOPIC)).sort()).toEqual(await written());
    versionsInOrder(broker.kept(TOPIC));
  });

  it('holds no transaction and no connection while the broker hangs; nothing is lost or doubled', async () => {
    broker.become('hung');
    await start();
    await write(3);
    await until(async () => (await positions()).length === 6);
    const busy = () => column("select pid::text as value from pg_stat_activity where datname = current_database() and application_name = 'bridges-worker' and state <> 'idle' and pid <> pg_backend_pid()");
    // The next batch is numbered while the broker hangs: that has its end, too.
    await until(async () => (await busy()).length === 0);
    for (let each = 0; each < 5; each += 1) {
      expect(await busy()).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const before = await positions();
    await write(2);
    expect(await sent()).toEqual([]);
    broker.become('up');
    await drained();
    expect((await positions()).slice(0, 6)).toEqual(before);
    expect(ids(broker.kept(TOPIC)).sort()).toEqual(await written());
  });

  it('stops within its patience though the broker hangs', async () => {
    broker.become('hung');
    const relay = await start();
    await write(1);
    await until(async () => (await positions()).length === 2);
    const from = Date.now();
    await stop(relay);
    expect(Date.now() - from).toBeLessThan(2_000);
  });

  it('publishes again what it may not have published, as the same event at the same position; the inbox absorbs it', async () => {
    const crashing = await start(through(async (messages) => { await broker.publish(messages); throw new Error('killed before the mark'); }));
    await write(2);
    await until(() => broker.kept(TOPIC).length > 0);
    await stop(crashing);
    const before = await positions();
    expect([before.length, await sent(), await waiting()]).toEqual([4, [], 4]);
    await start();
    await drained();
    expect(await positions()).toEqual(before);
    expect(ids(broker.kept(TOPIC)).length).toBeGreaterThan(4);
    expect(once(ids(broker.kept(TOPIC))).sort()).toEqual(await written());

    const hearing = await openBridges();
    const inbox = createInbox(hearing.worker, 'projects', [{ type: begun().type, effect: buildBridge }], createClock(), log, () => undefined);
    const subscribed = await startInbox(inbox, broker, 'projects', inbox.topics);
    await broker.drained();
    expect(await hearing.worker.query('select (select count(*)::int from bridge) as rows, (select count(*)::int from inbox) as heard, (select count(*)::int from parked_message) as dead')).toEqual([{ rows: 2, heard: 2, dead: 0 }]);
    await subscribed.stop();
    await hearing.close();
  });

  it('is one at a time on a database; the other takes over where it stopped', async () => {
    let sending = 0;
    let most = 0;
    const senders = new Set<string>();
    const one = (name: string): Broker => through(async (messages) => {
      sending += 1;
      most = Math.max(most, sending);
      senders.add(name);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await broker.publish(messages);
      sending -= 1;
    });
    const relay = await start(one('first'));
    await write(1);
    await drained();
    await start(one('second'));
    for (let each = 0; each < 5; each += 1) await write(20);
    await drained();
    expect([most, [...senders]]).toEqual([1, ['first']]);
    await write(20);
    await stop(relay);
    await drained();
    await write(1);
    await drained();
    expect([...senders]).toEqual(['first', 'second']);
    expect(ids(broker.kept(TOPIC)).sort()).toEqual(await written());
    versionsInOrder(broker.kept(TOPIC));
  });

  it('connects and listens again when its connection is cut, and sends on', async () => {
    const backend = () => column("select pid::text as value from pg_stat_activity where datname = current_database() and application_name = 'relay'");
    await start();
    await write(1);
    await drained();
    const [before] = await backend();
    await onServer(bridges.database.workerUrl, (client) => client.query('select pg_terminate_backend($1)', [before]));
    await until(async () => { const [now] = await backend(); return now !== undefined && now !== before; });
    await write(1);
    await bridges.worker.query('notify pending');
    await drained();
    expect(ids(broker.kept(TOPIC)).sort()).toEqual(await written());
  });

  it('hands its turn to the other when its connection is cut in the middle of a publish, and the order holds', async () => {
    let cut = false;
    // Its late publish may come when the next test has a broker of its own.
    const here = broker;
    await start(through(async (messages) => {
      if (!cut) {
        cut = true;
        await onServer(bridges.database.workerUrl, (client) => client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'relay' limit 1"));
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
      await here.publish(messages);
    }));
    await write(50);
    await until(() => cut);
    await start();
    for (let each = 0; each < 3; each += 1) await write(50);
    await drained();
    expect(once(ids(broker.kept(TOPIC))).sort()).toEqual(await written());
    for (const ofKey of Map.groupBy(broker.kept(TOPIC), ({ key }) => key).values()) expect(once(ofKey.map(({ headers }) => headers['ce_aggregateversion'] ?? ''))).toEqual(['1', '2']);
    expect((await verifyLog(bridges.worker)).faults).toEqual([]);
  });

  it('sends what another relay, its turn lost without knowing, numbered meanwhile and left', async () => {
    let meddled = 0;
    await start(through(async (messages) => {
      await broker.publish(messages);
      if (meddled >= 3) return;
      meddled += 1;
      await write(3);
      await numberPending(bridges.worker);
      await write(3);
    }));
    await write(3);
    await until(() => meddled === 3);
    await drained();
    expect(once(ids(broker.kept(TOPIC))).sort()).toEqual(await written());
    expect((await verifyLog(bridges.worker)).faults).toEqual([]);
  });

  it('is woken by a notice well before it would look by itself', async () => {
    await start();
    const times: number[] = [];
    for (let each = 0; each < 4; each += 1) {
      const from = Date.now();
      await write(1);
      await bridges.worker.query('notify pending');
      await drained();
      times.push(Date.now() - from);
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });

  it('sends large events in batches that the broker takes', async () => {
    const sizes: number[] = [];
    await start(through(async (messages) => { sizes.push(messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)); await broker.publish(messages); }));
    const large = { ...begun(), data: { startedOn: '2024-03-01', evidenceDigest: 'ab'.repeat(60_000) } };
    await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 12 }, () => ({ row: aBridge(), facts: [large] }))));
    await drained();
    expect(Math.max(...sizes)).toBeLessThan(1_024 * 1_024);
    expect(ids(broker.kept(TOPIC))).toHaveLength(12);
  });
});
