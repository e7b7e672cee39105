import { addDays, day, type Day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { daysLate, declareSprint, dueBetween, lastOverdue, missed, periodHolding, type DueSetting, type SprintCommand } from './due.rules';

const settings: DueSetting[] = [
  { rhythm: 'MONTH', since: day('1949-10-01'), dueDays: 5, unit: 'CALENDAR' }, { rhythm: 'WEEK', since: day('1949-10-01'), dueDays: 1, unit: 'CALENDAR' }, { rhythm: 'DAY', since: day('1949-10-01'), dueDays: 1, unit: 'CALENDAR' },
  { rhythm: 'MONTH', since: day('2024-10-01'), dueDays: 5, unit: 'WORKING' },
];

describe('when a report is due 报送时限 (P6)', () => {
  it('is the fifth day after the month, the Monday after the week, the day after the day', () => {
    expect(periodHolding(day('2024-03-15'), 'MONTH', settings)).toEqual({ rhythm: 'MONTH', from: '2024-03-01', to: '2024-03-31', dueOn: '2024-04-05' });
    expect(periodHolding(day('2024-03-15'), 'WEEK', settings)).toEqual({ rhythm: 'WEEK', from: '2024-03-11', to: '2024-03-17', dueOn: '2024-03-18' });
    expect(periodHolding(day('2024-12-31'), 'WEEK', settings)).toMatchObject({ from: '2024-12-30', to: '2025-01-05' });
    expect(periodHolding(day('2024-03-15'), 'DAY', settings)).toMatchObject({ from: '2024-03-15', to: '2024-03-15', dueOn: '2024-03-16' });
  });

  it('follows a setting from its day on, in working days where it says so', () => {
    // 1 November 2024 is a Friday.
    expect(periodHolding(day('2024-10-01'), 'MONTH', settings).dueOn).toBe('2024-11-07');
    expect(periodHolding(day('2024-09-30'), 'MONTH', settings).dueOn).toBe('2024-10-05');
  });

  it('is in time on the day itself and late on the next', () => {
    expect([daysLate(day('2024-04-05'), day('2024-04-05')), daysLate(day('2024-04-06'), day('2024-04-05')), daysLate(day('2024-05-05'), day('2024-04-05'))]).toEqual([null, 1, 30]);
    expect([lastOverdue(day('2024-04-05'), 'MONTH', settings).to, lastOverdue(day('2024-04-06'), 'MONTH', settings).to]).toEqual(['2024-02-29', '2024-03-31']);
    expect(missed(periodHolding(day('2024-03-01'), 'MONTH', settings), day('2024-04-06')).data).toEqual({ rhythm: 'MONTH', from: '2024-03-01', to: '2024-03-31', dueOn: '2024-04-05' });
  });

  it('leaves no period out and gives none twice, however far apart one looks', () => {
    const rhythms = fc.constantFrom('MONTH', 'WEEK', 'DAY') as fc.Arbitrary<'MONTH' | 'WEEK' | 'DAY'>;
    fc.assert(fc.property(rhythms, fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 6 }), (rhythm, steps) => {
      const start = day('2024-01-01');
      let at: Day = start;
      const stepwise = steps.flatMap((step) => { const from = at; at = addDays(at, step); return dueBetween(from, at, rhythm, settings); });
      expect(stepwise).toEqual(dueBetween(start, at, rhythm, settings));
      expect(new Set(stepwise.map(({ to }) => to)).size).toBe(stepwise.length);
    }));
  });
});

describe('declare a sprint 攻坚行动 (P6)', () => {
  const command = (changes: Partial<SprintCommand> = {}): SprintCommand => ({ name: '复工开工战役', rhythm: 'DAY', region: '410000', level: null, programme: null, from: day('2024-02-18'), to: day('2024-03-31'), source: null, ...changes });

  it('lasts from its first to its last day', () => {
    expect(declareSprint(command(), 184, day('2024-02-10')).data).toMatchObject({ days: 43, from: '2024-02-18', to: '2024-03-31' });
  });

  it.each<[string, Partial<SprintCommand>]>([['P6.sprint-ends-before-it-starts', { to: day('2024-02-17') }], ['P6.sprint-too-long', { to: day('2024-12-31') }], ['text.empty', { name: ' ' }]])('refuses with %s', (rule, changes) => {
    expect(() => declareSprint(command(changes), 184, day('2024-02-10'))).toThrow(expect.objectContaining({ rule }));
  });
});
