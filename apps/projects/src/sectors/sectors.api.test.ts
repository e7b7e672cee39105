import { readFileSync } from 'node:fs';
import { day } from '@cornerstone/kernel/day';
import { fenFrom, sumFen } from '@cornerstone/kernel/money';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id version } }';
const CLASSIFY = 'mutation($input: ClassifyProjectInput!) { classifyProject(input: $input) { version classification { sector chains } } }';
const MEASURE = 'mutation($input: RecordQuantityInput!) { recordQuantity(input: $input) { quantities { measure planned done on reason } } }';
const FIGURES = 'code count direct totalInvestment { amount(unit: YI) } quantities { measure { code unit } planned done }';
const TREE = `query($tree: SectorTree, $filter: ProjectFilter, $asOf: Date) { sectors(tree: $tree, filter: $filter, asOf: $asOf) { count totalInvestment { amount(unit: YI) } unmapped { word count projects { totalCount } } groups { ${FIGURES} children { ${FIGURES} children { ${FIGURES} } } } } }`;

interface Figure { code: string; count: number; direct: number; totalInvestment: { amount: string }; quantities: { measure: { code: string }; planned: string | null; done: string | null }[]; children?: Figure[] }
interface Tree { count: number; totalInvestment: { amount: string }; unmapped: { word: string | null; count: number; projects: { totalCount: number } }[]; groups: Figure[] }

