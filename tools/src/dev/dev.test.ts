import { runsStill } from '@cornerstone/stack/process-table';
import { eventually, RunningHouse } from '../e2e/running-house';
import { GraphRefused, type Ask } from '../graph-client';
import { copySources, type CopiedSources } from './copied-sources';

/** Seconds in which a change has to be there, whatever else the machine does. Alone it takes less than 2; what it took is printed. */
const BOUND = 60;

const RULES = 'apps/projects/src/progress/progress.rules.ts';
const RESOLVER = 'apps/projects/src/ledger/ledger.resolver.ts';
const SHARED = 'libs/events/src/directory.ts';
const REFUSAL = 'takes no reports.';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }';

describe('npm run dev 随改随用', () => {
  let sources: CopiedSources;
  let house: RunningHouse;
  let drc: Ask;
  let projectId: string;
  const took: string[] = [];

  beforeAll(async () => {
    sources = await copySources();
    house = await RunningHouse.make({ repository: sources.folder });
    await house.run('dev', '--no-demo');
    await eventually(async () => house.output(), (said) => said.includes('Watching apps'), BOUND);
    drc = await house.ask('drc');
    // Right after a start the machine is busy loading: a service may be too late for its first answer.
    const register = () => drc<{ registerProject: { id: string } }>('mutation { registerProject(input: { name: "随改随用", regions: ["410105"] }, idempotencyKey: "dev") { id } }');
    projectId = await eventually(() => register().then(({ registerProject }) => registerProject.id, (fault: unknown) => { if (fault instanceof GraphRefused) return ''; throw fault; }), (id) => id !== '', BOUND);
  }, 600_000);
  afterAll(async () => {
    process.stdout.write(`${took.map((line) => `  ${line}\n`).join('')}`);
    await house.remove();
    await sources.remove();
  }, 60_000);

  const answer = (ask: () => Promise<unknown>): Promise<string> => ask().then((data) => JSON.stringify(data), (fault: unknown) => { if (fault instanceof GraphRefused) return fault.message; throw fault; });
  const report = (): Promise<string> => answer(() => drc(REPORT, { input: { projectId, period: { year: 2024, month: 1 }, investment: { amount: '1', unit: 'YUAN' } } }));
  const change = async (path: string, from: string, to: string): Promise<void> => {
    const text = await sources.read(path);
    if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
    await sources.write(path, text.replaceAll(from, to));
  };
  const seen = async (what: string, ask: () => Promise<string>, wanted: string): Promise<void> => {
    const began = performance.now();
    await eventually(ask, (text) => text.includes(wanted), BOUND);
    took.push(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  const says = (wanted: RegExp): Promise<string> => eventually(async () => house.output(), (said) => wanted.test(said), BOUND);

  it('shows a changed rule in an answer of the gateway', async () => {
    expect(await report()).toContain(REFUSAL);
    await change(RULES, REFUSAL, 'is not to be reported on.');
    await seen('a rule of projects', report, 'is not to be reported on.');
    expect(house.output()).toMatch(/projects: progress\.rules\.ts → ready again in \d+\.\d s/);
    expect(house.output()).not.toMatch(/(supervision|funding|gateway): progress\.rules\.ts/);
  }, 120_000);

  it('names file and line of a broken file, answers as before, and takes the mended one', async () => {
    await change(RULES, 'is not to be reported on.', 'is reported on by nobody.');
    const mended = await sources.read(RULES);
    await sources.write(RULES, `${mended}\nthis is no rule`);
    await says(/projects: progress\.rules\.ts → not started, the last good one goes on:\n.*progress\.rules\.ts:\d+:\d+/s);
    expect(await report()).toMatch(/is not to be reported on|is reported on by nobody/);
    await sources.write(RULES, mended);
    await seen('a mended rule', report, 'is reported on by nobody.');
  }, 180_000);

  it('starts again whoever reads a changed word of the kernel', async () => {
    const absent = (): Promise<string> => answer(() => drc(REPORT, { input: { projectId: '00000000-0000-4000-8000-000000000000', period: { year: 2024, month: 1 }, investment: { amount: '1', unit: 'YUAN' } } }));
    await change('libs/kernel/src/rejection.ts', 'was not found.', 'is nowhere.');
    await seen('a word of the kernel, as projects says it', absent, 'is nowhere.');
    await says(/directory: rejection\.ts → ready again/);
  }, 240_000);

  it('hears the events of others again soon after a start', async () => {
    await sources.write(SHARED, `${await sources.read(SHARED)}// Read by all.\n`);
    await says(/approvals: directory\.ts → ready again/);
    await says(/projects: directory\.ts → ready again/);
    const { registerProject: { id } } = await drc<{ registerProject: { id: string } }>('mutation { registerProject(input: { name: "再次听到", regions: ["410105"] }) { id } }');
    const submit = (): Promise<string> => answer(() => drc('mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }', { input: { projectId: id, kind: 'FILING', acceptedOn: '2024-01-05' } }));
    await seen('an event of projects, in approvals', submit, '"submitApplication":{"id"');
  }, 240_000);

  it('answers a field that was just written', async () => {
    const greeting = (): Promise<string> => answer(() => drc('{ greeting }'));
    expect(await greeting()).toContain('Cannot query field');
    await change(RESOLVER, 'export class LedgerResolver {', "export class LedgerResolver {\n  @Query(() => String)\n  greeting(): string {\n    return '您好';\n  }\n");
    await seen('a new field', greeting, '您好');
    expect(await sources.read('apps/projects/schema.graphql')).toContain('greeting: String!');
    expect(await sources.read('apps/gateway/supergraph.graphql')).toContain('greeting: String!');
  }, 180_000);

  it('says why a graph does not compose, and goes on with the one before', async () => {
    await change('apps/supervision/src/issues/issues.resolver.ts', 'export class IssuesResolver {', "export class IssuesResolver {\n  @Query(() => String)\n  greeting(): string {\n    return '再见';\n  }\n");
    await says(/supervision: issues\.resolver\.ts → not started, the last good one goes on:\n.*The subgraphs do not compose:\n.*greeting/s);
    expect(await drc('{ greeting }')).toEqual({ greeting: '您好' });
    expect(await sources.read('apps/supervision/schema.graphql')).not.toContain('greeting');
  }, 180_000);

  it('applies a new migration, and says what to do about one that was applied before', async () => {
    const file = 'apps/projects/src/migrations/1999999999999-jottings.sql';
    await sources.write(file, 'create table jotting (id int primary key);\n');
    await says(/projects: 1999999999999-jottings\.sql → ready again/);
    await sources.write(file, 'create table jotting (id bigint primary key);\n');
    await says(/projects: 1999999999999-jottings\.sql was applied before and is not applied again: write a new migration/);
  }, 180_000);

  it('stops everything it started', async () => {
    const { processes } = await house.record();
    expect(Object.keys(processes)).toEqual(expect.arrayContaining(['PostgreSQL', 'Kafka', 'projects', 'gateway']));
    expect(await house.stop()).toBe(0);
    for (const { pid, mark } of Object.values(processes)) expect(await runsStill(pid, mark)).toBe(false);
    expect((await house.record()).processes).toEqual({});
  }, 60_000);
});
