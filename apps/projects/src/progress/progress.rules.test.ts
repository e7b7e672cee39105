import { day } from '@cornerstone/kernel/day';
import { fen, fromYuan, toYuan, type Fen } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { counting, nameOf, together } from './periods.rules';
import { amendReport, checkWorkforce, cumulativeTo, doneIn, periodOf, reportDay, reportProgress, type Counted, type ReportCommand, type ReportPeriod } from './progress.rules';

const today = day('2024-11-20');
const building = { stage: 'UNDER_CONSTRUCTION' };
const of = (period: Partial<ReportPeriod> & { year?: number }): ReportPeriod => ({ year: 2024, month: null, week: null, day: null, fromMonth: null, ...period });
let made = 0;
const counted = (period: Partial<ReportPeriod>, yuan: string, physicalProgress: string | null = null): Counted => ({ ...of(period), id: `r${(made += 1)}`, investment: fromYuan(yuan), physicalProgress });
const command = (period: Partial<ReportPeriod>, yuan = '100.00', physicalProgress: string | null = null): ReportCommand => ({ reportId: 'rpt_new', period: of(period), investment: fromYuan(yuan), physicalProgress });
const refused = (rule: string, details: object = {}) => expect.objectContaining({ rule, details: expect.objectContaining(details) as object });

describe('report progress 报送进度 (P6)', () => {
  it.each<[string, Partial<ReportPeriod>, Counted[], { stage?: string; yuan?: string; progress?: string }]>([
    ['P6.project-takes-no-reports', { month: 3 }, [], { stage: 'REMOVED' }],
    ['P6.month-or-week', {}, [], {}],
    ['P6.period-in-the-future', { month: 12 }, [], {}],
    ['P6.already-reported', { month: 3 }, [counted({ month: 3 }, '1.00')], {}],
    ['P6.already-reported', { week: 3 }, [counted({ week: 3 }, '1.00')], {}],
    ['P6.months-overlap', { month: 2, fromMonth: 1 }, [counted({ month: 1 }, '1.00')], {}],
    ['P6.months-overlap', { month: 1 }, [counted({ month: 2, fromMonth: 1 }, '1.00')], {}],
    ['P6.investment-went-back', { month: 3 }, [], { yuan: '-0.01' }],
    ['P6.progress-out-of-range', { month: 3 }, [], { progress: '100.1' }],
    ['P6.progress-went-back', { month: 3 }, [counted({ month: 2 }, '1.00', '40')], { progress: '39' }],
    ['P6.progress-went-back', { month: 3 }, [counted({ month: 4 }, '1.00', '40')], { progress: '41' }],
    ['period.not-a-period', { month: 13 }, [], {}],
  ])('refuses with %s', (rule, period, before, { stage = 'UNDER_CONSTRUCTION', yuan = '100.00', progress = null }) => {
    expect(() => reportProgress({ stage }, before, command(period, yuan, progress), today)).toThrow(refused(rule));
  });

  it('refuses a workforce that no site has', () => {
    expect(() => checkWorkforce(-1)).toThrow(refused('P6.workforce-out-of-range'));
    expect(checkWorkforce(0)).toBe(0);
  });

  it('takes January and February together, and names them so', () => {
    const { data } = reportProgress(building, [], command({ month: 2, fromMonth: 1 }), today);
    expect(data).toMatchObject({ year: 2024, month: 2, fromMonth: 1, cumulative: '100.00' });
    expect(nameOf(of({ month: 2, fromMonth: 1 }))).toBe('2024年1—2月');
  });

  it.each<[string, Parameters<typeof periodOf>[0]]>([
    ['P6.months-out-of-order', { year: 2024, month: 2, fromMonth: 3 }], ['P6.months-out-of-order', { year: 2024, week: 5, fromMonth: 1 }], ['P6.months-out-of-order', { year: 2024, month: 2, fromMonth: 0 }],
    ['P6.day-of-another-period', { year: 2024, month: 2, day: day('2024-02-01') }], ['P6.day-of-another-period', { year: 2023, day: day('2024-02-01') }],
  ])('refuses with %s a period that is none', (rule, told) => {
    expect(() => periodOf(told)).toThrow(refused(rule));
  });

  it('reads a month that names itself as its first one as one month', () => {
    expect(periodOf({ year: 2024, month: 2, fromMonth: 2 })).toEqual(of({ month: 2 }));
  });
});