describe('projects by sector 行业分类 (P4)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const project = async (name: string, sector: string | null, yi: string, regions = ['410105'], knownOn = '2024-01-02'): Promise<string> =>
    (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER, { input: { name, regions, sector, totalInvestment: { amount: yi, unit: 'YI' }, knownOn } })).registerProject.id;
  const tree = async (variables: object = {}, asOf?: string): Promise<Tree> => (await service.ask<{ sectors: Tree }>('drc', TREE, { ...variables, asOf }, asOf ? { asOf: day(asOf) } : {})).sectors;
  const flat = (figures: readonly Figure[]): Figure[] => figures.flatMap((each) => [each, ...flat(each.children ?? [])]);
  const of = (told: Tree, code: string): Figure | undefined => flat(told.groups).find((each) => each.code === code);

  it('has the four groups, their kinds, seven clusters and the chains that sources name', async () => {
    const [sectors, chains] = [await tree(), await tree({ tree: 'CHAIN' })];
    expect(sectors.groups.map(({ code }) => code)).toEqual(['INDUSTRY', 'INFRASTRUCTURE', 'NEW_INFRASTRUCTURE', 'SOCIAL']);
    expect(sectors.groups[2]?.children).toHaveLength(8);
    expect(chains.groups.map(({ code }) => code)).toEqual(['MATERIALS', 'ELECTRONICS', 'EQUIPMENT', 'VEHICLES', 'MEDICINE', 'FOOD', 'TEXTILES']);
  });

  it('follows the lists\' words, lists those that nobody mapped, and takes the mapping from its day on', async () => {
    await project('汽车零部件', '制造业', '3');
    await project('殡仪馆', '殡葬', '0.5');
    await project('无行业', null, '1');
    const before = await tree();
    expect([before.count, of(before, 'INDUSTRY')?.count, of(before, 'INDUSTRY.MANUFACTURING')?.count]).toEqual([3, 1, 1]);
    expect(before.unmapped).toEqual([{ word: '殡葬', count: 1, projects: { totalCount: 1 } }, { word: null, count: 1, projects: { totalCount: 1 } }]);
    const map = (sector: string, login = 'drc') => service.answer(login, 'mutation($input: MapSectorWordInput!) { mapSectorWord(input: $input) { word node } }', { input: { word: '殡葬', sector, knownOn: '2024-05-01' } });
    expect(await map('SOCIAL')).toMatchObject({ errors: [], data: { mapSectorWord: { word: '殡葬', node: 'SOCIAL' } } });
    expect((await map('SOCIAL')).errors).toMatchObject([{ rule: 'P4.word-mapped-so' }]);
    expect((await map('INFRASTRUCTURE', 'drc.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await map('INFRASTRUCTURE', 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect([of(await tree(), 'SOCIAL')?.count, of(await tree({}, '2024-04-30'), 'SOCIAL')?.count]).toEqual([1, 0]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.sector.word-mapped.v1', data: { word: '殡葬', node: 'SOCIAL' } });
  });

  it('is classified by people before words, with chains beside; a change has a reason and stays out of the past', async () => {
    const id = await project('冷链产业园', '物流', '5');
    const classify = (extra: object) => service.answer<{ classifyProject: { version: number; classification: object } }>('clerk.zz', CLASSIFY, { input: { projectId: id, sector: 'INDUSTRY.MANUFACTURING', chains: ['FOOD'], knownOn: '2024-02-01', ...extra } });
    expect((await classify({ expectedVersion: 9 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await classify({})).data.classifyProject).toEqual({ version: 2, classification: { sector: 'INDUSTRY.MANUFACTURING', chains: ['FOOD'] } });
    expect((await classify({ sector: 'INDUSTRY.LOGISTICS' })).errors).toMatchObject([{ rule: 'P4.reclassified-without-reason' }]);
    expect((await classify({ sector: 'INDUSTRY.LOGISTICS', reason: '主营变更', knownOn: '2024-06-01' })).errors).toEqual([]);
    expect([of(await tree(), 'INDUSTRY.LOGISTICS')?.count, of(await tree({}, '2024-05-31'), 'INDUSTRY.MANUFACTURING')?.count, of(await tree({}, '2024-01-31'), 'INDUSTRY.LOGISTICS')?.count]).toEqual([1, 1, 1]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.classified.v1', project_id: id, data: { node: 'INDUSTRY.LOGISTICS', chains: ['FOOD'] } });
  });

  it('counts a project of two chains once in their cluster, and a new chain below it', async () => {
    expect((await service.answer('drc', 'mutation($input: DefineSectorInput!) { defineSector(input: $input) { code parent tree measures { code } } }', { input: { code: 'FOOD.COLD', tree: 'CHAIN', name: '冷链食品', nameEn: 'Cold-chain food', source: '001', measures: [{ code: 'COLD_STORE_T', name: '冷库', unit: '吨' }] } })).data).toEqual({ defineSector: { code: 'FOOD.COLD', parent: 'FOOD', tree: 'CHAIN', measures: [{ code: 'COLD_STORE_T' }] } });
    expect((await service.answer('drc', 'mutation($input: DefineSectorInput!) { defineSector(input: $input) { code } }', { input: { code: 'FOOD.OIL', tree: 'CHAIN', name: '油脂', nameEn: 'Oils', source: '001', measures: [{ code: 'oil t', name: '油', unit: '吨' }] } })).errors).toMatchObject([{ rule: 'P4.measure-shape' }]);
    await service.ask('clerk.zz', CLASSIFY, { input: { projectId: await project('冷链', '物流', '5'), sector: 'INDUSTRY.LOGISTICS', chains: ['FOOD.COLD', 'MATERIALS.SUPERHARD', 'MATERIALS.NYLON'] } });
    const chains = await tree({ tree: 'CHAIN' });
    expect(['FOOD', 'FOOD.COLD', 'MATERIALS', 'MATERIALS.NYLON'].map((code) => of(chains, code)?.count)).toEqual([1, 1, 1, 1]);
    expect(of(chains, 'MATERIALS')?.totalInvestment.amount).toBe('5');
  });

  it('gives back Shanxi\'s roads of 2020: parts exact, their sum as they make it, the rounded total never forced on them (004; trap 7)', async () => {
    const measure = (projectId: string, planned: string, done: string | null, extra: object = {}) => service.answer<{ recordQuantity: { quantities: object[] } }>('drc', MEASURE, { input: { projectId, measure: 'ROAD_KM', planned, done, on: '2020-03-31', knownOn: '2020-04-10', ...extra } });
    const roads = [['EXPRESSWAY', 14, '1506', '1061'], ['TRUNK_ROAD', 26, '395', '633']] as const;
    for (const [kind, count, yi, km] of roads) {
      for (let at = 0; at < count; at += 1) {
        const id = await project(`${kind}${at}`, '交通', at === 0 ? yi : '0', ['140100'], '2020-01-01');
        await service.ask('drc', CLASSIFY, { input: { projectId: id, sector: `INFRASTRUCTURE.TRANSPORT.${kind}`, knownOn: '2020-01-01' } });
        if (at === 0) expect((await measure(id, km, '12.3456')).errors).toEqual([]);
      }
    }
    const told = await tree({ filter: { region: '140000' } });
    expect(of(told, 'INFRASTRUCTURE.TRANSPORT.EXPRESSWAY')).toMatchObject({ count: 14, totalInvestment: { amount: '1506' }, quantities: [{ measure: { code: 'ROAD_KM', unit: '公里' }, planned: '1061', done: '12.3456' }] });
    expect(of(told, 'INFRASTRUCTURE.TRANSPORT.TRUNK_ROAD')).toMatchObject({ count: 26, totalInvestment: { amount: '395' }, quantities: [{ planned: '633' }] });
    expect(of(told, 'INFRASTRUCTURE.TRANSPORT')).toMatchObject({ count: 40, totalInvestment: { amount: '1901' }, quantities: [{ planned: '1694', done: '24.6912' }] });
    expect(of(await tree({ filter: { region: '140000' } }, '2020-04-09'), 'INFRASTRUCTURE.TRANSPORT')).toMatchObject({ count: 40, quantities: [] });
    const id = await project('改建', '交通', '1', ['140100']);
    expect((await measure(id, '3', null)).errors).toMatchObject([{ rule: 'P4.measure-not-of-sector' }]);
  });

  it('adds up at every level and to the whole, over the real lists', async () => {
    const [head = '', ...lines] = readFileSync(new URL('../../../../data/projects-henan.csv', import.meta.url), 'utf8').trim().split('\n');
    const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [head.split(',')[at] ?? '', cell])));
    const known = new Set((await service.worker.query<{ code: string }[]>('select code from region_copy')).map(({ code }) => code));
    const placeOf = (code: string): string => (known.has(code) ? code : '410000');
    await service.ask('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted rejected { message } } }', { input: { file: 'henan.csv', digest: 'ab'.repeat(32), rows: rows.map((row, at) => ({
      sheet: '1', row: at + 2, listId: row['id'], name: row['name'], regionCodes: [...new Set((row['region_codes'] ?? '').split(';').filter((code) => code !== '').map(placeOf))], sector: row['sector'] || null, year: Number(row['list_year']) || null, phase: row['phase'],
      totalInvestment: row['total_investment_yi'] ? { amount: row['total_investment_yi'], unit: 'YI' } : null,
    })) } });
    const told = await tree();
    const [{ all, sum }] = await service.worker.query<{ all: number; sum: string }[]>('select count(*)::int as "all", coalesce(sum(total_investment), 0)::text as sum from project') as [{ all: number; sum: string }];
    expect(told.count).toBe(all);
    expect(told.groups.reduce((total, { count }) => total + count, 0) + told.unmapped.reduce((total, { count }) => total + count, 0)).toBe(all);
    expect(told.unmapped).toEqual([]);
    const exact = (figures: readonly Figure[]) => sumFen(figures.map(({ totalInvestment }) => fenFrom(totalInvestment.amount, 'YI')));
    expect(exact(told.groups)).toBe(fenFrom(sum, 'YUAN'));
    for (const each of flat(told.groups)) if (each.children) expect(each.direct + each.children.reduce((total, { count }) => total + count, 0)).toBe(each.count);
  });
});
