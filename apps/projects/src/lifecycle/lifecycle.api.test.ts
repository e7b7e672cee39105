import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const evidenceDigest = 'cd'.repeat(32);
const step = (name: string, type: string): string => `mutation($input: ${type}!) { ${name}(input: $input) { stage startedOn completedOn commissionedOn } }`;
const START = step('reportStart', 'ReportStartInput');

describe('live a project\'s life 项目阶段 (P2)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    const answer = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '洛阳轴承扩产', regions: ['410300'], kind: 'FILING', knownOn: '2024-01-02' } });
    projectId = answer.registerProject.id;
  });

  it('starts, stops, resumes, completes and goes into operation, each with its event', async () => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest } });
    await service.ask('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-02-01', reason: '春节停工', resumeBy: '2024-02-20' } });
    await service.ask('clerk.ly', step('resumeProject', 'ResumeProjectInput'), { input: { projectId, on: '2024-02-20' } });
    await service.ask('clerk.ly', step('completeProject', 'CompleteProjectInput'), { input: { projectId, on: '2024-09-30' } });
    const done = await service.ask('clerk.ly', step('commissionProject', 'CommissionProjectInput'), { input: { projectId, on: '2024-10-31' } });
    expect(done).toEqual({ commissionProject: { stage: 'COMMISSIONED', startedOn: '2024-01-10', completedOn: '2024-09-30', commissionedOn: '2024-10-31' } });
    const types = (await service.events()).filter((event) => event.project_id === projectId).map((event) => event.type.split('.')[2]);
    expect(types).toEqual(['registered', 'started', 'suspended', 'resumed', 'completed', 'commissioned']);
  });

  it.each([
    ['P2.start-without-evidence', START, { startedOn: '2024-01-10' }],
    ['P2.start-in-the-future', START, { startedOn: '2025-01-10', evidenceDigest }],
    ['P2.not-under-construction', step('completeProject', 'CompleteProjectInput'), { on: '2024-01-10' }],
    ['P2.not-suspended', step('resumeProject', 'ResumeProjectInput'), { on: '2024-01-10' }],
    ['P2.not-completed', step('commissionProject', 'CommissionProjectInput'), { on: '2024-01-10' }],
  ])('refuses with %s and changes nothing', async (rule, document, input) => {
    const before = await service.events();
    expect((await service.answer('clerk.ly', document, { input: { projectId, ...input } })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule }]);
    expect(await service.events()).toEqual(before);
  });

  it('refuses works that stop before they began', async () => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest } });
    const { errors } = await service.answer('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-01-09', reason: '停工' } });
    expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.suspended-before-start' }]);
  });

  it('refuses works that resume before they stopped, and takes those of the same day', async () => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest } });
    await service.ask('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-02-01', reason: '春节停工' } });
    const resume = (on: string) => service.answer('clerk.ly', step('resumeProject', 'ResumeProjectInput'), { input: { projectId, on } });
    expect((await resume('2024-01-31')).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.resumed-before-suspension' }]);
    expect(await resume('2024-02-01')).toMatchObject({ data: { resumeProject: { stage: 'UNDER_CONSTRUCTION' } }, errors: [] });
  });

  it('refuses a step that is to be known before the one it follows: no day ever shows what nobody knew', async () => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest, knownOn: '2024-03-05' } });
    const suspend = (knownOn: string) => service.answer('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-02-01', reason: '春节停工', knownOn } });
    expect((await suspend('2024-03-04')).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.known-before-last-step', details: { knownOn: '2024-03-04', before: '2024-03-05' } }]);
    expect((await suspend('2024-03-05')).errors).toEqual([]);
    const cancel = 'mutation($input: CancelProjectInput!) { cancelProject(input: $input) { stage } }';
    expect((await service.answer('drc', cancel, { input: { projectId, on: '2024-02-20', reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改〔2024〕9号', knownOn: '2024-03-01' } })).errors).toMatchObject([{ rule: 'P2.known-before-last-step' }]);
  });

  it.each([['P2.suspension-without-reason', '  '], ['text.forbidden-character', '春节\u202e停工'], ['text.too-long', '停'.repeat(301)]])('refuses with %s a stop whose reason says nothing readable', async (rule, reason) => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest } });
    expect((await service.answer('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-02-01', reason } })).errors).toMatchObject([{ rule }]);
  });

  it('queues commands that come at the same moment: the table decides upon each in turn', async () => {
    const both = await Promise.all([1, 2].map(() => service.answer('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest } })));
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.not-before-start' }]);
    const steps = await Promise.all([
      service.answer('clerk.ly', step('suspendProject', 'SuspendProjectInput'), { input: { projectId, on: '2024-02-01', reason: '停工' } }), service.answer('clerk.ly', step('completeProject', 'CompleteProjectInput'), { input: { projectId, on: '2024-02-01' } }),
    ]);
    expect(steps.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.not-under-construction' }]);
    expect((await service.events()).filter((event) => event.project_id === projectId).map(({ aggregate_version }) => aggregate_version)).toEqual([1, 2, 3]);
  });

  it('refuses a version that another has passed by, however close', async () => {
    const seen = Array.from({ length: 4 }, () => service.answer('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest, expectedVersion: 1 } }));
    const errors = (await Promise.all(seen)).flatMap((answer) => answer.errors);
    expect(errors).toHaveLength(3);
    for (const error of errors) expect(error).toMatchObject({ code: 'CONFLICT', details: { expected: 1, found: 2 } });
  });

  it('takes a stored file of the project as evidence, no letter and none of another', async () => {
    const store = async (kind: string, of: string) => (await service.ask<{ registerFile: { id: string } }>('clerk.ly', 'mutation($input: RegisterFileInput!) { registerFile(input: $input) { id } }', { input: { projectId: of, kind, name: '现场.jpg', mediaType: 'image/jpeg', size: 100, digest: evidenceDigest } })).registerFile.id;
    const other = (await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '洛阳轴承二期', regions: ['410300'] } })).registerProject.id;
    const start = (evidenceFileId: string) => service.answer('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceFileId } });
    for (const [kind, of] of [['LETTER', projectId], ['EVIDENCE', other]] as const) expect((await start(await store(kind, of))).errors).toMatchObject([{ rule: 'P2.not-evidence-of-this-project' }]);
    expect((await start('fil_none')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const id = await store('EVIDENCE', projectId);
    expect((await start(id)).data).toMatchObject({ reportStart: { stage: 'UNDER_CONSTRUCTION' } });
    expect((await service.events()).at(-1)?.data).toEqual({ startedOn: '2024-01-10', evidenceDigest, evidenceFileId: id });
  });

  it('answers as of a day with the stage known then', async () => {
    await service.ask('clerk.ly', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest, knownOn: '2024-02-05' } });
    const at = async (asOf: string): Promise<number> => (await service.ask<{ projects: { totalCount: number } }>('drc', 'query($asOf: Date) { projects(filter: { stage: [UNDER_CONSTRUCTION], text: "轴承" }, asOf: $asOf) { totalCount } }', { asOf })).projects.totalCount;
    const before = await at('2024-02-04');
    expect(await at('2024-02-05')).toBe(before + 1);
  });
});
