import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const STAGES = 'query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) { count by(dimension: STAGE) { key count } } }';
const TIMELINE = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Project { timeline(first: 20) { nodes { summary } } } } }';

describe('the reserve library in the figures 储备阶段 (P1)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const stages = async (asOf: string | null = null, variables: object = {}): Promise<Record<string, number>> => {
    const { portfolio } = await service.ask<{ portfolio: { by: { key: string; count: number }[] } }>('drc', STAGES, { ...variables, asOf });
    return Object.fromEntries(portfolio.by.map(({ key, count }) => [key, count]));
  };

  it('follows a project from its proposal into the library and onto the list, by what was known on each day', async () => {
    await service.tell(aProject({ stage: 'PROPOSED', knownOn: '2024-01-10' }).reserved('2024-01-20').listed(2024, { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true }, '2024-03-29').started('2024-05-01'));
    expect([await stages('2024-01-19'), await stages('2024-01-20'), await stages('2024-03-29'), await stages()]).toEqual([{ PROPOSED: 1 }, { RESERVED: 1 }, { PLANNED_START: 1 }, { UNDER_CONSTRUCTION: 1 }]);
  });

  it('is a proposal again once dropped, and not lifted by what lists said before', async () => {
    await service.tell(aProject({ stage: 'PROPOSED', knownOn: '2024-01-10' }).listed(2023, { phase: 'listed', stage: 'RESERVED' }, '2024-01-11').reserved('2024-01-20').droppedFromReserve('2024-03-29'));
    expect([await stages('2024-03-28'), await stages()]).toEqual([{ RESERVED: 1 }, { PROPOSED: 1 }]);
    await service.tell(aProject({ stage: 'PROPOSED' }).reserved('2024-01-20').droppedFromReserve('2024-02-01').reserved('2024-06-01'));
    expect(await stages()).toEqual({ PROPOSED: 1, RESERVED: 1 });
    expect((await service.ask<{ portfolio: { count: number } }>('drc', STAGES, { filter: { stage: ['RESERVED'] } })).portfolio.count).toBe(1);
  });

  it('keeps what is further where it is: a project in pre-work stays there when it comes in', async () => {
    await service.tell(aProject({ stage: 'RESERVED' }).listed(2024, { phase: 'pre_work', stage: 'PREWORK' }).reserved('2024-02-01', 'PREWORK').droppedFromReserve('2024-03-29', 'PREWORK'));
    expect([await stages('2024-02-01'), await stages()]).toEqual([{ PREWORK: 1 }, { PREWORK: 1 }]);
  });

  it('stands in the timeline', async () => {
    const story = aProject({ stage: 'PROPOSED' }).reserved('2024-01-20').droppedFromReserve('2024-03-29');
    await service.tell(story);
    const { _entities: [project] } = await service.ask<{ _entities: { timeline: { nodes: { summary: string }[] } }[] }>('drc', TIMELINE, { ids: [{ __typename: 'Project', id: story.id }] });
    expect(project?.timeline.nodes.map(({ summary }) => summary)).toEqual(['项目入库登记', '项目入储备库：2024-01-20', '项目调出储备库：2024-03-29，两年无进展']);
  });
});
