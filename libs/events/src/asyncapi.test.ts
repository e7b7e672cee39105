import { Parser } from '@asyncapi/parser';
import { stringify } from 'yaml';
import { asyncApiOf } from './asyncapi';
import { catalogue, topics } from './catalogue';
import { fromWire } from './envelope';
import { envelopeHeaders } from './envelope-words';
import { aboutTopics, chainHead, deadLetterHeaders, publishers } from './topics';

const definitions = [...catalogue.values()];
const document = asyncApiOf(definitions);
interface Message { name: string; summary: string; description: string; bindings: { kafka: { key: { description: string } } }; examples: [{ headers: Record<string, string>; payload: unknown }] }
const messageOf = (name: string): Message => document.components.messages[name] as unknown as Message;

describe('the AsyncAPI document 事件接口文档', () => {
  it('is valid by the official parser', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(stringify(document));
    // 0 is an error; 1, a warning, is no fault but said.
    expect(diagnostics.filter(({ severity }) => severity <= 1).map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.0.0');
    expect(parsed?.channels().all()).toHaveLength(topics.length + 2 * publishers.length);
    expect(parsed?.operations().all()).toHaveLength(topics.length + 2 * publishers.length);
  });

  it('has every topic of the house, and every event type on its topic', () => {
    expect(publishers).toEqual(['approvals', 'directory', 'elements', 'funding', 'projects', 'supervision']);
    expect(Object.keys(document.channels)).toEqual([...topics, ...publishers.flatMap((service) => [`${service}.dead-letter`, `${service}.chain-head`])]);
    for (const { type, topic } of definitions) expect(document.channels[topic]).toMatchObject({ address: topic, messages: { [type]: { $ref: `#/components/messages/${type}` } } });
    expect(Object.keys(aboutTopics)).toEqual([...topics]);
  });

  it.each(definitions)('$type has an example that is a message of ours, keyed as told', ({ type, data }) => {
    const { examples: [{ headers, payload }], bindings } = messageOf(type);
    expect(data.safeParse(payload).error).toBeUndefined();
    const key = headers['ce_projectid'] ?? headers['ce_aggregateid'] ?? null;
    expect(fromWire({ key, value: JSON.stringify(payload), headers })).toMatchObject({ type, data: payload });
    expect(bindings.kafka.key.description).toMatch(headers['ce_projectid'] ? /^project id/ : /aggregate's own id/);
  });

  it('describes exactly the headers that a message has', () => {
    expect(Object.keys(envelopeHeaders.properties ?? {}).sort()).toEqual(Object.keys(messageOf('projects.project.started.v1').examples[0].headers).sort());
    expect(Object.keys(envelopeHeaders.properties ?? {})).toEqual(expect.arrayContaining(envelopeHeaders.required ?? []));
  });

  it('has examples of dead letters and chain heads', () => {
    expect(deadLetterHeaders.safeParse(messageOf('dead-letter').examples[0].headers).success).toBe(true);
    expect(chainHead.safeParse(messageOf('chain-head').examples[0].payload).success).toBe(true);
  });

  it('names no host', () => {
    expect(JSON.stringify(document)).not.toMatch(/localhost|127\.0\.0\.1|:9092/);
  });

  it('says that nothing is ever deleted', () => {
    for (const channel of Object.values(document.channels)) expect(channel).toMatchObject({ bindings: { kafka: { partitions: 6, topicConfiguration: { 'retention.ms': -1 } } } });
  });
});
