import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { compare, countsOf, requireQuarterEnd, requireWhole, type Decided, type Decision, type InScope } from './session.rules';

const entry = (id: string, state = 'ADMITTED'): InScope => ({ id, state, code: `CODE-${id}`, name: `项目${id}` });
const decide = (entryId: string, decision: Decision = 'KEEP'): Decided => ({ entryId, decision });
const close = (scope: readonly InScope[], decisions: readonly Decided[]) => () => { requireWhole(compare(scope, decisions), []); };

describe('a quarter\'s session 季度滚动调整 (P1)', () => {
  it('closes when every entry is decided once; a proposal may wait', () => {
    expect(close([entry('a'), entry('b'), entry('c', 'PROPOSED')], [decide('a'), decide('b', 'DROP')])).not.toThrow();
    expect(close([], [])).not.toThrow();
  });

  it('names in one refusal every entry that is missing, decided twice, of another session, or decided as it cannot be', () => {
    expect(close([entry('a'), entry('b'), entry('c'), entry('d', 'PROPOSED')], [decide('b'), decide('b', 'DROP'), decide('x'), decide('d', 'KEEP')])).toThrow(expect.objectContaining({
      rule: 'P1.session-not-whole', details: {
        missing: [{ entryId: 'a', code: 'CODE-a', name: '项目a' }, { entryId: 'c', code: 'CODE-c', name: '项目c' }], doubled: [{ entryId: 'b', code: 'CODE-b', name: '项目b' }], strangers: ['x'], misplaced: [{ entryId: 'd', code: 'CODE-d', name: '项目d' }], refused: [],
      },
    }));
  });

  it.each<[Decision, string, boolean]>([['KEEP', 'ADMITTED', true], ['PROMOTE', 'ADMITTED', true], ['DROP', 'ADMITTED', true], ['ADMIT', 'ADMITTED', false], ['TURN_DOWN', 'ADMITTED', false], ['KEEP', 'PROPOSED', false], ['PROMOTE', 'PROPOSED', false], ['DROP', 'PROPOSED', false], ['ADMIT', 'PROPOSED', true], ['TURN_DOWN', 'PROPOSED', true]])('%s of what is %s: %s', (decision, state, holds) => {
    const closing = close([entry('a', state)], [decide('a', decision)]);
    if (holds) expect(closing).not.toThrow();
    else expect(closing).toThrow(expect.objectContaining({ rule: 'P1.session-not-whole' }));
  });

  it('is refused for what any single decision is refused for, each with its rule', () => {
    const refused = [{ entryId: 'a', code: 'CODE-a', rule: 'P1.prework-open', en: 'open', zh: '未办结', details: { open: [] } }];
    expect(() => { requireWhole(compare([entry('a')], [decide('a', 'PROMOTE')]), refused); }).toThrow(expect.objectContaining({ rule: 'P1.session-not-whole', details: expect.objectContaining({ refused }) }));
  });

  it('names every fault and nothing else, however the decisions are', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...ids, 'x', 'y'), { maxLength: 10 }), (told) => {
      const { missing, doubled, strangers } = compare(ids.map((id) => entry(id)), told.map((id) => decide(id)));
      expect(missing.map(({ id }) => id)).toEqual(ids.filter((id) => !told.includes(id)));
      expect(doubled.map(({ id }) => id)).toEqual(ids.filter((id) => told.filter((each) => each === id).length > 1));
      expect(strangers.toSorted()).toEqual(['x', 'y'].filter((id) => told.includes(id)));
    }));
  });

  it('counts so that its counts add up to its decisions', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Decision>('KEEP', 'PROMOTE', 'DROP', 'ADMIT', 'TURN_DOWN')), (told) => {
      expect(Object.values(countsOf(told.map((decision, at) => decide(String(at), decision)))).reduce((sum, count) => sum + count, 0)).toBe(told.length);
    }));
  });

  it('takes 5,000 decisions at a time, P1.too-many-decisions', () => {
    expect(() => compare([], Array.from({ length: 5_001 }, (_, at) => decide(String(at))))).toThrow(expect.objectContaining({ rule: 'P1.too-many-decisions' }));
  });

  it.each<[string, string, string, string | null]>([
    ['2024-06-15', '2024-07-10', 'the first day that the policy allows', null], ['2024-06-14', '2024-07-10', 'a day too early', 'P1.session-before-quarter-end'], ['2024-07-10', '2024-07-10', 'after the quarter', null], ['2024-07-11', '2024-07-10', 'a day that is not known', 'P1.session-in-the-future'],
  ])('on %s, known on %s: %s', (on, knownOn, _, rule) => {
    const closing = () => { requireQuarterEnd({ year: 2024, quarter: 2 }, 15, day(on), day(knownOn)); };
    if (rule === null) expect(closing).not.toThrow();
    else expect(closing).toThrow(expect.objectContaining({ rule }));
  });
});
