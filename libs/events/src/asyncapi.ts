import { byType, publisherOf, type EventDefinition } from './define';
import { toWire } from './envelope';
import { envelopeHeaders } from './envelope-words';
import { exampleOf } from './example';
import { schemaOf, sampleOf, type JsonSchema } from './json-schema';
import { aboutTopics, chainHead, chainHeadTopic, deadLetterHeaders, deadLetterTopic, type Said } from './topics';

type Part = Record<string, unknown>;
export interface AsyncApi { asyncapi: '3.0.0'; channels: Record<string, Part>; operations: Record<string, Part>; components: { messages: Record<string, Part>; schemas: Record<string, JsonSchema> }; [part: string]: unknown }

const BINDING = '0.5.0';
/** As `kafka-broker.ts` of the runtime makes them: nothing is ever deleted. */
const kept = { kafka: { partitions: 6, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 }, bindingVersion: BINDING } };
const both = ({ en, zh }: Said): string => `${en} · ${zh}`;
const keyed = (said: Said): Part => ({ kafka: { key: { type: 'string', description: both(said) }, bindingVersion: BINDING } });
const ref = (path: string): { $ref: string } => ({ $ref: `#/${path}` });
const schema = (of: Parameters<typeof schemaOf>[0]): JsonSchema => schemaOf(of, 'input', 'draft-7');

/** The catalogue as an AsyncAPI 3.0 document: every topic of the house, every message on it, with the schemas that validate at run time. */
export function asyncApiOf(catalogued: Iterable<EventDefinition>): AsyncApi {
  const definitions = [...catalogued].sort(byType);
  const topics = [...new Set(definitions.map(({ topic }) => topic))].sort();
  const services = [...new Set(topics.map(publisherOf))];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Cornerstone events', version: '1.0.0',
      description: 'What happens to a province\'s construction projects, told by the five departments\' services and the directory. CloudEvents 1.0 on Kafka, binary mode, JSON data, retention unlimited: docs/subscribe.md says what a subscriber has to know. · 全省建设项目事件流：CloudEvents 1.0（Kafka 二进制模式），永久保留，订阅说明见 docs/subscribe.md',
    },
    defaultContentType: 'application/json',
    servers: { house: { host: '{brokers}', protocol: 'kafka', description: 'The Kafka of the house · 本系统的 Kafka', variables: { brokers: { description: 'host:port of a broker: KAFKA_BROKERS where the house runs · broker 地址' } } } },
    channels: Object.fromEntries([
      ...topics.map((topic) => [topic, channelOf(topic, definitions.filter((definition) => definition.topic === topic))]),
      ...services.flatMap((service) => [
        [deadLetterTopic(service), { address: deadLetterTopic(service), title: `Dead letters of ${service}`, description: `Messages that ${service} could not take in, with the reason; published by ${service} · ${service} 无法处理的消息及原因`, messages: { 'dead-letter': ref('components/messages/dead-letter') }, bindings: kept }],
        [chainHeadTopic(service), { address: chainHeadTopic(service), title: `Chain head of ${service}`, description: `Signed head of the hash chain over all events of ${service}, every 60 s; published by ${service} · ${service} 事件哈希链的签名链首，每 60 秒一次`, messages: { 'chain-head': ref('components/messages/chain-head') }, bindings: kept }],
      ]),
    ] as [string, Part][]),
    operations: Object.fromEntries([...topics, ...services.flatMap((service) => [deadLetterTopic(service), chainHeadTopic(service)])].map((topic) => [`publish.${topic}`, {
      action: 'send', channel: ref(`channels/${topic}`), summary: `${publisherOf(topic)} publishes; whoever is interested reads · 由 ${publisherOf(topic)} 发布`,
    }])),
    components: {
      messages: Object.fromEntries([...definitions.map((definition): [string, Part] => [definition.type, messageOf(definition)]), ['dead-letter', deadLetter()], ['chain-head', headOfChain()]]),
      schemas: { cloudEvent: envelopeHeaders, deadLetterHeaders: { ...schema(deadLetterHeaders), additionalProperties: true } },
    },
  };
}

function channelOf(topic: string, definitions: readonly EventDefinition[]): Part {
  const { about, aggregate, key } = aboutTopics[topic] ?? unsaid(topic);
  return {
    address: topic, title: about.en, summary: about.zh,
    description: `Published by ${publisherOf(topic)}. Aggregate: ${aggregate.en}. Key: ${key.en}, so what has one key is in order. · 由 ${publisherOf(topic)} 发布。聚合：${aggregate.zh}。键：${key.zh}。`,
    messages: Object.fromEntries(definitions.map(({ type }) => [type, ref(`components/messages/${type}`)])), bindings: kept,
  };
}

function messageOf(definition: EventDefinition): Part {
  const { type, topic, title, data } = definition;
  const { headers, value } = toWire(exampleOf(definition));
  const { description, ...payload } = schema(data);
  const only = (text: string): JsonSchema => ({ type: 'string', const: text });
  return {
    name: type, title: title.en, summary: title.zh, description, contentType: 'application/json',
    headers: { type: 'object', allOf: [ref('components/schemas/cloudEvent')], properties: { ce_type: only(type), ce_source: only(publisherOf(type)), ce_dataschema: only(`urn:cornerstone:${type}`) } },
    payload, bindings: keyed((aboutTopics[topic] ?? unsaid(topic)).key), examples: [{ name: 'example', headers, payload: JSON.parse(value ?? '') as unknown }],
  };
}

const deadLetter = (): Part => ({
  name: 'dead-letter', title: 'A message that could not be taken in', summary: '无法处理的消息', description: 'Key, bytes and headers as they came, and the headers that say why. The bytes may be anything, not only JSON. · 键、内容、消息头保持原样，另附失败原因；内容不限格式。',
  contentType: 'application/octet-stream', headers: ref('components/schemas/deadLetterHeaders'), bindings: keyed({ en: 'key of the original message', zh: '原消息的键' }), examples: [{ name: 'example', headers: sampleOf(schema(deadLetterHeaders)) }],
});

function headOfChain(): Part {
  const { description, ...payload } = schema(chainHead);
  return { name: 'chain-head', title: 'Signed head of a hash chain', summary: '哈希链签名链首', description, contentType: 'application/json', payload, bindings: keyed({ en: 'service', zh: '服务名' }), examples: [{ name: 'example', payload: sampleOf(payload) }] };
}

const unsaid = (topic: string): never => { throw new Error(`topics.ts says nothing of ${topic}`); };
