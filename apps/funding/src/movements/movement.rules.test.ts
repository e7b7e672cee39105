import { fundKinds } from '@cornerstone/events/funding';
import { addDays, day, type Day } from '@cornerstone/kernel/day';
import { fen, ZERO, type Fen } from '@cornerstone/kernel/money';
import { Rejection } from '@cornerstone/kernel/rejection';
import fc from 'fast-check';
import { figuresOf, isRaisedByIssue, noFigures, useRate, type Account, type Balances, type Figures, type FundKind } from '../books/chart.rules';
import { availableFrom, checkMovement, evolve, routeOf, type Movement } from './movement.rules';

const START = day('2024-01-01');
interface Entry { project: string; account: Account; knownOn: Day; amount: Fen }
interface Step { movement: Movement; project: string; amount: Fen; knownOn: Day }

const movements: Movement[] = [
  { kind: 'ALLOCATION' }, { kind: 'ISSUE', tenorYears: 10, ratePercent: '2.5' }, { kind: 'DISBURSEMENT' }, { kind: 'PAYMENT', payee: null },
  { kind: 'RETURN', from: 'DISBURSED', reason: '闲置' }, { kind: 'RETURN', from: 'ISSUED', reason: '闲置' }, { kind: 'RETURN', from: 'ALLOCATED', reason: '调减' },
];
const steps = fc.array(fc.record({
  movement: fc.constantFrom(...movements), project: fc.constantFrom('A', 'B'),
  amount: fc.oneof(fc.bigInt({ min: 1n, max: 60n }), fc.constantFrom(0n, -1n)).map(fen), knownOn: fc.nat({ max: 6 }).map((days) => addDays(START, days)),
}), { maxLength: 40 });

/** The books of one batch in memory: every entry, and the figures that are kept beside them. */
class Books {
  readonly entries: Entry[] = [];
  readonly kept = new Map<string, Figures>();
  refused = 0;

  constructor(readonly kind: FundKind, quota: Fen) {
    this.entries.push({ project: '', account: 'quota', knownOn: START, amount: fen(-quota) }, { project: '', account: 'unallocated', knownOn: START, amount: quota });
  }

  days(account: Account, project: string) {
    const byDay = new Map<Day, bigint>();
    for (const entry of this.entries) if (entry.account === account && (account === 'unallocated' || entry.project === project)) byDay.set(entry.knownOn, (byDay.get(entry.knownOn) ?? 0n) + entry.amount);
    return [...byDay].map(([knownOn, amount]) => ({ knownOn, amount: fen(amount) }));
  }

  take({ movement, project, amount, knownOn }: Step): void {
    const { credit, debit } = routeOf(movement, this.kind);
    try {
      checkMovement(movement, this.kind, 'UNDER_CONSTRUCTION', availableFrom(this.days(credit, project), knownOn), { amount, on: knownOn, knownOn });
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Rejection);
      this.refused += 1;
      return;
    }
    this.entries.push({ project, account: debit, knownOn, amount }, { project, account: credit, knownOn, amount: fen(-amount) });
    this.kept.set(project, evolve(this.kind, this.kept.get(project) ?? noFigures(), movement, amount));
  }

  held(project: string, account: Account, asOf: Day): Fen {
    return fen(this.entries.filter((entry) => entry.project === project && entry.account === account && entry.knownOn <= asOf).reduce((sum, entry) => sum + entry.amount, 0n));
  }

  figures(project: string, asOf: Day): Figures {
    const returned = this.entries.filter((entry) => entry.project === project && project !== '' && entry.account === 'unallocated' && entry.amount > 0n && entry.knownOn <= asOf).reduce((sum, entry) => sum + entry.amount, 0n);
    const balances: Balances = { allocated: this.held(project, 'allocated', asOf), issued: this.held(project, 'issued', asOf), disbursed: this.held(project, 'disbursed', asOf), paid: this.held(project, 'paid', asOf), returned: fen(returned) };
    return figuresOf(this.kind, balances);
  }
}

