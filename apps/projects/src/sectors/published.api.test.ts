import { headlines, headlinesFor, titleOf, type Headline } from '@cornerstone/testing/headlines';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }';
const figures = headlinesFor('LENGTH');

/** How many roads the same source counts of the same programme. */
const countOf = ({ programme, source_url: source }: Headline): number => Number(headlines.find((row) => row.programme === programme && row.source_url === source && /^(started_)?projects$/.test(row.metric))?.value ?? 1);

describe('published lengths 公布的里程 (P4)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  it.each(figures.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const region = row.region === '山西省' ? '140100' : '410105';
    const node = row.programme.startsWith('高速') ? 'INFRASTRUCTURE.TRANSPORT.EXPRESSWAY' : 'INFRASTRUCTURE.TRANSPORT.TRUNK_ROAD';
    const count = countOf(row);
    const rows = Array.from({ length: count }, (_each, at) => ({ sheet: 'S', row: at + 2, name: `${row.programme}第${at}条`, regionCodes: [region], sector: '交通', year: Number(row.period.slice(0, 4)), programme: row.programme, phase: 'listed', knownOn: '2018-12-31' }));
    await service.ask('drc', IMPORT, { input: { file: 'roads.csv', digest: 'd', rows } });
    const { projects } = await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', '{ projects(first: 100) { nodes { id } } }');
    const each = Math.floor((Number(row.value) * 1000) / count) / 1000;
    for (const [at, { id }] of projects.nodes.entries()) {
      await service.ask('drc', 'mutation($input: ClassifyProjectInput!) { classifyProject(input: $input) { version } }', { input: { projectId: id, sector: node, knownOn: '2019-01-01' } });
      await service.ask('drc', 'mutation($input: RecordQuantityInput!) { recordQuantity(input: $input) { version } }', { input: { projectId: id, measure: 'ROAD_KM', planned: (at === 0 ? Number(row.value) - each * (count - 1) : each).toFixed(3), knownOn: '2019-01-02' } });
    }
    const { sectors } = await service.ask<{ sectors: { groups: { children: { children: { code: string; count: number; quantities: { planned: string; measure: { unit: string } }[] }[] }[] }[] } }>('drc', 'query($filter: ProjectFilter) { sectors(filter: $filter) { groups { children { children { code count quantities { planned measure { unit } } } } } } }', { filter: { programme: row.programme } });
    const found = sectors.groups.flatMap(({ children }) => children).flatMap(({ children }) => children).find(({ code }) => code === node);
    expect([found?.count, found?.quantities]).toEqual([count, [{ planned: row.value, measure: { unit: row.unit } }]]);
  });
});
