import type { Received } from '@cornerstone/events/define';
import { aBridge, begun, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { brokersUnderTest, type BrokerUnderTest } from '@cornerstone/testing/brokers';
import { killsBetweenSteps } from '@cornerstone/testing/kills';
import { openListener, TOPIC } from '@cornerstone/testing/listener';
import { openOutage, type Outage } from '@cornerstone/testing/outage';
import { sideBySide } from '@cornerstone/testing/side-by-side';
import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import type { Incoming } from './broker';
import { createLog } from '../log';
import { enterAll } from '../record';
import { startRelay } from './relay';
import { LARGEST_LETTER, ownTopics } from './topics';
import { query } from '../transaction';

const sleeping = (seconds: number) => (tx: Parameters<typeof query>[0]) => query(tx, 'select pg_sleep($1)', [seconds]);
const dividing = (tx: Parameters<typeof query>[0]) => query(tx, 'select 1 / 0');

/** What a case of its own has: a broker, and a service that listens to it. */
async function openGround(open: () => Promise<BrokerUnderTest>) {
  const brokers = await open();
  const broker = brokers.client();
  await broker.ensureTopics([TOPIC]);
  await broker.ensureTopics(ownTopics('projects'), LARGEST_LETTER);
  const listener = await openListener(broker);
  return {
    broker, listener,
    versionsOf: async (project: string): Promise<number[]> => (await listener.effects()).filter(({ aggregate }) => aggregate === project).map(({ version }) => version),
    effective: (count: number, patience?: number) => until(async () => (await listener.effects()).length >= count, `${count} effects`, patience),
    async close() {
      await listener.close();
      await brokers.close();
    },
  };
}
const projectOf = ([first]: readonly Received[]): string => first?.aggregateId ?? '';

// A minute without a broker goes by while the other promises are kept, and while processes are killed at every step.
const SETTING_UP = 120_000;
let outage: Outage;
let away: Promise<void>;
beforeAll(async () => {
  outage = await openOutage();
  away = outage.killedAndFrozen();
  away.catch(() => undefined); // told by the test at the end
}, SETTING_UP);
// Where only some tests are asked for, nobody waits for the minute.
afterAll(() => outage.close(), SETTING_UP);

/** The promises of the streams, from a service's records to another's effects. */
describe.each(brokersUnderTest)('the streams, %s 事件流承诺', (_, open) => {
  const promised = sideBySide(() => openGround(open));

  promised('has one effect per event id, though messages come again', async ({ broker, listener, versionsOf, effective }) => {
    const stories = Array.from({ length: 10 }, () => aStory(5));
    const messages = stories.flat().map((event) => sent(event));
    await broker.publish(messages);
    await broker.publish(messages.filter((__, at) => at % 3 === 0));
    await listener.listen();
    await broker.publish(messages.filter((__, at) => at % 7 === 0));
    const marker = aStory(1);
    await broker.publish([sent(marker[0] as Received)]);
    await effective(51);
    await until(async () => (await listener.effects()).length === 51 && (await listener.parked()).length === 0);
    for (const story of stories) expect(await versionsOf(projectOf(story))).toEqual([1, 2, 3, 4, 5]);
    expect(await listener.worker.query('select aggregate, version, effects from span where version <> effects')).toEqual([]);
  });

  promised('notices a missing version, goes on with others, and puts the order right when it comes (46)', async ({ broker, listener, versionsOf }) => {
    const [story, other] = [aStory(4), aStory(2)];
    const [first, second, third, fourth] = story.map((event) => sent(event));
    await listener.listen();
    if (!first || !second || !third || !fourth) throw new Error('four');
    await broker.publish([first, third, fourth, ...other.map((event) => sent(event))]);
    await until(async () => (await versionsOf(projectOf(other))).length === 2);
    await until(async () => (await listener.parked()).length === 2);
    expect(await versionsOf(projectOf(story))).toEqual([1]);
    expect((await listener.parked()).map(({ state, gap, reason }) => [state, gap, reason])).toEqual([['WAITING', true, `waits for version 2 of ${projectOf(story)}: 3 came`], ['WAITING', false, expect.any(String)]]);
    await broker.publish([second]);
    await until(async () => (await listener.parked()).length === 0);
    expect(await versionsOf(projectOf(story))).toEqual([1, 2, 3, 4]);
  });

  promised('alarms after 30 s for a version that never comes, and still takes it when it does', async ({ broker, listener, versionsOf }) => {
    const story = aStory(3);
    const [first, second, third] = story.map((event) => sent(event));
    await listener.listen();
    if (!first || !second || !third) throw new Error('three');
    await broker.publish([first, third]);
    await until(async () => (await listener.parked()).length === 1);
    await listener.worker.query("update parked_message set parked_at = parked_at - interval '31 seconds', next_try_at = clock_timestamp()");
    await until(async () => (await listener.parked())[0]?.state === 'DEAD');
    await broker.publish([second]);
    await until(async () => (await listener.parked()).length === 0);
    expect(await versionsOf(projectOf(story))).toEqual([1, 2, 3]);
  });

  promised('takes messages without a key in the order of what they are about, and gives up on them as on others', async ({ broker, listener, effective }) => {
    const story = aStory(3).map((event) => sent(event, { key: null }));
    const [first, , third] = story;
    if (!first || !third) throw new Error('three');
    await listener.listen();
    await broker.publish([first]);
    await effective(1);
    await broker.publish([third]);
    await until(async () => (await listener.parked()).length === 1);
    await listener.worker.query("update parked_message set parked_at = parked_at - interval '31 seconds', next_try_at = clock_timestamp()");
    await until(async () => (await listener.parked())[0]?.state === 'DEAD');
  });

  promised('tells a dead letter as large as messages come, and what is dead behind it', async ({ broker, listener }) => {
    const large = sent(aStory(1)[0] as Received, { value: 'x'.repeat(1_000_000) });
    await listener.listen();
    await broker.publish([large]);
    await broker.publish([{ ...sent(aStory(1)[0] as Received), value: '{' }]);
    await until(async () => (await listener.parked()).length === 2);
    const relay = await startRelay(listener.worker, listener.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    await until(async () => (await listener.parked()).every(({ told }) => told));
    await relay.stop();
  });

  promised('takes what failed only for a while, then what waited behind it, in order', async ({ broker, listener, versionsOf, effective }) => {
    const story = aStory(4);
    const bad = story[0] as Received;
    let failures = 3;
    listener.poison.set(bad.id, async (tx) => { failures -= 1; if (failures >= 0) await dividing(tx); });
    await listener.listen();
    await broker.publish(story.map((event) => sent(event)));
    await effective(4);
    expect(await versionsOf(projectOf(story))).toEqual([1, 2, 3, 4]);
    expect(await listener.parked()).toEqual([]);
  });

  promised('waits with everything while the database is away, and buries nothing', async ({ broker, listener, versionsOf, effective }) => {
    const story = aStory(2);
    const until_ = Date.now() + 1_500;
    listener.poison.set((story[0] as Received).id, async () => { if (Date.now() < until_) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }); });
    await listener.listen();
    await broker.publish(story.map((event) => sent(event)));
    await effective(2);
    expect([await versionsOf(projectOf(story)), await listener.parked()]).toEqual([[1, 2], []]);
  });

  const spoilt: readonly [string, (message: ReturnType<typeof sent>) => ReturnType<typeof sent>, RegExp][] = [
    ['bytes that are no text (41)', (message) => ({ ...message, value: Buffer.from([0x7b, 0xcf, 0xee]) }), /no UTF-8/],
    ['no value (42)', (message) => ({ ...message, value: null }), /empty/],
    ['no headers (43)', (message) => ({ ...message, headers: {} }), /ce_type/],
    ['half a megabyte in a wrong field (47)', (message) => ({ ...message, value: JSON.stringify({ startedOn: 'x'.repeat(500_000) }) }), /startedOn/],
    ['an id that no text column keeps', (message) => ({ ...message, headers: { ...message.headers, ce_id: 'x\0y' } }), /ce_id is no id/],
    ['an aggregate with NUL in its name', (message) => ({ ...message, key: 'a\0', headers: { ...message.headers, ce_aggregateid: 'a\0', ce_projectid: 'a\0' } }), /ce_aggregateid is no id/],
    ['a key of 8,000 characters', (message) => ({ ...message, key: 'k'.repeat(8_000) }), /neither its project nor its aggregate/],
    ['another service\'s type (49)', (message) => ({ ...message, headers: { ...message.headers, ce_source: 'funding' } }), /may not publish/],
  ];
  promised(`puts aside ${spoilt.map(([what]) => what).join(', ')}, and goes on with the others behind each`, async ({ broker, listener, versionsOf, effective }) => {
    await listener.listen();
    for (const [at, [what, spoil, why]] of spoilt.entries()) {
      const good = aStory(1);
      await broker.publish([spoil(sent(aStory(1)[0] as Received)), ...good.map((event) => sent(event))]);
      await effective(at + 1);
      await until(async () => (await listener.parked()).length === at + 1, what);
      expect((await listener.parked()).at(-1)).toMatchObject({ state: 'DEAD', reason: expect.stringMatching(why) });
      expect(await versionsOf(projectOf(good))).toEqual([1]);
    }
  });

  promised('carries what a service records to another: each event once, each project in order', async ({ broker, listener, effective }) => {
    const bridges: Bridges = await openBridges();
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    await listener.listen();
    for (let round = 0; round < 5; round += 1) await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 50 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
    await effective(500);
    const written = await bridges.worker.query<{ id: string }[]>('select id from event order by id');
    const effects = await listener.effects();
    expect(effects.map(({ event_id }) => event_id).sort()).toEqual(written.map(({ id }) => id));
    for (const ofOne of Map.groupBy(effects, ({ aggregate }) => aggregate).values()) expect(ofOne.map(({ version }) => version)).toEqual([1, 2]);
    expect(await bridges.worker.query('select count(*)::int as waiting from unsent')).toEqual([{ waiting: 0 }]);
    await relay.stop();
    await bridges.close();
  });

  promised('gives a poison message to the dead letters with bytes, headers and reason; its key waits, the others move on within 5 s', async ({ broker, listener, effective }) => {
    const [poisoned, others] = [aStory(3), Array.from({ length: 20 }, () => aStory(2))];
    const bad = poisoned[1] as Received;
    listener.poison.set(bad.id, dividing);
    await listener.listen();
    const began = Date.now();
    await broker.publish([...poisoned, ...others.flat()].map((event) => sent(event)));
    await effective(41);
    expect(Date.now() - began).toBeLessThan(5_000);
    await until(async () => (await listener.parked())[0]?.state === 'DEAD');
    expect(await listener.parked()).toMatchObject([{ state: 'DEAD', tries: 5, key: projectOf(poisoned), version: 2, reason: expect.stringMatching(/division by zero/) }, { state: 'WAITING', key: projectOf(poisoned), version: 3 }]);

    const letters: Incoming[] = [];
    await broker.read({ topics: ownTopics('projects'), from: {}, handle: async (messages) => { letters.push(...messages); } });
    const relay = await startRelay(listener.worker, listener.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    await until(() => letters.length === 1);
    const wire = sent(bad);
    expect(letters[0]).toMatchObject({ key: wire.key, value: Buffer.from(String(wire.value)), headers: { ...wire.headers, dlq_topic: TOPIC, dlq_tries: '5', dlq_service: 'projects', dlq_reason: expect.stringMatching(/division by zero/) } });
    // Noted once it is published: a moment after the letter is there.
    await until(async () => (await listener.parked())[0]?.told === true, 'it is not noted that it was told');
    await relay.stop();
  }, 'alone');

  promised('lets nobody wait for a message whose effect takes too long', async ({ broker, listener, versionsOf, effective }) => {
    const [poisoned, others] = [aStory(1), Array.from({ length: 20 }, () => aStory(1))];
    let slow = 2;
    listener.poison.set((poisoned[0] as Received).id, async (tx) => { slow -= 1; if (slow >= 0) await sleeping(20)(tx); });
    await listener.listen();
    const began = Date.now();
    await broker.publish([...poisoned, ...others.flat()].map((event) => sent(event)));
    await effective(20);
    expect(Date.now() - began).toBeLessThan(5_000);
    await effective(21);
    expect(await versionsOf(projectOf(poisoned))).toEqual([1]);
  }, 'alone');
});

killsBetweenSteps();

describe('a broker that is away 消息服务中断', () => {
  it('killed for 60 s, another frozen for 20 s: writes go on, the backlog drains by itself, nothing is lost or doubled', () => away, 240_000);
});
