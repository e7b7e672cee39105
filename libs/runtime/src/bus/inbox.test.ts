import { toWire } from '@cornerstone/events/envelope';
import { fundsPaid } from '@cornerstone/events/funding';
import { projectResumed, projectStarted } from '@cornerstone/events/projects';
import type { Received } from '@cornerstone/events/define';
import { day } from '@cornerstone/kernel/day';
import { aBridge, begun, Bridge, buildBridge as build, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import type { Incoming } from './broker';
import { createClock } from '../clock';
import { createInbox, type Inbox } from './inbox';
import { newId } from '../ids';
import { createLog } from '../log';
import { enter, enterAll } from '../record';
import { on, onEvery, type Effect } from '../slice';

const TOPIC = 'projects.project';
const log = createLog('test', 'silent');
const clock = createClock();
clock.moveTo(day('2024-11-20'));

const started = (id = newId('prj')): Received => heard(projectStarted.of(day('2024-03-01'), { startedOn: '2024-03-01', evidenceDigest: 'ab' }), { projectId: id, aggregateVersion: 1 });
const incoming = (event: Received, changed: Partial<Omit<Incoming, 'value'>> & { value?: string | Buffer | null } = {}): Incoming => {
  const { value, ...rest } = { ...toWire(event), topic: TOPIC, partition: 0, offset: 0, at: 0, ...changed };
  return { ...rest, value: typeof value === 'string' ? Buffer.from(value) : value };
};

describe('the inbox 收件箱', () => {
  let bridges: Bridges;

  beforeAll(async () => { bridges = await openBridges(); });
  afterAll(() => bridges.close());
  beforeEach(() => bridges.worker.query('delete from parked_message'));

  const inboxOf = (effect: Effect<unknown>, afterEffect: () => void = () => undefined): Inbox => createInbox(bridges.worker, 'projects', [on(projectStarted, effect)], clock, log, afterEffect);
  const built = async (id: string): Promise<boolean> => (await bridges.worker.query<object[]>('select 1 from bridge where id = $1', [id])).length === 1;
  const recorded = async (event: Received): Promise<boolean> => (await bridges.worker.query<object[]>('select 1 from inbox where event_id = $1', [event.id])).length === 1;
  const buried = (): Promise<{ topic: string; key: string | null; value: Buffer | null; headers: Record<string, string>; reason: string; tries: number }[]> =>
    bridges.worker.query("select topic, key, value, headers, reason, tries from parked_message where state = 'DEAD' order by id");

  it('gives an event heard twice one effect', async () => {
    let effects = 0;
    const inbox = inboxOf(build, () => { effects += 1; });
    const event = started();
    expect([await inbox.receive(event), await inbox.receive(event)]).toEqual([true, false]);
    expect([effects, await built(event.aggregateId)]).toEqual([1, true]);
  });

  it('gives an event heard twice at once one effect', async () => {
    const inbox = inboxOf(build);
    const event = started();
    expect((await Promise.all(Array.from({ length: 5 }, () => inbox.receive(event)))).filter(Boolean)).toHaveLength(1);
  });

  it('gives the same id with another body no second effect (44)', async () => {
    const inbox = inboxOf(build);
    const event = started();
    await inbox.handle([incoming(event)]);
    await inbox.handle([incoming({ ...event, data: { startedOn: '2024-05-05', evidenceDigest: 'cd' } })]);
    expect(await buried()).toEqual([]);
    expect(await bridges.worker.query('select count(*)::int as rows from bridge where id = $1', [event.aggregateId])).toEqual([{ rows: 1 }]);
  });

  it('rolls effect and id back together, and takes the event when it comes again', async () => {
    let broken = true;
    const inbox = inboxOf(async (tx, event) => { await build(tx, event); if (broken) throw new Error('half way'); });
    const event = started();
    await expect(inbox.receive(event)).rejects.toThrow('half way');
    expect([await built(event.aggregateId), await recorded(event)]).toEqual([false, false]);
    broken = false;
    expect(await inbox.receive(event)).toBe(true);
  });

  it('does all that several slices do with an event in one transaction', async () => {
    const event = started();
    const inbox = createInbox(bridges.worker, 'projects', [on(projectStarted, build), onEvery(async () => { throw new Error('second'); })], clock, log, () => undefined);
    await expect(inbox.receive(event)).rejects.toThrow('second');
    expect(await built(event.aggregateId)).toBe(false);
  });

  it('passes over a type it has no ear for', async () => {
    const event = { ...started(), type: 'projects.project.resumed.v1', data: { on: '2024-03-01' } };
    expect(await inboxOf(build).receive(event)).toBe(false);
    expect(await recorded(event)).toBe(false);
  });

  it('buries what cannot be read at once, with its bytes, headers and reason', async () => {
    const message = incoming(started(), { value: '{"startedOn":' });
    await inboxOf(build).handle([message]);
    expect(await buried()).toEqual([{ topic: TOPIC, key: message.key, value: Buffer.from('{"startedOn":'), headers: message.headers, reason: expect.stringMatching(/no JSON/), tries: 1 }]);
  });

  it.each<[string, (event: Received) => Parameters<typeof incoming>[1], RegExp]>([
    ['GBK bytes (41)', (event) => ({ value: Buffer.concat([Buffer.from(toWire(event).value?.slice(0, -2) ?? ''), Buffer.from([0xcf, 0xee]), Buffer.from('"}')]) }), /no UTF-8/],
    ['no value (42)', () => ({ value: null }), /empty/],
    ['no headers (43)', () => ({ headers: {} }), /ce_type/],
    ['an unknown type (45)', (event) => ({ headers: { ...toWire(event).headers, ce_type: 'projects.project.started.v7' } }), /unknown/],
    ['a megabyte in a wrong field (47)', () => ({ value: JSON.stringify({ startedOn: 'x'.repeat(1_200_000) }) }), /startedOn/],
    ['another topic (49)', () => ({ topic: 'funding.ledger' }), /does not belong on funding\.ledger/],
    ['a value with NUL', () => ({ value: '\0' }), /no JSON/],
    ['a key and headers that no text column keeps', (event) => ({ key: 'a\0', headers: { ...toWire(event).headers, 'x-\ud800': '\0', ce_source: 'a\0' } }), /may not publish/],
  ])('buries %s and goes on', async (_, changed, why) => {
    const event = started();
    const inbox = inboxOf(build);
    await inbox.handle([incoming(event, changed(event))]);
    expect((await buried()).map(({ reason }) => reason)).toEqual([expect.stringMatching(why)]);
    expect([await built(event.aggregateId), await recorded(event)]).toEqual([false, false]);
    expect((await buried())[0]?.reason.length).toBeLessThanOrEqual(2_000);
  });

  it('never buries an event for a database that is away: the broker brings it again', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    let left = 7;
    const inbox = inboxOf(async (tx, event) => { left -= 1; if (left > 0) throw away; await build(tx, event); });
    const event = started();
    for (let tries = 1; tries < 7; tries += 1) await expect(inbox.handle([incoming(event)])).rejects.toBe(away);
    expect(await bridges.worker.query('select * from parked_message')).toEqual([]);
    await inbox.handle([incoming(event)]);
    expect(await built(event.aggregateId)).toBe(true);
  });

  it('wakes the relay where an effect has recorded something or a letter was put aside, and not for the rest', async () => {
    let woken = 0;
    const wakes = async (effect: Effect<unknown>, changed: Parameters<typeof incoming>[1] = {}): Promise<number> => {
      woken = 0;
      await inboxOf(effect, () => { woken += 1; }).handle([incoming(started(), changed)]);
      return woken;
    };
    expect(await wakes(build)).toBe(0);
    expect(await wakes((tx) => enter(tx, Bridge, aBridge(), [begun()]))).toBe(1);
    expect(await wakes((tx) => enterAll(tx, [{ row: aBridge(), facts: [begun()] }]))).toBe(1);
    expect(await wakes(build, { value: 'no JSON' })).toBe(1);
  });

  it('subscribes to the topics of what it hears', () => {
    const inbox = createInbox(bridges.worker, 'projects', [on(projectStarted, build), on(fundsPaid, build), onEvery(build), on(projectResumed, build)], clock, log, () => undefined);
    expect([...inbox.topics].sort()).toEqual(['funding.ledger', 'projects.project']);
  });
});
