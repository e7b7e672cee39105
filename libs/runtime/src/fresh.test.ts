import type { Received } from '@cornerstone/events/define';
import { day } from '@cornerstone/kernel/day';
import { aBridge, begun, Bridge, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { openListener, TOPIC, type Listener } from '@cornerstone/testing/listener';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import { markSent, numberPending } from './bus/numbering';
import { createClock } from './clock';
import { openEdition, type Edition } from './edition';
import { freshness, type TellFresh } from './fresh';
import type { FreshQuestion } from './fresh-question';
import { enter } from './record';
import { query } from './transaction';

const OWN = { Bridge: ['name'] };

describe('how fresh a service is 新鲜度', () => {
  let broker: MemoryBroker;
  let listener: Listener;
  let edition: Edition;
  let tell: TellFresh;
  const clock = createClock();

  beforeEach(async () => {
    clock.moveTo(day('2024-11-20'));
    broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    listener = await openListener(broker);
    edition = openEdition();
    tell = freshness({ worker: listener.worker, clock, edition, hears: [TOPIC], own: OWN });
    await listener.listen();
  });
  afterEach(async () => {
    await listener.close();
    await broker.close();
  });

  const ask = (some: Partial<FreshQuestion> = {}) => tell({ edition: edition.text(), places: [], ...some });
  const told = async (story: readonly Received[]): Promise<string> => {
    await broker.publish(story.map((event) => sent(event)));
    const places = await broker.places([TOPIC], 'end');
    const at = places[TOPIC]?.findIndex((end) => end > 0) ?? -1;
    return `${TOPIC}/${at}`;
  };

  it('is told with what it is by nature only where the gateway does not know the edition', async () => {
    expect(await ask({ edition: null })).toEqual({ edition: edition.text(), day: '2024-11-20', isSettled: true, unsentMs: 0, places: {}, nature: { hears: [TOPIC], own: OWN } });
    expect(await ask()).not.toHaveProperty('nature');
    const before = edition.text();
    edition.changed();
    expect(await ask({ edition: before })).toMatchObject({ edition: edition.text(), nature: { own: OWN } });
    clock.moveTo(day('2024-11-21'));
    expect((await ask()).day).toBe('2024-11-21');
  });

  it('has the places of the partitions that were asked for, once what came there has had its effect', async () => {
    const partition = await told(aStory(3));
    await until(async () => (await listener.effects()).length === 3);
    expect(await ask({ places: [partition, `${TOPIC}/99`, 'other.topic/0'] })).toMatchObject({ places: { [partition]: 3 }, isSettled: true });
    expect((await ask()).places).toEqual({});
  });

  it('never tells a place beyond an event that has no effect yet', async () => {
    const story = aStory(1);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    listener.poison.set((story[0] as Received).id, async () => { await promise; });
    const partition = await told(story);
    for (let at = 0; at < 5; at += 1) {
      expect((await ask({ places: [partition] })).places[partition] ?? 0).toBe(0);
      await new Promise((later) => setTimeout(later, 20));
    }
    resolve(undefined);
    await until(async () => (await ask({ places: [partition] })).places[partition] === 1);
    expect(await listener.effects()).toHaveLength(1);
  });

  it('is not settled while a message is put aside, though its place lies beyond it, until it is dealt with', async () => {
    const story = aStory(3);
    listener.poison.set((story[1] as Received).id, (tx) => query(tx, 'select 1 / 0'));
    const partition = await told(story);
    await until(async () => (await listener.parked()).length === 2 && (await ask({ places: [partition] })).places[partition] === 3);
    expect((await ask()).isSettled).toBe(false);
    await listener.worker.query("update parked_message set state = 'DROPPED'");
    expect((await ask()).isSettled).toBe(true);
  });

  it('is not settled while copies are exchanged, nor where that ended while it was asked', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const exchange = edition.during(() => promise);
    expect((await ask()).isSettled).toBe(false);
    const asked = ask();
    resolve(undefined);
    await exchange;
    expect((await asked).isSettled).toBe(false);
    expect(await ask()).toMatchObject({ edition: edition.text(), isSettled: true });
  });

  it.each([undefined, {}, { edition: 1, places: [] }, { edition: null, places: 'all' }, { edition: null, places: Array.from({ length: 5_001 }, () => 'a/0') }])('refuses what is no such question: %#', async (asked) => {
    await expect(tell(asked)).rejects.toMatchObject({ rule: 'events.fresh' });
  });
});

describe('what a service has still to send 新鲜度', () => {
  let bridges: Bridges;
  beforeAll(async () => { bridges = await openBridges(); });
  afterAll(() => bridges.close());

  it('is told by how long the oldest of it waits, numbered or not, until it is sent', async () => {
    const tell = freshness({ worker: bridges.worker, clock: createClock(), edition: openEdition(), hears: [], own: {} });
    const unsent = async (): Promise<number> => (await tell({ edition: null, places: [] })).unsentMs;
    expect(await unsent()).toBe(0);
    await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    const first = await unsent();
    expect(first).toBeGreaterThan(0);
    await new Promise((later) => setTimeout(later, 60));
    expect(await unsent()).toBeGreaterThanOrEqual(first + 50);
    const { events: numbered } = await numberPending(bridges.worker);
    // Another comes: it is the older one that counts.
    await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    expect(await unsent()).toBeGreaterThanOrEqual(first + 50);
    await markSent(bridges.worker, numbered[0]?.position ?? '', numbered.at(-1)?.position ?? '');
    expect(await unsent()).toBeGreaterThan(0);
    const { events: rest } = await numberPending(bridges.worker);
    await markSent(bridges.worker, rest[0]?.position ?? '', rest.at(-1)?.position ?? '');
    expect(await unsent()).toBe(0);
  });
});
