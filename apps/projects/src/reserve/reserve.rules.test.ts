import { projectStages } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { fenFrom } from '@cornerstone/kernel/money';
import { defineGoal, definePolicy, type PolicyFigures } from './policy.rules';
import { listExtraProject, promoteToKeyList, type Candidate, type KeyListing } from './promote.rules';
import { defaultPolicy, defaultStandards } from './reserve.policy';
import { admitToReserve, dropEntry, isStale, noteProgress, proposeProject, requireOwnLevel, turnDownProposal, type Entry, type ProposeCommand, type Stage } from './reserve.rules';
import type { Screened } from './standards.rules';

const TODAY = day('2024-06-30');
const EARLIER = day('2024-01-10');
const PLACE = ['410000.410100'];
const proposal: Entry & { touchesPublic: boolean } = { touchesPublic: false, id: 'rsv_1', state: 'PROPOSED', proposedOn: EARLIER, admittedOn: null };
const entry: Entry & { touchesPublic: boolean } = { ...proposal, state: 'ADMITTED', admittedOn: EARLIER };
const command: ProposeCommand = { entryId: 'rsv_1', category: 'INDUSTRY', level: 'CITY', hazards: [], touchesPublic: false };
const screened: Screened = { sector: '制造业', level: 'CITY', category: 'INDUSTRY', regionPaths: ['410000.410100'], totalInvestment: fenFrom('5', 'YI'), hazards: [], exemption: null };
const refusing = (rule: string) => expect.objectContaining({ rule });

describe('the reserve library 储备库 (P1)', () => {
  it('takes proposals of what is not on its way to works, once at a time', () => {
    const proposable = projectStages.filter((stage) => { try { proposeProject({ stage, regionPaths: PLACE }, false, command, TODAY); return true; } catch (thrown) { expect(thrown).toMatchObject({ rule: 'P1.project-beyond-reserve' }); return false; } });
    expect(proposable).toEqual(['PROPOSED', 'RESERVED', 'PREWORK']);
    expect(() => proposeProject({ stage: 'PROPOSED', regionPaths: PLACE }, true, command, TODAY)).toThrow(refusing('P1.already-proposed'));
    expect(() => proposeProject({ stage: 'PROPOSED', regionPaths: [] }, false, command, TODAY)).toThrow(refusing('P1.place-missing'));
  });

  const admit = (changed: { entry?: Partial<Entry>; stage?: Stage; screened?: Partial<Screened>; on?: string } = {}) => () => admitToReserve({ entry: { ...proposal, ...changed.entry }, project: { stage: changed.stage ?? 'PROPOSED' }, screened: { ...screened, ...changed.screened }, standards: defaultStandards, sessionId: null }, day(changed.on ?? TODAY), TODAY);
  it('admits by the standards; the project is reserved, one that is further stays where it is', () => {
    expect(admit()()).toMatchObject({ entry: { type: 'projects.reserve.admitted.v1', data: { minimum: '100000000.00', standardId: null, exempted: false } }, project: { type: 'projects.project.reserved.v1', data: { stage: 'RESERVED' } } });
    expect(admit({ stage: 'PREWORK' })().project.data.stage).toBe('PREWORK');
  });
  it.each<[string, Parameters<typeof admit>[0]]>([
    ['P1.below-admission-standard', { screened: { totalInvestment: fenFrom('0.99', 'YI') } }], ['P1.investment-unknown', { screened: { totalInvestment: null } }], ['P1.exemption-missing', { screened: { hazards: ['HIGH_ENERGY'] } }],
    ['P1.not-proposed', { entry: { state: 'ADMITTED' } }], ['P1.not-proposed', { entry: { state: 'TURNED_DOWN' } }], ['P1.project-beyond-reserve', { stage: 'UNDER_CONSTRUCTION' }], ['P1.decided-in-the-future', { on: '2024-07-01' }], ['P1.decided-before-entry', { on: '2024-01-09' }],
  ])('does not admit with %s: %j', (rule, changed) => expect(admit(changed)).toThrow(refusing(rule)));

  it('turns down and drops with a reason only; what is dropped is a proposal again, what is further is not moved back', () => {
    expect(turnDownProposal(proposal, '规模不足', null, TODAY, TODAY).data.reason).toBe('规模不足');
    expect(() => turnDownProposal(proposal, ' ', null, TODAY, TODAY)).toThrow(refusing('P1.turned-down-without-reason'));
    expect(() => turnDownProposal(entry, '规模不足', null, TODAY, TODAY)).toThrow(refusing('P1.not-proposed'));
    expect(dropEntry(entry, { stage: 'RESERVED' }, '无进展', null, TODAY, TODAY).project.data.stage).toBe('PROPOSED');
    expect(dropEntry(entry, { stage: 'UNDER_CONSTRUCTION' }, '已开工', null, TODAY, TODAY).project.data.stage).toBe('UNDER_CONSTRUCTION');
    expect(() => dropEntry(entry, { stage: 'RESERVED' }, null, null, TODAY, TODAY)).toThrow(refusing('P1.dropped-without-reason'));
    expect(() => dropEntry(proposal, { stage: 'PROPOSED' }, '无进展', null, TODAY, TODAY)).toThrow(refusing('P1.not-in-the-library'));
  });

  it('flags an entry on the first day after the policy\'s days without progress, never what is not in the library', () => {
    const flagged = (movedOn: string | null, state: Entry['state'] = 'ADMITTED') => isStale({ state, movedOn: movedOn === null ? null : day(movedOn) }, 92, TODAY);
    expect([flagged('2024-03-30'), flagged('2024-03-29'), flagged('2024-01-01', 'PROPOSED'), flagged('2024-01-01', 'PROMOTED'), flagged(null)]).toEqual([false, true, false, false, false]);
  });

  it.each<[string, readonly string[] | '*', string, readonly string[]]>([
    ['the country', '*', '410000.410100', ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY']], ['a province', ['410000'], '410000.410100', ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY']], ['a city', ['410000.410100'], '410000.410100.410105', ['CITY', 'COUNTY']],
    ['a county', ['410000.410100.410105'], '410000.410100.410105', ['COUNTY']], ['a city elsewhere', ['410000.410300'], '410000.410100', []], ['two places', ['410000', '140000.140100'], '140000.140100', ['CITY', 'COUNTY']],
  ])('is decided for the lists of one\'s own level and below: %s', (_, regions, path, levels) => {
    for (const level of ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const) {
      const deciding = () => { requireOwnLevel(regions, [path], level); };
      if (levels.includes(level)) expect(deciding).not.toThrow();
      else expect(deciding).toThrow(expect.objectContaining({ rule: 'P1.level-above-yours', code: 'FORBIDDEN' }));
    }
  });

  it('notes progress of what is in the library, not before it came', () => {
    expect(noteProgress(entry, '可研已编制', TODAY, TODAY).data).toMatchObject({ note: '可研已编制', on: TODAY });
    expect(() => noteProgress(proposal, '可研已编制', TODAY, TODAY)).toThrow(refusing('P1.not-in-the-library'));
    expect(() => noteProgress(entry, '可研已编制', day('2024-01-09'), TODAY)).toThrow(refusing('P1.decided-before-entry'));
  });
});