describe('a source that gives only totals from January 年初累计 (P6)', () => {
  const told = (yuan: string) => ({ investment: null, cumulative: fromYuan(yuan) });

  it('is taken by the difference; January never subtracts December', () => {
    const before = [counted({ year: 2023, month: 12 }, '900.00'), counted({ month: 1 }, '100.00'), counted({ month: 2 }, '50.00')];
    expect(doneIn(before, of({ month: 3 }), told('180.00'))).toEqual({ period: of({ month: 3 }), investment: 3000n });
    expect(doneIn(before.slice(0, 1), of({ month: 1 }), told('100.00'))).toEqual({ period: of({ month: 1 }), investment: 10_000n });
  });

  it('holds the months before that have no report', () => {
    expect(doneIn([counted({ month: 1 }, '100.00')], of({ month: 4 }), told('180.00'))).toEqual({ period: of({ month: 4, fromMonth: 2 }), investment: 8000n });
    expect(doneIn([], of({ month: 2 }), told('180.00'))).toEqual({ period: of({ month: 2, fromMonth: 1 }), investment: 18_000n });
  });

  it.each<[string, ReportPeriod, { investment: Fen | null; cumulative: Fen | null }]>([
    ['P6.cumulative-fell', of({ month: 3 }), told('149.99')],
    ['P6.cumulative-of-a-month', of({ week: 9 }), told('150.00')],
    ['P6.investment-or-cumulative', of({ month: 3 }), { investment: fen(1n), cumulative: fen(1n) }],
    ['P6.investment-or-cumulative', of({ month: 3 }), { investment: null, cumulative: null }],
  ])('refuses with %s', (rule, period, figures) => {
    expect(() => doneIn([counted({ month: 1 }, '100.00'), counted({ month: 2 }, '50.00')], period, figures)).toThrow(refused(rule));
  });

  it('adds up to the last total, whichever months it is told of', () => {
    const totals = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 12, maxLength: 12 }).map((steps) => { let sum = 0n; return steps.map((each) => (sum += each)); });
    fc.assert(fc.property(totals, fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (cumulative, months) => {
      const reports: Counted[] = [];
      for (const month of months.toSorted((a, b) => a - b)) {
        const { period, investment } = doneIn(reports, of({ month }), { investment: null, cumulative: fen(cumulative[month - 1] ?? 0n) });
        reports.push({ ...period, id: `m${month}`, investment, physicalProgress: null });
      }
      const last = Math.max(...months);
      expect(cumulativeTo(reports, of({ month: last }))).toBe(cumulative[last - 1]);
    }));
  });
});

describe('which report makes the year 年度累计以月报为准 (P6)', () => {
  it('is the month\'s; a week counts where no month holds any of its days, a day never', () => {
    // Week 5 of 2024 is 29 January to 4 February, week 6 is 5 to 11 February.
    const reports = [counted({ month: 1 }, '100.00'), counted({ week: 4 }, '20.00'), counted({ week: 5 }, '10.00'), counted({ week: 6 }, '7.00'), counted({ day: day('2024-02-12') }, '1.00')];
    expect(counting(reports).map(({ month, week }) => month ?? week)).toEqual([1, 6]);
    expect(cumulativeTo(reports, of({ week: 6 }))).toBe(fromYuan('107.00'));
    const [, , , , daily] = together(reports.map((report) => ({ ...report, amends: null })));
    expect(daily?.cumulative).toBe(fromYuan('107.00'));
  });

  it('never counts a day twice', () => {
    const month = fc.record({ month: fc.integer({ min: 1, max: 12 }), several: fc.integer({ min: 0, max: 2 }) });
    fc.assert(fc.property(fc.array(month, { maxLength: 12 }), fc.uniqueArray(fc.integer({ min: 1, max: 52 })), (months, weeks) => {
      const told = months.reduce<Counted[]>((all, { month: to, several }) => {
        const period = of({ month: to, fromMonth: several > 0 && to - several >= 1 ? to - several : null });
        try { reportProgress(building, all, { reportId: 'r', period, investment: fen(1n), physicalProgress: null }, day('2024-12-31')); return [...all, { ...period, id: `m${all.length}`, investment: fen(1n), physicalProgress: null }]; } catch { return all; }
      }, []);
      const spans = counting([...told, ...weeks.map((week) => counted({ week }, '0.01'))]).map((each) => [nameOf(each), each] as const);
      for (const [, a] of spans) for (const [, b] of spans) if (a !== b) expect(counting([a, b])).toHaveLength(2);
    }), { numRuns: 50 });
  });
});

