import { tellReports } from './build-story';
import { demoProjects } from './projects';
import type { Teller } from './teller';

const project = { ...demoProjects.find(({ phase, fate }) => phase === 'continuing' && fate !== 'AMENDED' && fate !== 'NOT_STARTED')!, id: 'prj_1', code: 'D-1' };

describe('the reports of the demonstration 演示进度', () => {
  it.each<[string, (string | null)[], string | null]>([
    ['nothing told before', [null, null], null], ['half told before', ['P6.already-reported', null], null], ['told before', ['P6.already-reported', 'P6.already-reported'], null], ['a wrong row', [null, 'P6.progress-fell'], 'P6.progress-fell'],
  ])('finish what an earlier telling began: %s', async (_, rules, refused) => {
    const told: object[] = [];
    const teller = { tell: (_login: string, _key: string, _mutation: string, input: object) => { told.push(input); return Promise.resolve({ outcomes: rules.map((rule) => ({ rule })) }); } } as unknown as Teller;
    await (refused === null ? expect(tellReports(teller, project)).resolves.toBeUndefined() : expect(tellReports(teller, project)).rejects.toThrow(refused));
    expect(told).toMatchObject([{ mode: 'REPORT' }]);
  });
});
