import type { ServerResponse } from 'node:http';
import type { Change } from '@cornerstone/runtime/audit/trail';
import { openTestDoor, refusing, type TestDoor } from '../events/test-door';

interface Page { do: string; part?: string; from?: unknown; before?: string; project?: string }

describe('cornerstone audit 审计', () => {
  let door: TestDoor;
  beforeAll(async () => { door = await openTestDoor(); });
  afterAll(() => door.close());

  const told = (response: ServerResponse, body: object): void => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
  const page = (some: object = {}): object => ({ faults: [], next: null, done: 1, total: 1, ...some });

  describe('verify 校验', () => {
    const heads = { heads: { ours: 3, unknownKey: 0, newest: 40 } };
    /** What projects answers for a part and a place; the others have nothing to tell. */
    const answering = (of: (part: string, from: unknown) => object | null): void => door.answer(({ url, body }, response) => {
      const { part = '', from } = body as Page;
      const some = url.pathname.endsWith('/projects') ? of(part, from) : {};
      if (some === null) refusing(response, 503, 'UNAVAILABLE', 'gateway.service-unavailable', 'it does not answer');
      else told(response, page({ ...(part === 'heads' && heads), ...some }));
    });

    it('asks each service for all four parts, page after page, and ends with 0 where nothing is wrong', async () => {
      answering((part, from) => (part === 'chain' && from === undefined ? { next: { position: 1_000, hash: 'ab' }, done: 1_000, total: 1_500 } : {}));
      const { code, stdout } = await door.program('audit', 'verify');
      expect([code, door.asked.length]).toEqual([0, 6 * 4 + 1]);
      expect(door.asked.filter(({ url }) => url.pathname.endsWith('/projects')).map(({ body }) => body)).toEqual([
        { do: 'verifyLog', part: 'chain' }, { do: 'verifyLog', part: 'chain', from: { position: 1_000, hash: 'ab' } }, { do: 'verifyLog', part: 'audit' }, { do: 'verifyLog', part: 'events' }, { do: 'verifyLog', part: 'heads' },
      ]);
      expect(stdout).toMatch(/projects +│ 1 +│ 1 +│ 3, up to 40 +│ 0/);
    });

    it('ends with 1 and names every fault, where it is and what it means, in both languages', async () => {
      answering((part) => ({ faults: part === 'chain' ? [{ fault: 'AUDIT_ALTERED', position: 17, eventId: 'evt_17', auditId: '9' }] : part === 'heads' ? [{ fault: 'CUT', position: 40, eventId: null, auditId: null, detail: 'the chain ends at 38' }] : [] }));
      const { code, stdout, stderr } = await door.cornerstone('audit', 'verify', 'projects', 'funding');
      expect([code, door.asked.length]).toEqual([1, 8]);
      expect(stdout).toMatch(/projects │ AUDIT_ALTERED │ 17 +│ evt_17 │ 9 +│ the audit row was changed · 审计记录被改动/);
      expect(stdout).toMatch(/projects │ CUT +│ 40 .*the tail was cut off · .*\(the chain ends at 38\)/);
      expect(stderr).toContain('projects: 2 faults · 发现 2 处问题\n');
      expect(JSON.parse((await door.cornerstone('audit', 'verify', 'projects', '--json')).stdout)).toMatchObject([{ service: 'projects', counts: { AUDIT_ALTERED: 1, CUT: 1 }, faults: [{ position: 17 }, { position: 40 }], heads: { ours: 3 }, notCompared: null }]);
    });

    it('counts all faults and shows the first thousand', async () => {
      answering((part) => (part === 'chain' ? { faults: Array.from({ length: 1_200 }, (_, at) => ({ fault: 'AUDIT_MISSING', position: at + 1, eventId: `evt_${at}`, auditId: '1' })) } : {}));
      const { code, stdout, stderr } = await door.cornerstone('audit', 'verify', 'projects');
      expect([code, stdout.match(/AUDIT_MISSING/g)?.length]).toEqual([1, 1_000]);
      expect(stderr).toContain('projects: 1,200 faults, the first 1000 are shown');
    });

    it('ends with 1 where heads could not be compared or a service does not answer: that is no clean answer', async () => {
      answering((part) => (part === 'heads' ? { notCompared: 'the broker is away', heads: undefined } : {}));
      const away = await door.cornerstone('audit', 'verify', 'projects');
      expect([away.code, away.stdout]).toEqual([1, expect.stringMatching(/projects .*│ not compared +│ 0/)]);
      expect(away.stderr).toContain('projects: signed heads were not compared (the broker is away)');
      answering(() => null);
      const down = await door.cornerstone('audit', 'verify');
      expect([down.code, down.stdout]).toEqual([1, expect.stringMatching(/projects .*│ not verified/)]);
      expect(down.stderr).toContain('projects: does not answer, nothing of it was verified');
    });

    it('says what the front door refuses, and what is wrong usage', async () => {
      door.answer((_, response) => { refusing(response, 403, 'FORBIDDEN', 'access.not-your-task', 'not your task'); });
      expect(await door.cornerstone('audit', 'verify', 'projects')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('access.not-your-task: not your task') });
      expect((await door.cornerstone('audit', 'verify', 'nobody')).code).toBe(2);
      expect((await door.cornerstone('audit', 'burn')).code).toBe(2);
    });
  });

  describe('show 查询', () => {
    const change = (id: string, at: string, some: Partial<Change> = {}): Change => ({
      id, at, actorId: 'per_1', departmentId: 'dep_1', entity: 'project', entityId: 'prj_1', version: 2, knownOn: '2024-03-01', events: [{ type: 'projects.project.started.v1', data: { startedOn: '2024-03-01', evidenceDigest: null } }], before: { stage: 'PREWORK', started_on: null }, after: { stage: 'UNDER_CONSTRUCTION', started_on: '2024-03-01' }, ...some,
    });
    const answering = (of: Record<string, (before: string | undefined) => object | null>): void => door.answer(({ url, body }, response) => {
      if (url.pathname === '/graphql') return told(response, { data: { project: { id: 'prj_1' } } });
      const answer = of[url.pathname.split('/').at(-1) ?? '']?.((body as Page).before);
      if (answer === null) refusing(response, 503, 'UNAVAILABLE', 'gateway.service-unavailable', 'it does not answer');
      else told(response, answer ?? { changes: [], next: null });
    });

    it('lists the changes of all services, newest first, a page at a time', async () => {
      answering({
        projects: (before) => (before === undefined ? { changes: [change('9', '2024-03-05T00:00:00.000Z'), change('7', '2024-03-03T00:00:00.000Z')], next: '7' } : { changes: [change('2', '2024-03-01T00:00:00.000Z')], next: null }),
        funding: () => ({ changes: [change('4', '2024-03-04T00:00:00.000Z', { entity: 'fund_line' })], next: null }),
      });
      const { code, stdout } = await door.cornerstone('audit', 'show', '--project', '2401-410000-04-01-000001', '--since', '2024-03-01', '--by', 'per_1', '--format', 'ndjson');
      expect(code).toBe(0);
      expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as { service: string; id: string }).map(({ service, id }) => `${service} ${id}`)).toEqual(['projects 9', 'funding 4', 'projects 7', 'projects 2']);
      expect(door.asked.map(({ body }) => body).find((body) => (body as Page).before === '7')).toEqual({ do: 'auditTrail', project: 'prj_1', since: '2024-03-01', by: 'per_1', before: '7' });
    });

    it('shows who, for whom, when, the day known and each column before and after', async () => {
      answering({ projects: () => ({ changes: [change('9', '2024-03-05T16:00:00.000Z')], next: null }) });
      const { stdout } = await door.cornerstone('audit', 'show', '--project', 'prj_1');
      expect(stdout).toMatch(/2024-03-06 00:00:00 │ per_1 +│ projects │ project v2 │ 2024-03-01 │ 项目开工：2024-03-01 │ stage: PREWORK → UNDER_CONSTRUCTION[^]*dep_1[^]*started_on: ∅ → 2024-03-01/);
    });

    it('says when the list is not complete, when there is no such project, and what is wrong usage', async () => {
      answering({ funding: () => null });
      expect(await door.cornerstone('audit', 'show', '--project', 'prj_1')).toMatchObject({ code: 1, stderr: expect.stringContaining('The list is not complete: funding did not answer.') });
      door.answer((_, response) => { told(response, { data: { project: null } }); });
      expect(await door.cornerstone('audit', 'show', '--project', 'X')).toMatchObject({ code: 1, stdout: '' });
      for (const wrong of [[], ['--project', 'X', '--since', 'yesterday'], ['--project', 'X', '--format', 'xml'], ['--project', 'X', '--limit', '0'], ['--project', 'X', '--by', 'bob']]) expect([wrong, (await door.cornerstone('audit', 'show', ...wrong)).code]).toEqual([wrong, 2]);
    });
  });
});
