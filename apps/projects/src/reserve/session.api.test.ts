import { caseSubmitted, itemDecided } from '@cornerstone/events/approvals';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { listenToStatements } from '@cornerstone/testing/statements';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SESSION = 'id region { code } category level year quarter closedOn kept promoted dropped admitted rejected';
const CLOSE = `mutation($input: CloseReserveSessionInput!) { closeReserveSession(input: $input) { ${SESSION} decisions(first: 100) { totalCount nodes { decision reason entry { id state } } } } }`;
const PROPOSE = 'mutation($input: ProposeProjectInput!) { proposeProject(input: $input) { id project { id code } } }';
const ADMIT = 'mutation($input: AdmitToReserveInput!) { admitToReserve(input: $input) { id project { id code } } }';
const SESSIONS = `query($region: ID, $year: Int, $asOf: Date) { reserveSessions(region: $region, year: $year, asOf: $asOf) { totalCount nodes { ${SESSION} } } }`;
const RESERVE = 'query($filter: ReserveFilter) { reserve(filter: $filter, first: 100) { totalCount nodes { id state decidedQuarter reason project { stage } } } }';

interface Entry { id: string; project: { id: string; code: string } }
interface Session { id: string; kept: number; decisions: { totalCount: number; nodes: { decision: string; reason: string | null; entry: { id: string; state: string } }[] } }
interface Decision { entryId: string; decision: string; reason?: string }

