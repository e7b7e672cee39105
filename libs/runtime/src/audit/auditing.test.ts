import { chainHeadTopic } from '@cornerstone/events/topics';
import { aBridge, begun, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { brokersUnderTest, type BrokerUnderTest } from '@cornerstone/testing/brokers';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { person } from '@cornerstone/testing/people';
import { briefly, verifyLog } from '@cornerstone/testing/verify-log';
import type { Actor } from '../actor';
import type { Operate } from '../bus/operate';
import { headSigner } from '../bus/chain-head';
import { numberPending } from '../bus/numbering';
import { createClock } from '../clock';
import { createLog } from '../log';
import { enter, enterAll, record } from '../record';
import { load } from '../rows';
import { auditing } from './auditing';
import type { Trail } from './trail';
import type { Verified } from './verify';

const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'.repeat(2);
const TOPIC = chainHeadTopic('projects');
const clerk = person('clerk.zz');
const other: Actor = { ...clerk, id: 'per_other', departmentId: 'dep_other', departments: ['dep_other'] };

describe('the audit of a service 审计查询与校验', () => {
  let bridges: Bridges;
  let ask: <T>(who: Actor, request: object) => Promise<T>;
  let id: string;

  beforeAll(async () => {
    bridges = await openBridges();
    const others: Operate = async () => ({ others: true });
    const operate = auditing({ app: bridges.app, worker: bridges.worker, broker: memoryBroker(), service: 'projects', keys: [KEY], clock: createClock(), log: createLog('test', 'silent') }, others);
    ask = async <T>(who: Actor, request: object) => operate(who, request) as Promise<T>;
    ({ id } = await bridges.as(clerk, (tx) => enter(tx, Bridge, aBridge(), [begun()])));
    await bridges.as(other, async (tx) => record(tx, await load(tx, Bridge, id), [opened(), opened()], () => ({ name: '新桥' })));
    await bridges.as('clerk.ly', (tx) => enter(tx, Bridge, aBridge({ regionPaths: ['410000.410300'] }), [begun()]));
  });
  afterAll(() => bridges.close());

  describe('who changed what of a project 项目变更', () => {
    const trailOf = (who: Actor, some: object = {}): Promise<Trail> => ask<Trail>(who, { do: 'auditTrail', project: id, ...some });
    const versions = async (who: Actor, some: object = {}): Promise<number[]> => (await trailOf(who, some)).changes.map(({ version }) => version);

    it('is told newest first: who, for whom, what before and what after', async () => {
      const { changes, next } = await trailOf(person('sup'));
      expect(next).toBeNull();
      expect(changes).toMatchObject([
        { actorId: 'per_other', departmentId: 'dep_other', entity: 'bridge', entityId: id, version: 3, knownOn: '2024-09-01', events: Array<object>(2).fill({ type: 'projects.project.completed.v1', data: { on: '2024-09-01' } }), before: { name: '黄河大桥', version: 1 }, after: { name: '新桥', version: 3 } },
        { actorId: clerk.id, version: 1, before: null, events: [{ type: 'projects.project.started.v1', data: { startedOn: '2024-03-01', evidenceDigest: 'ab' } }], at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) },
      ]);
    });

    it('is told to each of what their department did, in their regions; of everything to who may read the audit', async () => {
      expect(await Promise.all([clerk, { ...clerk, id: 'per_colleague' }, other, person('sup'), person('drc'), person('fin'), person('clerk.ly'), { ...person('clerk.ly'), roles: ['sup'] }].map((who) => versions(who)))).toEqual([[1], [1], [3], [3, 1], [3, 1], [], [], []]);
    });

    it('is narrowed by days and person, and goes on where a page ended', async () => {
      const drc = person('drc');
      const [, oldest] = (await trailOf(drc)).changes;
      const dayOf = (instant: string, days = 0): string => new Date(Date.parse(instant) + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
      const on = oldest?.at ?? '';
      expect(await Promise.all([{ since: dayOf(on) }, { since: dayOf(on, 2) }, { until: dayOf(on, -1) }, { until: dayOf(on), by: clerk.id }, { by: 'per_other' }, { by: 'per_x' }].map((some) => versions(drc, some)))).toEqual([[3, 1], [], [], [1], [3], []]);
      const first = await trailOf(drc, { first: 1 });
      expect([first.changes.map(({ version }) => version), await versions(drc, { first: 1, before: first.next })]).toEqual([[3], [1]]);
    });

    it.each([{ project: '' }, { since: '2023-02-30' }, { by: "x' or 1=1" }, { first: 0 }, { first: 101 }, { before: '-1' }, { project: 'a\u0000' }])('refuses %j', async (some) => {
      await expect(trailOf(clerk, some)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', rule: 'audit.request' });
    });
  });

  describe('whether the log is whole 日志校验', () => {
    it('is told to who may read the audit, and to nobody else', async () => {
      for (const login of ['ops', 'drc', 'sup']) expect(await ask<Verified>(person(login), { do: 'verifyLog', part: 'audit' })).toMatchObject({ faults: [] });
      for (const login of ['clerk.zz', 'fin', 'land', 'eco', 'housing', 'gov', 'dev']) await expect(ask(person(login), { do: 'verifyLog', part: 'audit' })).rejects.toMatchObject({ code: 'FORBIDDEN', details: { operation: 'verifyAudit' } });
    });

    it('refuses a part that there is none of, and leaves other requests to the streams', async () => {
      await expect(ask(person('ops'), { do: 'verifyLog', part: 'everything' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(ask(person('ops'), { do: 'verifyLog', part: 'chain', from: { position: -1, hash: '' } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await ask(clerk, { do: 'status' })).toEqual({ others: true });
    });

    it('holds over more than one page of each part, and with events that wait for their place', async () => {
      await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 1_100 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
      expect(await verifyLog(bridges.worker)).toMatchObject({ last: 0, faults: [] });
      while ((await numberPending(bridges.worker)).events.length > 0);
      expect(await verifyLog(bridges.worker)).toMatchObject({ last: 2_204, faults: [] });
    });

    it('knows events and audit rows from before the chain covered the audit, and what can be found of those', async () => {
      const before = (of: string, audit = 'dep_1'): string => `insert into event (id, type, key, aggregate_id, aggregate_version, region_paths, known_on, actor_id, department_id, data) values ('evt_${of}', 'projects.project.resumed.v1', '${of}', '${of}', 1, '{410000}', '2024-03-01', 'per_1', 'dep_1', '{}');
        insert into pending (event_id) values ('evt_${of}'); insert into audit (actor_id, department_id, entity, entity_id, version, known_on, region_paths, event_ids, after) values ('per_1', '${audit}', 'bridge', '${of}', 1, '2024-03-01', '{410000}', '{evt_${of}}', '{}')`;
      for (const statement of before('brg_old').split(';')) await bridges.worker.query(statement);
      await numberPending(bridges.worker);
      expect((await verifyLog(bridges.worker)).faults).toEqual([]);
      for (const statement of before('brg_edited', 'dep_x').split(';')) await bridges.worker.query(statement);
      for (const statement of before('brg_bare').split(';').slice(0, 2)) await bridges.worker.query(statement);
      await bridges.worker.query("insert into audit (actor_id, department_id, entity, entity_id, version, known_on, region_paths, event_ids, after) values ('per_1', 'dep_1', 'bridge', 'brg_false', 1, '2024-03-01', '{410000}', '{evt_brg_old}', '{}')");
      await numberPending(bridges.worker);
      expect(briefly(await verifyLog(bridges.worker))).toEqual(['2207 AUDIT_MISSING', 'AUDIT_UNCHAINED', 'AUDIT_UNCHAINED']);
    });
  });

  describe.each(brokersUnderTest)('signed heads kept by a broker %s 链首', (_name, open) => {
    let broker: BrokerUnderTest;
    beforeAll(async () => { broker = await open(); });
    afterAll(() => broker.close());

    it('are all read, over many fetches, and the false one among them is named', async () => {
      const client = broker.client();
      await client.ensureTopics([TOPIC]);
      const [link] = await bridges.worker.query<{ hash: string }[]>("select encode(hash, 'hex') as hash from event_position where position = 2");
      const sign = headSigner('projects', KEY);
      const heads = Array.from({ length: 350 }, (_, at) => sign({ position: 2, hash: link?.hash ?? '' }, new Date(at * 60_000).toISOString()));
      heads.push({ ...sign({ position: 2, hash: 'f'.repeat(64) }, '2024-06-12T00:00:00Z'), signature: 'AAAA' });
      await client.publish(heads.map((head) => ({ topic: TOPIC, key: 'projects', value: JSON.stringify(head), headers: {} })));
      const { faults, heads: counted } = await verifyLog(bridges.worker, { broker: client, service: 'projects', keys: [KEY] });
      expect(faults.filter(({ fault }) => !fault.startsWith('AUDIT'))).toMatchObject([{ fault: 'HEAD_FORGED', position: 2 }]);
      expect(counted).toEqual({ ours: 350, unknownKey: 0, newest: 2 });
    });
  });
});
