import { GOAL_METRICS, headlinesFor, titleOf, type Headline } from '@cornerstone/testing/headlines';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SET = 'mutation($input: SetGoalInput!) { setGoal(input: $input) { threshold bound unit dueOn } }';
const GOALS = 'query($on: Date) { goals(year: 2024, first: 100) { nodes { code status(on: $on) { state actual { numerator denominator value } } } } }';
const figures = headlinesFor('GOAL');
/** Of ten projects as many as the figure asks for. */
const PROJECTS = 10;

const programmeOf = ({ programme }: Headline): string => programme;
const codeOf = ({ id }: Headline): string => `HN-2024-${id}`;
const dueOf = ({ period }: Headline): string => (period.length === 10 ? period : `${period}-12-31`);
const isRate = ({ unit }: Headline): boolean => unit === '%';

/** The goals of seed 001: kept as published, met by exactly what they ask for, missed the day after by one project or one fen less. */
describe('published goals 公布的目标 (P5)', () => {
  let service: TestService;
  let ids: string[];
  beforeAll(async () => {
    service = await startTestService(definition, '2025-01-02');
    const programmes = [...new Set(figures.map(programmeOf))];
    const rows = programmes.flatMap((programme) => Array.from({ length: PROJECTS }, (_, at) => ({ sheet: 'S', row: at + 2, name: `${programme}第${at}号`, regionCodes: ['410105'], year: 2024, programme, phase: 'planned_new_start', annualPlan: { amount: '100', unit: 'YI' }, knownOn: '2024-01-10' })));
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'f', digest: 'd', rows } });
    ids = (await service.worker.query<{ id: string; code: string }[]>('select id, code from project')).sort((a, b) => importProjects.codes.indexOf(a.code) - importProjects.codes.indexOf(b.code)).map(({ id }) => id);
    for (const row of figures) {
      expect((await service.answer('drc', SET, { input: { code: codeOf(row), label: `${row.programme}${row.metric}`, metric: GOAL_METRICS[row.metric], year: 2024, region: '410000', programme: row.programme, threshold: row.value, bound: 'AT_LEAST', unit: isRate(row) ? 'PERCENT' : 'YI', dueOn: dueOf(row), source: row.source_title, knownOn: '2024-02-01' } })).errors).toEqual([]);
    }
    for (const [at, programme] of programmes.entries()) await reach(ids.slice(at * PROJECTS, (at + 1) * PROJECTS), figures.filter((row) => row.programme === programme));
  }, 120_000);
  afterAll(() => service.stop());

  /** Starts, completions and investment of a programme's ten projects that make each of its figures exactly. */
  async function reach(own: readonly string[], rows: readonly Headline[]): Promise<void> {
    const share = (metric: string): number => Math.round((Number(rows.find((row) => GOAL_METRICS[row.metric] === metric)?.value ?? 0) * PROJECTS) / 100);
    const completed = share('COMPLETION_RATE');
    for (const projectId of own.slice(0, Math.max(share('START_RATE'), completed))) await service.ask('drc', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { input: { projectId, startedOn: '2024-03-05', evidenceDigest: 'ab'.repeat(32), knownOn: '2024-03-05' } });
    if (completed > 0) for (const [at, projectId] of own.entries()) {
      await service.ask('drc', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId, year: 2024, investment: { amount: '100', unit: 'YI' }, plannedCompletion: true, reason: '列入竣工计划', knownOn: '2024-02-01' } });
      if (at < completed) await service.ask('drc', 'mutation($input: CompleteProjectInput!) { completeProject(input: $input) { id } }', { input: { projectId, on: '2024-11-01', knownOn: '2024-11-01' } });
    }
    const invested = rows.find((row) => GOAL_METRICS[row.metric] === 'INVESTMENT')?.value ?? String((Number(rows.find((row) => GOAL_METRICS[row.metric] === 'INVESTMENT_RATE')?.value ?? 0) * PROJECTS));
    if (Number(invested) > 0) await service.ask('drc', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId: own[0], period: { year: 2024, month: 10 }, investment: { amount: invested, unit: 'YI' }, knownOn: '2024-11-03' } });
  }
  const stateOf = async (row: Headline, on: string) => (await service.ask<{ goals: { nodes: { code: string; status: { state: string; actual: { numerator: string; denominator: string; value: number } | null } }[] } }>('drc', GOALS, { on })).goals.nodes.find(({ code }) => code === codeOf(row))?.status;

  it.each(figures.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const { state, actual } = await stateOf(row, dueOf(row)) ?? { state: '', actual: null };
    expect([state, isRate(row) ? Math.round((actual?.value ?? 0) * 10_000) / 100 : Number(actual?.numerator) / 1e8]).toEqual(['MET', Number(row.value)]);
    expect((await stateOf(row, '2024-02-15'))?.state).toBe('AT_RISK');
  });
});
