import { projectStages } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { resultsOf, type CapacityStep, type Entry } from './account.rules';
import { collectCapacityActuals, correctCapacityEntry, handOverCapacityAccount, openCapacityAccount, reconcileCapacity, settleCapacity, type Operating } from './capacity.rules';
import { differences, type Figures } from './figures.rules';

const TODAY = day('2024-11-20');
const plant: Operating = { stage: 'COMMISSIONED', commissionedOn: day('2023-01-10') };
const figures = (outputValue: bigint | null, jobs: bigint | null = null, capacity: bigint | null = null): Figures => ({ OUTPUT_VALUE: outputValue, TAX: null, JOBS: jobs, CAPACITY: capacity });
const entry = (step: CapacityStep, more: Partial<Entry> = {}): Entry => ({ id: `${step}_${more.year ?? ''}_${more.quarter ?? ''}`, step, year: null, quarter: null, figures: figures(null), unit: null, tolerancePercent: null, departmentId: null, explanation: null, reached: null, corrects: null, knownOn: TODAY, ...more });
const opened = entry('OPENED', { figures: figures(10_000n, 100n), tolerancePercent: '5' });
const collected = entry('COLLECTED', { year: 2023, figures: figures(11_000n, 120n) });
const reconciled = entry('RECONCILED', { year: 2023, figures: figures(10_900n) });
const transferred = entry('HANDED_OVER', { departmentId: 'dep_1' });
const missed = entry('SETTLED', { year: 2023, reached: false });
const statistics = { id: 'dep_410100_statistics', kind: 'statistics' };

/** Each step upon the entries so far: what it throws is the rule's id. */
const steps = {
  open: (entries: Entry[], project = plant) => openCapacityAccount(project, entries, { entryId: 'cap_1', figures: figures(10_000n, 100n), unit: null, dueOn: day('2025-12-31'), tolerancePercent: '5' }, TODAY),
  collect: (entries: Entry[], project = plant) => collectCapacityActuals(project, entries, { entryId: 'cap_1', year: 2022 + Math.max(1, entries.filter(({ step }) => step === 'COLLECTED').length + 1), quarter: null, figures: figures(11_000n, 120n) }, day('2026-01-31')),
  reconcile: (entries: Entry[], project = plant) => reconcileCapacity(project, entries, { entryId: 'cap_1', year: 2023, quarter: null, figures: figures(10_900n), department: statistics, explanation: null }, TODAY),
  handOver: (entries: Entry[], project = plant) => handOverCapacityAccount(project, entries, { entryId: 'cap_1', departmentId: 'dep_1' }, TODAY),
  settle: (entries: Entry[], project = plant) => settleCapacity(project, entries, { entryId: 'cap_1', on: TODAY, explanation: '各项目标均达到' }, TODAY),
};
type Step = keyof typeof steps;

