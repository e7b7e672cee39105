import type { Received } from '@cornerstone/events/define';
import { openListener, TOPIC, type Listener } from '@cornerstone/testing/listener';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { query } from '../transaction';
import { lagOf, watchAlarms } from './alarms';

describe('alarms of the streams 事件流告警', () => {
  let broker: MemoryBroker;
  let listener: Listener;
  let told: string[];
  const log = Object.assign(createLog('test', 'silent'), { error: (what: object, message: string) => { told.push(`${message} ${JSON.stringify(what)}`); } });

  beforeEach(async () => {
    broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    listener = await openListener(broker);
    told = [];
  });
  afterEach(async () => {
    await listener.close();
    await broker.close();
  });

  it('know how far a service is behind', async () => {
    await broker.publish(aStory(3).map((event) => sent(event)));
    expect(await lagOf(listener.worker, broker, [TOPIC])).toEqual({ taken: 0, behind: 3 });
    await listener.listen();
    await until(async () => (await lagOf(listener.worker, broker, [TOPIC])).behind === 0);
    expect(await lagOf(listener.worker, broker, [TOPIC])).toEqual({ taken: 3, behind: 0 });
  });

  it('tell once that nothing is taken in, until it is', async () => {
    await broker.publish(aStory(3).map((event) => sent(event)));
    const alarms = watchAlarms({ worker: listener.worker, broker, topics: [TOPIC], log }, 20);
    await until(() => told.length > 0);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    expect(told).toEqual(['messages wait on the topics and none is taken in {"behind":3}']);
    alarms.stop();
  });

  it('tell of dead letters when one more dies, not every time they look', async () => {
    const alarms = watchAlarms({ worker: listener.worker, broker, topics: [TOPIC], log }, 20);
    // On a busy machine a message may wait through two looks, and that is told, too.
    const ofDeadLetters = (): string[] => told.filter((line) => line.includes('deadLetters'));
    await listener.listen();
    for (const count of [1, 2]) {
      const [event] = aStory(1) as [Received];
      listener.poison.set(event.id, (tx) => query(tx, 'select 1 / 0'));
      await broker.publish([{ ...sent(event), value: '{' }]);
      await until(() => ofDeadLetters().length === count);
    }
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    expect(ofDeadLetters().map((line) => line.replace(/^.*list /, ''))).toEqual(['{"deadLetters":1}', '{"deadLetters":2}']);
    expect(told.length).toBeLessThanOrEqual(4);
    alarms.stop();
  });

  it('tell that events are late', async () => {
    await listener.worker.query(`insert into event (id, type, key, aggregate_id, aggregate_version, region_paths, known_on, occurred_at, actor_id, data) values ('evt_late', 'projects.project.resumed.v1', 'prj_1', 'prj_1', 1, '{410000}', '2024-03-01', clock_timestamp() - interval '40 seconds', 'per_1', '{}')`);
    await listener.worker.query("insert into pending (event_id) values ('evt_late')");
    const alarms = watchAlarms({ worker: listener.worker, broker, topics: [TOPIC], log }, 20);
    await until(() => told.length > 0);
    expect(told).toEqual([expect.stringMatching(/^events are late.*"unsent":1/)]);
    alarms.stop();
  });
});
