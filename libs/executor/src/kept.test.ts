import { askKeeping, type Keepable, type Keeping } from './kept';
import type { Answer } from './fetch';
import type { Json } from './value';

describe('entities that are kept', () => {
  let kept: Map<string, string>;
  let asked: (readonly string[])[];
  beforeEach(() => { kept = new Map(); asked = []; });
  const keeping = (): Keeping => ({
    find: (text) => { const found = kept.get(text); return found === undefined ? undefined : JSON.parse(found) as Json; },
    keep: (text, entity) => { kept.set(text, JSON.stringify(entity)); },
  });
  const ask = (texts: readonly string[], answer?: (texts: readonly string[]) => Answer): Promise<Keepable> => askKeeping(keeping(), texts, async (missing) => {
    asked.push(missing);
    return answer?.(missing) ?? { data: { _entities: missing.map((text) => (text === 'none' ? null : { text })) }, bytes: 10 };
  });
  /** As one who finds every answer as it should be. */
  const askAndKeep = async (...asking: Parameters<typeof ask>): Promise<Answer> => {
    const { keep, ...answer } = await ask(...asking);
    keep?.();
    return answer;
  };

  it('are kept only when who asked has found them as they should be', async () => {
    await ask(['a']);
    expect(kept.size).toBe(0);
    await askAndKeep(['a']);
    expect([...kept.keys()]).toEqual(['a']);
  });

  it('are asked for once, and stand in their places', async () => {
    expect(await askAndKeep(['a', 'none'])).toEqual({ data: { _entities: [{ text: 'a' }, null] }, bytes: 10 });
    expect(await askAndKeep(['b', 'a', 'none', 'c'])).toEqual({ data: { _entities: [{ text: 'b' }, { text: 'a' }, null, { text: 'c' }] }, bytes: 10 });
    expect(await askAndKeep(['c', 'a'])).toEqual({ data: { _entities: [{ text: 'c' }, { text: 'a' }] }, bytes: 0 });
    expect(asked).toEqual([['a', 'none'], ['b', 'c']]);
  });

  it('are kept as they came, whatever is filled in afterwards', async () => {
    const { data } = await askAndKeep(['a']);
    (data?.['_entities'] as { more?: number }[])[0]!.more = 1;
    expect((await askAndKeep(['a'])).data).toEqual({ _entities: [{ text: 'a' }] });
  });

  it('are none where the answer has errors, which stand where they belong', async () => {
    await askAndKeep(['a']);
    const error = { message: 'no', path: ['_entities', 1, 'name'] };
    const answer = await askAndKeep(['x', 'a', 'y'], () => ({ data: { _entities: [{ text: 'x' }, null] }, errors: [error, { message: 'all' }] }));
    expect(answer).toEqual({ data: { _entities: [{ text: 'x' }, { text: 'a' }, null] }, errors: [{ message: 'no', path: ['_entities', 2, 'name'] }, { message: 'all' }] });
    expect([...kept.keys()]).toEqual(['a']);
    expect(await askAndKeep(['z'], () => ({ data: null, errors: [{ message: 'lost' }] }))).toEqual({ data: null, errors: [{ message: 'lost' }] });
    await expect(askAndKeep(['z'], () => ({ data: { _entities: [] } }))).rejects.toThrow('asked for 1 entities');
    expect([...kept.keys()]).toEqual(['a']);
  });
});
