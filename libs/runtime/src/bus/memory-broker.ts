import { createHash } from 'node:crypto';
import type { Broker, Incoming, Outgoing, Subscribed, Subscription } from './broker';

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
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export function memoryBroker(): MemoryBroker {
  const topics = new Map<string, Incoming[][]>();
  const groups = new Map<string, Group>();
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
      const message = log[offset];
      if (!member || !message || weather !== 'up' || !open) break;
      const handling = member.subscription.handle({ ...message, headers: { ...message.headers } }).then(() => { group.offsets.set(log, offset + 1); }, () => later(RETRY_MS));
      member.busy.add(handling);
      await handling;
      member.busy.delete(handling);
    }
    group.working.delete(log);
  };
  const workAll = (): void => {
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
        log?.push({ topic, partition, offset: String(log.length), key, value, headers: { ...headers } });
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
    async close() {
      open = false;
      for (const resolve of waiters.splice(0)) resolve();
      await Promise.all([...groups.values()].flatMap(({ members }) => members.flatMap(({ busy }) => [...busy])));
    },
  };
  return broker;
}
