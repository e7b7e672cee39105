import { createHash } from 'node:crypto';
import { LARGEST_BATCH, type Broker, type Handle, type Incoming, type Outgoing, type Places, type Subscribed, type Subscription } from '@cornerstone/runtime/bus/broker';

const PARTITIONS = 6;
const RETRY_MS = 5;

export type Weather = 'up' | 'down' | 'hung';

/** A broker in this process, with the promises of the real one: kept in order per key, groups, redelivery when a handler throws. */
export interface MemoryBroker extends Broker {
  /** One service's own view: closing it ends its subscriptions and nobody else's. */
  client(): Broker;
  /** `down` refuses at once, `hung` answers nobody until it is up again; what was kept stays kept. */
  become(weather: Weather): void;
  /** Everything kept for a topic: partition by partition, each in its order. */
  kept(topic: string): Incoming[];
  /** Resolves when every group has handled all it subscribed to. */
  drained(patience?: number): Promise<void>;
}

interface Member { subscription: Subscription; busy: Set<Promise<void>> }
interface Group { members: Member[]; offsets: Map<Incoming[], number>; working: Set<Incoming[]> }

const partitionOf = (key: string | null): number => createHash('md5').update(key ?? '').digest().readUInt32BE() % PARTITIONS;
const bytesOf = (value: string | Buffer | null): Buffer | null => (typeof value === 'string' ? Buffer.from(value) : value);
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** False, after a while, when the handler threw: the same messages come again. */
const handed = (handle: Handle, messages: readonly Incoming[]): Promise<boolean> =>
  handle(messages.map((message) => ({ ...message, headers: { ...message.headers } }))).then(() => true, () => later(RETRY_MS).then(() => false));

export function memoryBroker(): MemoryBroker {
  const topics = new Map<string, Incoming[][]>();
  const groups = new Map<string, Group>();
  const readers = new Set<() => void>();
  let weather: Weather = 'up';
  let waiters: (() => void)[] = [];
  let open = true;

  const answering = async (): Promise<void> => {
    while (weather === 'hung') await new Promise<void>((resolve) => { waiters.push(resolve); });
    if (weather === 'down' || !open) throw new Error('the broker is down');
  };
  const logsOf = (topic: string): Incoming[][] => {
    const logs = topics.get(topic);
    if (!logs) throw new Error(`no topic ${topic}`);
    return logs;
  };
  const membersFor = (group: Group, topic: string): Member[] => group.members.filter(({ subscription }) => subscription.topics.includes(topic));

  /** Works off one partition for one group: a message is done when its handler is, and comes again when it throws. */
  const work = async (group: Group, topic: string, partition: number): Promise<void> => {
    const log = logsOf(topic)[partition];
    if (!log || group.working.has(log)) return;
    group.working.add(log);
    for (;;) {
      const members = membersFor(group, topic);
      const member = members[partition % members.length];
      const offset = group.offsets.get(log) ?? 0;
      const messages = log.slice(offset, offset + LARGEST_BATCH);
      if (!member || messages.length === 0 || weather !== 'up' || !open) break;
      const handling = handed(member.subscription.handle, messages).then((done) => { if (done) group.offsets.set(log, offset + messages.length); });
      member.busy.add(handling);
      await handling;
      member.busy.delete(handling);
    }
    group.working.delete(log);
  };
  const workAll = (): void => {
    for (const look of readers) look();
    for (const group of groups.values()) for (const [topic, logs] of topics) for (const partition of logs.keys()) void work(group, topic, partition);
  };
  const behind = (): boolean => [...groups.values()].some((group) => [...topics].some(([topic, logs]) => membersFor(group, topic).length > 0 && logs.some((log) => (group.offsets.get(log) ?? 0) < log.length)));

  const broker: MemoryBroker = {
    client() {
      const mine: Subscribed[] = [];
      return {
        ensureTopics: (names) => broker.ensureTopics(names),
        publish: (messages) => broker.publish(messages),
        subscribe: async (subscription) => { const subscribed = await broker.subscribe(subscription); mine.push(subscribed); return subscribed; },
        read: async (reading) => { const subscribed = await broker.read(reading); mine.push(subscribed); return subscribed; },
        places: (names, at) => broker.places(names, at),
        close: async () => { await Promise.all(mine.map((each) => each.stop())); },
      };
    },
    become(next) {
      weather = next;
      if (next === 'hung') return;
      const freed = waiters;
      waiters = [];
      for (const resolve of freed) resolve();
      workAll();
    },
    kept: (topic) => logsOf(topic).flat(),
    async drained(patience = 10_000) {
      const until = Date.now() + patience;
      while (behind()) {
        if (Date.now() > until) throw new Error('a group is still behind');
        await later(RETRY_MS);
      }
    },
    async ensureTopics(names) {
      await answering();
      for (const name of names) if (!topics.has(name)) topics.set(name, Array.from({ length: PARTITIONS }, () => []));
    },
    async publish(messages: readonly Outgoing[]) {
      await answering();
      for (const { topic } of messages) logsOf(topic);
      for (const { topic, key, value, headers } of messages) {
        const partition = partitionOf(key);
        const log = logsOf(topic)[partition];
        log?.push({ topic, partition, offset: log.length, at: Date.now(), key, value: bytesOf(value), headers: { ...headers } });
      }
      workAll();
    },
    async subscribe(subscription) {
      await answering();
      const group = groups.get(subscription.group) ?? { members: [], offsets: new Map<Incoming[], number>(), working: new Set<Incoming[]>() };
      groups.set(subscription.group, group);
      for (const log of subscription.topics.flatMap(logsOf)) if (!group.offsets.has(log)) group.offsets.set(log, subscription.fromBeginning ? 0 : log.length);
      const member: Member = { subscription, busy: new Set() };
      group.members.push(member);
      workAll();
      return {
        async stop() {
          group.members = group.members.filter((each) => each !== member);
          await Promise.all(member.busy);
          workAll();
        },
      };
    },
    async places(names, at): Promise<Places> {
      await answering();
      const placeIn = (log: Incoming[]): number => {
        if (at === 'beginning') return 0;
        const since = at === 'end' ? -1 : log.findIndex((message) => message.at >= at.getTime());
        return since < 0 ? log.length : since;
      };
      return Object.fromEntries(names.map((name) => [name, logsOf(name).map(placeIn)]));
    },
    async read({ topics: names, from, handle }) {
      await answering();
      let reading = true;
      const busy = new Set<Promise<void>>();
      const looks = names.flatMap((name) => logsOf(name).map((log, partition) => {
        let next = from[name]?.[partition] ?? 0;
        let working = false;
        return async (): Promise<void> => {
          if (working) return;
          working = true;
          while (reading && open && weather === 'up' && next < log.length) {
            const messages = log.slice(next, next + LARGEST_BATCH);
            if (await handed(handle, messages)) next += messages.length;
          }
          working = false;
        };
      }));
      const look = (): void => { for (const each of looks) { const working = each(); busy.add(working); void working.then(() => busy.delete(working)); } };
      readers.add(look);
      look();
      let heardAt = performance.now();
      return { upTo: () => { if (weather === 'up' && open) heardAt = performance.now(); return heardAt; }, async stop() { reading = false; readers.delete(look); await Promise.all(busy); } };
    },
    async close() {
      open = false;
      for (const resolve of waiters.splice(0)) resolve();
      await Promise.all([...groups.values()].flatMap(({ members }) => members.flatMap(({ busy }) => [...busy])));
    },
  };
  return broker;
}
