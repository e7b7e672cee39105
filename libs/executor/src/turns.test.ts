import type { Answer } from './fetch';
import type { Flight, Patience } from './shared';
import { Turns } from './turns';

const patience = (): Patience => ({ overFor: null, leaving: new Set() });
const text = (id: number): string => `{"id":${id}}`;

describe('entities that are asked for in one turn', () => {
  let asked: number[][] = [];
  let answer: (ids: number[]) => Answer = () => ({ data: null });
  let turns: Turns;
  beforeEach(() => { asked = []; turns = new Turns(); answer = (ids) => ({ data: { _entities: ids.map((id) => (id === 0 ? null : { id, of: { id } })) }, bytes: 100 }); });
  const send = (representations: string): Flight<Answer> => {
    const ids = (JSON.parse(`[${representations}]`) as { id: number }[]).map(({ id }) => id);
    asked.push(ids);
    return { result: Promise.resolve(answer(ids)), giveUp: () => undefined };
  };
  const ask = (ids: number[], key = 'k', who = patience()): Promise<Answer> => turns.ask(key, ids.map(text), send, who);

  it('are asked for once, and each asker gets their own in their order', async () => {
    const [one, other, elsewhere] = await Promise.all([ask([1, 2]), ask([3, 2, 0]), ask([1], 'other')]);
    expect(asked).toEqual([[1, 2, 3, 0], [1]]);
    expect(one.data).toEqual({ _entities: [{ id: 1, of: { id: 1 } }, { id: 2, of: { id: 2 } }] });
    expect(other.data).toEqual({ _entities: [{ id: 3, of: { id: 3 } }, { id: 2, of: { id: 2 } }, null] });
    expect(elsewhere.data).toEqual({ _entities: [{ id: 1, of: { id: 1 } }] });
    expect([one.bytes, other.bytes]).toEqual([50, 75]);
  });

  it('share no object', async () => {
    const [one, other] = await Promise.all([ask([2]), ask([2])]);
    (one.data?.['_entities'] as { of: { id: number } }[])[0]!.of.id = 9;
    expect(other.data).toEqual({ _entities: [{ id: 2, of: { id: 2 } }] });
  });

  it('are asked for anew in the next turn', async () => {
    await ask([1]);
    await ask([1]);
    expect(asked).toEqual([[1], [1]]);
  });

  it('have the errors that are theirs, and those that are everybody\'s', async () => {
    answer = () => ({ data: { _entities: [null, { id: 2 }, null] }, errors: [{ message: 'of 1', path: ['_entities', 0, 'name'] }, { message: 'of 3', path: ['_entities', 2] }, { message: 'of all' }] });
    const [one, other, third] = await Promise.all([ask([1]), ask([2, 3]), ask([2])]);
    expect(one.errors).toEqual([{ message: 'of 1', path: ['_entities', 0, 'name'] }, { message: 'of all' }]);
    expect(other.errors).toEqual([{ message: 'of 3', path: ['_entities', 1] }, { message: 'of all' }]);
    expect(third.errors).toEqual([{ message: 'of all' }]);
  });

  it('are nobody\'s where the answer has too few', async () => {
    answer = () => ({ data: { _entities: [{ id: 1 }] } });
    expect(await Promise.allSettled([ask([1]), ask([2])])).toEqual([1, 2].map(() => ({ status: 'rejected', reason: new Error('asked for 2 entities, it answers 1') })));
  });

  it('are not asked for when all have gone before', async () => {
    const gone = patience();
    const waiting = ask([1], 'k', gone);
    for (const each of [...gone.leaving]) each(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(asked).toEqual([]);
  });

  it('are asked for by who comes after all have gone', async () => {
    const gone = patience();
    const waiting = ask([1], 'k', gone);
    for (const each of [...gone.leaving]) each(new Error('gone'));
    const late = ask([2]);
    await expect(waiting).rejects.toThrow('gone');
    expect((await late).data).toEqual({ _entities: [{ id: 2, of: { id: 2 } }] });
    expect(asked).toEqual([[2]]);
  });

  it('are not more than one answer can hold', async () => {
    await Promise.all([0, 1, 2].map((at) => ask(Array.from({ length: 200 }, (_, item) => at * 200 + item + 1))));
    expect(asked.map((ids) => ids.length)).toEqual([400, 200]);
  });
});
