import { day, type Day } from '@cornerstone/kernel/day';
import { fen, type Fen } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { noFigures, type Figures, type FundKind } from '../books/chart.rules';
import { evolve } from '../movements/movement.rules';
import { planImport, type LineNow, type NewIssue, type Told } from './plan.rules';

const line = (key: string, oldest: string, kind: FundKind = 'SPECIAL_BOND', figures: Figures = noFigures()): LineNow => ({ key, kind, imported: true, oldest: day(oldest), figures });
const issue = (key: string, on: string, amount: bigint): NewIssue => ({ key, amount: fen(amount), first: day(on), day: day(on) });
const told = (used: bigint | null, allocated: bigint | null = null, on = '2024-06-30'): Told => ({ used: used === null ? null : fen(used), allocated: allocated === null ? null : fen(allocated), day: day(on) });

/** The lines as they are after the plan. */
function after(lines: readonly LineNow[], issues: readonly NewIssue[], file: Told): LineNow[] {
  const { moves } = planImport(lines, issues, file);
  return lines.map((each) => ({ ...each, figures: moves.filter(({ key }) => key === each.key).reduce((figures, { movement, amount }) => evolve(each.kind, figures, movement, amount), each.figures) }));
}
const shown = ({ figures }: LineNow): string => [figures.allocated, figures.issued, figures.disbursed, figures.paid].join(' ');
const paid = (lines: LineNow[]): bigint => lines.reduce((sum, { figures }) => sum + figures.paid, 0n);

describe('plan an import of a bond ledger 债券台账导入 (F1)', () => {
  const lines = [line('2023', '2023-04-07'), line('2024', '2024-02-05')];
  const issues = [issue('2024', '2024-02-05', 30n), issue('2023', '2023-04-07', 20n)];

  it('allocates, issues and disburses each issue, and pays what was used out of the oldest line first', () => {
    expect(after(lines, issues, told(35n)).map(shown)).toEqual(['20 20 20 20', '30 30 30 15']);
  });

  it('keeps what is used above what was issued, on the newest line', () => {
    expect(after(lines, issues, told(60n)).map(shown)).toEqual(['20 20 20 20', '30 30 30 40']);
  });

  it('keeps allocated 3,200, issued 1,500, paid 500 as the source says', () => {
    expect(after([line('x', '2023-01-01')], [issue('x', '2023-01-01', 1500n)], told(500n, 3200n)).map(shown)).toEqual(['3200 1500 1500 500']);
  });

  it('leaves an issue short where the source allocates less', () => {
    expect(after(lines, issues, told(null, 40n)).map(shown)).toEqual(['20 20 20 0', '20 30 30 0']);
  });

  it('keeps general bonds without an issue step', () => {
    expect(after([line('g', '2023-01-01', 'LOCAL_BUDGET')], [issue('g', '2023-01-01', 20n)], told(5n)).map(shown)).toEqual(['20 0 20 5']);
  });

  it('posts the difference of a higher cumulative and nothing for a lower one', () => {
    const first = after(lines, issues, told(35n));
    expect(paid(after(first, [], told(41n, null, '2024-09-30')))).toBe(41n);
    expect(planImport(first, [], told(30n))).toEqual({ moves: [], wentBack: ['used'] });
    expect(planImport(first, [], told(null, 49n))).toEqual({ moves: [], wentBack: ['allocated'] });
  });

  it('adds up exactly, and the same file again changes nothing', () => {
    const keys = ['a', 'b', 'c'];
    const days: Day[] = [day('2022-05-01'), day('2023-05-01'), day('2024-05-01')];
    const amount = fc.bigInt({ min: 1n, max: 1000n });
    const kinds = fc.constantFrom<FundKind>('SPECIAL_BOND', 'LOCAL_BUDGET');
    fc.assert(fc.property(fc.array(fc.record({ key: fc.nat({ max: 2 }), amount }), { minLength: 1, maxLength: 8 }), fc.option(amount), fc.option(amount), fc.tuple(kinds, kinds, kinds), (told, used, allocated, kind) => {
      const present = keys.flatMap((key, at) => (told.some((each) => each.key === at) ? [{ ...line(key, days[at]!), kind: kind[at]! }] : []));
      const fresh = told.map((each) => issue(keys[each.key]!, days[each.key]!, each.amount));
      const file: Told = { used: used as Fen | null, allocated: allocated as Fen | null, day: day('2024-12-31') };
      const done = after(present, fresh, file);
      const sum = (of: keyof Figures): bigint => done.reduce((total, { figures }) => total + figures[of], 0n);
      const issued = fresh.reduce((total, each) => total + each.amount, 0n);
      expect([sum('disbursed'), sum('paid'), sum('allocated')]).toEqual([issued, used ?? 0n, allocated ?? issued]);
      expect(planImport(done, [], file)).toEqual({ moves: [], wentBack: [] });
    }));
  });
});
