import type { RequestListener, ServerResponse } from 'node:http';
import { until } from '@cornerstone/testing/until';
import { openGate, type Gate } from '../limits/gate';
import { HeldAnswers } from '../limits/held-answers';
import { knownOperations } from '../limits/known-operations';
import { RATES } from '../limits/rates';
import { ALONE, openSmallHouse, type SmallHouse } from '../small-house.fixture';

const QUERY = '{ project(code: "P1") { name mayStart } }';
const CIRCUIT = { windowMs: 10_000, least: 4, share: 0.5, openMs: 30_000, longestMs: 60_000 };

describe.each(['compiled', 'plain'] as const)('guard a service 服务防护, %s executor', (executor) => {
  let house: SmallHouse;
  afterEach(() => house.stop());
  const metric = async (line: string): Promise<string | undefined> => (await (await fetch(`${house.address}/metrics`)).text()).split('\n').find((each) => each.startsWith(line));
  const told = ({ errors }: Awaited<ReturnType<SmallHouse['ask']>>) => errors.map(({ path, extensions }) => [path?.join('.'), extensions['code'], extensions['rule'], extensions['service']]);
  const UNAVAILABLE = [['project.mayStart', 'UNAVAILABLE', 'gateway.service-unavailable', 'approvals']];

  it('does not ask one that is away, answers the rest at once, and asks again when it is back', async () => {
    let now = 0;
    house = await openSmallHouse({ executor, guarding: { circuit: CIRCUIT }, clock: () => now });
    let asked = 0;
    house.replace('approvals', (incoming) => { asked += 1; incoming.socket.destroy(); });
    for (let time = 0; time < 10; time += 1) expect(told(await house.ask(QUERY))).toEqual(UNAVAILABLE);
    expect(asked).toBe(4);
    const answer = await house.ask(QUERY);
    expect(answer).toMatchObject({ status: 200, data: { project: { name: 'Project 1', mayStart: null } }, errors: [{ extensions: { details: { retryAfter: 30 } } }] });
    expect([await metric('gateway_service_circuit{service="approvals"}'), await metric('gateway_service_held_back_total{service="approvals",why="open"}')]).toEqual(['gateway_service_circuit{service="approvals"} 2', expect.stringMatching(/[67]$/)]);
    house.replace('approvals', null);
    now += 30_000;
    expect((await house.ask(QUERY)).data).toEqual({ project: { name: 'Project 1', mayStart: true } });
    expect(await metric('gateway_service_circuit{service="approvals"}')).toBe('gateway_service_circuit{service="approvals"} 0');
  });

  it('does not take one that answers nonsense, or refuses, for one that is away', async () => {
    house = await openSmallHouse({ executor, guarding: { circuit: CIRCUIT } });
    let asked = 0;
    house.replace('approvals', (_incoming, outgoing) => { asked += 1; outgoing.writeHead(asked % 2 ? 200 : 401, { 'content-type': 'application/json' }).end(asked % 2 ? '{"data":{"_entities":[{}]}}' : '{"errors":[{"message":"no"}]}'); });
    for (let time = 0; time < 8; time += 1) expect(told(await house.ask(QUERY))).toEqual(UNAVAILABLE);
    expect(asked).toBe(8);
  });

  it('sends no mutation to one that is away', async () => {
    house = await openSmallHouse({ executor, guarding: { circuit: CIRCUIT } });
    let asked = 0;
    house.replace('projects', (_incoming, outgoing) => { asked += 1; outgoing.writeHead(503).end(); });
    for (let time = 0; time < 6; time += 1) expect((await house.ask('mutation { reportProgress(code: "P1") { name } }')).errors[0]).toMatchObject({ path: ['reportProgress'], extensions: { code: 'UNAVAILABLE', service: 'projects' } });
    expect(asked).toBe(4);
  });

  it('asks a slow one no more at once than it takes; what is too much to wait is refused, with when to come again', async () => {
    house = await openSmallHouse({ executor, joins: ALONE, guarding: { atOnce: 2, waiting: 1 } });
    const slow: ServerResponse[] = [];
    const wait: RequestListener = (_incoming, outgoing) => { slow.push(outgoing); };
    house.replace('approvals', wait);
    const going = [house.ask(QUERY), house.ask(QUERY)];
    await until(async () => slow.length === 2);
    const waiting = house.ask(QUERY);
    await until(async () => await metric('gateway_service_fetches{service="approvals",state="waiting"}') === 'gateway_service_fetches{service="approvals",state="waiting"} 1');
    const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('drc')}`, 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ query: QUERY }) });
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([200, '1', { data: { project: { name: 'Project 1', mayStart: null } }, errors: [{ message: 'Too much waits for the approvals service; its fields are empty. Try again in a second.', path: ['project', 'mayStart'], extensions: { code: 'UNAVAILABLE', rule: 'gateway.service-busy', service: 'approvals', details: { retryAfter: 1 } } }] }]);
    expect(slow).toHaveLength(2);
    const answerAll = (): void => { for (const each of slow.splice(0)) each.setHeader('content-type', 'application/json').end('{"data":{"_entities":[{"mayStart":false}]}}'); };
    answerAll();
    await until(async () => slow.length === 1);
    answerAll();
    expect((await Promise.all([...going, waiting])).map(({ data }) => data?.['project'])).toEqual(Array(3).fill({ name: 'Project 1', mayStart: false }));
    expect(await metric('gateway_service_fetches{service="approvals",state="under-way"}')).toMatch(/ 0$/);
  });

  it('gives one that waits no more time than one that was asked', async () => {
    house = await openSmallHouse({ executor, joins: ALONE, guarding: { atOnce: 1, waiting: 10 } });
    house.replace('approvals', () => undefined);
    const answers = await Promise.all([house.ask(QUERY), house.ask(QUERY)]);
    for (const answer of answers) expect([told(answer), answer.milliseconds < 3_500]).toEqual([UNAVAILABLE, true]);
  });
});

describe('answers that are held 应答暂存上限', () => {
  it('are bounded for all operations together, and refused beyond, until others are answered', async () => {
    const held = new HeldAnswers(200_000);
    const house = await openSmallHouse({ gate: { held } });
    const waiting: ServerResponse[] = [];
    house.replace('projects', (_incoming, outgoing) => { outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { project: { __typename: 'Project', id: 'prj_1', name: 'x'.repeat(150_000) } } })); });
    house.replace('approvals', (_incoming, outgoing) => { waiting.push(outgoing); });
    const first = house.ask(QUERY);
    await until(async () => waiting.length === 1);
    const second = await house.ask(QUERY);
    expect([second.data, second.errors]).toEqual([{ project: null }, [expect.objectContaining({ path: ['project'], extensions: { code: 'UNAVAILABLE', rule: 'gateway.busy', service: 'projects', details: { retryAfter: 1 } } })]]);
    waiting[0]?.setHeader('content-type', 'application/json').end('{"data":{"_entities":[{"mayStart":true}]}}');
    expect((await first).data).toMatchObject({ project: { mayStart: true } });
    house.replace('approvals', null);
    expect((await house.ask(QUERY)).errors).toEqual([]);
    await house.stop();
  });

  it('leave no room to begin anything more', async () => {
    const held = new HeldAnswers(100);
    const gate: Gate = openGate({ rates: RATES, operations: 'free', known: knownOperations(new URL('../../operations.json', import.meta.url)), isLoading: () => false, held });
    const budget = gate.budget();
    budget.take(100);
    const admit = async () => gate.admit({ query: '{ me { name } }', hash: null }, { id: 'per_1', departmentId: null, departments: [], regions: '*', roles: ['drc'] });
    await expect(admit()).rejects.toMatchObject({ rule: 'gateway.busy', code: 'UNAVAILABLE', details: { retryAfter: 1 } });
    budget.end();
    expect(await admit()).toEqual({ query: '{ me { name } }' });
  });
});
