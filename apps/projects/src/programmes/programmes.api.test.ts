import { day } from '@cornerstone/kernel/day';
import { fenFrom, sumFen } from '@cornerstone/kernel/money';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import fc from 'fast-check';
import { definition } from '../slices';

const MONEY = '{ amount(unit: YI) }';
const FIGURES = `count totalInvestment ${MONEY} annualPlan ${MONEY}`;
const DEFINE = 'mutation($input: DefineProgrammeInput!) { defineProgramme(input: $input) { id name year province { code } level quota } }';
const PROGRAMMES = `query($province: ID, $year: Int, $asOf: Date) { programmes(province: $province, year: $year, asOf: $asOf) { id name year province { code } ${FIGURES} parts { name quota ${FIGURES} } growth { on count } cities { region { code } count crossing investment ${MONEY} undivided ${MONEY} } projects { totalCount nodes { name } } } }`;
const UNION = `query($ids: [ID!]!, $asOf: Date) { programmeUnion(programmes: $ids, asOf: $asOf) { programmes { id } ${FIGURES} overlaps { one { name } other { name } count totalInvestment ${MONEY} } projects(first: 100) { totalCount nodes { code } } } }`;
const LISTS = `query($year: Int!, $region: ID, $asOf: Date) { lists(year: $year, region: $region, asOf: $asOf) { level ${FIGURES} programmes { name count } projects { totalCount } } }`;

interface Figures { count: number; totalInvestment: { amount: string }; annualPlan: { amount: string } }
interface Told extends Figures { id: string; name: string; year: number; parts: (Figures & { name: string })[]; growth: { on: string; count: number }[]; cities: { region: { code: string }; count: number; crossing: number; investment: { amount: string }; undivided: { amount: string } }[]; projects: { totalCount: number; nodes: { name: string }[] } }
interface Union extends Figures { overlaps: { one: { name: string }; other: { name: string }; count: number; totalInvestment: { amount: string } }[]; projects: { totalCount: number; nodes: { code: string }[] } }
interface Row { name: string; programme: string; year?: number; yi?: string | null; plan?: string | null; regions?: string[]; level?: string; knownOn?: string; sector?: string }

