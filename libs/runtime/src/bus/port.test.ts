import { brokersUnderTest, type BrokerUnderTest } from '@cornerstone/testing/brokers';
import { until } from '@cornerstone/testing/until';
import { LARGEST_BATCH, type Broker, type Incoming, type Outgoing, type Places } from './broker';

const TOPIC = 'projects.project';
const message = (key: string, value: string): Outgoing => ({ topic: TOPIC, key, value, headers: { ce_id: `${key}-${value}`, 'x-中文': '值' } });
const texts = (heard: readonly Incoming[]): string[] => heard.map(({ key, value }) => `${key}-${String(value)}`);
const sorted = (names: readonly string[]): string[] => [...names].sort();

/** What every client of a broker promises here, whichever it is. */
describe.each(brokersUnderTest)('the broker port, %s 消息端口', (_, open) => {
  let brokers: BrokerUnderTest;
  let broker: Broker;

  beforeEach(async () => {
    brokers = await open();
    broker = brokers.client();
    await broker.ensureTopics([TOPIC, 'funding.ledger']);
  });
  afterEach(() => brokers.close());

  const hearing = async (group: string, client = broker, fromBeginning = true) => {
    const heard: Incoming[] = [];
    const subscribed = await client.subscribe({ group, topics: [TOPIC], fromBeginning, handle: async (messages) => { heard.push(...messages); } });
    return { heard, subscribed };
  };
  const keys = Array.from({ length: 30 }, (__, at) => `k${at}`);
  const publishAll = async (value: string): Promise<void> => broker.publish(keys.map((key) => message(key, value)));

  it('brings bytes, headers, key and place as they were given', async () => {
    const before = Date.now();
    await broker.publish([{ topic: TOPIC, key: 'a', value: Buffer.from([0xcf, 0xee, 0x00]), headers: { 'x-中文': '值' } }, { topic: TOPIC, key: null, value: null, headers: {} }]);
    const { heard } = await hearing('g');
    await until(() => heard.length === 2);
    const [bytes, empty] = [heard.find(({ key }) => key === 'a'), heard.find(({ key }) => key === null)];
    expect(bytes).toMatchObject({ topic: TOPIC, offset: 0, headers: { 'x-中文': '值' }, value: Buffer.from([0xcf, 0xee, 0x00]) });
    expect([empty?.value, empty?.headers]).toEqual([null, {}]);
    expect((bytes?.at ?? 0) - before).toBeGreaterThan(-5_000);
  });

  it('keeps the order of each key, and tells every group everything', async () => {
    for (let round = 0; round < 20; round += 1) await publishAll(String(round));
    const groups = [await hearing('one'), await hearing('two')];
    await until(() => groups.every(({ heard }) => heard.length === 600));
    for (const { heard } of groups) for (const key of keys) expect(texts(heard.filter((each) => each.key === key))).toEqual(Array.from({ length: 20 }, (__, round) => `${key}-${round}`));
  });

  it('hands on batches of one partition, of a bounded size', async () => {
    await broker.publish(Array.from({ length: 3 * LARGEST_BATCH }, (__, at) => message('a', String(at))));
    const sizes: number[] = [];
    await broker.subscribe({ group: 'g', topics: [TOPIC], fromBeginning: true, handle: async (messages) => { sizes.push(messages.length); expect(new Set(messages.map(({ partition }) => partition)).size).toBe(1); } });
    await until(() => sizes.reduce((sum, size) => sum + size, 0) === 3 * LARGEST_BATCH);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST_BATCH);
  });

  it('brings a batch again when its handler throws, before anything that follows', async () => {
    const tried: string[] = [];
    await broker.subscribe({ group: 'g', topics: [TOPIC], fromBeginning: true, handle: async (messages) => { tried.push(...texts(messages)); if (tried.length < 3) throw new Error('not yet'); } });
    await broker.publish([message('a', '1')]);
    await until(() => tried.length === 3);
    await broker.publish([message('a', '2')]);
    await until(() => tried.length === 4);
    expect(tried).toEqual(['a-1', 'a-1', 'a-1', 'a-2']);
  });

  it('shares the partitions of a group among its members, and hands them over', async () => {
    const other = brokers.client();
    const [one, two] = [await hearing('g'), await hearing('g', other)];
    await publishAll('1');
    await until(() => new Set([...one.heard, ...two.heard].map(({ key }) => key)).size === 30, 'all keys heard');
    await one.subscribed.stop();
    await publishAll('2');
    await until(() => new Set(two.heard.filter(({ value }) => String(value) === '2').map(({ key }) => key)).size === 30, 'the other took over', 30_000);
  });

  it('lets a group go on where it stopped', async () => {
    const first = await hearing('g');
    await publishAll('1');
    await until(() => first.heard.length === 30);
    await first.subscribed.stop();
    await publishAll('2');
    const second = await hearing('g', brokers.client());
    await until(() => second.heard.length === 30);
    expect(new Set(second.heard.map(({ value }) => String(value)))).toEqual(new Set(['2']));
  });

  it('gives a group that newly hears a topic all of it, and no other a second time', async () => {
    await publishAll('1');
    await broker.publish([{ ...message('a', 'told before'), topic: 'funding.ledger' }]);
    const before = await hearing('g');
    await until(() => before.heard.length === 30);
    await before.subscribed.stop();
    const now: Incoming[] = [];
    await broker.subscribe({ group: 'g', topics: [TOPIC, 'funding.ledger'], fromBeginning: true, handle: async (messages) => { now.push(...messages); } });
    await broker.publish([message('a', 'after')]);
    await until(() => now.length >= 2);
    expect(sorted(texts(now))).toEqual(['a-after', 'a-told before']);
  });

  it('reads alone from given places on, and keeps nothing of it', async () => {
    await publishAll('1');
    const end = await broker.places([TOPIC], 'end');
    await publishAll('2');
    const reading = async (from: Places, count: number): Promise<string[]> => {
      const heard: Incoming[] = [];
      const reader = await broker.read({ topics: [TOPIC], from, handle: async (messages) => { heard.push(...messages); } });
      await until(() => heard.length >= count);
      await reader.stop();
      return sorted(texts(heard));
    };
    const second = sorted(keys.map((key) => `${key}-2`));
    expect(await reading(end, 30)).toEqual(second);
    expect(await reading(end, 30)).toEqual(second);
    expect(await reading(await broker.places([TOPIC], 'beginning'), 60)).toHaveLength(60);
    const [first] = end[TOPIC] ?? [];
    expect((await reading({ [TOPIC]: [first ?? 0] }, 60 - (first ?? 0)))).toHaveLength(60 - (first ?? 0));
  });

  it('brings a reader what comes later, and again when its handler throws', async () => {
    const heard: string[] = [];
    let failures = 2;
    await broker.read({ topics: [TOPIC], from: await broker.places([TOPIC], 'end'), handle: async (messages) => { if (failures > 0) { failures -= 1; throw new Error('not yet'); } heard.push(...texts(messages)); } });
    await publishAll('1');
    await until(() => heard.length === 30);
    expect(sorted(heard)).toEqual(sorted(keys.map((key) => `${key}-1`)));
  });

  it('finds places by time', async () => {
    await publishAll('1');
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    const since = new Date();
    await publishAll('2');
    const [end, then, later] = [await broker.places([TOPIC], 'end'), await broker.places([TOPIC], since), await broker.places([TOPIC], new Date(Date.now() + 3_600_000))];
    const sum = (places: Places): number => (places[TOPIC] ?? []).reduce((total, place) => total + place, 0);
    expect([sum(await broker.places([TOPIC], 'beginning')), sum(then), sum(end), sum(later)]).toEqual([0, 30, 60, 60]);
  });

  it('knows no topic that was not made', async () => {
    await expect(broker.publish([{ ...message('a', '1'), topic: 'nobody.knows' }])).rejects.toThrow();
  }, 30_000);
});