describe('close a quarter\'s session 季度滚动调整 (P1)', () => {
  let service: TestService;
  let made = 0;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const propose = async (regions = ['410105'], extra: object = {}): Promise<Entry> => (await service.ask<{ proposeProject: Entry }>('drc', PROPOSE, { input: {
    project: { name: `滚动测试第${(made += 1)}号`, regions, sector: '制造业', kind: 'FILING', owner: '某公司', totalInvestment: { amount: '5', unit: 'YI' } }, category: 'INDUSTRY', level: 'CITY', touchesPublic: false, knownOn: '2024-01-10', ...extra,
  } })).proposeProject;
  const admitted = async (regions?: string[], extra: object = {}): Promise<Entry> => (await service.ask<{ admitToReserve: Entry }>('drc', ADMIT, { input: { entryId: (await propose(regions, extra)).id, knownOn: '2024-01-20' } })).admitToReserve;
  const input = (decisions: readonly Decision[], extra: object = {}) => ({ region: '410100', year: 2024, quarter: 1, on: '2024-03-29', knownOn: '2024-03-29', list: { year: 2024, programme: '市重点项目' }, decisions, ...extra });
  const close = async (decisions: readonly Decision[], extra: object = {}, login = 'drc'): Promise<Session> => (await service.ask<{ closeReserveSession: Session }>(login, CLOSE, { input: input(decisions, extra) })).closeReserveSession;
  const refusals = async (decisions: readonly Decision[], extra: object = {}, login = 'drc') => (await service.answer(login, CLOSE, { input: input(decisions, extra) })).errors;
  const keep = ({ id }: Entry): Decision => ({ entryId: id, decision: 'KEEP' });
  const grantAll = async ({ project }: Entry): Promise<void> => {
    const caseId = `apv_${project.id}`;
    const procedures = ['L04', 'L08', 'L20', 'L21'];
    await service.hear(heard(caseSubmitted.of(day('2024-02-01'), { caseId, kind: 'FILING', acceptedOn: '2024-02-01', dueOn: '2024-04-01', limitDays: 38, procedures }), { projectId: project.id, aggregateId: caseId }));
    for (const [at, procedure] of procedures.entries()) await service.hear(heard(itemDecided.of(day('2024-03-01'), { caseId, procedure, status: 'GRANTED', decidedOn: '2024-03-01', departmentId: null, mayStart: false }), { projectId: project.id, aggregateId: caseId, aggregateVersion: at + 2 }));
  };

  it('decides every entry of its scope in one: kept, promoted, dropped; proposals come in or are turned down', async () => {
    const [kept, ready, idle] = [await admitted(), await admitted(), await admitted()];
    const [fresh, weak, waiting] = [await propose(), await propose(), await propose()];
    await grantAll(ready);
    const session = await close([keep(kept), { entryId: ready.id, decision: 'PROMOTE' }, { entryId: idle.id, decision: 'DROP', reason: '两年无进展' }, { entryId: fresh.id, decision: 'ADMIT' }, { entryId: weak.id, decision: 'TURN_DOWN', reason: '规模不足' }]);
    expect(session).toMatchObject({ region: { code: '410100' }, category: null, year: 2024, quarter: 1, closedOn: '2024-03-29', kept: 1, promoted: 1, dropped: 1, admitted: 1, rejected: 1, decisions: { totalCount: 5 } });
    expect(session.decisions.nodes.find(({ entry: { id } }) => id === idle.id)).toEqual({ decision: 'DROP', reason: '两年无进展', entry: { id: idle.id, state: 'DROPPED' } });
    const { reserve } = await service.ask<{ reserve: { nodes: { id: string }[] } }>('drc', RESERVE, { filter: { state: ['PROPOSED', 'TURNED_DOWN', 'ADMITTED', 'PROMOTED', 'DROPPED'] } });
    expect(Object.fromEntries(reserve.nodes.map(({ id, ...rest }) => [id, rest]))).toEqual({
      [kept.id]: { state: 'ADMITTED', decidedQuarter: '2024Q1', reason: null, project: { stage: 'RESERVED' } }, [ready.id]: { state: 'PROMOTED', decidedQuarter: '2024Q1', reason: null, project: { stage: 'PLANNED_START' } },
      [idle.id]: { state: 'DROPPED', decidedQuarter: '2024Q1', reason: '两年无进展', project: { stage: 'PROPOSED' } }, [fresh.id]: { state: 'ADMITTED', decidedQuarter: '2024Q1', reason: null, project: { stage: 'RESERVED' } },
      [weak.id]: { state: 'TURNED_DOWN', decidedQuarter: '2024Q1', reason: '规模不足', project: { stage: 'PROPOSED' } }, [waiting.id]: { state: 'PROPOSED', decidedQuarter: null, reason: null, project: { stage: 'PROPOSED' } },
    });
    const told = (await service.events()).filter(({ known_on: on }) => on === '2024-03-29').map(({ type }) => type.split('.').slice(1, 3).join('.'));
    expect(told.toSorted()).toEqual(['project.listed', 'project.reserve-dropped', 'project.reserved', 'reserve.admitted', 'reserve.dropped', 'reserve.promoted', 'reserve.rejected', 'reserve.retained', 'reserve.session-closed'].toSorted());
  });

  it('closes as a whole or not at all: one refusal names every entry, and nothing is changed', async () => {
    const [missing, twice, early, reasonless, fine] = [await admitted(), await admitted(), await admitted(), await admitted(), await admitted()];
    const elsewhere = await admitted(['410300']);
    const proposal = await propose();
    const before = await service.events();
    const [refused] = await refusals([keep(twice), { entryId: twice.id, decision: 'DROP', reason: '重复' }, { entryId: early.id, decision: 'PROMOTE' }, { entryId: reasonless.id, decision: 'DROP' }, keep(fine), keep(elsewhere), { entryId: proposal.id, decision: 'KEEP' }]);
    expect(refused).toMatchObject({
      code: 'RULE_BROKEN', rule: 'P1.session-not-whole', details: {
        missing: [{ entryId: missing.id, code: missing.project.code }], doubled: [{ entryId: twice.id }], strangers: [elsewhere.id], misplaced: [{ entryId: proposal.id }],
        refused: [{ entryId: early.id, code: early.project.code, rule: 'P1.prework-open' }, { entryId: reasonless.id, rule: 'P1.dropped-without-reason' }],
      },
    });
    expect((refused?.details as { refused: { details: { open: { requirement: string }[] } }[] }).refused[0]?.details.open.map(({ requirement }) => requirement)).toEqual(['DECISION', 'LAND_SUPPLY', 'LAND_PLANNING', 'EIA']);
    expect(await service.events()).toEqual(before);
    expect((await service.ask<{ reserveSessions: { totalCount: number } }>('drc', SESSIONS, {})).reserveSessions.totalCount).toBe(0);
  });

  it('is closed once: a second close of the same session is refused, the next quarter\'s is not', async () => {
    const entry = await admitted();
    const { id } = await close([keep(entry)]);
    expect(await refusals([keep(entry)])).toMatchObject([{ rule: 'P1.session-closed', details: { sessionId: id, closedOn: '2024-03-29' } }]);
    expect(await refusals([])).toMatchObject([{ rule: 'P1.session-closed' }]);
    expect(await close([keep(entry)], { quarter: 2, on: '2024-06-28', knownOn: '2024-06-28' })).toMatchObject({ quarter: 2, kept: 1 });
  });

  it('lets two closes of one session queue: one closes it, the other finds it closed', async () => {
    const entries = [await admitted(), await admitted(), await admitted()];
    const answers = await Promise.all([1, 2, 3].map(() => service.answer<{ closeReserveSession: Session | null }>('drc', CLOSE, { input: input(entries.map(keep)) })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ rule }) => rule)).toEqual(['P1.session-closed', 'P1.session-closed']);
    const kept = (await service.events()).filter(({ type }) => type === 'projects.reserve.retained.v1');
    expect(kept).toHaveLength(3);
  });

  it('leaves to a wider session what a narrower one of the quarter has not decided, and to each category its own', async () => {
    const [inCity, across, promotion] = [await admitted(), await admitted(['410105', '410300']), await admitted(['410105'], { category: 'INVESTMENT_PROMOTION' })];
    expect(await close([keep(inCity)], { category: 'INDUSTRY' })).toMatchObject({ kept: 1 });
    expect(await refusals([keep(promotion), keep(across)], { category: 'INVESTMENT_PROMOTION' })).toMatchObject([{ details: { strangers: [across.id], missing: [] } }]);
    expect(await refusals([keep(promotion)], { region: '410000' })).toMatchObject([{ details: { missing: [{ entryId: across.id }], strangers: [] } }]);
    expect(await close([keep(promotion), keep(across)], { region: '410000' })).toMatchObject({ kept: 2 });
  });

  it('is about what was in the library on its day', async () => {
    const later = (await service.ask<{ admitToReserve: Entry }>('drc', ADMIT, { input: { entryId: (await propose()).id, knownOn: '2024-04-05' } })).admitToReserve;
    const entry = await admitted();
    expect(await refusals([keep(entry), keep(later)], { knownOn: '2024-04-08' })).toMatchObject([{ details: { strangers: [later.id] } }]);
    expect(await close([keep(entry)], { knownOn: '2024-04-08' })).toMatchObject({ kept: 1, closedOn: '2024-03-29' });
  });

  it('is held at the quarter\'s end, by whom the place is', async () => {
    expect(await refusals([], { on: '2024-03-15', knownOn: '2024-03-15' })).toMatchObject([{ rule: 'P1.session-before-quarter-end', details: { opens: '2024-03-16' } }]);
    expect(await refusals([], { on: '2024-03-30' })).toMatchObject([{ rule: 'P1.session-in-the-future' }]);
    expect(await refusals([], { quarter: 5 })).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'period.not-a-period' }]);
    expect(await refusals([], { region: '999999' })).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P1.region-unknown' }]);
    expect(await refusals([], { region: '410000' }, 'drc.zz')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    for (const login of ['clerk.zz', 'gov', 'sup']) expect(await refusals([], {}, login)).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    const provincial = await admitted(['410105'], { level: 'PROVINCIAL' });
    await grantAll(provincial);
    expect(await refusals([{ entryId: provincial.id, decision: 'PROMOTE' }], {}, 'drc.zz')).toMatchObject([{ rule: 'P1.session-not-whole', details: { refused: [{ entryId: provincial.id, rule: 'P1.level-above-yours' }] } }]);
    expect(await close([keep(provincial)], {}, 'drc.zz')).toMatchObject({ kept: 1 });
  });

  it('is listed by region and year, as known on a day, with the entries as they were', async () => {
    const entry = await admitted();
    const { id } = await close([keep(entry)]);
    const listed = async (variables: object, login = 'drc') => (await service.ask<{ reserveSessions: { nodes: { id: string }[] } }>(login, SESSIONS, variables)).reserveSessions.nodes.map((each) => each.id);
    expect([await listed({ region: '410000', year: 2024 }), await listed({ region: '410300' }), await listed({ year: 2023 }), await listed({ asOf: '2024-03-28' }), await listed({}, 'clerk.ly')]).toEqual([[id], [], [], [], []]);
  });

  it('closes with 1,000 entries in one transaction, in a number of statements that does not grow with them', async () => {
    const ids = await library(1_000);
    const ready = ids.slice(0, 100);
    await service.worker.query(`insert into prework_fact (case_id, version, procedure, project_id, step, known_on)
      select 'apv_' || e.id, 1, code, e.project_id, 'GRANTED', '2024-03-01' from reserve_entry e, unnest(array['L04', 'L08', 'L20', 'L21']) code where e.id = any($1)`, [ready]);
    const decisions = ids.map((entryId, at): Decision => (at < 100 ? { entryId, decision: 'PROMOTE' } : at < 200 ? { entryId, decision: 'DROP', reason: '无进展' } : { entryId, decision: 'KEEP' }));
    const names: string[] = [];
    const stop = listenToStatements(({ name, user }) => { if (user.endsWith('_app')) names.push(name); });
    expect(await refusals(decisions.slice(1))).toMatchObject([{ rule: 'P1.session-not-whole', details: { missing: [{ entryId: ids[0] }] } }]);
    names.length = 0;
    const session = await close(decisions);
    stop();
    expect(session).toMatchObject({ kept: 800, promoted: 100, dropped: 100, decisions: { totalCount: 1_000 } });
    expect(names.length).toBeLessThan(40);
    const counts = await service.worker.query<{ state: string; count: number; quarters: number }[]>('select state, count(*)::int, count(distinct decided_quarter)::int as quarters from reserve_entry group by state order by state');
    expect(counts).toEqual([{ state: 'ADMITTED', count: 800, quarters: 1 }, { state: 'DROPPED', count: 100, quarters: 1 }, { state: 'PROMOTED', count: 100, quarters: 1 }]);
    expect(await service.worker.query('select count(*)::int from event e join pending p on p.event_id = e.id')).toEqual([{ count: 1_000 + 200 + 1 }]);
    expect(await service.worker.query("select count(*)::int from audit where entity in ('reserve_entry', 'project', 'reserve_session')")).toEqual([{ count: 1_000 + 200 + 1 }]);
    expect(await service.worker.query('select count(*)::int from listing')).toEqual([{ count: 100 }]);
  }, 60_000);

  /** A library as it would be after long use, put there past the mutations. */
  async function library(size: number): Promise<string[]> {
    const runner = service.worker.createQueryRunner();
    await runner.query('begin');
    await runner.query("select set_config('app.actor', 'system:test', true)");
    await runner.query(`insert into project (id, code, name, name_key, kind, stage, sector, owner, region_codes, region_paths, total_investment, described_on, demonstration, version)
      select 'prj_' || lpad(n::text, 6, '0'), 'CODE-' || n, '项目' || n, '项目' || n, 'FILING', 'RESERVED', '制造业', '某公司', '{410105}', '{410000.410100.410105}', 500000000, '2024-01-01', false, 1 from generate_series(1, $1) n`, [size]);
    await runner.query(`insert into reserve_entry (id, project_id, category, level, state, hazards, touches_public, proposed_on, proposed_by, admitted_on, version)
      select 'rsv_' || lpad(n::text, 6, '0'), 'prj_' || lpad(n::text, 6, '0'), 'INDUSTRY', 'CITY', 'ADMITTED', '{}', false, '2024-01-10', 'per_1', '2024-01-20', 2 from generate_series(1, $1) n`, [size]);
    await runner.query('commit');
    await runner.release();
    return Array.from({ length: size }, (_, at) => `rsv_${String(at + 1).padStart(6, '0')}`);
  }
});
