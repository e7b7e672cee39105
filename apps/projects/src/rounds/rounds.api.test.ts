import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const OPEN = 'mutation($input: OpenRoundInput!) { openRound(input: $input) { code version closedOn thresholds { list sector minimum { amount(unit: YI) } } venues { kind name region { code } } region { code } } }';
const ADD = 'mutation($input: AddToRoundInput!, $key: String) { addToRound(input: $input, idempotencyKey: $key) { code version lastAddition { added refused mode outcomes(first: 100) { totalCount nodes { projectId entryId rule } } } } }';
const REMOVE = 'mutation($input: RemoveFromRoundInput!) { removeFromRound(input: $input) { code adjustments { year ground reason removed } } }';
const CLOSE = 'mutation($input: CloseRoundInput!) { closeRound(input: $input) { code closedOn } }';
const SUM = '{ count investment { amount(unit: YI) } }';
const ROUND = `query($code: String!, $asOf: Date) { round(code: $code, asOf: $asOf) { code closedOn totals { lists { list count investment { amount(unit: YI) } bySector { key count } byVenue { key count } byRegion { region { code } count crossing investment { amount(unit: YI) } undivided { amount(unit: YI) } } } newProjects ${SUM} converted ${SUM} unconverted ${SUM} entries ${SUM} projects ${SUM} }
  entries { totalCount nodes { list project { id } startEvidence evidenceDue } } overdueStarts { totalCount nodes { project { id } } } } }`;
const FOLLOW = 'query($code: String!, $list: RoundList, $landedBy: [LandingKind!], $asOf: Date) { round(code: $code, asOf: $asOf) { followThrough(list: $list, landedBy: $landedBy) { stage rate { numerator denominator value } projects { totalCount nodes { id } } base: projects(part: DENOMINATOR) { totalCount } } } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }';
const DONE = (name: string, type: string): string => `mutation($input: ${type}!) { ${name}(input: $input) { id } }`;

interface Sum { count: number; investment: { amount: string } }
interface Totals { lists: (Sum & { list: string; bySector: { key: string; count: number }[]; byVenue: { key: string | null; count: number }[]; byRegion: object[] })[]; newProjects: Sum; converted: Sum; unconverted: Sum; entries: Sum; projects: Sum }
interface Told { code: string; closedOn: string | null; totals: Totals; entries: { totalCount: number; nodes: { list: string; project: { id: string }; startEvidence: string; evidenceDue: string | null }[] }; overdueStarts: { totalCount: number; nodes: { project: { id: string } }[] } }
interface Step { stage: string; rate: { numerator: string; denominator: string; value: number | null }; projects: { totalCount: number; nodes: { id: string }[] }; base: { totalCount: number } }

const sum = (count: number, amount: string): Sum => ({ count, investment: { amount } });

