import { randomBytes } from 'node:crypto';
import type { Broker, Incoming, Places } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { memoryBroker } from './memory-broker';
import { createLog } from '@cornerstone/runtime/log';
import { sharedKafka } from './shared-kafka';

/** A broker for one test: clients of it see the same topics, and nobody else's. */
export interface BrokerUnderTest {
  /** One service's own connection. */
  client(): Broker;
  close(): Promise<void>;
}

/** What a promise of the streams is tried on: both must keep it alike. */
export const brokersUnderTest: readonly [name: string, open: () => Promise<BrokerUnderTest>][] = [
  ['in memory', async () => {
    const broker = memoryBroker();
    return { client: () => broker.client(), close: () => broker.close() };
  }],
  ['Kafka', async () => {
    const brokers = await sharedKafka();
    const prefix = `t${randomBytes(4).toString('hex')}.`;
    const clients: Broker[] = [];
    return {
      client() {
        const client = prefixed(kafkaBroker([brokers], 'test', createLog('test', 'silent')), prefix);
        clients.push(client);
        return client;
      },
      close: async () => { await Promise.all(clients.map((client) => client.close())); },
    };
  }],
];

/** Topics with names of their own, so that tests share one broker without hearing each other. */
export function prefixed(broker: Broker, prefix: string): Broker {
  const named = (topic: string): string => prefix + topic;
  const plain = (messages: readonly Incoming[]): Incoming[] => messages.map((message) => ({ ...message, topic: message.topic.slice(prefix.length) }));
  const namedPlaces = (places: Places): Places => Object.fromEntries(Object.entries(places).map(([topic, of]) => [named(topic), of]));
  const subscriptions: { stop(): Promise<void> }[] = [];
  return {
    ensureTopics: (topics, largest) => broker.ensureTopics(topics.map(named), largest),
    publish: (messages) => broker.publish(messages.map((message) => ({ ...message, topic: named(message.topic) }))),
    async subscribe({ group, topics, fromBeginning, handle }) {
      const subscribed = await broker.subscribe({ group: prefix + group, topics: topics.map(named), fromBeginning, handle: (messages) => handle(plain(messages)) });
      subscriptions.push(subscribed);
      return subscribed;
    },
    async read({ topics, from, handle }) {
      const subscribed = await broker.read({ topics: topics.map(named), from: namedPlaces(from), handle: (messages) => handle(plain(messages)) });
      subscriptions.push(subscribed);
      return subscribed;
    },
    places: async (topics, at) => Object.fromEntries(Object.entries(await broker.places(topics.map(named), at)).map(([topic, of]) => [topic.slice(prefix.length), of])),
    async close() {
      await Promise.all(subscriptions.map((subscribed) => subscribed.stop()));
      await broker.close();
    },
  };
}
