import fc from 'fast-check';
import { nothingNoted, parsedAs } from './noted';

const outcome = (parse: () => unknown): unknown => { try { return { value: parse() }; } catch (fault) { return (fault as Error).name; } };

describe('a body that begins as the last one 与上次相同开头的请求体', () => {
  const QUERY = 'query A($a: Int) {\n  me { name(b: "\\"") }\n}';
  const texts = [
    JSON.stringify({ query: QUERY, variables: { a: 1 }, operationName: 'A' }), JSON.stringify({ query: QUERY, variables: { a: 2 } }), JSON.stringify({ query: QUERY }), JSON.stringify({ operationName: 'A', query: QUERY }), JSON.stringify({ query: '\\', variables: null }), JSON.stringify({ query: '"', variables: {} }), JSON.stringify({ query: '', a: 1 }),
    '{"query":"a","query":"b"}', '{"query":"a","variables":{},"query":"b"}', '{"query":"a","variables":{"query":"c"}}', '{"query":"a",}', '{"query":"a","b":1,}', '{"query":"a",,"b":1}', '{"query":"a", "b":1}', '{"query":"a","b":1}]', '{"query":"a","b":1} ', '{"query":"a","b":1}}', '{"query":"a","b"}', '{"query":"a',
    '{"query":"\\u0061","b":1}', '{"query":"\n","b":1}', '{"query":"\\x","b":1}', '{"query":"a\\","b":1}', '{"query":"a","__proto__":{"query":"x"}}', '{"query":"a","constructor":1}', '{"query":1,"b":1}', '{ "query":"a","b":1}', '[]', '"x"', '', 'null',
  ];
  it('is what JSON says it is, whatever came before', () => {
    for (const before of texts) for (const text of texts) {
      const noted = nothingNoted();
      outcome(() => parsedAs(noted, before));
      expect([before, text, outcome(() => parsedAs(noted, text))]).toEqual([before, text, outcome(() => JSON.parse(text))]);
    }
  });

  it('is so for any body, cut and put together as one likes', () => {
    const part = fc.oneof(fc.constantFrom('{"query":"', '"', '\\', ',', '"variables":', '{}', '}', '"query":"b"', ' ', '1', ':', '\\"', '\\\\', 'é'), fc.string({ maxLength: 3 }));
    const text = fc.oneof(fc.array(part, { maxLength: 8 }).map((parts) => `{"query":"${parts.join('')}`), fc.json(), fc.record({ query: fc.string(), variables: fc.dictionary(fc.string(), fc.jsonValue()) }).map((value) => JSON.stringify(value)));
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (bodies) => {
      const noted = nothingNoted();
      for (const body of bodies) expect(outcome(() => parsedAs(noted, body))).toEqual(outcome(() => JSON.parse(body)));
    }), { numRuns: 1_000 });
  });

  it('keeps nothing of a long body', () => {
    const [noted, query] = [nothingNoted(), '#'.repeat(20_000)];
    expect([parsedAs(noted, JSON.stringify({ query, variables: {} })), noted]).toEqual([{ query, variables: {} }, nothingNoted()]);
  });

  it('gives the same string for the document', () => {
    const noted = nothingNoted();
    const [one, two] = [parsedAs(noted, texts[0] ?? ''), parsedAs(noted, texts[1] ?? '')] as { query: string; variables: object }[];
    expect([one?.query, two?.query, two?.variables, noted.query]).toEqual([QUERY, QUERY, { a: 2 }, QUERY]);
  });
});