describe('levels and programmes 级别与专项 (P3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const list = async (rows: readonly Row[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += 500) {
      const { importProjects } = await service.ask<{ importProjects: { accepted: number; rejected: unknown[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted rejected { message } } }', { input: { file: 'list.csv', digest: 'ab'.repeat(32), rows: rows.slice(at, at + 500).map((row, n) => ({
        sheet: '1', row: at + n + 2, name: row.name, regionCodes: row.regions ?? ['410105'], programme: row.programme, level: row.level ?? 'PROVINCIAL', year: row.year ?? 2024, phase: 'continuing', sector: row.sector ?? null, knownOn: row.knownOn ?? '2024-01-10',
        totalInvestment: row.yi ? { amount: row.yi, unit: 'YI' } : null, annualPlan: row.plan ? { amount: row.plan, unit: 'YI' } : null,
      })) } });
      expect(importProjects.rejected).toEqual([]);
    }
  };
  const define = (name: string, extra: object = {}, login = 'drc') => service.answer<{ defineProgramme: { id: string } }>(login, DEFINE, { input: { province: '410000', year: 2024, name, level: 'PROVINCIAL', authority: '省政府', knownOn: '2024-01-02', ...extra } });
  const id = async (name: string, extra: object = {}): Promise<string> => (await define(name, extra)).data.defineProgramme.id;
  const programmes = async (province: string | null, year: number | null, asOf: string | null = null): Promise<Told[]> => (await service.ask<{ programmes: Told[] }>('drc', PROGRAMMES, { province, year, asOf }, asOf ? { asOf: day(asOf) } : {})).programmes;
  const union = async (ids: string[], asOf: string | null = null): Promise<Union> => (await service.ask<{ programmeUnion: Union }>('drc', UNION, { ids, asOf }, asOf ? { asOf: day(asOf) } : {})).programmeUnion;
  const short = ({ count, totalInvestment, annualPlan }: Figures) => [count, totalInvestment.amount, annualPlan.amount];

  it('are keyed by province and year: 双百工程 of Henan 2024 is not 双百 of Shanxi 2020, whichever words they share', async () => {
    await list([{ name: '郑州甲', programme: '双百工程', yi: '10', plan: '2' }, { name: '洛阳乙', programme: '双百工程', yi: '20', plan: '3', regions: ['410300'] }, { name: '太原丙', programme: '双百工程', yi: '7', plan: '1', year: 2020, regions: ['140100'], knownOn: '2020-01-10' }, { name: '太原丁', programme: '双百工程', yi: '5', regions: ['140100'] }, { name: '未设', programme: '百千工程', yi: '9' }]);
    await define('双百工程');
    await define('双百工程', { province: '140000', year: 2020, knownOn: '2020-01-02' });
    expect((await programmes('410000', 2024)).map(short)).toEqual([[2, '30', '5']]);
    expect((await programmes('140000', 2020)).map(short)).toEqual([[1, '7', '1']]);
    expect(await programmes('140000', 2024)).toEqual([]);
    expect((await service.answer('drc', PROGRAMMES, { province: '410000', year: 2024 })).data).toMatchObject({ programmes: [{ cities: [{ region: { code: '410100' }, count: 1 }, { region: { code: '410300' }, count: 1 }], projects: { totalCount: 2 } }] });
    const filtered = await service.ask<{ projects: { totalCount: number } }>('drc', '{ projects(filter: { programme: "双百工程", year: 2024, region: "410000" }) { totalCount } }');
    expect(filtered.projects.totalCount).toBe(2);
    expect(await service.ask('drc', '{ projects(filter: { programme: "百千工程" }) { nodes { listings { programme year } } } }')).toEqual({ projects: { nodes: [{ listings: [{ programme: '百千工程', year: 2024 }] }] } });
  });

  it('are defined once, by who acts for the province', async () => {
    expect((await define('双百工程')).errors).toEqual([]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.programme.defined.v1', data: { province: '410000', year: 2024, name: '双百工程' } });
    const both = await Promise.all([define('百千工程'), define('百千工程')]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P3.programme-known' }]);
    for (const [answer, rule] of [[await define('市级', { province: '410100' }), 'P3.not-a-province'], [await define('他省', { province: '999999' }), 'P3.region-unknown'], [await define('越权', {}, 'drc.zz'), 'access.outside-your-region'], [await define('越权', {}, 'clerk.zz'), 'access.not-your-task']] as const) expect(answer.errors).toMatchObject([{ rule }]);
  });

  it('count a project of several once in their union and show where they overlap (trap 3)', async () => {
    await list([...['省重点项目', '专项债券', '三个一批'].map((programme, at) => ({ name: '共有', programme, yi: '10', plan: String(at + 1), level: ['CITY', 'NATIONAL', 'PROVINCIAL'][at] ?? 'CITY' })), { name: '两有', programme: '省重点项目', yi: '4', plan: '1' }, { name: '两有', programme: '专项债券', yi: '4', plan: '1' }, { name: '独有', programme: '三个一批', yi: '1' }]);
    const ids = [await id('省重点项目'), await id('专项债券'), await id('三个一批')];
    const all = await programmes('410000', 2024);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    const together = await union(ids);
    expect(short(together)).toEqual([3, '15', '3']);
    expect(together.overlaps.map(({ count, totalInvestment: { amount } }) => [count, amount])).toEqual([[2, '14'], [1, '10'], [1, '10']]);
    expect(together.projects.totalCount).toBe(3);
    for (const [told, rule] of [[[], 'P3.programmes-out-of-range'], [['prg_x'], 'access.not-found']] as const) expect((await service.answer('drc', UNION, { ids: told })).errors).toMatchObject([{ rule }]);
  });

  it('add up: a union is the sum over its distinct projects, of any programmes', async () => {
    const names = ['甲', '乙', '丙', '丁'];
    const rows = fc.sample(fc.uniqueArray(fc.record({ name: fc.integer({ min: 1, max: 25 }), programme: fc.constantFrom(...names) }), { minLength: 40, maxLength: 60, selector: ({ name, programme }) => `${name} ${programme}` }), { numRuns: 1, seed: 7 })[0] ?? [];
    await list(rows.map(({ name, programme }) => ({ name: `第${name}号工程`, programme, yi: `${name}.07` })));
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, await id(name));
    for (const chosen of [['甲'], ['甲', '乙'], ['乙', '丙', '丁'], names]) {
      const distinct = [...new Set(rows.filter(({ programme }) => chosen.includes(programme)).map(({ name }) => name))];
      const told = await union(chosen.map((name) => ids.get(name) ?? ''));
      expect([told.count, fenFrom(told.totalInvestment.amount, 'YI'), told.projects.nodes.length]).toEqual([distinct.length, sumFen(distinct.map((name) => fenFrom(`${name}.07`, 'YI'))), distinct.length]);
    }
  });

  it('grow in mid-year: the list and its plan answer as of a day, also where a mention was changed since (trap 4)', async () => {
    await list([{ name: '首批一', programme: '省重点项目', yi: '10', plan: '2' }, { name: '首批二', programme: '省重点项目', yi: '20', plan: '3' }]);
    await list([{ name: '补充', programme: '省重点项目', yi: '5', plan: '1', knownOn: '2024-04-15' }, { name: '首批一', programme: '省重点项目', yi: '12', plan: '4', knownOn: '2024-06-01' }]);
    await define('省重点项目');
    const at = async (asOf: string | null) => (await programmes('410000', 2024, asOf)).map(short);
    expect([await at('2024-01-09'), await at('2024-04-14'), await at('2024-05-31'), await at(null)]).toEqual([[[0, '0', '0']], [[2, '30', '5']], [[3, '35', '6']], [[3, '37', '8']]]);
    expect((await programmes('410000', 2024))[0]?.growth).toEqual([{ on: '2024-01-10', count: 2 }, { on: '2024-04-15', count: 3 }]);
    expect((await union([(await programmes('410000', 2024))[0]?.id ?? ''], '2024-04-14')).count).toBe(2);
  });

  it('give back Henan\'s list of 2020 that grew from 980 to 1,182 (H0116 ff., trap 4)', async () => {
    await service.worker.transaction(async (manager) => {
      await manager.query("select set_config('app.actor', 'system:golden', true)");
      await manager.query(`insert into project (id, code, name, name_key, stage, region_codes, region_paths, described_on, demonstration, version)
        select 'prj_' || n, 'P' || n, 'P' || n, 'p' || n, 'RESERVED', '{410105}', '{410000.410100.410105}', '2020-03-01', false, 1 from generate_series(1, 1182) n`);
      await manager.query(`insert into audit (actor_id, entity, entity_id, version, known_on, region_paths, event_ids, project_id, after) select 'system:golden', 'project', id, 1, described_on, region_paths, '{}', id, to_jsonb(p) from project p`);
      await manager.query(`insert into listing (id, project_id, year, programme, phase, stage, planned_start, planned_completion, known_on)
        select 'lst_' || n, 'prj_' || n, 2020, '省重点项目', 'continuing', 'UNDER_CONSTRUCTION', false, false, case when n <= 980 then date '2020-03-01' else date '2020-05-01' end from generate_series(1, 1182) n`);
      await manager.query(`insert into event (id, type, key, aggregate_id, aggregate_version, project_id, region_paths, known_on, actor_id, data)
        select 'evt_' || l.id, 'projects.project.listed.v1', project_id, project_id, 1, project_id, '{410000.410100.410105}', l.known_on, 'system:golden', json_build_object('listingId', l.id, 'year', 2020, 'programme', programme) from listing l`);
    });
    await define('省重点项目', { year: 2020, knownOn: '2020-01-02' });
    expect((await programmes('410000', 2020))[0]).toMatchObject({ count: 1182, growth: [{ on: '2020-03-01', count: 980 }, { on: '2020-05-01', count: 1182 }] });
    expect((await programmes('410000', 2020, '2020-04-30'))[0]?.count).toBe(980);
  });

  it('give back Shanxi\'s 双百 of 2020 in its two parts: 100 projects of 1,642 and 100 of 1,068 亿元 (H0023, H0024)', async () => {
    const part = (listedAs: string, yi: string): Row[] => Array.from({ length: 100 }, (_, at) => ({ name: `${listedAs}第${at}号`, programme: listedAs, year: 2020, regions: ['140100'], yi, knownOn: '2020-01-10' }));
    await list([...part('双百工业转型升级(新兴产业)', '16.42'), ...part('双百工业转型升级(传统技改)', '10.68')]);
    await define('双百工业转型升级', { province: '140000', year: 2020, quota: 200, knownOn: '2020-01-02', parts: [{ name: '新兴产业', listedAs: '双百工业转型升级(新兴产业)', quota: 100 }, { name: '传统技改', listedAs: '双百工业转型升级(传统技改)', quota: 100 }] });
    const [told] = await programmes('140000', 2020);
    expect([told?.count, told?.totalInvestment.amount, told?.parts.map((each) => [each.name, ...short(each)])]).toEqual([200, '2710', [['新兴产业', 100, '1642', '0'], ['传统技改', 100, '1068', '0']]]);
  });

  it('leave out whom a decision took off one of them from its day on: count, sums, union and list, as the ledger has them (P2, trap 4)', async () => {
    await list([{ name: '调退', programme: '省重点项目', yi: '10', plan: '2' }, { name: '调退', programme: '百千工程', level: 'CITY', yi: '10', plan: '1' }, { name: '在列', programme: '省重点项目', yi: '3', plan: '1' }]);
    const ids = [await id('省重点项目'), await id('百千工程')];
    const { projects } = await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', '{ projects(filter: { text: "调退" }) { nodes { id } } }');
    await service.ask('drc', 'mutation($input: RemoveProjectInput!) { removeProject(input: $input) { stage } }', { input: { projectId: projects.nodes[0]?.id, on: '2024-10-08', knownOn: '2024-10-09', reason: '连续两年未开工', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号', year: 2024, programme: '省重点项目' } });
    const at = async (asOf: string | null) => ({ programmes: (await programmes('410000', 2024, asOf)).map((each) => [each.name, ...short(each), each.projects.totalCount]), union: short(await union(ids, asOf)), lists: (await service.ask<{ lists: (Figures & { level: string })[] }>('drc', LISTS, { year: 2024, asOf }, asOf ? { asOf: day(asOf) } : {})).lists.map(({ level, count }) => [level, count]) });
    expect(await at('2024-10-08')).toEqual({ programmes: [['百千工程', 1, '10', '1', 1], ['省重点项目', 2, '13', '3', 2]], union: [2, '13', '3'], lists: [['PROVINCIAL', 2], ['CITY', 1]] });
    const after = { programmes: [['百千工程', 1, '10', '1', 1], ['省重点项目', 1, '3', '1', 1]], union: [2, '13', '2'], lists: [['PROVINCIAL', 1], ['CITY', 1]] };
    expect([await at('2024-10-09'), await at(null)]).toEqual([after, after]);
    expect((await service.ask<{ projects: { totalCount: number } }>('drc', '{ projects(filter: { programme: "省重点项目", year: 2024 }) { totalCount } }')).projects.totalCount).toBe(1);
  });

  it('count a package and not its sub-projects beside it, in lists, half-year and goals too; alone a sub-project counts (P8)', async () => {
    await list([{ name: '打捆工程', programme: '省重点项目', yi: '10', plan: '4' }, { name: '打捆子项一', programme: '省重点项目', yi: '6', plan: '3' }, { name: '打捆子项二', programme: '省重点项目', yi: '4', plan: '1' }, { name: '打捆子项二', programme: '百千工程', yi: '4', plan: '1' }]);
    const union2 = [await id('省重点项目'), await id('百千工程')];
    const { projects: { nodes } } = await service.ask<{ projects: { nodes: { id: string; name: string }[] } }>('drc', '{ projects(filter: { text: "打捆" }, orderBy: NAME) { nodes { id name } } }');
    const of = (name: string): string => nodes.find((each) => each.name === name)?.id ?? '';
    for (const part of ['打捆子项一', '打捆子项二']) await service.ask('drc', 'mutation($input: AddPartInput!) { addPart(input: $input) { id } }', { input: { wholeId: of('打捆工程'), partId: of(part), kind: 'SUBPROJECT', reason: '打捆立项', knownOn: '2024-03-05' } });
    for (const [name, amount] of [['打捆工程', '2'], ['打捆子项一', '1.5']]) await service.ask('drc', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId: of(name ?? ''), period: { year: 2024, month: 5 }, investment: { amount, unit: 'YI' }, knownOn: '2024-06-02' } });
    await service.ask('drc', 'mutation($input: SetGoalInput!) { setGoal(input: $input) { id } }', { input: { code: 'HN-2024-X', label: '完成投资', metric: 'INVESTMENT', year: 2024, region: '410000', programme: '省重点项目', threshold: '9', unit: 'YI', dueOn: '2024-12-31', source: '001', knownOn: '2024-02-01' } });
    const at = async (asOf: string | null) => [...(await programmes('410000', 2024, asOf)).map((each) => [each.name, ...short(each)]), short(await union(union2, asOf))];
    expect(await at('2024-03-04')).toEqual([['百千工程', 1, '4', '1'], ['省重点项目', 3, '20', '8'], [3, '20', '8']]);
    expect(await at(null)).toEqual([['百千工程', 1, '4', '1'], ['省重点项目', 1, '10', '4'], [1, '10', '4']]);
    expect(await service.ask('drc', '{ lists(year: 2024) { level count } sectors(filter: { programme: "省重点项目" }) { count totalInvestment { amount(unit: YI) } } halfYear(filter: { programme: "省重点项目" }, year: 2024) { investment { numerator denominator } } goals(year: 2024) { nodes { status { actual { numerator } } } } yearOnYear(filter: { programme: "省重点项目" }, period: { year: 2024 }, basis: SAME_SCOPE) { projectsNow now { amount(unit: YI) } } }'))
      .toEqual({ lists: [{ level: 'PROVINCIAL', count: 1 }], sectors: { count: 1, totalInvestment: { amount: '10' } }, halfYear: { investment: { numerator: '200000000.00', denominator: '400000000.00' } }, goals: { nodes: [{ status: { actual: { numerator: '200000000.00' } } }] }, yearOnYear: { projectsNow: 1, now: { amount: '2' } } });
  });

  it('list what crosses cities in each and count it once: cities of the province make more than the province, those without it less (traps 1, 2)', async () => {
    await list([{ name: '郑州内', programme: '省重点项目', yi: '3' }, { name: '洛阳内', programme: '省重点项目', yi: '4', regions: ['410325'] }, { name: '郑洛高速', programme: '省重点项目', yi: '50', regions: ['410105', '410325'] }]);
    await define('省重点项目');
    const [told] = await programmes('410000', 2024);
    expect(short(told as Told)).toEqual([3, '57', '0']);
    expect(told?.cities).toEqual([{ region: { code: '410100' }, count: 2, crossing: 1, investment: { amount: '3' }, undivided: { amount: '50' } }, { region: { code: '410300' }, count: 2, crossing: 1, investment: { amount: '4' }, undivided: { amount: '50' } }]);
  });

  it('have national, provincial, city and county lists of a year, each project once in each', async () => {
    await list([{ name: '省市共列', programme: '省重点项目', yi: '10', plan: '2' }, { name: '省市共列', programme: '双百工程', yi: '10', plan: '2' }, { name: '省市共列', programme: '市重点项目', level: 'CITY', yi: '10', plan: '1' }, { name: '县里', programme: '县重点项目', level: 'COUNTY', yi: '1', regions: ['410325'] }, { name: '去年', programme: '省重点项目', year: 2023 }]);
    const lists = async (region: string | null, asOf: string | null = null) => (await service.ask<{ lists: (Figures & { level: string; programmes: object[]; projects: { totalCount: number } })[] }>('drc', LISTS, { year: 2024, region, asOf }, asOf ? { asOf: day(asOf) } : {})).lists;
    const told = await lists(null);
    expect(told.map((each) => [each.level, ...short(each), each.projects.totalCount])).toEqual([['PROVINCIAL', 1, '10', '2', 1], ['CITY', 1, '10', '1', 1], ['COUNTY', 1, '1', '0', 1]]);
    expect(told[0]?.programmes).toEqual([{ name: '双百工程', count: 1 }, { name: '省重点项目', count: 1 }]);
    expect((await lists('410300')).map(({ level }) => level)).toEqual(['COUNTY']);
    expect(await lists(null, '2024-01-09')).toEqual([]);
  });
});
