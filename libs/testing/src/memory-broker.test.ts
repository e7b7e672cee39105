import fc from 'fast-check';
import type { Incoming, Outgoing, Subscription } from '@cornerstone/runtime/bus/broker';
import { memoryBroker, type MemoryBroker } from './memory-broker';

const message = (key: string, value: string, topic = 'projects.project'): Outgoing => ({ topic, key, value, headers: { ce_id: value } });
const perKey = (heard: readonly Incoming[], key: string): (string | undefined)[] => heard.filter((each) => each.key === key).map((each) => each.value?.toString());
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

describe('the broker in memory 内存消息服务', () => {
  let broker: MemoryBroker;

  beforeEach(async () => {
    broker = memoryBroker();
    await broker.ensureTopics(['projects.project', 'funding.ledger']);
  });
  afterEach(() => broker.close());

  const hearing = async (group = 'g', changed: Partial<Subscription> = {}) => {
    const heard: Incoming[] = [];
    const subscribed = await broker.subscribe({ group, topics: ['projects.project'], fromBeginning: true, handle: async (incoming) => { heard.push(...incoming); }, ...changed });
    return { heard, subscribed };
  };

  it('keeps the order of each key, to every group once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), async (keys) => {
      const own = memoryBroker();
      await own.ensureTopics(['projects.project']);
      const heard: Record<string, Incoming[]> = { one: [], two: [] };
      for (const group of ['one', 'two']) await own.subscribe({ group, topics: ['projects.project'], fromBeginning: true, handle: async (incoming) => { heard[group]?.push(...incoming); } });
      for (const [at, key] of keys.entries()) await own.publish([message(key, String(at))]);
      await own.drained();
      for (const group of ['one', 'two']) for (const key of 'abcd') expect(perKey(heard[group] ?? [], key)).toEqual(keys.flatMap((each, at) => (each === key ? [String(at)] : [])));
    }), { numRuns: 20 });
  });

  it('brings a message again when its handler throws, before the next of its key', async () => {
    const tried: string[] = [];
    await hearing('g', { handle: async (messages) => { tried.push(messages.map(({ value }) => String(value)).join()); if (tried.length < 3) throw new Error('not yet'); } });
    await broker.publish([message('a', '1'), message('a', '2')]);
    await broker.drained();
    expect(tried).toEqual(['1,2', '1,2', '1,2']);
  });

  it('shares the partitions of a group among its members, and hands them over', async () => {
    const [one, two] = [await hearing(), await hearing()];
    const keys = Array.from({ length: 40 }, (_, at) => `key-${at}`);
    await broker.publish(keys.map((key) => message(key, '1')));
    await broker.drained();
    expect([...one.heard, ...two.heard].map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect([one.heard.length > 0, two.heard.length > 0]).toEqual([true, true]);
    await one.subscribed.stop();
    await broker.publish(keys.map((key) => message(key, '2')));
    await broker.drained();
    expect(two.heard.filter(({ value }) => String(value) === '2')).toHaveLength(40);
  });

  it('lets a group go on where it stopped', async () => {
    const first = await hearing();
    await broker.publish([message('a', '1')]);
    await broker.drained();
    await first.subscribed.stop();
    await broker.publish([message('a', '2')]);
    const second = await hearing();
    await broker.drained();
    expect([perKey(first.heard, 'a'), perKey(second.heard, 'a')]).toEqual([['1'], ['2']]);
  });

  it('starts a new group at the beginning, or at the end', async () => {
    await broker.publish([message('a', '1')]);
    const [all, later] = [await hearing('all'), await hearing('later', { fromBeginning: false })];
    await broker.publish([message('a', '2')]);
    await broker.drained();
    expect([perKey(all.heard, 'a'), perKey(later.heard, 'a')]).toEqual([['1', '2'], ['2']]);
  });

  it('refuses while it is down and delivers nothing; what it kept stays', async () => {
    const { heard } = await hearing();
    broker.become('down');
    await expect(broker.publish([message('a', '1')])).rejects.toThrow('down');
    await expect(hearing('other')).rejects.toThrow('down');
    broker.become('up');
    await broker.publish([message('a', '2')]);
    await broker.drained();
    expect(perKey(heard, 'a')).toEqual(['2']);
  });

  it('answers nobody while it hangs, and everybody afterwards', async () => {
    broker.become('hung');
    let answered = false;
    const publishing = broker.publish([message('a', '1')]).then(() => { answered = true; });
    await pause(20);
    expect([answered, broker.kept('projects.project')]).toEqual([false, []]);
    broker.become('up');
    await publishing;
    expect(broker.kept('projects.project')).toHaveLength(1);
  });

  it('knows no topic that was not made, and keeps nothing of such a batch', async () => {
    await expect(broker.publish([message('a', '1'), message('a', '2', 'nobody.knows')])).rejects.toThrow('nobody.knows');
    expect(broker.kept('projects.project')).toEqual([]);
  });

  it('waits at a stop for the message in hand', async () => {
    let done = false;
    const { subscribed } = await hearing('g', { handle: async () => { await pause(30); done = true; } });
    await broker.publish([message('a', '1')]);
    await pause(1);
    await subscribed.stop();
    expect(done).toBe(true);
  });

  it('closes one client without touching another', async () => {
    const [mine, yours] = [broker.client(), broker.client()];
    const heard: string[] = [];
    await mine.subscribe({ group: 'mine', topics: ['projects.project'], fromBeginning: true, handle: async () => { heard.push('mine'); } });
    await yours.subscribe({ group: 'yours', topics: ['projects.project'], fromBeginning: true, handle: async () => { heard.push('yours'); } });
    await mine.close();
    await yours.publish([message('a', '1')]);
    await broker.drained();
    expect(heard).toEqual(['yours']);
  });
});
