import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, parse, validate } from 'graphql';
import { until } from '@cornerstone/testing/until';
import { anEvent, outgoing } from '../streams/events.fixture';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { subscribe, type Heard, type Way } from './clients.fixture';
import { isSameForAll } from './same-for-all';

const SUBSCRIPTION = 'subscription { events(types: ["projects.project.suspended.v1"]) { id project { code name mayStart } } }';

describe('one answer for all who are alike 相同订阅合并应答', () => {
  let house: SmallHouse;
  const open: Heard[] = [];
  beforeEach(async () => { house = await openSmallHouse(); await until(() => house.streams.hub.places() !== null); });
  afterEach(async () => { await Promise.all(open.splice(0).map((each) => each.stop())); await house.stop(); });
  const hear = async (query: string, as: { id: string; roles?: string[]; regions?: string[]; language?: string; way?: Way; variables?: Record<string, unknown> }): Promise<Heard> => {
    const token = await house.tokenOf(as.id, { departments: ['dep_1'], regions: as.regions ?? ['410000'], roles: as.roles ?? ['drc'] });
    const heard = await subscribe(house, as.way ?? 'graphql-sse', query, { authorization: `Bearer ${token}`, ...(as.language && { language: as.language }), ...(as.variables && { variables: as.variables }) });
    open.push(heard);
    return heard;
  };
  const happen = async () => { house.heard.length = 0; await house.broker.publish([outgoing(anEvent())]); await Promise.all(open.map((each) => each.until(1))); };
  const asked = (service: string) => house.heard.filter((each) => each.service === service).length;

  it('is asked for once, over both ways, for people of the same rights', async () => {
    for (const [at, way] of (['graphql-ws', 'graphql-sse', 'graphql-ws', 'graphql-sse', 'graphql-sse'] as const).entries()) await hear(SUBSCRIPTION, { id: `per_${at}`, way });
    await happen();
    expect(open.map(({ results }) => results)).toEqual(open.map(() => [{ data: { events: { id: expect.any(String), project: { code: 'P1', name: 'Project 1', mayStart: true } } } }]));
    expect([asked('projects'), asked('approvals')]).toEqual([1, 1]);
    expect(await (await fetch(`${house.address}/metrics`)).text()).toMatch(/gateway_event_answers_total\{how="asked"\} 1\n.*gateway_event_answers_total\{how="joined"\} 4/s);
  });

  it.each<[string, Parameters<typeof hear>[1]]>([
    ['roles', { id: 'per_2', roles: ['gov'] }], ['regions', { id: 'per_2', regions: ['410000.410100'] }], ['language', { id: 'per_2', language: 'zh-CN' }],
  ])('is asked for by each who differs in %s', async (_name, other) => {
    await hear(SUBSCRIPTION, { id: 'per_1' });
    await hear(SUBSCRIPTION, other);
    await happen();
    expect(asked('projects')).toBe(2);
  });

  it('is asked for by each whose variables or selection differ', async () => {
    const query = 'subscription($note: Boolean!) { events { project { name note @include(if: $note) } } }';
    for (const note of [true, false, false]) await hear(query, { id: 'per_1', variables: { note } });
    await hear('subscription { events { project { code } } }', { id: 'per_1' });
    await happen();
    expect(asked('projects')).toBe(3);
  });

  it('is each person\'s own where it reaches a type of which nobody has said that it is everybody\'s', async () => {
    const query = 'subscription { projectChanged(code: "P1") { name clock { limitDays } } }';
    for (const id of ['per_1', 'per_1', 'per_2']) await hear(query, { id });
    await happen();
    expect([asked('projects'), open.map(({ results }) => results[0]?.data)]).toEqual([2, open.map(() => ({ projectChanged: { name: 'Project 1', clock: { limitDays: 30 } } }))]);
  });
});

describe('what is the same for all of the same rights 与本人无关的数据', () => {
  const supergraph = buildASTSchema(parse(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'), { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  const same = (text: string): boolean => {
    const document = parse(text);
    expect(validate(supergraph, document)).toEqual([]);
    return isSameForAll(supergraph, document);
  };

  it.each<[string, boolean]>([
    ['subscription { events { id data project { name region { name } approvals { id } issues { title department { name } } } } }', true],
    ['subscription { projectChanged(code: "x") { ...A } } fragment A on Project { totalInvestment { amount } }', true],
    ['subscription { issueRaised { title assignedTo { id } } }', false], ['subscription { issueRaised { ...A } } fragment A on Issue { raisedBy { name } }', false],
    ['subscription { projectChanged(code: "x") { timeline(first: 5) { nodes { summary } } } }', false], ['subscription { projectChanged(code: "x") { files(first: 1) { nodes { id } } } }', false],
  ])('%s: %s', (text, isSame) => { expect(same(text)).toBe(isSame); });

  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const inFiles = (pattern: string, found: RegExp): string[] => globSync(pattern, { cwd: root }).filter((file) => !file.includes('node_modules') && found.test(readFileSync(`${root}${file}`, 'utf8'))).map((file) => file.replace(/^.*?([^/]+)$/, '$1')).sort();

  it('holds as long as rows that depend on who asks are those that were looked at', () => {
    // A policy that names the person: what it protects must not be among the types of same-for-all.ts.
    expect(inFiles('{apps,libs}/*/src/migrations/*.sql', /app\.actor/)).toEqual([
      '1700000000000-event-log.sql', '1700000000100-books.sql', '1700000000100-directory.sql', '1700000000300-audit-in-chain.sql', '1700000000340-imports-of-their-own.sql', '1700000000340-what-one-did.sql', '1700000000360-people.sql',
      '1700000000443-reports-of-days-and-several-months.sql', '1700000000463-rounds.sql', '1700000000480-proof.sql', '1700000000530-many-at-once.sql',
    ]);
  });

  it('holds as long as fields that depend on who asks are those that were looked at', () => {
    expect(inFiles('apps/*/src/**/*.ts', /@Guarded\('personal'/)).toEqual(['expert.entity.ts', 'person.entity.ts', 'unit.entity.ts']);
    expect(inFiles('apps/!(gateway)/src/**/*.resolver.ts', /request\.actor\.id/)).toEqual(['people.resolver.ts']);
  });
});
