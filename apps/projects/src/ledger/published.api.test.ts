import { headlinesFor, titleOf } from '@cornerstone/testing/headlines';
import { startTestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

/** Projects of a list that are at least so large, read off the ledger with the largest first: those below are ours. */
describe('published sizes 公布的大项目数 (P3, P8)', () => {
  it.each(headlinesFor('LARGEST').map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const service = await startTestService(definition);
    try {
      const least = Number(/\d+/.exec(row.metric)?.[0]);
      const rows = Array.from({ length: Number(row.value) + 20 }, (_each, at) => ({ sheet: 'S', row: at + 2, name: `第${at}号工程`, regionCodes: ['410105'], year: 2024, programme: row.programme, phase: 'listed', totalInvestment: { amount: at < Number(row.value) ? String(least + (at % 3)) : `${least - 1}.99`, unit: 'YI' }, knownOn: '2024-03-13' }));
      await service.ask('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'list.csv', digest: 'd', rows } });
      const { projects } = await service.ask<{ projects: { nodes: { totalInvestment: { amount: string } }[] } }>('drc', 'query($filter: ProjectFilter) { projects(filter: $filter, orderBy: TOTAL_INVESTMENT, first: 100) { nodes { totalInvestment { amount(unit: YI) } } } }', { filter: { programme: row.programme, year: 2024 } });
      const amounts = projects.nodes.map(({ totalInvestment }) => Number(totalInvestment.amount));
      expect([amounts.filter((amount) => amount >= least).length, amounts.slice(0, Number(row.value)).every((amount) => amount >= least)]).toEqual([Number(row.value), true]);
    } finally {
      await service.stop();
    }
  });
});
