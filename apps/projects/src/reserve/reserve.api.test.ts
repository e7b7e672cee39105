import { caseSubmitted, commitmentBroken, itemDecided, omissionTolerated } from '@cornerstone/events/approvals';
import { regionDefined } from '@cornerstone/events/directory';
import type { Fact } from '@cornerstone/events/define';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const ENTRY = 'id version state category level touchesPublic proposedOn admittedOn decidedQuarter endedOn reason listingId listedBy exemptionAuthority stale movedOn project { id code stage level version }';
const change = (name: string, type: string, answer: string): string => `mutation($input: ${type}!, $key: String) { ${name}(input: $input, idempotencyKey: $key) { ${answer} } }`;
const PROPOSE = change('proposeProject', 'ProposeProjectInput', ENTRY);
const ADMIT = change('admitToReserve', 'AdmitToReserveInput', ENTRY);
const TURN_DOWN = change('turnDownProposal', 'TurnDownProposalInput', ENTRY);
const NOTE = change('noteReserveProgress', 'NoteReserveProgressInput', ENTRY);
const PROMOTE = change('promoteToKeyList', 'PromoteToKeyListInput', ENTRY);
const EXTRA = change('listExtraProject', 'ListExtraProjectInput', 'id stage level listings { year level programme phase stage note } reserveEntry { state listedBy }');
const STANDARD = change('setAdmissionStandard', 'SetAdmissionStandardInput', 'id region { code } sectors level minimum { amount(unit: YI) } validFrom validTo basis');
const GOAL = change('setReserveGoal', 'SetReserveGoalInput', 'id year investment { amount(unit: YI) } entries');
const POLICY = change('setReservePolicy', 'SetReservePolicyInput', 'id validFrom staleAfterDays noticeDays panelSize requirements { code anyOf }');
const GATE = change('recordPublicGate', 'RecordPublicGateInput', 'id publicGates { gate heldOn untilOn document } ');
const RESERVE = `query($filter: ReserveFilter, $first: Int, $after: String, $asOf: Date) { reserve(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { ${ENTRY} } } }`;
const WORKING = 'query($id: ID!) { reserveEntry(id: $id) { screening { passes minimum { amount(unit: YI) } standard { id } against { rule en zh } } prework { code standing open } maturity { score lines { code standing points of } } proposedBy { id } } }';
const VOLUME = 'query($region: ID!, $year: Int!) { reserveVolume(region: $region, year: $year) { entries investment { amount(unit: YI) } goal { amount(unit: YI) } entriesGoal rate { value numerator denominator } entriesRate { value } by { category entries investment { amount(unit: YI) } } } }';

interface Entry { id: string; version: number; state: string; stale: boolean; movedOn: string | null; project: { id: string; code: string; stage: string; version: number }; [more: string]: unknown }

