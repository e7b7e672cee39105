import { Kafka, type Consumer, type ConsumerRunConfig, type Producer, type ProducerBatch } from 'kafkajs';
import { now } from './heard';
import type { Recorder } from './recorder';

/** Messages as they are sent, until the broker has said that it has them, and as they are taken in. */
export function listenToKafka(recorder: Recorder): void {
  const { producer: openProducer, consumer: openConsumer } = Kafka.prototype;

  Kafka.prototype.producer = function (...given): Producer {
    const producer = openProducer.apply(this, given);
    const sendBatch = producer.sendBatch.bind(producer);
    producer.sendBatch = async (batch: ProducerBatch) => {
      const at = now();
      const answer = await sendBatch(batch);
      recorder.aside({ name: 'kafka: sent', at, ms: now() - at, count: (batch.topicMessages ?? []).reduce((sum, { messages }) => sum + messages.length, 0) });
      return answer;
    };
    return producer;
  };
  Kafka.prototype.consumer = function (...given): Consumer {
    const consumer = openConsumer.apply(this, given);
    const run = consumer.run.bind(consumer);
    consumer.run = (config: ConsumerRunConfig = {}) => run({ ...config, ...(config.eachBatch && { eachBatch: async (payload) => {
      const at = now();
      await config.eachBatch?.(payload);
      recorder.aside({ name: `kafka: taken in, ${payload.batch.topic}`, at, ms: now() - at, count: payload.batch.messages.length });
    } }) });
    return consumer;
  };
}
