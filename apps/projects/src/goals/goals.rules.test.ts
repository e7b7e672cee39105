import { day } from '@cornerstone/kernel/day';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { inBase, placesOf, reckonedOn, setGoal, stateOn, written, type GoalCommand, type Measured } from './goals.rules';

const command = (changes: Partial<GoalCommand> = {}): GoalCommand => ({
  code: 'HN-2024-STARTED', label: '2024年新开工项目2000个以上', metric: 'STARTED_PROJECTS', year: 2024, region: '410000', level: null, programme: null, sector: null, threshold: '2000', bound: 'AT_LEAST', unit: 'PROJECTS', dueOn: day('2024-12-31'), source: '001', reason: null, ...changes,
});
const goal = (threshold: string, changes: Partial<Measured> = {}): Measured => ({ year: 2024, threshold: quantityFrom(threshold), precisionPlaces: placesOf(threshold), bound: 'AT_LEAST', unit: 'PROJECTS', dueOn: day('2024-11-30'), ...changes });

describe('set a goal 目标下达 (P5)', () => {
  it('keeps the figure as it was published, with its bound', () => {
    expect(setGoal(null, command({ metric: 'INVESTMENT', threshold: '2.10', unit: 'WAN_YI', bound: 'ABOUT' }), day('2024-01-02')).data).toMatchObject({ threshold: '2.10', bound: 'ABOUT', unit: 'WAN_YI', reason: null });
    expect([written(quantityFrom('2.10'), 2), written(quantityFrom('2000'), 0), placesOf('2.10')]).toEqual(['2.10', '2000', 2]);
  });

  it.each<[string, string | null, Partial<GoalCommand>]>([
    ['P5.goal-code', null, { code: '目标一' }], ['P5.goal-in-another-unit', null, { unit: 'YI' }], ['P5.goal-out-of-range', null, { threshold: '0' }], ['P5.goal-out-of-range', null, { threshold: '2000.5' }],
    ['P5.goal-due-in-another-year', null, { dueOn: day('2025-01-31') }], ['P5.goal-revised-without-reason', '2024-01-02', {}], ['P5.goal-revised-before', '2024-01-03', { reason: '上调' }], ['quantity.too-fine', null, { threshold: '0.00001' }],
  ])('refuses with %s', (rule, before, changes) => {
    expect(() => setGoal(before === null ? null : day(before), command(changes), day('2024-01-02'))).toThrow(expect.objectContaining({ rule }));
  });
});

describe('how a goal stands 目标完成情况 (P5)', () => {
  const state = (told: Measured, numerator: string, denominator: string, on: string) => stateOn(told, { numerator, denominator }, day(on));

  it('is met at the figure, and over it where the goal says over', () => {
    expect([state(goal('2000'), '2000', '1', '2024-05-01'), state(goal('2000', { bound: 'OVER' }), '2000', '1', '2024-12-01'), state(goal('2000', { bound: 'OVER' }), '2001', '1', '2024-12-01')]).toEqual(['MET', 'MISSED', 'MET']);
  });

  it('is met on 30 November where it is due in November, and missed only after', () => {
    expect([state(goal('100', { unit: 'PERCENT' }), '99.99', '100', '2024-11-30'), state(goal('100', { unit: 'PERCENT' }), '99.99', '100', '2024-12-01'), state(goal('100', { unit: 'PERCENT' }), '100', '100', '2024-11-30')]).toEqual(['AT_RISK', 'MISSED', 'MET']);
  });

  it('is on track while it is as far as the year is', () => {
    // 1 July is day 183 of the 335 to the end of November.
    expect([state(goal('335'), '183', '1', '2024-07-01'), state(goal('335'), '182', '1', '2024-07-01')]).toEqual(['ON_TRACK', 'AT_RISK']);
  });

  it('never tests about for equality: 约 1 万亿 is right to half of its last place', () => {
    const about = goal('1.0', { unit: 'WAN_YI', bound: 'ABOUT' });
    expect([state(about, '950000000000.00', '1', '2024-12-01'), state(about, '949999999999.99', '1', '2024-12-01')]).toEqual(['MET', 'MISSED']);
    expect(inBase(goal('1', { unit: 'WAN_YI' }))).toBe(quantityFrom('1000000000000'));
  });

  it('is not measured where nothing was planned or no figure is reckoned here', () => {
    expect([state(goal('100', { unit: 'PERCENT' }), '0', '0', '2024-12-01'), stateOn(goal('7', { unit: 'PERCENT' }), null, day('2024-12-01'))]).toEqual(['NOT_MEASURED', 'NOT_MEASURED']);
  });

  it('counts what had happened by its day', () => {
    expect([reckonedOn(goal('1'), day('2024-12-31')), reckonedOn(goal('1'), day('2024-06-30'))]).toEqual(['2024-11-30', '2024-06-30']);
  });
});