describe('reserve library 储备库 (P1)', () => {
  let service: TestService;
  let made = 0;
  beforeAll(async () => {
    service = await startTestService(definition);
    await service.hear(heard(regionDefined.of(day('2024-01-01'), { code: '140200', name: '大同市', level: 'CITY', parent: '140000', path: '140000.140200', current: true }), { aggregateId: '140200' }));
  });
  afterAll(() => service.stop());

  const project = (extra: object = {}) => ({ name: `储备测试项目第${(made += 1)}号`, regions: ['410105'], sector: '制造业', kind: 'FILING', owner: '某某制造有限公司', totalInvestment: { amount: '5', unit: 'YI' }, ...extra });
  const propose = async (extra: object = {}, login = 'clerk.zz', of: object = project()): Promise<Entry> =>
    (await service.ask<{ proposeProject: Entry }>(login, PROPOSE, { input: { project: of, category: 'INDUSTRY', level: 'CITY', touchesPublic: false, knownOn: '2024-01-10', ...extra } })).proposeProject;
  const admit = async (entryId: string, extra: object = {}): Promise<Entry> => (await service.ask<{ admitToReserve: Entry }>('drc', ADMIT, { input: { entryId, knownOn: '2024-01-20', ...extra } })).admitToReserve;
  const admitted = async (extra: object = {}, of: object = project()): Promise<Entry> => admit((await propose(extra, 'drc', of)).id);
  const refusals = async (login: string, document: string, input: object) => (await service.answer(login, document, { input })).errors;
  const found = async (filter: object, asOf: string | null = null, login = 'drc'): Promise<string[]> => (await service.ask<{ reserve: { nodes: Entry[] } }>(login, RESERVE, { filter, first: 100, asOf }, asOf ? { asOf: day(asOf) } : {})).reserve.nodes.map(({ id }) => id);

  let cases = 0;
  const tell = async (projectId: string, facts: readonly Fact[], caseId = `apv_${(cases += 1)}`): Promise<void> => {
    for (const [at, fact] of facts.entries()) await service.hear(heard({ ...fact, data: { ...fact.data as object, caseId } }, { projectId, aggregateId: caseId, aggregateVersion: at + 1 }));
  };
  const applied = (procedures: string[], on = '2024-02-01') => caseSubmitted.of(day(on), { caseId: 'apv_1', kind: 'FILING', acceptedOn: on, dueOn: '2024-04-01', limitDays: 38, procedures });
  const decided = (procedure: string, status: string, on = '2024-03-01') => itemDecided.of(day(on), { caseId: 'apv_1', procedure, status, decidedOn: on, departmentId: null, mayStart: false });
  const ALL = ['L04', 'L08', 'L20', 'L21'];
  const grantAll = (projectId: string): Promise<void> => tell(projectId, [applied(ALL), ...ALL.map((procedure) => decided(procedure, 'GRANTED'))]);
  const list = { year: 2024, programme: '市重点项目' };

  it('takes a new project in as a proposal: project, entry, events and audit together', async () => {
    const entry = await propose();
    expect(entry).toMatchObject({ state: 'PROPOSED', category: 'INDUSTRY', level: 'CITY', proposedOn: '2024-01-10', admittedOn: null, version: 1, project: { stage: 'PROPOSED' } });
    const events = (await service.events()).filter((event) => event.project_id === entry.project.id);
    expect(events.map(({ type, known_on: on }) => [type, on])).toEqual([['projects.project.registered.v1', '2024-01-10'], ['projects.reserve.proposed.v1', '2024-01-10']]);
    expect(events[1]?.data).toMatchObject({ entryId: entry.id, category: 'INDUSTRY', hazards: [], touchesPublic: false });
  });

  it('takes a project of the ledger, once at a time, also at the same moment', async () => {
    const { registerProject: { id: projectId } } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: project() });
    const input = { projectId, category: 'INDUSTRY', level: 'CITY', touchesPublic: false };
    const both = await Promise.all([service.answer('drc', PROPOSE, { input }), service.answer('drc', PROPOSE, { input })]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P1.already-proposed' }]);
    for (const wrong of [{ ...input, projectId: null }, { ...input, project: project() }]) expect(await refusals('drc', PROPOSE, wrong)).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P1.project-or-id' }]);
  });

  it('admits by the standards; the stage follows in the ledger and in the event', async () => {
    const entry = await admitted();
    expect(entry).toMatchObject({ state: 'ADMITTED', admittedOn: '2024-01-20', project: { stage: 'RESERVED' } });
    expect((await service.events()).filter(({ project_id: id }) => id === entry.project.id).slice(2)).toMatchObject([{ type: 'projects.project.reserved.v1', data: { entryId: entry.id, stage: 'RESERVED', on: '2024-01-20' } }, { type: 'projects.reserve.admitted.v1', data: { minimum: '100000000.00', exempted: false } }]);
    const stages = 'query($stage: [ProjectStage!], $text: String, $asOf: Date) { projects(filter: { stage: $stage, text: $text }, asOf: $asOf) { totalCount } }';
    const count = async (stage: string, asOf: string | null): Promise<number> => (await service.ask<{ projects: { totalCount: number } }>('drc', stages, { stage: [stage], text: entry.project.code, asOf })).projects.totalCount;
    expect([await count('RESERVED', null), await count('PROPOSED', null), await count('PROPOSED', '2024-01-19'), await count('RESERVED', '2024-01-20')]).toEqual([1, 0, 1, 1]);
  });

  it('turns down with a reason, and takes the project again', async () => {
    const entry = await propose();
    expect(await refusals('drc', TURN_DOWN, { entryId: entry.id, reason: ' ' })).toMatchObject([{ rule: 'P1.turned-down-without-reason' }]);
    expect((await service.ask<{ turnDownProposal: Entry }>('drc', TURN_DOWN, { input: { entryId: entry.id, reason: '用地未落实', knownOn: '2024-02-01' } })).turnDownProposal).toMatchObject({ state: 'TURNED_DOWN', reason: '用地未落实', endedOn: '2024-02-01', project: { stage: 'PROPOSED' } });
    expect(await refusals('drc', ADMIT, { entryId: entry.id })).toMatchObject([{ rule: 'P1.not-proposed' }]);
    expect((await service.ask<{ proposeProject: Entry }>('clerk.zz', PROPOSE, { input: { projectId: entry.project.id, category: 'INDUSTRY', level: 'CITY', touchesPublic: false } })).proposeProject.state).toBe('PROPOSED');
  });

  it('refuses what is below the standard, is 两高一危 without an exemption, or was changed meanwhile', async () => {
    const small = await propose({}, 'drc', project({ totalInvestment: { amount: '9999.99', unit: 'WAN' } }));
    expect(await refusals('drc', ADMIT, { entryId: small.id })).toMatchObject([{ rule: 'P1.below-admission-standard', details: { minimum: '100000000.00', totalInvestment: '99999900.00' } }]);
    const unknown = await propose({}, 'drc', project({ totalInvestment: null }));
    expect(await refusals('drc', ADMIT, { entryId: unknown.id })).toMatchObject([{ rule: 'P1.investment-unknown' }]);
    const smelter = await propose({ hazards: ['HIGH_ENERGY', 'HIGH_POLLUTION'] });
    expect(await refusals('drc', ADMIT, { entryId: smelter.id })).toMatchObject([{ rule: 'P1.exemption-missing', details: { hazards: ['HIGH_ENERGY', 'HIGH_POLLUTION'] } }]);
    expect(await refusals('drc', ADMIT, { entryId: smelter.id, expectedVersion: 7 })).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await admit(smelter.id, { exemption: { authority: '省发展改革委', document: '豫发改〔2024〕1号' } })).toMatchObject({ state: 'ADMITTED', exemptionAuthority: '省发展改革委' });
  });

  it('is measured by the standard in force on the day, which is configuration', async () => {
    const standard = (extra: object) => service.ask<{ setAdmissionStandard: { id: string } }>('drc', STANDARD, { input: { region: '410300', sectors: ['制造业'], level: 'CITY', minimum: { amount: '8', unit: 'YI' }, validFrom: '2024-03-01', basis: '洛政〔2024〕3号', knownOn: '2024-02-20', ...extra } });
    const { setAdmissionStandard: set } = await standard({ validTo: '2024-03-31' });
    expect(set).toMatchObject({ region: { code: '410300' }, minimum: { amount: '8' }, validTo: '2024-03-31' });
    const entry = await propose({}, 'drc', project({ regions: ['410300'] }));
    const admission = (on: string) => service.answer('drc', ADMIT, { input: { entryId: entry.id, on, knownOn: '2024-04-10' } });
    expect((await admission('2024-03-31')).errors).toMatchObject([{ rule: 'P1.below-admission-standard', details: { standardId: set.id } }]);
    expect((await service.ask<{ reserveEntry: unknown }>('drc', WORKING, { id: entry.id })).reserveEntry).toMatchObject({ screening: { passes: true, minimum: { amount: '1' }, standard: null, against: [] } });
    expect((await admission('2024-04-01')).errors).toEqual([]);
    expect(await refusals('drc', STANDARD, { region: '410300', minimum: { amount: '1', unit: 'YI' }, validFrom: '2024-03-02', validTo: '2024-03-01', basis: '办法' })).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P1.validity-reversed' }]);
    expect((await service.ask<{ admissionStandards: { totalCount: number } }>('clerk.ly', '{ admissionStandards(sector: "制造业") { totalCount nodes { id minimum { amount(unit: YI) } } } }')).admissionStandards.totalCount).toBe(1);
  });

  it('shows how an entry stands: screening, pre-work heard from approvals, maturity with its working', async () => {
    const entry = await admitted({}, project({ totalInvestment: { amount: '5', unit: 'YI' }, buildContent: '厂房', buildStart: '2024-09', buildEnd: '2026' }));
    await tell(entry.project.id, [applied(['L04', 'L20', 'L05']), decided('L04', 'GRANTED'), omissionTolerated.of(day('2024-03-02'), { caseId: 'apv_1', commitmentId: 'cmt_1', procedure: 'L20', authority: '资源局', missing: ['勘测报告'], due: '2024-04-01' })]);
    const { reserveEntry } = await service.ask<{ reserveEntry: { maturity: { score: string; lines: { points: string }[] } } }>('drc', WORKING, { id: entry.id });
    expect(reserveEntry).toMatchObject({
      screening: { passes: true, minimum: { amount: '1' }, against: [] },
      prework: [{ code: 'DECISION', standing: 'GRANTED', open: [] }, { code: 'LAND_SUPPLY', standing: 'TOLERATED', open: [] }, { code: 'LAND_PLANNING', standing: 'OPEN', open: ['L21'] }, { code: 'EIA', standing: 'OPEN', open: ['L07', 'L08', 'L09'] }, { code: 'SITE', standing: 'APPLIED', open: ['L05'] }],
    });
    // 70 points of pre-work over five parts: 14 for the decision, half of 14 for the land; 30 of material less the national code.
    expect(reserveEntry.maturity.score).toBe('47.25');
    expect(reserveEntry.maturity.lines.reduce((sum, { points }) => sum + Number(points), 0)).toBeCloseTo(47.25);
    await tell(entry.project.id, [applied(['L20']), commitmentBroken.of(day('2024-04-02'), { caseId: 'apv_1', commitmentId: 'cmt_1', procedure: 'L20', authority: '资源局', due: '2024-04-01', cause: 'DEADLINE', on: '2024-04-02' })]);
    expect((await service.ask<{ reserveEntry: { maturity: { score: string } } }>('drc', WORKING, { id: entry.id })).reserveEntry.maturity.score).toBe('47.25');
  });

  it('flags entries without progress, as of a day; progress is noted or heard from approvals', async () => {
    const entry = await admitted();
    const code = entry.project.code;
    const staleOn = (asOf: string) => found({ text: code, stale: true }, asOf);
    expect([await staleOn('2024-04-21'), await staleOn('2024-04-22')]).toEqual([[], [entry.id]]);
    await tell(entry.project.id, [applied(['L04'], '2024-03-10')]);
    expect([await staleOn('2024-06-10'), await staleOn('2024-06-11'), await found({ text: code, stale: false }, '2024-06-11')]).toEqual([[], [entry.id], []]);
    const noted = (await service.ask<{ noteReserveProgress: Entry }>('clerk.zz', NOTE, { input: { entryId: entry.id, note: '可研已编制', knownOn: '2024-05-20' } })).noteReserveProgress;
    expect(noted).toMatchObject({ movedOn: '2024-05-20', stale: true });
    expect([await staleOn('2024-06-11'), await staleOn('2024-08-21')]).toEqual([[], [entry.id]]);
    const then = await service.ask<{ reserve: { nodes: Entry[] } }>('drc', RESERVE, { filter: { text: code }, asOf: '2024-03-09' }, { asOf: day('2024-03-09') });
    expect(then.reserve.nodes).toMatchObject([{ stale: false, movedOn: '2024-01-20' }]);
    expect(await refusals('clerk.ly', NOTE, { entryId: entry.id, note: '进展' })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('lists by region, category, level and state, page by page, as known on a day', async () => {
    const places = { regions: ['419001'] };
    const entries: Entry[] = [];
    for (const category of ['INDUSTRY', 'INVESTMENT_PROMOTION', 'PLANNED_CONSTRUCTION']) entries.push(await propose({ category, level: 'PROVINCIAL' }, 'drc', project(places)));
    const [one, two, three] = entries.map(({ id }) => id) as [string, string, string];
    await admit(two, { knownOn: '2024-02-10' });
    expect(await found({ region: '419001' })).toEqual([one, two, three]);
    expect(await found({ region: '419001', category: 'INVESTMENT_PROMOTION' })).toEqual([two]);
    expect([await found({ region: '419001', level: 'PROVINCIAL', state: ['PROPOSED'] }), await found({ region: '419001', level: 'CITY' }), await found({ region: '419001', sector: '制造业', state: ['ADMITTED'] })]).toEqual([[one, three], [], [two]]);
    expect([await found({ region: '419001', state: ['ADMITTED'] }, '2024-02-09'), await found({ region: '419001' }, '2024-02-09'), await found({ region: '419001' }, '2024-01-09')]).toEqual([[], [one, two, three], []]);
    const page = await service.ask<{ reserve: { totalCount: number; nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>('drc', RESERVE, { filter: { region: '419001' }, first: 2 });
    expect(page.reserve).toMatchObject({ totalCount: 3, nodes: [{ id: one }, { id: two }], pageInfo: { hasNextPage: true } });
    expect((await service.ask<{ reserve: { nodes: Entry[] } }>('drc', RESERVE, { filter: { region: '419001' }, after: page.reserve.pageInfo.endCursor })).reserve.nodes.map(({ id }) => id)).toEqual([three]);
    expect(await found({ region: '419001' }, null, 'clerk.zz')).toEqual([]);
  });

  it('measures its volume against the goal of region and year: an entry of two cities once at the province', async () => {
    const volume = async (region: string, asOf: string | null = null) => (await service.ask<{ reserveVolume: object }>('drc', VOLUME, { region, year: 2024 }, asOf ? { asOf: day(asOf) } : {})).reserveVolume;
    expect(await volume('140000')).toMatchObject({ entries: 0, investment: { amount: '0' }, goal: null, rate: { value: null, denominator: '0.00' }, by: [] });
    const goal = (investment: string, knownOn: string) => service.ask('drc', GOAL, { input: { region: '140000', year: 2024, investment: { amount: investment, unit: 'YI' }, entries: 10, knownOn } });
    await goal('1000', '2024-01-05');
    await admitted({}, project({ regions: ['140100', '140200'], totalInvestment: { amount: '40.5', unit: 'YI' } }));
    await admitted({ category: 'PLANNED_CONSTRUCTION' }, project({ regions: ['140100'], totalInvestment: { amount: '9.5', unit: 'YI' } }));
    await propose({}, 'drc', project({ regions: ['140100'], totalInvestment: { amount: '7', unit: 'YI' } }));
    await goal('500', '2024-06-01');
    expect(await volume('140000')).toMatchObject({ entries: 2, investment: { amount: '50' }, goal: { amount: '500' }, entriesGoal: 10, entriesRate: { value: 0.2 }, rate: { value: 0.1, numerator: '5000000000.00' }, by: [{ category: 'INDUSTRY', entries: 1, investment: { amount: '40.5' } }, { category: 'PLANNED_CONSTRUCTION', entries: 1, investment: { amount: '9.5' } }] });
    expect(await volume('140000', '2024-05-31')).toMatchObject({ entries: 2, rate: { value: 0.05 } });
    expect(await volume('140000', '2024-01-19')).toMatchObject({ entries: 0, goal: { amount: '1000' } });
    expect([await volume('140100'), await volume('140200')]).toMatchObject([{ entries: 2 }, { entries: 1, investment: { amount: '40.5' } }]);
  });

  it('promotes only when each mandatory procedure is granted, waived or tolerated, naming every open one', async () => {
    const entry = await admitted();
    const promote = { entryId: entry.id, list, knownOn: '2024-05-01' };
    expect(await refusals('drc', PROMOTE, promote)).toMatchObject([{ rule: 'P1.prework-open', details: { open: [{ requirement: 'DECISION' }, { requirement: 'LAND_SUPPLY' }, { requirement: 'LAND_PLANNING' }, { requirement: 'EIA' }] } }]);
    await tell(entry.project.id, [applied([...ALL, 'L10']), decided('L04', 'GRANTED'), decided('L08', 'WAIVED'), decided('L21', 'GRANTED', '2024-05-10'), omissionTolerated.of(day('2024-03-02'), { caseId: 'apv_1', commitmentId: 'cmt_9', procedure: 'L20', authority: '资源局', missing: ['勘测报告'], due: '2024-06-01' }), decided('L10', 'REFUSED')]);
    expect(await refusals('drc', PROMOTE, promote)).toMatchObject([{ rule: 'P1.prework-open', details: { open: [{ requirement: 'LAND_PLANNING', procedures: ['L21'] }, { requirement: 'SOIL', standing: 'REFUSED', procedures: ['L10'] }] } }]);
    await tell(entry.project.id, [applied(['L10'], '2024-05-02'), decided('L10', 'GRANTED', '2024-05-10')]);
    const before = (await service.events()).length;
    const { promoteToKeyList: promoted } = await service.ask<{ promoteToKeyList: Entry }>('drc', PROMOTE, { input: { ...promote, knownOn: '2024-05-10' } });
    expect(promoted).toMatchObject({ state: 'PROMOTED', endedOn: '2024-05-10', project: { stage: 'PLANNED_START', level: 'CITY' } });
    expect((await service.events()).slice(before)).toMatchObject([{ type: 'projects.project.listed.v1', known_on: '2024-05-10', data: { listingId: promoted['listingId'], year: 2024, level: 'CITY', programme: '市重点项目', stage: 'PLANNED_START', plannedStart: true, totalInvestment: '500000000.00' } }, { type: 'projects.reserve.promoted.v1', data: { entryId: entry.id, supplementary: false } }]);
    expect(await refusals('drc', PROMOTE, promote)).toMatchObject([{ rule: 'P1.not-in-the-library' }]);
    const lists = 'query($id: ID!) { project(id: $id) { listings { id year level programme sector phase } reserveEntry { id state } } }';
    expect((await service.ask<{ project: object }>('drc', lists, { id: entry.project.id })).project).toEqual({ listings: [{ id: promoted['listingId'], year: 2024, level: 'CITY', programme: '市重点项目', sector: '制造业', phase: 'planned_new_start' }], reserveEntry: { id: entry.id, state: 'PROMOTED' } });
  });

  it('does not promote what touches the public before all four gates are passed, each missing one named', async () => {
    const entry = await admit((await propose()).id, { touchesPublic: true });
    expect([entry['touchesPublic'], (await admitted({ touchesPublic: true }))['touchesPublic']]).toEqual([true, true]);
    await grantAll(entry.project.id);
    const promote = (on: string) => service.answer('drc', PROMOTE, { input: { entryId: entry.id, list, knownOn: on } });
    const gate = (input: object, login = 'drc') => service.answer(login, GATE, { input: { projectId: entry.project.id, document: '漯政办〔2024〕12号', ...input } });
    expect((await promote('2024-05-01')).errors).toMatchObject([{ rule: 'P11.public-gates-missing', details: { missing: ['COLLECTIVE_DECISION', 'RISK_ASSESSMENT', 'HEARING', 'PUBLIC_NOTICE'].map((each) => expect.objectContaining({ gate: each })) } }]);
    for (const each of ['COLLECTIVE_DECISION', 'RISK_ASSESSMENT', 'HEARING']) expect((await gate({ gate: each, heldOn: '2024-04-01', knownOn: '2024-04-02' })).errors).toEqual([]);
    expect((await gate({ gate: 'PUBLIC_NOTICE', heldOn: '2024-04-01', untilOn: '2024-04-29' })).errors).toMatchObject([{ rule: 'P11.notice-too-short', details: { noticeDays: 30 } }]);
    expect((await gate({ gate: 'HEARING', heldOn: '2024-04-01', fileId: 'fil_nowhere' })).errors).toMatchObject([{ rule: 'P11.document-unknown' }]);
    expect((await gate({ gate: 'HEARING', heldOn: '2024-04-01' }, 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await gate({ gate: 'PUBLIC_NOTICE', heldOn: '2024-04-01', untilOn: '2024-04-30', knownOn: '2024-04-02' })).data).toMatchObject({ recordPublicGate: { publicGates: [{ gate: 'COLLECTIVE_DECISION' }, { gate: 'RISK_ASSESSMENT' }, { gate: 'HEARING' }, { gate: 'PUBLIC_NOTICE', untilOn: '2024-04-30', document: '漯政办〔2024〕12号' }] } });
    expect((await promote('2024-04-30')).errors).toMatchObject([{ rule: 'P11.public-gates-missing', details: { missing: [{ gate: 'PUBLIC_NOTICE', runsUntil: '2024-04-30' }] } }]);
    expect((await promote('2024-05-01')).data).toMatchObject({ promoteToKeyList: { state: 'PROMOTED' } });
  });

  it('lists a supplement by a named authority at any time, from the library or not, with open pre-work as pre-work', async () => {
    const entry = await admitted();
    const extra = (projectId: string, more: object = {}) => service.answer<{ listExtraProject: object }>('drc', EXTRA, { input: { projectId, level: 'PROVINCIAL', list: { year: 2024, programme: '省重点项目' }, authority: '省重点项目办', document: '豫重点办〔2024〕4号', touchesPublic: false, knownOn: '2024-04-10', ...more } });
    expect((await extra(entry.project.id)).data.listExtraProject).toMatchObject({ stage: 'PREWORK', level: 'PROVINCIAL', listings: [{ year: 2024, level: 'PROVINCIAL', programme: '省重点项目', phase: 'pre_work', note: '省重点项目办 豫重点办〔2024〕4号' }], reserveEntry: { state: 'PROMOTED', listedBy: '省重点项目办 豫重点办〔2024〕4号' } });
    expect((await extra(entry.project.id)).errors).toMatchObject([{ rule: 'P1.already-listed' }]);
    const { registerProject: { id } } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: project() });
    await grantAll(id);
    expect((await extra(id)).data.listExtraProject).toMatchObject({ stage: 'PLANNED_START', reserveEntry: null });
    const { registerProject: { id: other } } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: project() });
    expect((await extra(other, { authority: ' ' })).errors).toMatchObject([{ rule: 'text.empty' }]);
    expect((await extra(other, { touchesPublic: true })).errors).toMatchObject([{ rule: 'P11.public-gates-missing' }]);
  });

  it('takes its figures from the policy in force', async () => {
    const { setReservePolicy } = await service.ask<{ setReservePolicy: { requirements: object[] } }>('drc', POLICY, { input: { validFrom: '2030-01-01', staleAfterDays: 180, requirements: [{ code: 'DECISION', en: 'decision', zh: '立项', anyOf: ['L02', 'L03', 'L04'], scope: 'EVERY_PROJECT' }] } });
    expect(setReservePolicy).toMatchObject({ validFrom: '2030-01-01', staleAfterDays: 180, noticeDays: 30, requirements: [{ code: 'DECISION', anyOf: ['L02', 'L03', 'L04'] }] });
    expect(await refusals('drc', POLICY, { staleAfterDays: 0 })).toMatchObject([{ rule: 'P1.policy-out-of-range' }]);
    expect(await refusals('drc.zz', POLICY, { staleAfterDays: 10 })).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
  });

  it('is kept by development and reform of the place; clerks propose within their own regions, nobody else does anything', async () => {
    const entry = await propose({}, 'drc', project({ regions: ['410105', '410300'] }));
    expect(await refusals('drc.zz', ADMIT, { entryId: entry.id })).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect(await refusals('clerk.zz', PROPOSE, { project: project({ regions: ['410300'] }), category: 'INDUSTRY', level: 'CITY', touchesPublic: false })).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    for (const login of ['clerk.zz', 'gov', 'sup', 'fin']) expect(await refusals(login, ADMIT, { entryId: entry.id })).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    const own = await propose();
    expect(await refusals('drc.zz', ADMIT, { entryId: (await propose({ level: 'PROVINCIAL' })).id })).toMatchObject([{ code: 'FORBIDDEN', rule: 'P1.level-above-yours' }]);
    expect(await refusals('drc.zz', PROMOTE, { entryId: (await admitted({ level: 'PROVINCIAL' })).id, list })).toMatchObject([{ code: 'FORBIDDEN', rule: 'P1.level-above-yours' }]);
    expect(await refusals('drc.zz', EXTRA, { projectId: own.project.id, level: 'PROVINCIAL', list, authority: '市重点项目办', document: '1号', touchesPublic: false })).toMatchObject([{ code: 'FORBIDDEN', rule: 'P1.level-above-yours' }]);
    expect((await service.ask<{ admitToReserve: Entry }>('drc.zz', ADMIT, { input: { entryId: own.id } })).admitToReserve.state).toBe('ADMITTED');
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const input = { project: project(), category: 'INDUSTRY', level: 'CITY', touchesPublic: false };
    const [first, again] = [await service.ask<{ proposeProject: Entry }>('drc', PROPOSE, { input, key: 'k-1' }), await service.ask<{ proposeProject: Entry }>('drc', PROPOSE, { input, key: 'k-1' })];
    expect(again.proposeProject.id).toBe(first.proposeProject.id);
  });
});
