import { demoActor } from '@cornerstone/runtime/demo-people';
import { openSecrets } from '@cornerstone/stack/secrets';
import { sideBySide } from '@cornerstone/testing/side-by-side';
import { getIntrospectionQuery } from 'graphql';
import { RATES } from '../bench/cache/more-gateways';
import type { Ask } from '../graph-client';
import { whoMayDoWhat } from './access/access.fixture';
import { ONE_LEDGER, type OneLedger } from './one-ledger';
import { documentedQuery } from './readme';
import { eventually, REPOSITORY, RunningHouse } from './running-house';
import { streamsOfAHouse } from './streams.fixture';

const LEADER_OF_LUOYANG = demoActor('leader.ly').id;
interface Listed { projects: { nodes: { code: string; name: string }[] } }

const MECHANISMS = `{
  rounds(year: 2024) { code signed: followThrough { stage rate { numerator denominator } } } landingRate { rate { numerator denominator } } campaigns { nodes { kind status { met } } }
  reserveSessions(region: "411300", year: 2024) { nodes { quarter kept promoted dropped } } stale: reserve(filter: { stale: true }) { totalCount } accountability { nodes { kind } } verificationPlans { nodes { population drawn } }
  ready: projects(filter: { text: "南阳光电" }) { nodes { stage appraisals { conclusion reproduced poolSize excluded { why } } } } operating: projects(filter: { text: "新乡生物医药" }) { nodes { stage capacityAccount { steps { doneOn } settlement { reached } } } }
  whole: projects(filter: { text: "三门峡黄河生态廊道" }) { nodes { partTotals { kind count difference { amount } } } } line: projects(filter: { text: "周口至平顶山高速（演示段）" }) { nodes { regionShares { difference { amount } } } } coded: projects(filter: { text: "郑州人工智能算力中心" }) { nodes { codes { change } } }
  ended: projects(filter: { text: "商丘超硬材料基地" }) { nodes { stage endings { kind authority { name } } } } weekly: projects(filter: { text: "许昌电力装备" }) { nodes { reports(year: 2024, first: 40) { nodes { period { week } amendedBy { reason } } } } }
  measured: projects(filter: { text: "周口至平顶山高速（演示段）" }) { nodes { quantities { measure done } } } incident: projects(filter: { text: "郑州贾鲁河综合治理" }) { nodes { incidents { nodes { kind closedOn } } } }
}`;

/** One house for all that is asked of the demonstration: first what it shows, then what anybody may do with it. */
let house: RunningHouse;
let drc: Ask;
let codes: string[];
beforeAll(async () => {
  house = await RunningHouse.makeDemonstrated();
  // Three files' worth of questions come from one person within a minute.
  house.settings = RATES;
  await house.start();
  drc = await house.ask('drc');
  codes = (await drc<Listed>('{ projects(filter: { text: "（演示）" }, first: 100) { nodes { code name } } }')).projects.nodes.map(({ code }) => code);
}, 600_000);
afterAll(() => house.remove());

