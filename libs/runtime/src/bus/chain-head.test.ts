import { chainHeadTopic } from '@cornerstone/events/topics';
import { aBridge, begun, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { until } from '@cornerstone/testing/until';
import { verifyLog } from '@cornerstone/testing/verify-log';
import { createLog } from '../log';
import { enterAll } from '../record';
import { backlogOf } from './alarms';
import { headSigner, tellChainHead, type SignedHead } from './chain-head';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { startRelay } from './relay';

const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'.repeat(2);

describe('what a relay tells besides 链首与积压', () => {
  let bridges: Bridges;
  let broker: MemoryBroker;
  let instant = Date.parse('2024-06-12T00:00:00Z');

  beforeAll(async () => {
    bridges = await openBridges();
    broker = memoryBroker();
    await broker.ensureTopics(['projects.project', chainHeadTopic('projects')]);
  });
  afterAll(() => bridges.close());

  const write = (): Promise<void> => bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: 3 }, () => ({ row: aBridge(), facts: [begun()] }))));
  const heads = (): SignedHead[] => broker.kept(chainHeadTopic('projects')).map(({ value }) => JSON.parse(String(value)) as SignedHead);

  it('tells what waits, and since when', async () => {
    expect(await backlogOf(bridges.worker)).toEqual({ unsent: 0, oldestUnsentSeconds: 0, deadLetters: 0, parked: 0, regions: 0 });
    await write();
    await bridges.worker.query('select pg_sleep(0.05)');
    const { unsent, oldestUnsentSeconds } = await backlogOf(bridges.worker);
    expect([unsent, oldestUnsentSeconds > 0.04, oldestUnsentSeconds < 30]).toEqual([3, true, true]);
  });

  it('tells the signed head of the chain once a minute, when it has moved; the log verifies against it', async () => {
    const tell = tellChainHead(bridges.worker, 'projects', broker, headSigner('projects', KEY), () => new Date(instant));
    await tell();
    expect(heads()).toEqual([]);
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    await until(async () => (await backlogOf(bridges.worker)).unsent === 0);
    await relay.stop();
    const after = async (seconds: number): Promise<number> => { instant += seconds * 1_000; await tell(); return heads().length; };
    expect([await after(0), await after(30), await after(61)]).toEqual([1, 1, 1]);
    const [head] = heads();
    expect(head).toEqual({ service: 'projects', position: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/), at: '2024-06-12T00:00:00.000Z', key: expect.stringMatching(/^[0-9a-f]{16}$/), signature: expect.any(String) });
    expect(await verifyLog(bridges.worker, { broker, service: 'projects', keys: [KEY] })).toMatchObject({ last: 3, faults: [], heads: { ours: 1, unknownKey: 0, newest: 3 } });
  });

  it('signs with the service\'s own key: another service or key cannot', () => {
    const head = { position: 3, hash: 'ab' };
    const sign = (service: string, key: string): string => headSigner(service, key)(head, '2024-06-12T00:00:00Z').signature;
    expect(new Set([sign('projects', KEY), sign('funding', KEY), sign('projects', 'ff'.repeat(32))]).size).toBe(3);
    expect(sign('projects', KEY)).toBe(sign('projects', KEY));
  });
});
