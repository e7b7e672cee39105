import { day } from '@cornerstone/kernel/day';
import { fen, fromYuan, sumFen, toYuan } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { revisePlan, split, type PlanCommand } from './plan.rules';

const today = day('2024-02-01');
const command = (changes: Partial<PlanCommand> = {}): PlanCommand => ({ year: 2024, investment: fromYuan('1000000.00'), quarters: null, plannedStart: true, plannedCompletion: false, reason: null, ...changes });

describe('revise a plan 年度计划 (P5)', () => {
  it('splits any amount so that the parts add up to the fen', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.integer({ min: 1, max: 366 }), (amount, parts) => {
      const shares = split(fen(amount), parts);
      expect(shares).toHaveLength(parts);
      expect(sumFen(shares)).toBe(amount);
      expect((shares[0] ?? 0n) - (shares.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
    }));
  });

  it('gives equal quarters where none are told', () => {
    expect(revisePlan({ stage: 'PREWORK' }, 0, command({ investment: fromYuan('100.02') }), today).data.quarters.map((each) => each.investment)).toEqual(['25.01', '25.01', '25.00', '25.00']);
  });

  it('keeps the told quarters in order and refuses those that do not add up', () => {
    const quarters = [{ quarter: 2, investment: fromYuan('600000.00') }, { quarter: 1, investment: fromYuan('400000.00') }];
    expect(revisePlan({ stage: 'PREWORK' }, 0, command({ quarters }), today).data.quarters.map((each) => each.quarter)).toEqual([1, 2]);
    expect(() => revisePlan({ stage: 'PREWORK' }, 0, command({ quarters: quarters.slice(1) }), today)).toThrow(expect.objectContaining({ rule: 'P5.parts-do-not-add-up', details: { year: '1000000.00', quarters: '400000.00' } }));
  });

  it.each([
    ['P5.revision-without-reason', 1, command()],
    ['P5.revision-without-reason', 1, command({ reason: ' ' })],
    ['text.forbidden-character', 1, command({ reason: '年中\u202e调增' })],
    ['text.too-long', 0, command({ reason: '调'.repeat(301) })],
    ['P5.negative-plan', 0, command({ investment: fromYuan('-0.01') })],
    ['P5.quarters-not-a-year', 0, command({ quarters: [{ quarter: 5, investment: fromYuan('1000000.00') }] })],
  ])('refuses with %s', (rule, versionBefore, given) => {
    expect(() => revisePlan({ stage: 'PREWORK' }, versionBefore, given, today)).toThrow(expect.objectContaining({ rule }));
  });

  it('never changes what is known since an earlier day', () => {
    expect(() => revisePlan({ stage: 'PREWORK' }, 1, command({ reason: '调整' }), today, day('2024-02-02'))).toThrow(expect.objectContaining({ rule: 'P5.revision-before-plan' }));
    expect(revisePlan({ stage: 'PREWORK' }, 1, command({ reason: '调整' }), today, today).data.planVersion).toBe(2);
  });

  it('takes no plan for a removed project', () => {
    expect(() => revisePlan({ stage: 'REMOVED' }, 0, command(), today)).toThrow(expect.objectContaining({ rule: 'P5.project-not-planned' }));
  });

  it('numbers each revision', () => {
    expect(revisePlan({ stage: 'PREWORK' }, 2, command({ reason: '年中调增' }), today).data).toMatchObject({ planVersion: 3, investment: toYuan(fromYuan('1000000.00')), reason: '年中调增' });
  });
});