describe('promote to the key list 提级列入重点项目 (P1)', () => {
  const done = { requirement: { ...defaultPolicy.requirements[0], code: 'DECISION' }, standing: 'GRANTED', open: [] } as Candidate['prework'][number];
  const open = { ...done, standing: 'APPLIED', open: ['L04'] } as Candidate['prework'][number];
  const candidate: Candidate = { project: { stage: 'RESERVED', sector: '制造业', totalInvestment: fenFrom('5', 'YI') }, touchesPublic: false, prework: [done], gates: [], conclusion: null, isListed: false };
  const listing: KeyListing = { listingId: 'lst_1', year: 2024, level: 'CITY', programme: '市重点项目', plannedStart: true, annualPlan: null };
  const promote = (changed: Partial<Candidate> = {}, on = TODAY, of: Entry = entry, list: Partial<KeyListing> = {}) => () => promoteToKeyList(of, { ...candidate, ...changed }, { ...listing, ...list }, defaultPolicy, null, on, TODAY);

  it('lists it for the year, planned to start or in pre-work', () => {
    expect(promote()()).toMatchObject({ entry: { data: { listingId: 'lst_1', supplementary: false } }, project: { type: 'projects.project.listed.v1', data: { year: 2024, level: 'CITY', sector: '制造业', phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true, totalInvestment: '500000000.00' } } });
    expect(promote({}, TODAY, entry, { plannedStart: false })().project.data).toMatchObject({ phase: 'pre_work', stage: 'PREWORK', plannedStart: false });
  });

  it('lists what has started meanwhile as continuing: no planned start, no stage back', () => {
    for (const stage of ['UNDER_CONSTRUCTION', 'SUSPENDED', 'COMPLETED'] as const) expect(promote({ project: { ...candidate.project, stage } })().project.data).toMatchObject({ phase: 'continuing', stage, plannedStart: false });
    expect(promote({ project: { ...candidate.project, stage: 'PLANNED_START' } }, TODAY, entry, { plannedStart: false })().project.data).toMatchObject({ phase: 'pre_work', stage: 'PLANNED_START', plannedStart: false });
  });

  it.each<[string, Parameters<typeof promote>]>([
    ['P1.prework-open', [{ prework: [done, open] }]], ['P11.public-gates-missing', [{ touchesPublic: true }]], ['P11.appraisal-against', [{ conclusion: 'NOT_RECOMMENDED' }]], ['P1.already-listed', [{ isListed: true }]],
    ['P1.project-gone', [{ project: { ...candidate.project, stage: 'REMOVED' } }]], ['P1.not-in-the-library', [{}, TODAY, proposal]], ['P1.decided-in-the-future', [{}, day('2024-07-01')]], ['P1.decided-before-entry', [{}, day('2024-01-09')]], ['P8.negative-amount', [{}, TODAY, entry, { annualPlan: fenFrom('-1', 'YUAN') }]],
  ])('refuses with %s', (rule, told) => expect(promote(...told)).toThrow(refusing(rule)));

  const extra = (changed: Partial<Candidate> = {}, of: Entry | null = null, told = { authority: '省重点项目办', document: '豫重点办〔2020〕4号' }) => () => listExtraProject(of, { ...candidate, ...changed }, listing, told, defaultPolicy, TODAY, TODAY);
  it('lists a supplement by a named authority at any time; with open pre-work it is pre-work, no planned start', () => {
    expect(extra()().project.data).toMatchObject({ stage: 'PLANNED_START', plannedStart: true });
    expect(extra({ prework: [open] })().project.data).toMatchObject({ stage: 'PREWORK', plannedStart: false, phase: 'pre_work' });
    expect(extra({}, entry)().entry?.data).toMatchObject({ supplementary: true, authority: '省重点项目办' });
    expect(extra()().entry).toBeNull();
  });
  it('never passes over what the public is owed, and needs authority and document', () => {
    expect(extra({ touchesPublic: true })).toThrow(refusing('P11.public-gates-missing'));
    expect(extra({ conclusion: 'NOT_RECOMMENDED' })).toThrow(refusing('P11.appraisal-against'));
    expect(extra({}, null, { authority: '', document: '4号' })).toThrow(refusing('text.empty'));
    expect(extra({}, null, { authority: '省重点项目办', document: ' ' })).toThrow(refusing('text.empty'));
  });
});

