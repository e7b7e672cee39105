import { knownQueries, USUAL } from '../bench/cache/ask-everything';
import { counted, oneMoreGateway, RATES, type OneMore } from '../bench/cache/more-gateways';
import { readsAfterWrites } from '../bench/cache/reads-after-writes';
import { graphClient } from '../graph-client';
import { RunningHouse } from './running-house';

const PEOPLE = ['drc', 'sup', 'clerk.zz'] as const;
const READS = 1_000;

describe('what the gateway keeps, on a real house 网关缓存', () => {
  let house: RunningHouse;
  let [first, second]: (OneMore | null)[] = [null, null];
  let day = '';
  beforeAll(async () => {
    house = await RunningHouse.make();
    // Everything that the demonstration asks while it is told is compared.
    house.settings = { ...RATES, CACHE: 'check' };
    await house.start();
    day = (await (await house.ask('drc'))<{ clock: { day: string } }>('{ clock { day } }')).clock.day;
  }, 900_000);
  afterAll(async () => {
    await first?.child.stop();
    await second?.child.stop();
    await house.remove();
  });

  it('would have been right each time, whatever is asked while things change', async () => {
    const ask = await house.ask('drc');
    const { projects: { nodes } } = await ask<{ projects: { nodes: { id: string; code: string }[] } }>('{ projects(first: 5) { nodes { id code } } }');
    const { approvalCases: { nodes: cases } } = await ask<{ approvalCases: { nodes: { project: { id: string } }[] } }>('{ approvalCases(first: 5) { nodes { project { id } } } }');
    const year = Number(day.slice(0, 4));
    let isOver = false;
    const writing = (async () => {
      for (let at = 0; !isOver; at += 1) {
        await ask('mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }', { input: { projectId: cases[at % cases.length]?.project.id, kind: 'SAFETY', severity: 'MINOR', what: `while others read ${at}`, happenedOn: day } });
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      }
    })();
    // More than half of them ask nothing of a project: of those one for all three.
    const queries = [...new Map(nodes.slice(0, 3).flatMap(({ id, code }) => knownQueries({ ...USUAL, id, code, year })).map((each) => [JSON.stringify(each), each])).values()];
    for (const login of PEOPLE) {
      const reader = await house.ask(login);
      for (let round = 0; round < 2; round += 1) {
        // Each once more at once: an answer of a service holds until that service tells or hears anything.
        for (let at = 0; at < queries.length; at += 4) for (let turn = 0; turn < 2; turn += 1) await Promise.all(queries.slice(at, at + 4).map(({ query, variables }) => reader(query, variables).catch(() => null)));
      }
    }
    isOver = true;
    await writing;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const checks = await counted(house.url, 'gateway_cache_checks_total');
    process.stderr.write(`compared: ${JSON.stringify(checks)}, of ${JSON.stringify(await counted(house.url, 'gateway_cache_entities_total'))}\n`);
    const wholes = await counted(house.url, 'gateway_cache_answers_total');
    process.stderr.write(`whole: ${JSON.stringify(wholes)}\n`);
    expect(checks['same']).toBeGreaterThan(100);
    expect(wholes['hit']).toBeGreaterThan(100);
    expect(checks['different'] ?? 0).toBe(0);
  }, 600_000);

  it('are never stale for the writer, nor for readers of the gateway that carried the write; elsewhere for a moment', async () => {
    [first, second] = await Promise.all([oneMoreGateway(house, { CACHE: 'answers' }), oneMoreGateway(house, { CACHE: 'answers' })]);
    const figures = await readsAfterWrites({ url: first.url, other: second.url, writer: await house.token('drc'), reader: await house.token('sup'), day }, { reads: READS, writers: 4, readers: 2 });
    const kept = await counted(first.url, 'gateway_cache_entities_total');
    process.stderr.write(`${JSON.stringify(figures)} ${JSON.stringify(kept)}\n`);
    expect(figures).toMatchObject({ staleForWriter: 0, staleForReaders: 0 });
    expect(kept['hit']).toBeGreaterThan(0);
  }, 600_000);

  it('step aside when the streams are lost, and answers stay right', async () => {
    const gateway = first as OneMore;
    const asides = async (): Promise<number> => (await counted(gateway.url, 'gateway_cache_entities_total'))['aside'] ?? 0;
    const pid = (await house.record()).processes['Kafka']?.pid ?? 0;
    const ask = graphClient(`${gateway.url}/graphql`, await house.token('drc'), 'en');
    const read = () => ask<{ approvalCases: { nodes: { project: { id: string; version: number } }[] } }>('query { approvalCases(first: 20) { nodes { project { id version } } } }');
    process.kill(pid, 'SIGSTOP');
    try {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const before = await asides();
      const id = (await read()).approvalCases.nodes[0]?.project.id ?? '';
      // Carried by the other gateway: nobody tells the first one.
      const other = graphClient(`${(second as OneMore).url}/graphql`, await house.token('drc'), 'en');
      const { reportIncident: { version } } = await other<{ reportIncident: { version: number } }>('mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { version } }', { input: { projectId: id, kind: 'SAFETY', severity: 'MINOR', what: 'while the broker stands still', happenedOn: day } });
      expect((await read()).approvalCases.nodes.find(({ project }) => project.id === id)?.project.version).toBe(version);
      expect(await asides()).toBeGreaterThan(before);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }, 120_000);
});
