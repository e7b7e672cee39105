import { projectStarted } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { onServer, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import { systemActor } from './actor';
import { keepFact } from './keep-fact';
import { inTransaction } from './transaction';

const TABLE = 'create table start_fact (project_id text not null, version integer not null, known_on date not null, region_paths text[] not null, started_on date not null, step text, primary key (project_id, version))';

describe('keeping what an event says 留存事件内容', () => {
  let bridges: Bridges;

  beforeAll(async () => {
    bridges = await openBridges();
    await onServer(bridges.database.ownerUrl, (client) => client.query(TABLE));
  });
  afterAll(() => bridges.close());

  const keep = (event: Parameters<typeof keepFact>[2], added?: object): Promise<void> =>
    inTransaction(bridges.worker, { actor: systemActor('projects'), service: 'projects', today: day('2024-11-20') }, (tx) => keepFact(tx, 'start_fact', event, added));
  const kept = () => bridges.worker.query('select project_id, version, known_on::text, region_paths, started_on::text, step from start_fact');

  it('fills the columns that bear the names of its fields, and the ones added; once, however often it is heard', async () => {
    const started = heard(projectStarted.of(day('2024-03-05'), { startedOn: '2024-03-01', evidenceDigest: 'ab' }), { projectId: 'prj_1', aggregateVersion: 2 });
    for (const step of ['STARTED', 'AGAIN']) await keep(started, { step });
    expect(await kept()).toEqual([{ project_id: 'prj_1', version: 2, known_on: '2024-03-05', region_paths: ['410000.410100'], started_on: '2024-03-01', step: 'STARTED' }]);
  });

  it('refuses an event that lacks what the table has to know', async () => {
    const aboutNobody = heard(projectStarted.of(day('2024-03-05'), { startedOn: '2024-03-01', evidenceDigest: 'ab' }));
    await expect(keep(aboutNobody)).rejects.toMatchObject({ code: '23502' });
  });
});
