import { createHash } from 'node:crypto';
import { eventually, RunningHouse } from './running-house';
import type { Ask } from '../graph-client';

interface Figures { portfolio: { count: number; totalInvestment: { amount: string }; fundUseRate: { value: number | null; numerator: string; denominator: string } } }
const FIGURES = 'query($filter: ProjectFilter, $year: Int) { portfolio(filter: $filter, year: $year) { count totalInvestment { amount(unit: YI) } fundUseRate { value numerator denominator } } }';
const wan = (amount: string) => ({ amount, unit: 'WAN' });

describe('the whole house from nothing 从零启动整套系统', () => {
  let house: RunningHouse;
  let drc: Ask;
  const figures = async (filter: object, year: number): Promise<Figures['portfolio']> => (await drc<Figures>(FIGURES, { filter, year })).portfolio;

  beforeAll(async () => {
    house = await RunningHouse.make();
    await house.start('--no-demo');
    drc = await house.ask('drc');
  }, 600_000); // on a new machine Maven fetches the broker first
  afterAll(() => house.remove());

  it('takes in a real ledger, and the portfolio has its count and sum to the cent', async () => {
    const preview = JSON.parse((await house.cornerstone('import', 'data/ledgers/henan-2019-expressways.xlsx', '--dry-run', '--json')).stdout) as { accepted: number };
    expect(preview.accepted).toBe(14);
    expect((await figures({}, 2019)).count).toBe(0);

    const first = JSON.parse((await house.program('import', 'data/ledgers/henan-2019-expressways.xlsx', '--json')).stdout) as { accepted: number; unchanged: number; rejected: unknown[] };
    expect(first).toMatchObject({ accepted: 14, unchanged: 0, rejected: [] });
    // 55 + 25 + 125 + 157 + 33 + 124 + 59 + 67 + 97 + 20 + 154 亿元, three rows without a total.
    const whole = await eventually(() => figures({}, 2019), ({ count }) => count === 14);
    expect(whole.totalInvestment.amount).toBe('916');
    // Two cities list the same project; the province counts it once.
    expect(await figures({ region: '410300' }, 2019)).toMatchObject({ count: 4, totalInvestment: { amount: '310' } });
    expect(await figures({ region: '411200' }, 2019)).toMatchObject({ count: 2, totalInvestment: { amount: '213' } });

    const again = JSON.parse((await house.cornerstone('import', 'data/ledgers/henan-2019-expressways.xlsx', '--json')).stdout) as object;
    expect(again).toMatchObject({ accepted: 0, unchanged: 14, rejected: [] });
  }, 120_000);

  it('says in which row and cell a list is wrong, keeps the good rows, and keeps none when asked for all or nothing', async () => {
    const { writeFile } = await import('node:fs/promises');
    const file = `${house.folder}/list.csv`;
    const header = 'id,name,province,city,county,region_codes,scope,sector,level,programme,list_year,owner,scale,total_investment_yi,total_quality,annual_plan_yi,build_start,build_end,phase,note,source_url,source_title';
    await writeFile(file, `${header}\nX1,良好项目,河南省,郑州市,,410100,,交通,city,测试清单,2023,,,1.5,published,0.5,,,continuing,,,\nX2,区划有误项目,河南省,,,999999,,交通,city,测试清单,2023,,,2,published,,,,continuing,,,\n`);
    const refused = await house.cornerstone('import', file, '--json', '--all-or-nothing');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ accepted: 0, rejected: [{ row: 3, column: 'F', code: 'REGION_UNKNOWN' }] });
    const partly = await house.cornerstone('import', file, '--json');
    expect(partly.code).toBe(0);
    expect(JSON.parse(partly.stdout)).toMatchObject({ accepted: 1, unchanged: 0, rejected: [{ sheet: 'list', row: 3, column: 'F', code: 'REGION_UNKNOWN' }] });
    expect(await eventually(() => figures({ programme: '测试清单' }, 2023), ({ count }) => count === 1)).toMatchObject({ totalInvestment: { amount: '1.5' } });
    expect((await house.program('import', 'no-such-file.xlsx')).code).toBe(2);
  }, 60_000);

  it('keeps a letter under its digest, gives it to who may see the project, and a promise carries it', async () => {
    const upload = async (login: string, project: string, bytes: Uint8Array): Promise<{ status: number; id: string }> => {
      const headers = { authorization: `Bearer ${await house.token(login)}`, 'content-type': 'application/pdf', 'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:` };
      const response = await fetch(`${house.url}/files?${new URLSearchParams({ project, kind: 'LETTER', name: '承诺函.pdf' }).toString()}`, { method: 'POST', headers, body: bytes.slice() });
      return { status: response.status, id: ((await response.json()) as { id: string }).id };
    };
    const letter = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const { registerProject: project } = await drc<{ registerProject: { id: string; code: string } }>('mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id code } }', { input: { name: '有承诺函的项目', regions: ['410105'] } });
    const { status, id } = await upload('clerk.zz', project.id, letter);
    expect(status).toBe(201);
    expect((await upload('clerk.ly', project.code, letter)).status).toBe(404);
    expect((await upload('gov', project.code, letter)).status).toBe(403);

    const download = async (login: string): Promise<[number, string]> => { const response = await fetch(`${house.url}/files/${id}`, { headers: { authorization: `Bearer ${await house.token(login)}` } }); return [response.status, await response.text()]; };
    expect(await download('gov')).toEqual([200, letter.toString()]);
    expect((await download('clerk.ly'))[0]).toBe(404);

    await eventually(() => drc('mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }', { input: { projectId: project.id, kind: 'FILING', acceptedOn: '2024-11-18' } }).catch(() => null), (answer) => answer !== null);
    const { givePromise } = await eventually(() => drc<{ givePromise: object }>('mutation($input: GivePromiseInput!) { givePromise(input: $input) { letter { id name uploadedBy { name } project { code } } } }',
      { input: { projectId: project.id, procedure: 'L20', authority: '郑州市人民政府', due: '2099-12-31', letter: id } }).catch((fault: unknown) => ({ givePromise: { fault: String(fault) } })), ({ givePromise: { fault } }: { givePromise: { fault?: string } }) => !fault?.includes('known here'));
    expect(givePromise).toEqual({ letter: { id, name: '承诺函.pdf', uploadedBy: { name: expect.any(String) as string }, project: { code: project.code } } });
    const { project: again } = await drc<{ project: object }>('query($id: ID) { project(id: $id) { files(first: 5) { totalCount nodes { id kind size } } } }', { id: project.id });
    expect(again).toMatchObject({ files: { totalCount: 1, nodes: [{ id, kind: 'LETTER', size: letter.length }] } });
    const verified = await house.cornerstone('files', 'verify', '--json');
    expect([verified.code, JSON.parse(verified.stdout)]).toEqual([0, { whole: 1, damaged: [] }]);
  }, 60_000);

  it('carries a payment through Kafka into the fund use rate', async () => {
    const { project } = await drc<{ project: { id: string } }>('{ project(code: "X1") { id } }');
    const fin = await house.ask('fin');
    const { createBatch } = await fin<{ createBatch: { id: string } }>('mutation($input: CreateBatchInput!) { createBatch(input: $input) { id } }', { input: { name: '测试批次', kind: 'SPECIAL_BOND', year: 2023, quota: wan('5000') } });
    const move = (name: string, input: object) => eventually(() => fin(`mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`, { input: { batchId: createBatch.id, projectId: project.id, ...input } }).then(() => true), () => true);
    await move('allocateFunds', { amount: wan('3200'), on: '2024-01-10' });
    await move('recordIssue', { amount: wan('1500'), issuedOn: '2024-02-10' });
    await move('disburseFunds', { amount: wan('1500'), on: '2024-03-10' });
    const before = await eventually(() => figures({ programme: '测试清单' }, 2023), ({ fundUseRate }) => fundUseRate.denominator !== '0' && Number(fundUseRate.denominator) > 0);
    expect(before.fundUseRate).toMatchObject({ value: 0 });
    await move('payOut', { amount: wan('500'), on: '2024-04-10' });
    const after = await eventually(() => figures({ programme: '测试清单' }, 2023), ({ fundUseRate }) => fundUseRate.value !== 0);
    expect(after.fundUseRate.value).toBeCloseTo(1 / 3, 12);
    expect(Number(after.fundUseRate.numerator)).toBe(5_000_000);
    await expect(move('payOut', { amount: wan('1000.01'), on: '2024-04-11' })).rejects.toMatchObject({ faults: [{ extensions: { code: 'RULE_BROKEN' } }] });
  }, 60_000);

  it('carries a start with an open promise over approvals into an issue', async () => {
    const clerk = await house.ask('clerk.zz');
    const { registerProject: { id, code } } = await clerk<{ registerProject: { id: string; code: string } }>('mutation { registerProject(input: { name: "承诺未兑现的项目", regions: ["410105"], kind: FILING }) { id code } }');
    const apply = () => clerk<{ submitApplication: { id: string; items: { procedure: { code: string; mandatoryBeforeStart: boolean } }[] } }>('mutation($id: ID!) { submitApplication(input: { projectId: $id, kind: FILING }) { id items { procedure { code mandatoryBeforeStart } } } }', { id });
    const { submitApplication: opened } = await eventually(() => apply().catch(() => null), (answer) => answer !== null) as Awaited<ReturnType<typeof apply>>;
    const procedure = opened.items.find((item) => item.procedure.mandatoryBeforeStart)?.procedure.code;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const due = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await drc('mutation($input: GivePromiseInput!) { givePromise(input: $input) { __typename } }', { input: { caseId: opened.id, procedure, authority: '郑州市人民政府', due } });
    await clerk('mutation($input: ReportStartInput!) { reportStart(input: $input) { stage } }', { input: { projectId: id, startedOn: today, evidenceDigest: createHash('sha256').update('photo').digest('hex') } });
    const { project } = await eventually(() => clerk<{ project: { issues: { kind: string; severity: string; state: string }[]; approvals: { commitments: { state: string }[] }[] } }>('query($code: String) { project(code: $code) { issues { kind severity state } approvals { commitments { state } } } }', { code }),
      ({ project: found }) => found.issues.some((issue) => issue.kind === 'COMMITMENT_BROKEN'));
    expect(project.issues).toContainEqual({ kind: 'COMMITMENT_BROKEN', severity: 'HIGH', state: 'FOUND' });
    expect(project.approvals[0]?.commitments).toEqual([{ state: 'BROKEN' }]);
  }, 60_000);

  it('shows events as they happen', async () => {
    const tail = await house.program('events', 'tail', '--from', 'beginning', '--type', 'funding.ledger.paid.v1', '--count', '1');
    expect(tail.stdout).toMatch(/funding\.ledger\.paid\.v1 X1 {2}资金支付：.*500 万元/);
  }, 60_000);

  it('answers without a service that hangs: its fields are null and UNAVAILABLE, the others are there', async () => {
    const { processes } = await house.record();
    const pid = processes['funding']?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      const began = performance.now();
      const response = await fetch(`${house.url}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${await house.token('drc')}` },
        body: JSON.stringify({ query: '{ project(code: "X1") { name funding { paid { amount } } issues { code } approvals { mayStart } } }' }),
      });
      const answer = await response.json() as { data: { project: object }; errors: { path: string[]; message: string; extensions: { code: string; service: string } }[] };
      expect(answer.data.project).toEqual({ name: '良好项目', funding: null, issues: [], approvals: [] });
      expect(answer.errors).toMatchObject([{ path: ['project', 'funding'], extensions: { code: 'UNAVAILABLE', service: 'funding' } }]);
      expect(JSON.stringify(answer.errors)).not.toMatch(/127\.0\.0\.1|localhost/);
      expect(performance.now() - began).toBeLessThan(3_500 + 1_000);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await eventually(() => drc<{ project: { funding: object | null } }>('{ project(code: "X1") { funding { paid { amount(unit: WAN) } } } }').catch(() => null), (answer) => answer?.project.funding !== null && answer !== null);
  }, 60_000);

  it('moves the day in all processes', async () => {
    expect(await house.cornerstone('clock', 'set', '2025-03-01')).toMatchObject({ code: 0, stdout: 'It is 2025-03-01 in all services.\n' });
    expect((await house.cornerstone('clock', 'set', '2025-02-30')).code).toBe(2);
  }, 60_000);

  it('keeps everything over a restart', async () => {
    const before = await figures({}, 2019);
    expect(await house.stop()).toBe(0);
    await house.start('--no-demo');
    expect(await figures({}, 2019)).toEqual(before);
    const { ports } = await house.record();
    expect(await (await fetch(`http://127.0.0.1:${ports['projects']}/readyz`)).json()).toMatchObject({ day: '2025-03-01' });
  }, 120_000);
});
