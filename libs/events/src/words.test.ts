import { z } from 'zod';
import { catalogue } from './catalogue';
import { fieldsOf, sampleOf, schemaOf } from './json-schema';
import { text, told } from './words';

const definitions = [...catalogue.values()];
const BOTH = /^[^\p{Script=Han}]*[A-Za-z].* · .*\p{Script=Han}/u;

describe('the words of events 事件词汇', () => {
  it.each(definitions)('$type says in both languages what it means and what each field holds', ({ data }) => {
    const schema = schemaOf(data, 'input');
    expect(schema.description).toMatch(BOTH);
    expect(fieldsOf(schema).filter(({ description }) => !BOTH.test(description ?? '')).map(({ path }) => path)).toEqual([]);
  });

  it.each(definitions)('$type has an example that it accepts', ({ data }) => {
    expect(data.safeParse(sampleOf(schemaOf(data, 'input'))).error).toBeUndefined();
  });

  it('finds a field without words, however deep', () => {
    const silent = z.object({ a: text('A', '甲', 'a').nullable(), list: told(z.array(z.object({ b: z.string() })), 'List', '列表'), map: z.record(z.string(), z.object({ c: z.string() })) });
    expect(fieldsOf(schemaOf(silent, 'input')).filter(({ description }) => description === null).map(({ path }) => path)).toEqual(['data.list[].b', 'data.map', 'data.map.*.c']);
  });
});
