import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { aProject, type ProjectStory } from '@cornerstone/testing/a-project';

const TIMELINE = 'query($ids: [_Any!]!, $first: Int, $after: String) { _entities(representations: $ids) { ... on Project { timeline(first: $first, after: $after) { totalCount nodes { at type source summary summaryEn } pageInfo { endCursor hasNextPage } } } } }';
interface Lines { timeline: { totalCount: number; nodes: { at: string; type: string; source: string; summary: string; summaryEn: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }

describe('timeline of a project 大事记 (P8)', () => {
  let service: TestService;
  const road = aProject({ in: ['410000.410100'], totalInvestment: '1250000000.00' }).started('2024-03-01').reported(2024, 3, '32005000.00', '2024-04-02').paid('CENTRAL_BUDGET', '5000000.00');
  const dam = aProject({ in: ['410000.410300'] });

  beforeAll(async () => {
    service = await startTestService(definition);
    // The payment comes first, from another topic, and everything comes twice.
    for (const event of [...road.events].reverse()) await service.hear(event);
    await service.tell(road, dam);
  });
  afterAll(() => service.stop());

  const linesOf = async (stories: readonly ProjectStory[], login = 'drc', page: object = {}, options: object = {}): Promise<Lines['timeline'][]> =>
    (await service.ask<{ _entities: Lines[] }>(login, TIMELINE, { ids: stories.map(({ id }) => ({ __typename: 'Project', id })), ...page }, options))._entities.map(({ timeline }) => timeline);

  it('keeps a line of every event of any service, once, in the order in which they were known', async () => {
    const [lines, others] = await linesOf([road, dam]);
    expect(lines?.nodes.map(({ source, summary }) => [source, summary])).toEqual([
      ['projects', '项目入库登记：总投资 125,000 万元'], ['projects', '项目开工：2024-03-01'], ['funding', '资金支付：500 万元（B1）'], ['projects', '进度报送：2024年3月完成 3,200.5 万元']]);
    expect(lines?.nodes[3]).toMatchObject({ type: 'projects.project.progress-reported.v1', summaryEn: 'Progress of a period was reported: 2024-03 32,005,000 yuan' });
    expect(others?.totalCount).toBe(1);
  });

  it('goes on page by page', async () => {
    const [first] = await linesOf([road], 'drc', { first: 3 });
    const [second] = await linesOf([road], 'drc', { first: 3, after: first?.pageInfo.endCursor });
    expect([first?.nodes.length, first?.pageInfo.hasNextPage, second?.totalCount, second?.nodes.map(({ type }) => type)]).toEqual([3, true, 4, ['projects.project.progress-reported.v1']]);
  });

  it('answers as of a day and to those who may see the project', async () => {
    expect((await linesOf([road], 'drc', {}, { asOf: day('2024-03-01') }))[0]?.totalCount).toBe(3);
    expect((await linesOf([road, dam], 'clerk.zz')).map(({ totalCount }) => totalCount)).toEqual([4, 0]);
  });
});