describe('the account of capacity 达效五步 (P2)', () => {
  /** After each step, which of the five may come next, and by which rule the others are refused. */
  const orders: [string, Entry[], Record<Step, string | null>][] = [
    ['nothing', [], { open: null, collect: 'P2.capacity-account-not-open', reconcile: 'P2.capacity-account-not-open', handOver: 'P2.capacity-account-not-open', settle: 'P2.capacity-account-not-open' }],
    ['建账', [opened], { open: 'P2.capacity-account-open-already', collect: null, reconcile: 'P2.capacity-nothing-collected', handOver: 'P2.capacity-nothing-collected', settle: 'P2.capacity-not-handed-over' }],
    ['理账', [opened, collected], { open: 'P2.capacity-account-open-already', collect: null, reconcile: null, handOver: 'P2.capacity-not-reconciled', settle: 'P2.capacity-not-handed-over' }],
    ['对账', [opened, collected, reconciled], { open: 'P2.capacity-account-open-already', collect: null, reconcile: 'P2.capacity-reconciled-already', handOver: null, settle: 'P2.capacity-not-handed-over' }],
    ['交账', [opened, collected, reconciled, transferred], { open: 'P2.capacity-account-open-already', collect: 'P2.capacity-handed-over', reconcile: 'P2.capacity-handed-over', handOver: 'P2.capacity-handed-over', settle: null }],
    ['算账 (missed)', [opened, collected, reconciled, transferred, missed], { open: 'P2.capacity-account-open-already', collect: null, reconcile: 'P2.capacity-reconciled-already', handOver: 'P2.capacity-nothing-collected', settle: 'P2.capacity-not-handed-over' }],
  ];
  it.each(orders.flatMap(([after, entries, next]) => (Object.keys(next) as Step[]).map((step) => ({ after, step, entries, rule: next[step] }))))('after $after: $step → $rule', ({ step, entries, rule }) => {
    if (rule === null) expect(steps[step](entries).type).toMatch(/^projects\.project\.capacity-/);
    else expect(() => steps[step](entries)).toThrow(expect.objectContaining({ rule }));
  });

  it.each(Object.keys(steps) as Step[])('%s is for a project in operation', (step) => {
    for (const stage of projectStages.filter((each) => each !== 'COMMISSIONED')) expect(() => steps[step]([opened, collected, reconciled, transferred], { ...plant, stage })).toThrow(expect.objectContaining({ rule: 'P2.not-commissioned', details: expect.objectContaining({ stage }) as unknown }));
  });

  it.each<[string, () => unknown]>([
    ['P2.capacity-without-target', () => openCapacityAccount(plant, [], { entryId: 'c', figures: figures(null), unit: null, dueOn: TODAY, tolerancePercent: '5' }, TODAY)],
    ['P2.capacity-target-not-positive', () => openCapacityAccount(plant, [], { entryId: 'c', figures: figures(0n), unit: null, dueOn: TODAY, tolerancePercent: '5' }, TODAY)],
    ['P2.capacity-unit-missing', () => openCapacityAccount(plant, [], { entryId: 'c', figures: figures(null, null, 5n), unit: null, dueOn: TODAY, tolerancePercent: '5' }, TODAY)],
    ['P2.capacity-due-before-operation', () => openCapacityAccount(plant, [], { entryId: 'c', figures: figures(5n), unit: null, dueOn: day('2023-01-09'), tolerancePercent: '5' }, TODAY)],
    ['P2.capacity-tolerance-out-of-range', () => openCapacityAccount(plant, [], { entryId: 'c', figures: figures(5n), unit: null, dueOn: TODAY, tolerancePercent: '101' }, TODAY)],
    ['P2.capacity-period-not-over', () => collectCapacityActuals(plant, [opened], { entryId: 'c', year: 2024, quarter: 4, figures: figures(1n, 1n) }, TODAY)],
    ['P2.capacity-before-operation', () => collectCapacityActuals(plant, [opened], { entryId: 'c', year: 2022, quarter: null, figures: figures(1n, 1n) }, TODAY)],
    ['P2.capacity-collected-already', () => collectCapacityActuals(plant, [opened, collected], { entryId: 'c', year: 2023, quarter: null, figures: figures(1n, 1n) }, TODAY)],
    ['P2.capacity-other-rhythm', () => collectCapacityActuals(plant, [opened, collected], { entryId: 'c', year: 2023, quarter: 1, figures: figures(1n, 1n) }, TODAY)],
    ['P2.capacity-figure-missing', () => collectCapacityActuals(plant, [opened], { entryId: 'c', year: 2023, quarter: null, figures: figures(1n) }, TODAY)],
    ['P2.capacity-negative', () => collectCapacityActuals(plant, [opened], { entryId: 'c', year: 2023, quarter: null, figures: figures(-1n, 1n) }, TODAY)],
    ['P2.not-the-statistics-office', () => reconcileCapacity(plant, [opened, collected], { entryId: 'c', year: 2023, quarter: null, figures: figures(1n), department: { id: 'dep_1', kind: 'finance' }, explanation: null }, TODAY)],
    ['P2.capacity-without-figures', () => reconcileCapacity(plant, [opened, collected], { entryId: 'c', year: 2023, quarter: null, figures: figures(null), department: statistics, explanation: null }, TODAY)],
    ['P2.capacity-difference-unexplained', () => reconcileCapacity(plant, [opened, collected], { entryId: 'c', year: 2023, quarter: null, figures: figures(10_000n), department: statistics, explanation: ' ' }, TODAY)],
    ['P2.capacity-difference-unexplained', () => handOverCapacityAccount(plant, [opened, { ...collected, corrects: 'cap_0', figures: figures(20_000n, 120n) }, reconciled], { entryId: 'c', departmentId: 'dep_1' }, TODAY)],
    ['P2.settlement-in-the-future', () => settleCapacity(plant, [opened, collected, reconciled, transferred], { entryId: 'c', on: day('2024-11-21'), explanation: '达标' }, TODAY)],
    ['P2.settled-before-operation', () => settleCapacity(plant, [opened, collected, reconciled, transferred], { entryId: 'c', on: day('2023-01-09'), explanation: '达标' }, TODAY)],
    ['P2.settlement-unexplained', () => settleCapacity(plant, [opened, collected, reconciled, transferred], { entryId: 'c', on: TODAY, explanation: ' ' }, TODAY)],
    ['P2.capacity-correction-without-reason', () => correctCapacityEntry(plant, [opened, collected], { entryId: 'c', correctedId: collected.id, figures: figures(1n, 1n), explanation: null, reason: ' ' }, TODAY)],
    ['P2.capacity-entry-superseded', () => correctCapacityEntry(plant, [opened, collected, entry('COLLECTED', { id: 'new', year: 2023, corrects: collected.id })], { entryId: 'c', correctedId: collected.id, figures: figures(1n, 1n), explanation: null, reason: '漏报' }, TODAY)],
    ['P2.capacity-difference-unexplained', () => correctCapacityEntry(plant, [opened, collected, reconciled], { entryId: 'c', correctedId: reconciled.id, figures: figures(1n), explanation: null, reason: '漏报' }, TODAY)],
    ['P2.capacity-handed-over', () => correctCapacityEntry(plant, [opened, collected, reconciled, transferred], { entryId: 'c', correctedId: collected.id, figures: figures(1n, 1n), explanation: null, reason: '漏报' }, TODAY)],
  ])('refuses with %s', (rule, step) => expect(step).toThrow(expect.objectContaining({ rule })));

  it('is reached when every target is, by the statistics office\'s figures where it has some', () => {
    const so = (office: bigint) => settleCapacity(plant, [opened, collected, { ...reconciled, figures: figures(office), explanation: '口径' }, transferred], { entryId: 'c', on: TODAY, explanation: '核定' }, TODAY);
    expect(so(10_000n)).toMatchObject({ type: 'projects.project.capacity-reached.v1', data: { year: 2023, on: TODAY } });
    expect(so(9_999n)).toMatchObject({ type: 'projects.project.capacity-settled.v1', data: { reached: false, missed: ['OUTPUT_VALUE'] } });
  });

  it('adds up the flows of the latest year, and takes its last count of people', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 5_000n)), { minLength: 1, maxLength: 4 }), (quarters) => {
      const actuals = [collected, ...quarters.map(([value, people], at) => entry('COLLECTED', { year: 2024, quarter: at + 1, figures: figures(value, people) }))];
      const { year, results } = resultsOf({ targets: opened, actuals, official: [] });
      expect([year, results.map(({ indicator, actual }) => [indicator, actual])]).toEqual([2024, [['OUTPUT_VALUE', quarters.reduce((sum, [value]) => sum + value, 0n)], ['JOBS', quarters.at(-1)?.[1]]]]);
    }));
  });

  it('is within the tolerance exactly up to its percentage of the office\'s figure', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 14n), fc.bigInt(0n, 10n ** 14n), fc.integer({ min: 0, max: 100 }), (own, office, percent) => {
      const [found] = differences(figures(own), figures(office), String(percent));
      const apart = own > office ? own - office : office - own;
      expect(found?.isWithin).toBe(apart * 100n <= BigInt(percent) * office);
    }));
    expect(differences(figures(5n), figures(null, 5n), '5')).toEqual([]);
  });
});