describe('movements of money 资金变动 (F1, F2, F3)', () => {
  it('keep the books balanced and quota ≥ allocated ≥ issued ≥ disbursed ≥ paid on every day, whatever is asked', () => {
    const quota = fen(100n);
    fc.assert(fc.property(fc.constantFrom(...fundKinds), steps, (kind, asked) => {
      const books = new Books(kind, quota);
      for (const step of asked) books.take(step);
      for (let days = 0; days <= 6; days += 1) {
        const on = addDays(START, days);
        const [a, b] = [books.figures('A', on), books.figures('B', on)];
        for (const line of [a, b]) {
          const issued = isRaisedByIssue(kind) ? line.issued : line.allocated;
          expect([line.allocated >= issued, issued >= line.disbursed, line.disbursed >= line.paid, line.paid >= 0n, line.returned >= 0n]).toEqual([true, true, true, true, true]);
        }
        const known = books.entries.filter((entry) => entry.knownOn <= on);
        const unallocated = known.filter((entry) => entry.account === 'unallocated').reduce((sum, entry) => sum + entry.amount, 0n);
        expect(known.reduce((sum, entry) => sum + entry.amount, 0n)).toBe(0n);
        expect(unallocated).toBeGreaterThanOrEqual(0n);
        expect(a.allocated + b.allocated + unallocated).toBe(quota);
      }
    }), { numRuns: 300 });
  });

  it('keep figures that agree with the entries', () => {
    fc.assert(fc.property(fc.constantFrom(...fundKinds), steps, (kind, asked) => {
      const books = new Books(kind, fen(100n));
      for (const step of asked) books.take(step);
      for (const [project, kept] of books.kept) expect(kept).toEqual(books.figures(project, addDays(START, 6)));
    }), { numRuns: 300 });
  });

  it('leave what may go on a day at the smallest balance from that day on', () => {
    const days = [{ knownOn: day('2024-01-01'), amount: fen(100n) }, { knownOn: day('2024-03-01'), amount: fen(-70n) }, { knownOn: day('2024-05-01'), amount: fen(50n) }];
    expect([availableFrom(days, day('2023-12-31')), availableFrom(days, day('2024-02-01')), availableFrom(days, day('2024-03-01')), availableFrom(days, day('2024-06-01')), availableFrom([], START)]).toEqual([0n, 30n, 30n, 80n, 0n]);
  });

  it('give no more funds to a project that is off the list, but pay and take back what it has', () => {
    const command = { amount: fen(1n), on: START, knownOn: START };
    for (const movement of movements.slice(0, 3)) expect(() => { checkMovement(movement, 'SPECIAL_BOND', 'REMOVED', fen(5n), command); }).toThrow(expect.objectContaining({ rule: 'F1.project-takes-no-funds' }));
    for (const movement of movements.slice(3)) expect(() => { checkMovement(movement, 'SPECIAL_BOND', 'REMOVED', fen(5n), command); }).not.toThrow();
  });

  it('refuse a tenor or coupon out of range', () => {
    const command = { amount: fen(1n), on: START, knownOn: START };
    const issue = (tenorYears: number | null, ratePercent: string | null) => () => { checkMovement({ kind: 'ISSUE', tenorYears, ratePercent }, 'SPECIAL_BOND', 'RESERVED', fen(5n), command); };
    expect(issue(0, null)).toThrow(expect.objectContaining({ rule: 'F1.tenor-out-of-range' }));
    expect(issue(10, '102')).toThrow(expect.objectContaining({ rule: 'F1.rate-out-of-range' }));
    expect(issue(null, '4.50')).not.toThrow();
  });
});

describe('use rate 资金使用率 (F1, F2, F3)', () => {
  const line = (kind: FundKind, allocated: bigint, issued: bigint, paid: bigint) => ({ kind, allocated: fen(allocated), issued: fen(issued), disbursed: fen(paid), paid: fen(paid), returned: ZERO });

  it('is paid by issued for bonds, paid by allocated for others, and over both a ratio of sums', () => {
    expect(useRate([line('SPECIAL_BOND', 320_000n, 150_000n, 50_000n)])).toEqual({ numerator: '500.00', denominator: '1500.00' });
    expect(useRate([line('CENTRAL_BUDGET', 100_000n, 0n, 50_000n)])).toEqual({ numerator: '500.00', denominator: '1000.00' });
    expect(useRate([line('SPECIAL_BOND', 320_000n, 150_000n, 50_000n), line('CENTRAL_BUDGET', 100_000n, 0n, 50_000n)])).toEqual({ numerator: '1000.00', denominator: '2500.00' });
  });
});