describe('three batches 三个一批 (P10)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  let made = 0;
  const project = async (yi: string | null = '5', extra: object = {}, login = 'drc'): Promise<string> =>
    (await service.ask<{ registerProject: { id: string } }>(login, 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: `项目${made += 1}`, regions: ['410105'], sector: '制造业', totalInvestment: yi === null ? null : { amount: yi, unit: 'YI' }, knownOn: '2023-01-02', ...extra } })).registerProject.id;
  const open = (number: number, heldOn: string, extra: object = {}, login = 'drc') => service.answer<{ openRound: { code: string } }>(login, OPEN, { input: {
    name: `第${number}期“三个一批”`, region: '410000', year: 2023, number, quarter: 2, heldOn, knownOn: '2023-01-02', venues: [{ kind: 'MAIN', name: '主会场', region: '410100' }, { kind: 'BRANCH', name: '洛阳分会场', region: '410300' }],
    thresholds: [{ list: 'START', sector: '制造业', minimum: { amount: '3', unit: 'YI' } }, { list: 'START', sector: '制造业', condition: '战略性新兴产业', minimum: { amount: '1', unit: 'YI' } }, { list: 'START', sector: 'INFRASTRUCTURE', minimum: { amount: '10', unit: 'YI' } }], exceptions: ['科技创新项目'], ...extra } });
  const R7 = '410000-3B-2023-07';
  const R8 = '410000-3B-2023-08';
  const add = (round: string, list: string, projects: (string | object)[], extra: object = {}, login = 'drc', key: string | null = null) => service.answer<{ addToRound: { version: number; lastAddition: { added: number; refused: number; outcomes: { totalCount: number; nodes: { projectId: string; entryId: string | null; rule: string | null }[] } } } }>(login, ADD, {
    input: { round, list, projects: projects.map((each) => (typeof each === 'string' ? { projectId: each } : each)), knownOn: '2023-05-08', ...extra }, key });
  const round = async (code: string, asOf: string | null = null, login = 'drc'): Promise<Told> => (await service.ask<{ round: Told }>(login, ROUND, { code, asOf }, asOf ? { asOf: day(asOf) } : {})).round;
  const follow = async (code: string, variables: object = {}, asOf: string | null = null): Promise<Step[]> => (await service.ask<{ round: { followThrough: Step[] } }>('drc', FOLLOW, { code, asOf, ...variables }, asOf ? { asOf: day(asOf) } : {})).round.followThrough;
  const rates = (steps: readonly Step[]): string[][] => steps.map(({ stage, rate }) => [stage, rate.numerator, rate.denominator]);

  it('open with their venues and terms, once each, by who acts for the whole region', async () => {
    expect((await open(8, '2023-05-08')).data.openRound).toMatchObject({ code: R8, version: 1, closedOn: null, region: { code: '410000' }, venues: [{ kind: 'MAIN', name: '主会场', region: { code: '410100' } }, { kind: 'BRANCH' }] });
    expect((await open(8, '2023-05-08')).errors).toMatchObject([{ rule: 'P10.round-known' }]);
    expect((await open(9, '2023-08-15', { venues: [{ kind: 'BRANCH', name: '太原', region: '140100' }] })).errors).toMatchObject([{ rule: 'P10.venue-elsewhere' }]);
    expect((await open(9, '2023-08-15', { region: '999999' })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P10.region-unknown' }]);
    expect((await open(9, '2023-08-15', {}, 'drc.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await open(9, '2023-08-15', {}, 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.round.opened.v1', data: { code: R8, number: 8 } });
    expect(await service.ask('clerk.ly', 'query { rounds(year: 2023) { code } none: rounds(year: 2020) { code } gone: round(code: "X") { code } }')).toEqual({ rounds: [{ code: R8 }], none: [], gone: null });
  });

  it('take many projects, or say of each row why not; a row that is refused refuses all unless the caller wants a report', async () => {
    await open(8, '2023-05-08');
    const [good, small, strategic, road, unknown] = [await project('3'), await project('2.99'), await project('1'), await project('9', { sector: '交通' }), await project(null)];
    const rows = [good, small, { projectId: strategic, conditions: ['战略性新兴产业'] }, road, unknown, 'prj_nothing', good, { projectId: small, exception: '科技创新项目', exceptionAuthority: '省发展改革委' }];
    const before = await service.events();
    expect((await add(R8, 'START', rows)).errors).toMatchObject([{ rule: 'P10.rows-refused', details: { refused: [{ projectId: small, rule: 'P10.below-threshold' }, { projectId: road, rule: 'P10.below-threshold' }, { rule: 'P10.investment-unknown' }, { rule: 'access.not-found' }, { rule: 'P10.already-in-round' }] } }]);
    expect((await add(R8, 'START', [small])).errors).toMatchObject([{ rule: 'P10.below-threshold', details: { projectId: small, investment: '299000000.00', minimum: '300000000.00' } }]);
    expect(await service.events()).toEqual(before);
    const { data, errors } = await add(R8, 'START', rows, { mode: 'REPORT' });
    expect([errors, data.addToRound.lastAddition.added, data.addToRound.lastAddition.refused]).toEqual([[], 3, 5]);
    expect(data.addToRound.lastAddition.outcomes.nodes.map(({ rule }) => rule)).toEqual([null, 'P10.below-threshold', null, 'P10.below-threshold', 'P10.investment-unknown', 'access.not-found', 'P10.already-in-round', null]);
    expect((await service.events()).slice(before.length).map(({ type }) => type)).toEqual([...Array.from({ length: 3 }, () => 'projects.project.added-to-round.v1'), 'projects.round.entries-added.v1']);
    expect((await round(R8)).totals.lists.find(({ list }) => list === 'START')).toMatchObject({ count: 3, investment: { amount: '6.99' }, bySector: [{ key: '制造业', count: 3 }] });
    expect((await add(R8, 'START', [])).errors).toMatchObject([{ rule: 'P10.rows-out-of-range' }]);
  });

  it('take a project of one\'s own region, at a round with a venue there', async () => {
    await open(8, '2023-05-08', { venues: [{ kind: 'BRANCH', name: '郑州', region: '410100' }] });
    const [mine, theirs, across] = [await project('3'), await project('3', { regions: ['410325'] }), await project('3', { regions: ['410105', '410325'] })];
    expect((await add(R8, 'START', [mine, across], { mode: 'REPORT' }, 'clerk.zz')).data.addToRound.lastAddition.outcomes.nodes).toMatchObject([{ rule: null }, { rule: 'access.outside-your-region' }]);
    expect((await add(R8, 'START', [theirs], {}, 'clerk.ly')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'P10.not-your-round' }]);
    expect((await add(R8, 'START', [theirs], {}, 'gov')).errors).toMatchObject([{ rule: 'access.not-your-task' }]);
    expect((await add(R8, 'START', [across, theirs])).errors).toEqual([]);
    expect((await round(R8)).totals.lists.find(({ list }) => list === 'START')).toMatchObject({ count: 3, byVenue: [{ key: null, count: 2 }, { key: '郑州', count: 1 }] });
    const starts = (await round(R8)).totals.lists.find(({ list }) => list === 'START');
    expect(starts?.byRegion).toEqual([{ region: { code: '410100' }, count: 2, crossing: 1, investment: { amount: '3' }, undivided: { amount: '3' } }, { region: { code: '410300' }, count: 2, crossing: 1, investment: { amount: '3' }, undivided: { amount: '3' } }]);
    expect((await round(R8, null, 'clerk.ly')).totals.entries.count).toBe(2);
  });

  it('count no project twice: not in a list, not in the same list of another round, also not at the same time; the same key answers again', async () => {
    await open(7, '2023-01-28');
    await open(8, '2023-05-08');
    const [one, other] = [await project(), await project()];
    const both = await Promise.all([add(R7, 'START', [one]), add(R8, 'START', [one])]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P10.in-other-round' }]);
    const [first, again] = [await add(R8, 'SIGNING', [other], {}, 'drc', 'k1'), await add(R8, 'SIGNING', [other], {}, 'drc', 'k1')];
    expect(again.data.addToRound).toEqual(first.data.addToRound);
    expect((await add(R8, 'SIGNING', [other], { expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await add(R8, 'SIGNING', [other])).errors).toMatchObject([{ rule: 'P10.already-in-round' }]);
    expect((await add(R8, 'START', [other])).errors).toEqual([]);
    expect((await round(R8)).totals).toMatchObject({ newProjects: sum(1, '5'), projects: sum(1, '5'), entries: sum(2, '10') });
  });

  it('convert commissioning from an earlier round and never call it new', async () => {
    await open(7, '2023-01-28');
    await open(8, '2023-05-08', { conversion: 'NAME' });
    await open(9, '2023-08-15');
    const [started, fresh, signed] = [await project(), await project(), await project()];
    await add(R7, 'START', [started], { knownOn: '2023-01-28' });
    await add(R8, 'SIGNING', [signed]);
    await add(R8, 'COMMISSIONING', [started, fresh]);
    expect((await round(R8)).totals).toMatchObject({ newProjects: sum(1, '5'), converted: sum(1, '5'), unconverted: sum(1, '5'), entries: sum(3, '15') });
    expect((await add('410000-3B-2023-09', 'COMMISSIONING', [signed])).errors).toMatchObject([{ rule: 'P10.not-converted' }]);
  });

  it('are adjusted once a year on objective grounds, closed once, and answer as known on a day', async () => {
    await open(8, '2023-05-08', { adjustmentsPerYear: 1 });
    const [one, other] = [await project(), await project()];
    await add(R8, 'START', [one, other]);
    const remove = (projectIds: string[], extra: object = {}, login = 'drc') => service.answer(login, REMOVE, { input: { round: R8, list: 'START', projectIds, ground: '规划调整', reason: '线位变更', knownOn: '2023-12-01', ...extra } });
    expect((await remove([one], { ground: '进展缓慢' })).errors).toMatchObject([{ rule: 'P10.ground-not-objective' }]);
    expect((await remove([one], {}, 'drc.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await remove(['prj_x'])).errors).toMatchObject([{ rule: 'P10.not-in-round' }]);
    expect((await remove([one])).data).toEqual({ removeFromRound: { code: R8, adjustments: [{ year: 2023, ground: '规划调整', reason: '线位变更', removed: 1 }] } });
    expect((await remove([other])).errors).toMatchObject([{ rule: 'P10.adjusted-this-year' }]);
    expect((await remove([other], { knownOn: '2024-01-02' })).errors).toEqual([]);
    expect([(await round(R8)).entries.totalCount, (await round(R8, '2023-12-31')).entries.totalCount, (await round(R8, '2023-11-30')).entries.totalCount, (await round(R8, '2023-05-07')).entries.totalCount]).toEqual([0, 1, 2, 0]);
    expect((await service.events()).map(({ type }) => type)).toEqual(expect.arrayContaining(['projects.project.removed-from-round.v1', 'projects.round.adjusted.v1']));
    const close = (extra: object = {}) => service.answer('drc', CLOSE, { input: { round: R8, on: '2023-12-31', knownOn: '2024-01-02', ...extra } });
    expect((await close({ on: '2023-05-07' })).errors).toMatchObject([{ rule: 'P10.closed-before-held' }]);
    expect((await close()).data).toEqual({ closeRound: { code: R8, closedOn: '2023-12-31' } });
    expect((await close()).errors).toMatchObject([{ rule: 'P10.round-closed' }]);
    expect((await add(R8, 'START', [one])).errors).toMatchObject([{ rule: 'P10.round-closed' }]);
    expect([(await round(R8)).closedOn, (await round(R8, '2024-01-01')).closedOn, (await service.answer('drc', CLOSE, { input: { round: 'X' } })).errors[0]?.code]).toEqual(['2023-12-31', null, 'NOT_FOUND']);
  });

  it('list the starts without evidence after 30 days, as known on a day', async () => {
    await open(8, '2023-05-08');
    const [early, late, never] = [await project(), await project(), await project()];
    await add(R8, 'START', [early, late, never]);
    for (const [projectId, on] of [[early, '2023-06-07'], [late, '2023-06-08']] as const) await service.ask('clerk.zz', START, { input: { projectId, startedOn: on, evidenceDigest: 'cd'.repeat(32), knownOn: on } });
    const states = async (asOf: string | null) => Object.fromEntries((await round(R8, asOf)).entries.nodes.map(({ project: { id }, startEvidence }) => [id, startEvidence]));
    expect(await states('2023-06-06')).toEqual({ [early]: 'DUE', [late]: 'DUE', [never]: 'DUE' });
    expect(await states(null)).toEqual({ [early]: 'IN_TIME', [late]: 'LATE', [never]: 'OVERDUE' });
    expect((await round(R8)).entries.nodes[0]?.evidenceDue).toBe('2023-06-07');
    const overdue = async (asOf: string | null) => (await round(R8, asOf)).overdueStarts.nodes.map(({ project: { id } }) => id);
    expect([await overdue('2023-06-07'), await overdue(null)]).toEqual([[], [never]]);
  });

  it('follow what was signed to landing, start, commissioning, capacity, each on the one before, with the projects behind', async () => {
    await open(7, '2023-01-28');
    const [idle, landed, started, working, removed] = [await project(), await project(), await project(), await project(), await project()];
    await add(R7, 'SIGNING', [idle, landed, started, working], { knownOn: '2023-01-28' });
    const lead = (await service.ask<{ registerLead: { id: string } }>('drc', 'mutation($input: RegisterLeadInput!) { registerLead(input: $input) { id } }', { input: { name: '线索', investor: '某集团', region: '410100', gap: 'MEND', knownOn: '2023-01-02' } })).registerLead.id;
    await service.ask('drc', 'mutation($input: SignLeadInput!) { signLead(input: $input) { id } }', { input: { leadId: lead, projectId: landed, amount: { amount: '5', unit: 'YI' }, knownOn: '2023-01-28' } });
    await service.ask('drc', 'mutation($input: LandLeadInput!) { landLead(input: $input) { id } }', { input: { leadId: lead, how: 'COMPANY', knownOn: '2023-03-01' } });
    for (const projectId of [started, working]) await service.ask('clerk.zz', START, { input: { projectId, startedOn: '2023-02-20', evidenceDigest: 'cd'.repeat(32), knownOn: '2023-02-20' } });
    await service.ask('clerk.zz', DONE('completeProject', 'CompleteProjectInput'), { input: { projectId: working, on: '2023-10-01', knownOn: '2023-10-01' } });
    await service.ask('clerk.zz', DONE('commissionProject', 'CommissionProjectInput'), { input: { projectId: working, on: '2023-11-01', knownOn: '2023-11-01' } });
    const told = await follow(R7);
    expect(rates(told)).toEqual([['LANDED', '3', '4'], ['STARTED', '2', '3'], ['COMMISSIONED', '1', '2'], ['AT_CAPACITY', '0', '1']]);
    for (const step of told) expect([step.projects.totalCount, step.base.totalCount].map(String)).toEqual([step.rate.numerator, step.rate.denominator]);
    expect(told[2]?.projects.nodes).toEqual([{ id: working }]);
    expect(rates(await follow(R7, { landedBy: ['LAND'] }))[0]).toEqual(['LANDED', '2', '4']);
    expect(rates(await follow(R7, {}, '2023-02-28'))).toEqual([['LANDED', '2', '4'], ['STARTED', '2', '2'], ['COMMISSIONED', '0', '2'], ['AT_CAPACITY', '0', '0']]);
    expect((await follow(R7))[3]?.rate.value).toBe(0);
    await add(R7, 'START', [started, removed], { knownOn: '2023-02-01' });
    expect(rates(await follow(R7, { list: 'START' }))).toEqual([['STARTED', '1', '2'], ['COMMISSIONED', '0', '1'], ['AT_CAPACITY', '0', '0']]);
    expect((await follow(R7, { list: 'START' }))[2]?.rate.value).toBeNull();
  });

  it('are also the three concentrated starts of a year: each season once, with its members and totals', async () => {
    const season = (name: string, heldOn: string) => open(1, heldOn, { kind: 'CONCENTRATED_START', number: null, season: name, thresholds: [] });
    expect((await season('AFTER_WHEAT_HARVEST', '2023-06-20')).data.openRound.code).toBe('410000-CS-2023-AFTER_WHEAT_HARVEST');
    expect((await season('AFTER_WHEAT_HARVEST', '2023-06-25')).errors).toMatchObject([{ rule: 'P10.round-known' }]);
    for (const [name, heldOn] of [['AFTER_SPRING_FESTIVAL', '2023-02-10'], ['AFTER_AUTUMN_HARVEST', '2023-10-20']] as const) expect((await season(name, heldOn)).errors).toEqual([]);
    const one = await project();
    expect((await add('410000-CS-2023-AFTER_WHEAT_HARVEST', 'SIGNING', [one])).errors).toMatchObject([{ rule: 'P10.list-not-of-this-kind' }]);
    expect((await add('410000-CS-2023-AFTER_WHEAT_HARVEST', 'START', [one])).errors).toEqual([]);
    expect((await add('410000-CS-2023-AFTER_AUTUMN_HARVEST', 'START', [one])).errors).toMatchObject([{ rule: 'P10.in-other-round' }]);
    expect((await round('410000-CS-2023-AFTER_WHEAT_HARVEST')).totals).toMatchObject({ lists: [{ list: 'START', count: 1 }], newProjects: sum(1, '5') });
  });
});
