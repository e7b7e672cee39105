import type { Received } from '@cornerstone/events/define';
import { onServer } from '@cornerstone/testing/bridges';
import { brokersUnderTest, type BrokerUnderTest } from '@cornerstone/testing/brokers';
import { openListener, TOPIC, type Listener } from '@cornerstone/testing/listener';
import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import type { Broker } from './broker';
import { dropLetters } from './dead-letters';
import { query } from '../transaction';

describe.each(brokersUnderTest)('replay, %s 重放', (_, open) => {
  let brokers: BrokerUnderTest;
  let broker: Broker;
  let listener: Listener;

  beforeEach(async () => {
    brokers = await open();
    broker = brokers.client();
    await broker.ensureTopics([TOPIC]);
    listener = await openListener(broker);
    await listener.listen();
  });
  afterEach(async () => {
    await listener.close();
    await brokers.close();
  });

  const spans = (): Promise<object[]> => listener.worker.query('select * from span order by aggregate');
  const effective = (count: number) => until(async () => (await listener.effects()).length >= count, `${count} effects`);
  const publish = (stories: readonly (readonly Received[])[]): Promise<void> => broker.publish(stories.flat().map((event) => sent(event)));
  const replay = async (from: 'beginning' | Date = 'beginning') => {
    listener.replayer.start(from);
    await listener.replayer.ended();
    return listener.replayer.status();
  };

  it('builds the copies anew from the beginning, row for row the same, and decides nothing a second time', async () => {
    const stories = Array.from({ length: 30 }, () => aStory(4));
    await publish(stories);
    await publish(stories.slice(0, 5));
    await effective(120);
    const before = await spans();
    const done = await replay();
    expect(done).toMatchObject({ state: 'DONE', total: 140, done: 140, tables: { span: { rows: 30, added: 0, changed: 0, removed: 0 } } });
    expect([await spans(), (await listener.effects()).length]).toEqual([before, 120]);
  });

  it('puts right what was lost, spoilt or invented in the copies, and says how much', async () => {
    await publish(Array.from({ length: 10 }, () => aStory(3)));
    await effective(30);
    const before = await spans();
    await listener.worker.query("with one as (select aggregate from span order by aggregate limit 2) delete from span where aggregate in (select * from one)");
    await listener.worker.query("update span set effects = 99 where aggregate = (select max(aggregate) from span)");
    await listener.worker.query("insert into span values ('prj_invented', 1, 1)");
    expect((await replay()).tables).toEqual({ span: { rows: 10, added: 2, changed: 1, removed: 1 } });
    expect(await spans()).toEqual(before);
  });

  it('goes on serving and hearing while it builds, and misses nothing that comes meanwhile', async () => {
    const stories = Array.from({ length: 200 }, () => aStory(4));
    await publish(stories.slice(0, 150));
    await effective(600);
    const replaying = replay();
    let seen = Infinity;
    const reading = (async () => { while (listener.replayer.status().state === 'RUNNING') seen = Math.min(seen, (await spans()).length); })();
    for (const story of stories.slice(150)) await publish([story]);
    expect((await replaying).state).toBe('DONE');
    await reading;
    await effective(800);
    expect(seen).toBeGreaterThanOrEqual(150);
    expect(await listener.worker.query('select count(*)::int as rows, sum(effects)::int as effects from span')).toEqual([{ rows: 200, effects: 800 }]);
    expect((await replay()).tables).toEqual({ span: { rows: 200, added: 0, changed: 0, removed: 0 } });
  });

  it('leaves out what is parked and what was dropped, as the live copies do', async () => {
    const [good, bad] = [aStory(2), aStory(3)];
    listener.poison.set((bad[1] as Received).id, (tx) => query(tx, 'select 1 / 0'));
    await publish([good, bad]);
    await effective(3);
    await until(async () => (await listener.parked()).length === 2);
    expect((await replay()).tables).toEqual({ span: { rows: 2, added: 0, changed: 0, removed: 0 } });
  });

  it('holds nothing back behind a letter that was dropped or is of an unknown type, though more comes meanwhile', async () => {
    const [dropped, unknown] = [aStory(60), aStory(60)];
    listener.poison.set((dropped[0] as Received).id, (tx) => query(tx, 'select 1 / 0'));
    const newer = sent(unknown[0] as Received);
    await broker.publish([sent(dropped[0] as Received), { ...newer, headers: { ...newer.headers, ce_type: 'projects.project.exploded.v1' } }]);
    await until(async () => (await listener.parked()).length === 2, 'both put aside');
    await listener.inbox.within(async (tx) => dropLetters(tx, (await query<{ id: number }>(tx, "select id::int as id from parked_message where blocking")).map(({ id }) => id), '测试', 'per_1'));
    const replaying = replay();
    for (let at = 1; at < 60; at += 1) await broker.publish([sent(dropped[at] as Received), sent(unknown[at] as Received)]);
    expect((await replaying).state).toBe('DONE');
    await effective(118);
    expect(await listener.worker.query('select version, effects from span')).toEqual([{ version: 60, effects: 59 }, { version: 60, effects: 59 }]);
    expect((await replay()).tables).toEqual({ span: { rows: 2, added: 0, changed: 0, removed: 0 } });
  });

  it('gives the events since a day their effect on top of what is live', async () => {
    await publish([aStory(2)]);
    await effective(2);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    const since = new Date();
    await publish([aStory(1)]);
    await effective(3);
    await listener.worker.query('delete from span where version = 1');
    const { state, total, tables } = await replay(since);
    expect([state, total, tables]).toEqual(['DONE', 1, { span: { rows: 2, added: 1, changed: 0, removed: 0 } }]);
  });

  it('changes nothing and says why when an event cannot be taken', async () => {
    await publish([aStory(2)]);
    await effective(2);
    const before = await spans();
    await onServer(listener.database.ownerUrl, (client) => client.query('alter table span add check (version < 2) not valid'));
    expect(await replay()).toMatchObject({ state: 'FAILED', fault: expect.stringMatching(/check/) });
    expect(await spans()).toEqual(before);
  });
});
