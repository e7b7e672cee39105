import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const FEEDS = 'feeds { id kind address since retiredOn }';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const ADD = `mutation($input: RegisterFeedInput!) { registerFeed(input: $input) { id version ${FEEDS} } }`;
const RETIRE = `mutation($input: RetireFeedInput!) { retireFeed(input: $input) { id ${FEEDS} all: feeds(retired: true) { retiredOn } } }`;
const PROJECT = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { ${FEEDS} all: feeds(retired: true) { retiredOn } } }`;
interface With { id: string; feeds: { id: string; kind: string; retiredOn: string | null }[]; all: { retiredOn: string | null }[] }

describe('live feeds of a site 实时监测 (P9)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => {
    service = await startTestService(definition);
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id;
  });
  afterAll(() => service.stop());

  it('are registered, retired with a reason, and answer as known on a day', async () => {
    const input = { projectId, kind: 'VIDEO', address: 'rtsp://video.example.cn/1', since: '2024-03-01', knownOn: '2024-03-05' };
    const [both, again] = await Promise.all([service.answer<{ registerFeed: With }>('clerk.zz', ADD, { input }), service.answer<{ registerFeed: With }>('housing', ADD, { input })]);
    expect([...both.errors, ...again.errors]).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P9.feed-already-registered' }]);
    const { feeds } = both.data?.registerFeed ?? again.data.registerFeed;
    expect(feeds).toEqual([{ id: expect.stringMatching(/^fee_/), kind: 'VIDEO', address: 'rtsp://video.example.cn/1', since: '2024-03-01', retiredOn: null }]);
    const [feed] = feeds;
    const { retireFeed } = await service.ask<{ retireFeed: With }>('clerk.zz', RETIRE, { input: { feedId: feed?.id, reason: '设备更换', on: '2024-06-01', knownOn: '2024-06-03' } });
    expect([retireFeed.feeds, retireFeed.all]).toEqual([[], [{ retiredOn: '2024-06-01' }]]);
    const on = async (asOf: string) => (await service.ask<{ project: With }>('drc', PROJECT, { id: projectId, asOf }, { asOf: day(asOf) })).project;
    expect([(await on('2024-03-04')).all, (await on('2024-06-02')).feeds.map(({ retiredOn }) => retiredOn), (await on('2024-06-03')).feeds]).toEqual([[], [null], []]);
    expect((await service.answer('clerk.zz', RETIRE, { input: { feedId: feed?.id, reason: '再次', knownOn: '2024-06-04' } })).errors).toMatchObject([{ rule: 'P9.feed-already-retired' }]);
    const told = (await service.events()).filter(({ type }) => type.startsWith('projects.project.feed-'));
    expect(told.map(({ type }) => type)).toEqual(['projects.project.feed-registered.v1', 'projects.project.feed-retired.v1']);
    expect(JSON.stringify(told)).not.toContain('video.example.cn');
  });

  it('are for those who report or watch the works, within their regions', async () => {
    const input = { projectId, kind: 'DUST', address: 'ZZ-DUST-1' };
    expect((await service.answer('gov', ADD, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await service.answer('clerk.ly', ADD, { input })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await service.answer('clerk.zz', RETIRE, { input: { feedId: 'fee_none', reason: '停' } })).errors).toMatchObject([{ code: 'NOT_FOUND', rule: 'access.not-found' }]);
  });
});
