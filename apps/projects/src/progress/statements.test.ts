import { readFileSync } from 'node:fs';
import { listenToStatements, type Statement } from '@cornerstone/testing/statements';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REPORT = 'mutation($input: ReportProgressInput!, $key: String) { reportProgress(input: $input, idempotencyKey: $key) { id version } }';
const PAGE = readFileSync(new URL('../../../../docs/figures.md', import.meta.url), 'utf8');

/** A line of the page's table: what is asked, and each statement of it by name. */
const documented = (what: string): string[] => {
  const line = PAGE.split('\n').find((each) => each.startsWith(`| ${what} |`)) ?? '';
  return [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
};

describe('what one report costs the database 报送进度的语句', () => {
  let service: TestService;
  let projectId: string;
  let heard: Statement[] = [];
  let stopListening: () => void;

  beforeAll(async () => {
    service = await startTestService(definition);
    stopListening = listenToStatements((statement) => heard.push(statement));
    const { registerProject } = await service.ask<{ registerProject: { id: string } }>('clerk.zz', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '郑州测试产业园', regions: ['410105'] } });
    projectId = registerProject.id;
    await service.ask('clerk.zz', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { input: { projectId, startedOn: '2024-01-02', evidenceDigest: 'ab'.repeat(32) } });
  });
  afterAll(async () => {
    stopListening();
    await service.stop();
  });

  /** What the resolvers asked, without the checks that the tests make beside them as owner and worker. */
  async function statementsOf(month: number, key: string | null): Promise<Statement[]> {
    heard = [];
    await service.ask('clerk.zz', REPORT, { input: { projectId, period: { year: 2024, month }, investment: { amount: '100', unit: 'WAN' } }, key });
    return heard.filter(({ user }) => user.endsWith('_app'));
  }

  it.each<[string, number, string | null]>([['a report', 3, null], ['a report with an idempotency key', 4, 'k-4'], ['the same again with that key', 4, 'k-4']])('%s is these statements and no other, one round trip each', async (what, month, key) => {
    const asked = await statementsOf(month, key);
    expect(documented(what)).not.toEqual([]);
    expect(asked.map(({ name }) => name)).toEqual(documented(what));
    expect(asked.map(({ roundTrips, failed }) => [roundTrips, failed])).toEqual(asked.map(() => [1, false]));
  });
});