describe('the demonstration 演示数据', () => {
  it.each(['README.md', 'README.zh-CN.md'])('answers the query of %s as it says', async (file) => {
    const { query, answer } = documentedQuery(file);
    expect({ data: await drc(query) }).toEqual(answer);
  });

  it('answers one ledger of every demonstration project over all services', async () => {
    expect(codes).toHaveLength(24);
    const ledgers = await Promise.all(codes.map(async (code) => (await drc<OneLedger>(ONE_LEDGER, { code })).project));
    expect(ledgers.every(({ plan, timeline }) => plan?.quarters.length === 4 && (timeline?.nodes.length ?? 0) > 3)).toBe(true);
    const some = (what: (ledger: OneLedger['project']) => boolean): number => ledgers.filter(what).length;
    expect({
      reported: some(({ reports }) => reports.nodes.length > 0), permitted: some(({ approvals }) => approvals?.[0]?.mayStart === true), promised: some(({ approvals }) => approvals?.[0]?.commitments[0]?.state === 'BROKEN'),
      paid: some(({ funding }) => Number(funding?.paid.amount) > 0), secured: some(({ guarantees }) => guarantees?.some(({ status }) => status === 'SECURED') === true), short: some(({ guarantees }) => guarantees?.some(({ status }) => status !== 'SECURED') === true),
      stuck: some(({ issues }) => (issues?.length ?? 0) > 0), carried: some(({ leaders }) => leaders.length > 0), seen: some(({ evidence }) => evidence.length > 0),
    }).toEqual({ reported: 21, permitted: 9, promised: 2, paid: 6, secured: 3, short: 7, stuck: 9, carried: 22, seen: 4 });
    expect(ledgers.flatMap(({ leaders }) => leaders).every(({ person }) => person?.name)).toBe(true);
    const first = ledgers.find(({ name }) => name.includes('雨污分流'));
    expect(first?.funding).toMatchObject({ allocated: { amount: '3200' }, paid: { amount: '500' }, useRate: { value: 1 / 3 } });
    expect(first?.approvals?.[0]?.items.every(({ procedure, department }) => procedure.name !== '' && (department === null || department.name !== ''))).toBe(true);
  }, 60_000);

  it('keeps invented projects marked and out of the published lists', async () => {
    const { portfolio } = await drc<{ portfolio: { by: { key: string; count: number }[] } }>('{ portfolio(year: 2024) { by(dimension: PROGRAMME) { key count } } }');
    expect(portfolio.by.find(({ key }) => key === '演示项目')?.count).toBe(24);
    const { project } = await drc<{ project: { demonstration: boolean } }>('query($code: String) { project(code: $code) { demonstration } }', { code: codes[0] });
    expect(project.demonstration).toBe(true);
  });

  it('stops two projects in 2024, of which one works again', async () => {
    const { portfolio } = await drc<{ portfolio: { resumptionRate: { value: number | null; numerator: string; denominator: string } } }>('{ portfolio(year: 2024) { resumptionRate { value numerator denominator } } }');
    expect(portfolio.resumptionRate).toEqual({ value: 0.5, numerator: '1', denominator: '2' });
  });

  it('shows how far leaders cover the projects, and how many each carries, as of a day', async () => {
    type Answer = { portfolio: { leaderCoverage: object }; people: { nodes: { id: string; carries: number }[] } };
    const on = async (asOf: string) => drc<Answer>('query($asOf: Date) { portfolio(filter: { programme: "演示项目" }, asOf: $asOf) { leaderCoverage { numerator denominator } } people(role: "gov") { nodes { id carries } } }', { asOf });
    const carries = ({ people }: Answer): number | undefined => people.nodes.find(({ id }) => id === LEADER_OF_LUOYANG)?.carries;
    const [before, summer, autumn] = [await on('2024-03-04'), await on('2024-09-19'), await on('2024-09-20')];
    expect([before, summer, autumn].map(({ portfolio }) => portfolio.leaderCoverage)).toEqual(['0', '22', '22'].map((numerator) => ({ numerator, denominator: '24' })));
    expect([before, summer, autumn].map(carries)).toEqual([0, 4, 3]);
    const { projects } = await drc<{ projects: { nodes: { leaders: object[] }[] } }>('query($leader: ID) { projects(filter: { leader: $leader, text: "轴承" }) { nodes { leaders { person { name } level department { name } policeOfficer { name } team { name } } } } }', { leader: LEADER_OF_LUOYANG });
    expect(projects.nodes).toEqual([{ leaders: [{ person: { name: '洛安平' }, level: 'CITY', department: { name: '洛阳市发展和改革委员会' }, policeOfficer: { name: '罗卫' }, team: [{ name: '李洛' }] }] }]);
  });

  it('has every project once, in figures and in the ledger: in the figures a sub-project is in its whole', async () => {
    const { portfolio, projects, inside } = await drc<{ portfolio: { count: number }; projects: { totalCount: number }; inside: { totalCount: number } }>('{ portfolio { count } projects(first: 0) { totalCount } inside: projects(filter: { text: "（演示子项）" }, first: 0) { totalCount } }');
    expect([portfolio.count, inside.totalCount]).toEqual([projects.totalCount - 2, 2]);
    expect(projects.totalCount).toBeGreaterThan(300);
  });

  it.each<[object, string | null]>([
    [{}, null], [{ year: 2019 }, null], [{ year: 2025 }, null], [{ programme: '政府债券' }, null], [{ programme: '省发改委批复' }, null], [{ programme: '签约项目' }, null], [{ level: 'PROVINCIAL' }, null], [{ sector: '交通' }, null],
    [{ sector: '城市环线' }, null], [{ region: '410300', year: 2020 }, null], [{ stage: ['COMPLETED'] }, null], [{}, '2019-06-30'], [{}, '2021-06-30'], [{ year: 2019 }, '2019-06-30'], [{ year: 2023 }, '2023-06-30'],
    [{ leader: LEADER_OF_LUOYANG }, null], [{ leader: LEADER_OF_LUOYANG }, '2024-03-04'], [{ leader: LEADER_OF_LUOYANG }, '2024-09-19'],
  ])('counts %j as of %s alike in the figures and in the ledger', async (filter, asOf) => {
    const { portfolio, projects, inside } = await drc<{ portfolio: { count: number }; projects: { totalCount: number }; inside: { totalCount: number } }>(
      'query($filter: ProjectFilter, $inside: ProjectFilter, $asOf: Date) { portfolio(filter: $filter, asOf: $asOf) { count } projects(filter: $filter, first: 0, asOf: $asOf) { totalCount } inside: projects(filter: $inside, first: 0, asOf: $asOf) { totalCount } }', { filter, inside: { ...filter, text: '（演示子项）' }, asOf });
    expect(portfolio.count).toBe(projects.totalCount - inside.totalCount);
  });

  it('tells every mechanism of projects: rounds, leads, the reserve, appraisal, capacity, parts, proof, endings (P1-P12)', async () => {
    const told = await drc<Record<string, unknown>>(MECHANISMS);
    expect(told).toEqual({
      rounds: [{ code: 'DEMO-2024-10', signed: [{ stage: 'LANDED', rate: { numerator: '5', denominator: '5' } }, expect.anything(), expect.anything(), expect.anything()] }, { code: 'DEMO-2024-SPRING', signed: expect.anything() as unknown }, { code: 'DEMO-2024-11', signed: expect.anything() as unknown }, { code: 'DEMO-2024-12', signed: expect.anything() as unknown }],
      landingRate: [{ rate: { numerator: '5', denominator: '7' } }], campaigns: { nodes: [{ kind: 'RESUMPTION', status: { met: true } }, { kind: 'START', status: { met: true } }] },
      reserveSessions: { nodes: [{ quarter: 2, kept: 1, promoted: 1, dropped: 1 }, { quarter: 1, kept: 1, promoted: 0, dropped: 0 }] }, stale: { totalCount: 1 },
      accountability: { nodes: expect.arrayContaining([{ kind: 'PROGRESS_GAP' }, { kind: 'EVIDENCE_OUTSIDE' }]) as unknown }, verificationPlans: { nodes: [{ population: 17, drawn: 5 }] },
      ready: { nodes: [{ stage: 'PLANNED_START', appraisals: [{ conclusion: 'RECOMMENDED', reproduced: true, poolSize: 4, excluded: [{ why: 'SAME_UNIT' }] }] }] },
      operating: { nodes: [{ stage: 'AT_CAPACITY', capacityAccount: { steps: Array.from({ length: 5 }, () => ({ doneOn: expect.any(String) as unknown })), settlement: { reached: true } } }] },
      whole: { nodes: [{ partTotals: [{ kind: 'SUBPROJECT', count: 2, difference: { amount: '0' } }] }] }, line: { nodes: [{ regionShares: { difference: { amount: '0' } } }] }, coded: { nodes: [{ codes: [{ change: null }, { change: 'NEW' }] }] },
      ended: { nodes: [{ stage: 'REMOVED', endings: [{ kind: 'REMOVED', authority: { name: '河南省发展和改革委员会' } }] }] }, weekly: { nodes: [{ reports: { nodes: expect.arrayContaining([{ period: { week: 50 }, amendedBy: { reason: '扣除尚未到场的设备' } }]) as unknown } }] },
      measured: { nodes: [{ quantities: [{ measure: 'ROAD_KM', done: '31.2000' }, { measure: 'ROAD_KM', done: '68.4000' }] }] }, incident: { nodes: [{ incidents: { nodes: [{ kind: 'SAFETY', closedOn: '2024-08-12' }] } }] },
    });
  });

  it('shows a clerk the own city only, in every service', async () => {
    const clerk = await house.ask('clerk.zz');
    const all = await clerk<{ portfolio: { count: number }; projects: { totalCount: number; nodes: { regions: { code: string }[] }[] }; issues: { nodes: { project: { code: string } | null }[] } }>(
      '{ portfolio { count } projects(first: 100) { totalCount nodes { regions { code } } } issues(first: 100) { nodes { project { code } } } }');
    expect(all.portfolio.count).toBe(all.projects.totalCount);
    expect(all.projects.nodes.every(({ regions }) => regions.some(({ code }) => code.startsWith('4101')))).toBe(true);
    expect(all.issues.nodes.every(({ project }) => project !== null)).toBe(true);
  });

  const promised = sideBySide(async () => ({ close: async () => undefined }), { patience: 240_000 });

  promised('shows its pages in a real browser without a fault', async () => {
    // The pages are nobody's library: the check stands beside them and is taken by its path.
    const { checkPages } = await import(`${REPOSITORY}apps/web/browser-check.ts`) as { checkPages(url: string): Promise<{ page: string; problems: string[] }[]> };
    const pages = await checkPages(house.url);
    expect(pages.length).toBeGreaterThanOrEqual(18);
    expect(pages.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  promised('signs in to the console by the password, and out, while its keys change', async () => {
    const { checkSignIn } = await import(`${REPOSITORY}apps/web/browser-sign-in.ts`) as { checkSignIn(url: string, person: { login: string; name: string; password: string }): Promise<string[]> };
    const password = (await openSecrets(house.folder)).demonstrationPassword;
    const [problems, rotated] = await Promise.all([checkSignIn(house.url, { login: 'drc', name: '董瑞', password }), house.program('keys', 'rotate')]);
    expect(problems).toEqual([]);
    expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/^New key \S+: shown now, signs from 20\d\d-/) });
    const { keys } = await (await fetch(`${house.url}/oidc/jwks`)).json() as { keys: object[] };
    expect(keys).toHaveLength(2);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});

whoMayDoWhat(() => house);
streamsOfAHouse(() => house);

describe('the demonstration, later 再次启动的演示数据', () => {
  it('shows its schema as tools ask for it, and not all that hangs on each type of it several times over', async () => {
    const asked = async (query: string): Promise<unknown> => {
      const response = await fetch(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token('drc')}` }, body: JSON.stringify({ query }) });
      return [response.status, ((await response.json()) as { errors?: { extensions: { rule: string } }[] }).errors?.[0]?.extensions.rule];
    };
    const each = Array.from({ length: 8 }, (_, at) => `a${at}: types { ...T }`).join(' ');
    const all = `{ __schema { ${each} } } fragment T on __Type { fields { type { ...F ofType { ...F ofType { ...F } } } } } fragment F on __Type { fields { name type { name kind ofType { name kind } } args { name type { name ofType { name } } } } }`;
    expect([await asked(getIntrospectionQuery()), await asked(all)]).toEqual([[200, undefined], [400, 'limits.introspection']]);
  });

  it('is there again after a restart without being told twice', async () => {
    const count = async (): Promise<number> => (await drc<{ project: { timeline: { totalCount: number } } }>('query($code: String) { project(code: $code) { timeline { totalCount } } }', { code: codes[0] })).project.timeline.totalCount;
    const before = await count();
    await house.stop();
    await house.start();
    expect(await eventually(count, (now) => now >= before)).toBe(before);
  }, 120_000);
});
