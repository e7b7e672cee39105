import { regionDefined } from '@cornerstone/events/directory';
import { projectListed, projectRegistered, projectResumed, projectStarted, projectSuspended } from '@cornerstone/events/projects';
import { projectCancelled, projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
import type { Fact } from '@cornerstone/events/define';
import { day } from '@cornerstone/kernel/day';
import { openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import { createClock } from './clock';
import { createInbox, type Inbox } from './bus/inbox';
import { createLog } from './log';
import { projectCopies } from './project-copy';
import { regionCopies } from './region-copy';

const on = day('2024-03-01');
const registered = projectRegistered.of(on, {
  code: '2509-320193-89-01-544060', name: '沿黄高速', kind: 'APPROVAL', sector: '交通', regionCodes: ['410105'], totalInvestment: '100.00', totalQuality: 'PUBLISHED', owner: null, buildStart: null, buildEnd: null, stage: 'PLANNED_START', demonstration: false,
});

describe('small copies of what others own 副本', () => {
  let bridges: Bridges;
  let inbox: Inbox;

  beforeAll(async () => {
    bridges = await openBridges();
    inbox = createInbox(bridges.worker, 'funding', [...projectCopies.consumers, ...regionCopies.consumers], createClock(), createLog('test', 'silent'), () => undefined);
  });
  afterAll(() => bridges.close());

  const told = (fact: Fact, aggregateVersion: number, regionPaths = ['410000.410100']) => inbox.receive(heard(fact, { projectId: 'prj_1', aggregateVersion, regionPaths }));
  const copy = async () => (await bridges.worker.query<Record<string, unknown>[]>("select stage, level, started_on::text, version from project_copy where id = 'prj_1'"))[0];

  it('follow the life of a project', async () => {
    await told(registered, 1);
    await told(projectListed.of(on, { listingId: 'lst_1', year: 2024, level: 'PROVINCIAL', programme: null, sector: null, phase: 'continuing', stage: 'UNDER_CONSTRUCTION', totalInvestment: null, annualPlan: null, plannedStart: false, plannedCompletion: false, startedOn: null, completedOn: null }), 2);
    await told(projectStarted.of(on, { startedOn: '2024-03-01', evidenceDigest: 'ab' }), 3);
    await told(projectSuspended.of(on, { on: '2024-05-01', reason: '汛期', resumeBy: null }), 4);
    expect(await copy()).toEqual({ stage: 'SUSPENDED', level: 'PROVINCIAL', started_on: '2024-03-01', version: 4 });
  });

  it('follow the reserve library by the stage that it tells', async () => {
    const of = (fact: Fact, aggregateVersion: number) => inbox.receive(heard(fact, { projectId: 'prj_reserve', aggregateVersion, regionPaths: ['410000.410100'] }));
    const stage = async () => (await bridges.worker.query<{ stage: string }[]>("select stage from project_copy where id = 'prj_reserve'"))[0]?.stage;
    await of({ ...registered, data: { ...registered.data, code: 'CS-1', stage: 'PROPOSED' } }, 1);
    await of(projectReserved.of(on, { entryId: 'rsv_1', on, stage: 'RESERVED' }), 2);
    expect(await stage()).toBe('RESERVED');
    await of(projectReserveDropped.of(on, { entryId: 'rsv_1', on, stage: 'PROPOSED', reason: '无进展' }), 3);
    expect(await stage()).toBe('PROPOSED');
  });

  it('are not set back by a stage heard late, such as a dead letter put back', async () => {
    await told(projectResumed.of(on, { on: '2024-06-01' }), 6);
    await told(projectSuspended.of(on, { on: '2024-05-20', reason: '迟到', resumeBy: null }), 5);
    expect(await copy()).toMatchObject({ stage: 'UNDER_CONSTRUCTION', version: 6 });
  });

  it('are taken further by a list, never back, and never out of a stop, a cancellation or a removal', async () => {
    const listed = (stage: 'PLANNED_START' | 'COMPLETED', version: number) => told(projectListed.of(on, { listingId: 'lst_1', year: 2024, level: null, programme: null, sector: null, phase: 'x', stage, totalInvestment: null, annualPlan: null, plannedStart: false, plannedCompletion: false, startedOn: null, completedOn: null }), version);
    const decided = { on: '2024-07-01', reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '1号' };
    await listed('PLANNED_START', 7);
    expect((await copy())?.['stage']).toBe('UNDER_CONSTRUCTION');
    await listed('COMPLETED', 8);
    expect((await copy())?.['stage']).toBe('COMPLETED');
    await told(projectDelisted.of(on, { ...decided, year: null, programme: '省重点项目', listingIds: ['lst_1'], level: 'CITY' }), 9);
    expect(await copy()).toMatchObject({ stage: 'COMPLETED', level: 'CITY', version: 9 });
    await told(projectCancelled.of(on, decided), 10);
    await listed('COMPLETED', 11);
    expect((await copy())?.['stage']).toBe('CANCELLED');
    await told(projectRemoved.of(on, { ...decided, year: null, programme: null, listingIds: ['lst_1'] }), 12);
    await listed('COMPLETED', 13);
    expect(await copy()).toMatchObject({ stage: 'REMOVED', level: 'CITY', version: 13 });
  });

  it('are seen in their region only', async () => {
    const seen = (who: string) => bridges.as(who, (tx) => tx.manager.query("select 1 from project_copy where id = 'prj_1'"));
    expect([await seen('clerk.zz'), await seen('clerk.ly')]).toEqual([[expect.anything()], []]);
  });

  it('keep the last that was told of a region', async () => {
    for (const current of [true, false]) await inbox.receive(heard(regionDefined.of(on, { code: '410306', name: '吉利区', level: 'COUNTY', parent: '410300', path: '410000.410300.410306', current })));
    expect(await bridges.worker.query('select name, current from region_copy')).toEqual([{ name: '吉利区', current: false }]);
  });
});
