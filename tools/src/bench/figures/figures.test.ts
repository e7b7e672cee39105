import type { Statement } from '@cornerstone/testing/statements';
import { covered, depthsOf, joinCalls } from './calls';
import type { Fetch, Visit } from './heard';
import { aboutOf, summaryOf } from './layers';
import { selfTimes, whereOf } from './self-time';
import { besideOf, stepsOf } from './way';

const visit = (over: Partial<Visit>): Visit => ({
  kind: 'visit', app: 'gateway', trace: 't1', path: '/graphql', at: 0, bodyFrom: 1, bodyTo: 2, graphFrom: 3, graphTo: 50, planFrom: 5, planTo: 45, writtenAt: 51, bytesIn: 100, bytesOut: 200, fetches: [], statements: [], spans: [], ...over,
});
const fetched = (service: string, at: number, ms: number): Fetch => ({ service, query: `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { ${service} { id } } } }`, at, ms, sentAt: at + 1, answeredAt: at + ms - 1 });
const statement = (name: string, at: number, ms: number): Statement => ({ name, user: 'app', parameters: 1, at, ms, rows: 1, bytesOut: 5, bytesIn: 6, roundTrips: 1, failed: false });
/** One fetch, then two side by side, then one that needs them. */
const inThree = [fetched('projects', 5, 10), fetched('funding', 16, 8), fetched('approvals', 17, 12), fetched('directory', 30, 10)];
const service = (app: string, at: number, statements: Statement[] = []): Visit => visit({ app, at, graphFrom: at + 1, graphTo: at + 5, writtenAt: at + 6, statements });
const heard = (trace: string): Visit[] => [
  visit({ trace, fetches: inThree }), service('projects', 7, [statement('START TRANSACTION', 8.5, 1), statement('projectOf', 9.5, 1), statement('notify pending', 13, 2)]), service('funding', 18), service('approvals', 19), service('directory', 32),
].map((each) => ({ ...each, trace }));

describe('the figures of one operation 单次操作的指标', () => {
  it('tells what is fetched side by side from what waits for another fetch', () => {
    expect(depthsOf(inThree)).toEqual([1, 2, 2, 3]);
    expect(covered(inThree)).toBe(10 + 13 + 10);
  });

  it('puts the parts of a call together by trace, each fetch with what its service did', () => {
    const [first, second] = joinCalls(new Map([['t1', 60], ['t2', 70]]), [...heard('t2'), ...heard('t1'), ...heard('somebody else')]);
    expect([first?.ms, first?.trace, second?.ms, second?.trace]).toEqual([60, 't1', 70, 't2']);
    expect(first?.fetches.map(({ service: of, depth, visit: { app, at } }) => [of, depth, app, at])).toEqual([['projects', 1, 'projects', 7], ['funding', 2, 'funding', 18], ['approvals', 2, 'approvals', 19], ['directory', 3, 'directory', 32]]);
  });

  it('refuses to sum up a call of which a part was not heard', () => {
    expect(() => joinCalls(new Map([['t1', 60]]), [])).toThrow('nothing was heard of t1 at the gateway');
    expect(() => joinCalls(new Map([['t1', 60]]), heard('t1').slice(0, -1))).toThrow('nothing was heard of t1 at directory');
  });

  it('gives layers that add up to what the client waited, and counts what was waited for', () => {
    const { layers, ms: total, counts, fetches } = summaryOf('OneLedger', joinCalls(new Map([['t1', 60]]), heard('t1')));
    expect(layers.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(total);
    // Nobody waits for the NOTIFY that wakes the relay.
    expect(counts).toEqual({ fetches: 4, depth: 3, statements: 2, roundTrips: 2, afterwards: 1 });
    expect(fetches[0]).toMatchObject({ service: 'projects', about: 'Project projects id', sql: 2, execution: 2, token: 1, onTheWay: 3, sign: 1 });
  });

  it('names a fetch by what it asks for', () => {
    expect(aboutOf('mutation Report__projects__0($input: ReportProgressInput!) { reportProgress(input: $input) { id version } }')).toBe('reportProgress(input: $input) id version');
  });

  it('shows of the way what happens for every report, in the order in which it ends', () => {
    const ways = [1_000, 2_000, 3_000].map((answeredAt) => ({ answeredAt, shownAt: answeredAt + 100, shownAfter: 100, polls: 3 }));
    const asides = ways.flatMap(({ answeredAt }) => [['supervision', 'addReport', 60], ['projects', 'kafka: sent', 20]].map(([app, name, after]) => ({ kind: 'aside' as const, app: String(app), name: String(name), at: answeredAt + Number(after), ms: 5, count: 1 })));
    const pulse = { kind: 'aside' as const, app: 'funding', name: 'relay: any', at: 1_050, ms: 1, count: 1 };
    expect(stepsOf(ways, [...asides, pulse]).map(({ app, name, endsAt, count }) => [app, name, endsAt, count])).toEqual([['projects', 'kafka: sent', 25, 1], ['supervision', 'addReport', 65, 1]]);
  });

  it('counts what a report sets off beside its answer, by service', () => {
    const calls = joinCalls(new Map([['t1', 60]]), heard('t1'));
    const aside = (app: string, name: string, at: number) => ({ kind: 'aside' as const, app, name, at, ms: 1, count: 1 });
    const asides = [aside('funding', 'keep place', 20), aside('funding', 'keep place', 30), aside('projects', 'relay: any', 40), aside('projects', 'kafka: sent', 41), aside('projects', 'relay: any', 900)];
    expect(besideOf(calls, asides)).toEqual([{ app: 'funding', perCall: 2, names: [{ name: 'keep place', perCall: 2 }] }, { app: 'projects', perCall: 1, names: [{ name: 'relay: any', perCall: 1 }] }]);
  });

  it('sums self time by our files, by package, by module of Node', () => {
    expect([whereOf('file:///house/apps/gateway/src/graph.ts', 'startGraph'), whereOf('file:///house/node_modules/@apollo/gateway/dist/index.js', 'x'), whereOf('file:///house/node_modules/pg/node_modules/pg-types/index.js', 'x'), whereOf('node:internal/streams', 'x'), whereOf('', '(garbage collector)')])
      .toEqual(['apps/gateway/src/graph.ts', '@apollo/gateway', 'pg-types', 'node:internal/streams', '(garbage collector)']);
    const frame = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url, lineNumber: 0 } });
    const nodes = [frame(1, '(idle)', ''), frame(2, 'query', 'file:///house/node_modules/pg/lib/client.js'), frame(3, 'parse', 'file:///house/node_modules/pg/lib/parser.js'), frame(4, 'record', 'file:///house/libs/runtime/src/record.ts')];
    expect(selfTimes({ nodes, samples: [1, 2, 3, 4], timeDeltas: [9_000, 1_000, 2_000, 1_000] })).toEqual([
      { where: 'pg', ms: 3, share: 0.75, functions: [{ name: 'parse', ms: 2 }, { name: 'query', ms: 1 }] }, { where: 'libs/runtime/src/record.ts', ms: 1, share: 0.25, functions: [{ name: 'record', ms: 1 }] },
    ]);
  });
});
