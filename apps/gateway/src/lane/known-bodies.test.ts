import { KnownBodies } from './known-bodies';
import { nothingNoted } from './noted';

const read = (bodies: KnownBodies, text: string) => bodies.sentIn(Buffer.from(text), nothingNoted());

describe('bodies that came before 先前收到的请求体', () => {
  const ONE = '{"query":"query A($a: In) { me(a: $a) { name } }","variables":{"a":{"b":[1,{"c":"引号"}]}},"operationName":"A"}';

  it('are read once, and what is in them cannot be changed', () => {
    const bodies = new KnownBodies();
    const first = read(bodies, ONE);
    expect(first).toEqual({ query: 'query A($a: In) { me(a: $a) { name } }', hash: null, variables: { a: { b: [1, { c: '引号' }] } }, operationName: 'A' });
    expect(read(bodies, ONE)).toBe(first);
    expect(() => { (first.variables as { a: { b: unknown[] } }).a.b.push(2); }).toThrow(TypeError);
    expect(() => { (first as { query: string }).query = 'x'; }).toThrow(TypeError);
  });

  it('are others where one letter is another, or lies elsewhere', () => {
    const bodies = new KnownBodies();
    expect(read(bodies, ONE)).not.toEqual(read(bodies, ONE.replace('号', '耗')));
    expect(read(bodies, `${ONE} `)).toEqual(read(bodies, ONE));
    expect(bodies.count).toBe(3);
  });

  it.each([['no JSON', '{"query":'], ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])], ['no operation', '{"variables":{}}'], ['two at once', '[{"query":"{ me { name } }"}]'], ['what is nested too deep', `{"query":"{ me { name } }","variables":{"a":${'['.repeat(500)}${']'.repeat(500)}}}`]])('are not remembered where they are refused: %s', (_, text) => {
    const bodies = new KnownBodies();
    for (let time = 0; time < 2; time += 1) expect(() => bodies.sentIn(Buffer.from(text as string), nothingNoted())).toThrow();
    expect(bodies.count).toBe(0);
  });

  it('are no more than so many letters, and no long one', () => {
    const bodies = new KnownBodies(10_000);
    const body = (at: number): string => JSON.stringify({ query: '{ me { name } }', variables: { at } }).padEnd(100);
    const all = (): void => { for (let at = 0; at < 1_000; at += 1) read(bodies, body(at)); };
    // What comes once is remembered as long as there is room, and pushes nothing out.
    all();
    expect(bodies.count).toBe(94);
    expect(read(bodies, body(0))).toBe(read(bodies, body(0)));
    all();
    expect(bodies.count).toBe(100);
    const last = read(bodies, body(999));
    expect(read(bodies, body(999))).toBe(last);
    read(bodies, JSON.stringify({ query: `{ me { name } } #${'x'.repeat(20_000)}` }));
    expect(bodies.count).toBe(100);
  });
});
