import { day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { describe as lay, furtherStage, higherLevel, knownPhases, nameKey, standingOf, type Mention } from './mention.rules';

const today = day('2024-11-20');
const mention = (changes: Partial<Mention> = {}): Mention => ({
  listId: null, name: '某产业园', regionCodes: ['410100'], kind: null, sector: '制造业', level: 'PROVINCIAL', programme: '省重点', year: 2024, owner: null, scale: null, buildContent: null,
  totalInvestment: fromYuan('2000000000.00'), totalQuality: 'PUBLISHED', annualPlan: null, buildStart: null, buildEnd: null, phase: 'new_start', note: null, sourceTitle: null, sourceUrl: null, knownOn: null, ...changes,
});

describe('take in a list 清单导入 (P3)', () => {
  it.each([
    ['listed', 'RESERVED'], ['planned', 'RESERVED'], ['approved', 'RESERVED'], ['signed', 'RESERVED'], ['pre_work', 'PREWORK'], ['planned_new_start', 'PLANNED_START'], ['overdue_start', 'PLANNED_START'],
    ['new_start', 'UNDER_CONSTRUCTION'], ['early_start', 'UNDER_CONSTRUCTION'], ['continuing', 'UNDER_CONSTRUCTION'], ['overdue_completion', 'UNDER_CONSTRUCTION'], ['commissioned_part', 'UNDER_CONSTRUCTION'],
    ['completion_early', 'COMPLETED'], ['commissioned', 'COMMISSIONED'],
  ])('reads the phase %s as %s', (phase, stage) => {
    expect(standingOf(mention({ phase }), today).stage).toBe(stage);
  });

  it('knows every phase of the published lists', () => {
    expect(knownPhases).toHaveLength(15);
  });

  it('takes a completion for completed only when the list\'s date has passed', () => {
    expect(standingOf(mention({ phase: 'completion', buildEnd: '2024-10' }), today)).toMatchObject({ stage: 'COMPLETED', completedOn: '2024-10-31', plannedCompletion: true });
    expect(standingOf(mention({ phase: 'completion', buildEnd: '2024-12' }), today)).toMatchObject({ stage: 'UNDER_CONSTRUCTION', completedOn: null, plannedCompletion: true });
  });

  it('counts an early start as started but not as planned', () => {
    expect(standingOf(mention({ phase: 'early_start', buildStart: '2024-05' }), today)).toMatchObject({ plannedStart: false, startedOn: '2024-05-01' });
  });

  it('is known from the start it tells of, and never later than today', () => {
    expect(standingOf(mention({ buildStart: '2024-03-11' }), today).knownOn).toBe('2024-03-11');
    expect(standingOf(mention({ year: 2025 }), today).knownOn).toBe(today);
    expect(standingOf(mention({ year: null, phase: 'commissioned', buildEnd: '2012-12' }), today)).toMatchObject({ stage: 'COMMISSIONED', completedOn: '2012-12-31', knownOn: '2012-12-31' });
  });

  it('refuses a phase that no list has', () => {
    expect(() => standingOf(mention({ phase: 'begun' }), today)).toThrow(expect.objectContaining({ rule: 'P3.phase-unknown' }));
  });

  it('never moves a project back', () => {
    expect(furtherStage('UNDER_CONSTRUCTION', 'PLANNED_START')).toBe('UNDER_CONSTRUCTION');
    expect(furtherStage('PLANNED_START', 'COMPLETED')).toBe('COMPLETED');
    expect(furtherStage('SUSPENDED', 'COMPLETED')).toBe('SUSPENDED');
  });

  it('counts a project at its highest list', () => {
    expect(higherLevel('COUNTY', 'PROVINCIAL')).toBe('PROVINCIAL');
    expect(higherLevel(null, 'CITY')).toBe('CITY');
  });

  it('compares names without spaces, punctuation and usual endings', () => {
    expect(nameKey('许昌至信阳高速公路')).toBe(nameKey('许昌 至信阳高速'));
    expect(nameKey('中州时代（一期）项目')).toBe(nameKey('中州时代(一期)'));
    expect(nameKey('中州时代一期')).not.toBe(nameKey('中州时代二期'));
  });

  it('lets a newer source speak and an older one only fill gaps', () => {
    const known = { ...mention({ owner: '甲公司' }), regionCodes: ['410100'], describedOn: day('2023-01-01') };
    expect(lay(known, mention({ owner: '乙公司', scale: '90亩' }), day('2022-01-01'))).toEqual({ scale: '90亩' });
    expect(lay(known, mention({ owner: '乙公司' }), day('2024-01-01'))).toEqual({ owner: '乙公司', describedOn: '2024-01-01' });
  });
});
