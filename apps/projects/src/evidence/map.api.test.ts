import { listenToStatements } from '@cornerstone/testing/statements';
import { startTestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const MAP = 'query($filter: ProjectFilter) { projects(filter: $filter, first: 100) { nodes { name stage region { code } totalInvestment { amount(unit: YI) } site { points { lon lat } radius } } } }';
interface Point { name: string; stage: string; region: { code: string }; totalInvestment: { amount: string }; site: { points: { lon: string; lat: string }[]; radius: number | null } | null }

describe('the war map 作战图 (P8)', () => {
  it('has every project with its site, stage and money from one query, whatever their number', async () => {
    const service = await startTestService(definition);
    const heard: string[] = [];
    const stop = listenToStatements(({ name, user }) => { if (user.endsWith('_app') && name) heard.push(name); });
    try {
      const points = [['金水一号', '113.66', '34.78'], ['金水二号', '113.67', '34.79'], ['未划红线', null, null]] as const;
      for (const [name, lon, lat] of points) {
        const { registerProject } = await service.ask<{ registerProject: { id: string } }>('clerk.zz', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name, regions: ['410105'], totalInvestment: { amount: '3', unit: 'YI' }, knownOn: '2024-01-02' } });
        if (lon !== null) await service.ask('clerk.zz', 'mutation($input: SetSiteInput!) { setSite(input: $input) { id } }', { input: { projectId: registerProject.id, circle: { centre: { lon, lat }, radius: 500 }, knownOn: '2024-02-01' } });
      }
      heard.length = 0;
      const { projects } = await service.ask<{ projects: { nodes: Point[] } }>('drc', MAP, { filter: { region: '410100' } });
      expect(new Map(projects.nodes.map(({ name, site }) => [name, site && [site.points[0]?.lon, site.points[0]?.lat, site.radius]]))).toEqual(new Map([['金水一号', ['113.66', '34.78', 500]], ['金水二号', ['113.67', '34.79', 500]], ['未划红线', null]]));
      expect(projects.nodes[0]).toMatchObject({ stage: 'PROPOSED', region: { code: '410105' }, totalInvestment: { amount: '3' } });
      expect(heard.filter((name) => name.startsWith('sites'))).toHaveLength(1);
    } finally {
      stop();
      await service.stop();
    }
  });
});
