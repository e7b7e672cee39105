import { readdirSync } from 'node:fs';
import { isDay } from '@cornerstone/kernel/day';
import { catalogue, topics } from './catalogue';
import { isoDay, percent, publisherOf, topicOf, yuan } from './define';

const definitions = [...catalogue.values()];

describe('the catalogue of events 事件目录', () => {
  it('has the events of every publisher', () => {
    expect([...new Set(definitions.map(({ type }) => publisherOf(type)))].sort()).toEqual(['approvals', 'directory', 'elements', 'funding', 'projects', 'supervision']);
    const publishers = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[a-z]+\.ts$/.test(file)).map((file) => file.slice(0, -3));
    expect(publishers).toEqual(expect.arrayContaining([...new Set(definitions.map(({ type }) => publisherOf(type)))]));
  });

  it.each(definitions)('$type is service.aggregate.past-tense.version', ({ type, topic, title }) => {
    expect(type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/);
    expect(topic).toBe(type.split('.').slice(0, 2).join('.'));
    expect(topicOf(type)).toBe(topic);
    // What happened, not what to do: told in the past tense by the last word but those that say where it went.
    expect(type.split('.')[2]).toMatch(/(ed|given|paid|broken|told|withdrawn|put|met|begun|back|permits)(-(to|from)-[a-z]+)?$/);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(title.en).toMatch(/^[A-Z][\x20-\x7e’]+$/);
  });

  it('gives each topic once, in order', () => {
    expect(topics).toEqual([...new Set(topics)].sort());
    expect(new Set(definitions.map(({ topic }) => topic))).toEqual(new Set(topics));
  });

  it('has titles that tell the types of a publisher apart', () => {
    const titles = definitions.map(({ type, title }) => `${publisherOf(type)} ${title.zh}`);
    expect(titles).toHaveLength(new Set(titles).size);
  });

  it('keeps what a rule decides only when its data is right', () => {
    const started = catalogue.get('projects.project.started.v1');
    expect(started?.of('2024-03-01' as never, { startedOn: '2024-03-01', evidenceDigest: 'ab' })).toEqual({ type: 'projects.project.started.v1', knownOn: '2024-03-01', data: { startedOn: '2024-03-01', evidenceDigest: 'ab' } });
    expect(() => started?.of('2024-03-01' as never, { startedOn: '2024-02-30', evidenceDigest: 'ab' })).toThrow(/no such day/);
  });

  it('has exact words for money, days and percentages', () => {
    expect(['1200.50', '-0.01', '999999999999999999.99'].every((text) => yuan.safeParse(text).success)).toBe(true);
    expect(['1200', '1200.5', '1e3', 'NaN', '1,200.00', '1234567890123456789.00'].some((text) => yuan.safeParse(text).success)).toBe(false);
    expect(['2024-02-29', '2023-02-29', '2023-02-30', '2024-2-1'].map((text) => isoDay.safeParse(text).success)).toEqual(['2024-02-29', '2023-02-29', '2023-02-30', '2024-2-1'].map(isDay));
    expect(['12.5', '100', '-1', '12.34567'].map((text) => percent.safeParse(text).success)).toEqual([true, true, false, false]);
  });
});
