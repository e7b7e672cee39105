import type { Incoming, Outgoing, Places } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { Kafka, logLevel } from 'kafkajs';
import { acting, now, settings } from './acting';
import type { Rate } from './client.actor';
import { complete, someEvents } from './messages';
import { paced, type Paced } from './paced';
import { BATCH } from './sizes';

/** kafkajs alone, without port, database or promises: what the machine gives at best. */
export interface BareSettings { brokers: string }

const { brokers } = settings<BareSettings>();
const broker = kafkaBroker([brokers], 'bench-bare', createLog('bench', 'silent'));
const producer = new Kafka({ clientId: 'bench-bare', brokers: [brokers], logLevel: logLevel.NOTHING }).producer({ allowAutoTopicCreation: false });
await producer.connect();
let loaded: Outgoing[] = [];

/** Takes in what the relay sent since `from`, byte by byte, and sees that it is complete. */
async function load({ from, count }: { from: Places; count: number }): Promise<void> {
  const heard: Incoming[] = [];
  await new Promise<void>((resolve, reject) => {
    const reading = broker.read({ topics: Object.keys(from), from, handle: async (messages) => { heard.push(...messages); if (heard.length >= count) reading.then((each) => each.stop()).then(resolve, reject); } });
    reading.catch(reject);
  });
  complete(heard, count, 'the relay');
  // Ids rise with the writing: so they were sent, spread over the partitions.
  loaded = heard.map(({ topic, key, value, headers }) => ({ topic, key, value, headers })).sort((one, other) => ((one.headers['ce_id'] ?? '') < (other.headers['ce_id'] ?? '') ? -1 : 1));
}

async function send(): Promise<Rate> {
  const from = now();
  for (let at = 0; at < loaded.length; at += BATCH) {
    const topicMessages = [...Map.groupBy(loaded.slice(at, at + BATCH), ({ topic }) => topic)].map(([topic, messages]) => ({ topic, messages }));
    await producer.sendBatch({ acks: -1, topicMessages });
  }
  return { perSecond: loaded.length / ((now() - from) / 1_000), bytes: 0 };
}

/** One message a send, at a rate; answers when each was given to the client. */
async function pulse({ topic, rate, seconds }: { topic: string; rate: number; seconds: number }): Promise<Paced<[key: string, at: number]>> {
  const messages = someEvents(rate * seconds * 2, topic).filter(({ headers }) => headers['ce_aggregateversion'] === '1');
  return paced(rate, seconds, async (turn): Promise<[string, number]> => {
    const message = messages[turn];
    const at = now();
    if (message) await producer.send({ topic, acks: -1, messages: [message] });
    return [message?.key ?? '', at];
  });
}

acting({ prepare: ({ topics }: { topics: string[] }) => broker.ensureTopics(topics), places: ({ topics }: { topics: string[] }) => broker.places(topics, 'end'), load, send, pulse },
  () => Promise.all([broker.close(), producer.disconnect()]));