describe('a day of a sprint 日报 (P6)', () => {
  it('is told for dispatch and is no part of the year', () => {
    expect(reportDay(building, [], command({ day: day('2024-03-05') }), 'spr_1', today)).toMatchObject({ type: 'projects.project.day-reported.v1', data: { day: '2024-03-05', sprintId: 'spr_1' } });
  });

  it.each<[string, string | null, Counted[]]>([['P6.no-sprint', null, []], ['P6.already-reported', 'spr_1', [counted({ day: day('2024-03-05') }, '1.00')]]])('refuses with %s', (rule, sprintId, before) => {
    expect(() => reportDay(building, before, command({ day: day('2024-03-05') }), sprintId, today)).toThrow(refused(rule));
  });
});

describe('amend a report 更正 (P6)', () => {
  const before = { ...counted({ month: 3 }, '100.00'), knownOn: day('2024-04-02') };
  const amend = (changes: { investment?: Fen; reason?: string } = {}, all: readonly Counted[] = [before], knownOn = today) =>
    amendReport(before, all, { reportId: 'rpt_2', investment: fromYuan('80.00'), physicalProgress: null, reason: '重复计入', ...changes }, knownOn);

  it('takes the place of the one before', () => {
    expect(amend({}, [counted({ month: 2 }, '5.00'), before])).toMatchObject({ type: 'projects.project.report-amended.v1', data: { amendedReportId: before.id, month: 3, investment: '80.00', cumulative: '85.00', reason: '重复计入' } });
  });

  it('corrects a day as a day', () => {
    const daily = { ...counted({ day: day('2024-03-05') }, '1.00'), knownOn: day('2024-03-05') };
    expect(amendReport(daily, [daily], { reportId: 'rpt_2', investment: fen(2n), physicalProgress: null, reason: '误报' }, today)).toMatchObject({ type: 'projects.project.day-report-amended.v1', data: { day: '2024-03-05' } });
  });

  it.each<[string, () => unknown]>([
    ['P6.amendment-without-reason', () => amend({ reason: ' ' })], ['P6.report-superseded', () => amend({}, [])],
    ['P6.amendment-before-report', () => amend({}, [before], day('2024-04-01'))], ['P6.investment-went-back', () => amend({ investment: fen(-1n) })],
  ])('refuses with %s', (rule, attempt) => {
    expect(attempt).toThrow(refused(rule));
  });

  it('never rewrites the past: what was known on a day is told as it was, whatever is corrected later', () => {
    const days = ['2024-04-02', '2024-05-02', '2024-06-02', '2024-07-02', '2024-08-02'].map(day);
    const steps = fc.array(fc.record({ month: fc.integer({ min: 1, max: 8 }), amount: fc.bigInt({ min: 0n, max: 10_000n }), at: fc.nat({ max: 4 }) }), { maxLength: 25 });
    fc.assert(fc.property(steps, (told) => {
      const known: (Counted & { amends: string | null; knownOn: typeof today })[] = [];
      const answers = new Map<string, string>();
      const answer = (on: string): string => JSON.stringify(together(known.filter((each) => each.knownOn <= on)).map(({ report, cumulative, amendedBy }) => [report.id, toYuan(cumulative), amendedBy?.id ?? null]));
      for (const [at, { month, amount }] of told.toSorted((a, b) => a.at - b.at).entries()) {
        const knownOn = days[told.toSorted((a, b) => a.at - b.at)[at]?.at ?? 0] ?? today;
        for (const earlier of days.filter((each) => each < knownOn)) answers.set(earlier, answers.get(earlier) ?? answer(earlier));
        const same = known.find((each) => each.month === month && !known.some(({ amends }) => amends === each.id));
        known.push({ ...of({ month }), id: `k${at}`, investment: fen(amount), physicalProgress: null, amends: same?.id ?? null, knownOn });
      }
      for (const [on, then] of answers) expect(answer(on)).toBe(then);
    }), { numRuns: 50 });
  });
});