describe('figures of the library 储备库参数 (P1)', () => {
  const set = (changes: Partial<PolicyFigures>) => () => definePolicy(defaultPolicy, 'rsp_1', changes, TODAY, TODAY);
  it('change what is told and keep the rest', () => {
    expect(set({ noticeDays: 15 })().figures).toEqual({ ...defaultPolicy, noticeDays: 15 });
    expect(set({ noticeDays: 15 })().fact.data).toMatchObject({ noticeDays: 15, requirements: defaultPolicy.requirements.length });
  });
  it.each<[string, Partial<PolicyFigures>]>([
    ['P1.policy-out-of-range', { staleAfterDays: 0 }], ['P1.policy-out-of-range', { preworkPoints: 101 }], ['P11.panel-even', { panelSize: 4 }], ['P1.requirements-not-a-list', { requirements: [] }],
    ['P1.requirements-not-a-list', { requirements: [...defaultPolicy.requirements, ...defaultPolicy.requirements] }], ['P1.requirement-without-procedure', { requirements: [{ code: 'X', en: 'x', zh: '某', anyOf: [], kinds: [], scope: 'EVERY_PROJECT' }] }],
  ])('are refused with %s: %j', (rule, changes) => expect(set(changes)).toThrow(refusing(rule)));
  it('include a goal of more than nothing', () => {
    expect(defineGoal({ goalId: 'rsg_1', regionCode: '411100', year: 2024, investment: fenFrom('1000', 'YI'), entries: null }, TODAY).data.investment).toBe('100000000000.00');
    for (const wrong of [{ investment: fenFrom('0', 'YI'), entries: null }, { investment: fenFrom('1', 'YI'), entries: 0 }]) expect(() => defineGoal({ goalId: 'rsg_1', regionCode: '411100', year: 2024, ...wrong }, TODAY)).toThrow(refusing('P1.goal-not-positive'));
  });
});
