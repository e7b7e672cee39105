import type { Broker, Incoming } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { platformaticBroker } from '../platformatic-broker';
import { acting, now, settings } from './acting';
import { bytesOf, complete, someEvents } from './messages';
import { BATCH } from './sizes';

/** One of the two clients behind the port: sends and hears the same as the other. */
export interface ClientSettings { client: 'kafkajs' | 'platformatic'; brokers: string }
export interface Rate { perSecond: number; bytes: number }
interface Turn { topic: string; count: number }

const { client, brokers } = settings<ClientSettings>();
const broker: Broker = (client === 'kafkajs' ? kafkaBroker : platformaticBroker)([brokers], `bench-${client}`, createLog('bench', 'silent'));

async function produce({ topic, count }: Turn): Promise<Rate> {
  const messages = someEvents(count, topic);
  await broker.ensureTopics([topic]);
  // What a service does once at its start is not measured: connecting, and being known to the broker.
  await broker.publish(someEvents(2, `${topic}.warm`));
  const from = now();
  for (let at = 0; at < messages.length; at += BATCH) await broker.publish(messages.slice(at, at + BATCH));
  return { perSecond: count / ((now() - from) / 1_000), bytes: messages.reduce((sum, message) => sum + bytesOf(message), 0) / count };
}

/** From the first message on: how long a group takes to form is the broker's affair. */
async function consume({ topic, count }: Turn): Promise<Rate> {
  const heard: Incoming[] = [];
  let first = 0;
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    const subscribed = broker.subscribe({
      group: `bench-${client}-${topic}`, topics: [topic], fromBeginning: true,
      handle: async (messages) => {
        first ||= now();
        heard.push(...messages);
        last = now();
        if (heard.length >= count) subscribed.then((each) => each.stop()).then(resolve, reject);
      },
    });
    subscribed.catch(reject);
  });
  complete(heard, count, `${client} consuming`);
  return { perSecond: count / ((last - first) / 1_000), bytes: 0 };
}

acting({ produce, consume, prepare: ({ topics }: { topics: string[] }) => broker.ensureTopics(topics) }, () => broker.close());
