import { createLog } from '@cornerstone/runtime/log';
import { brokersUnderTest, type BrokerUnderTest } from '@cornerstone/testing/brokers';
import { until } from '@cornerstone/testing/until';
import { anEvent, outgoing } from '../streams/events.fixture';
import { openPeople, type People } from './people';

const told = (id: string, aggregateVersion: number, disabled = false) => outgoing(anEvent({ type: 'directory.person.defined.v1', projectId: null, aggregateId: id, subject: id, aggregateVersion, regionPaths: [], data: { id, departments: ['dep_410000_finance'], regionPaths: ['*'], roles: ['fin'], disabled } }));
const rights = { departments: ['dep_410000_finance'], regions: '*', roles: ['fin'] };

describe.each(brokersUnderTest)('the people of the directory over %s 名录人员', (_, open) => {
  let broker: BrokerUnderTest;
  let people: People;
  beforeAll(async () => { broker = await open(); }, 60_000);
  afterAll(() => broker.close());
  afterEach(() => people.stop());

  it('are known from the beginning, and followed', async () => {
    const directory = broker.client();
    await directory.ensureTopics(['directory.person']);
    await directory.publish([told('per_1', 1), told('per_2', 1), told('per_2', 2, true)]);
    people = openPeople(broker.client(), createLog('test', 'silent'), 50);
    expect(people.find('per_1')).toBe('unread');
    await until(() => people.find('per_1') !== 'unread');
    expect(['per_1', 'per_2', 'per_3'].map((id) => people.find(id))).toEqual([rights, 'disabled', 'unknown']);
    const changed: unknown[] = [];
    const forget = people.watch('per_1', () => { changed.push(people.find('per_1')); });
    const since = performance.now();
    await directory.publish([told('per_1', 2, true)]);
    await until(() => changed.length > 0);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(changed).toEqual(['disabled']);
    forget();
    await directory.publish([told('per_1', 3)]);
    await until(() => people.find('per_1') !== 'disabled');
    expect(changed).toHaveLength(1);
  }, 60_000);

  it('are nobody, once read, where none was ever told of', async () => {
    const empty = await open();
    people = openPeople(empty.client(), createLog('test', 'silent'), 50);
    await until(() => people.find('per_1') === 'unknown');
    await people.stop();
    await empty.close();
  }, 60_000);
});
