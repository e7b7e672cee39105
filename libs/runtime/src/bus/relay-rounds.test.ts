import { aBridge, begun, Bridge, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { listenToStatements } from '@cornerstone/testing/statements';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { enter } from '../record';
import { numberPending } from './numbering';
import { startRelay, type Relay } from './relay';

const TOPIC = 'projects.project';

describe('a round of the relay 投递轮次', () => {
  let bridges: Bridges;
  beforeEach(async () => { bridges = await openBridges(); });
  afterEach(() => bridges.close());

  const through = async (work: (relay: Relay, broker: MemoryBroker, asked: string[]) => Promise<void>): Promise<void> => {
    const broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    const asked: string[] = [];
    const stopListening = listenToStatements(({ name }) => asked.push(name));
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    try {
      await work(relay, broker, asked);
    } finally {
      stopListening();
      await relay.stop();
      await broker.close();
    }
  };
  const write = () => bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
  const ofRelay = (asked: readonly string[]): string[] => asked.filter((name) => name.startsWith('relay: ') || name === 'untold');

  it('numbers once what came at once, and looks for more only when it is told of more', async () => {
    await write();
    await through(async (_, broker, asked) => {
      // It has looked, and at what it does besides.
      await until(() => asked.includes('untold'));
      expect(broker.kept(TOPIC)).toHaveLength(1);
      expect(ofRelay(asked)).toEqual(['relay: any', 'relay: take', 'relay: number', 'relay: sent', 'untold']);
      await write();
      await bridges.worker.query('notify pending');
      await until(() => broker.kept(TOPIC).length === 2);
    });
  });

  it('takes what it is told of without a look before, and is told at once in its own process', async () => {
    await through(async (relay, broker, asked) => {
      await until(() => asked.includes('untold'));
      const rounds: string[][] = [];
      for (let each = 1; each <= 5; each += 1) {
        await write();
        asked.length = 0;
        expect(relay.wake()).toBe(true);
        await until(() => broker.kept(TOPIC).length === each && asked.includes('relay: sent'));
        rounds.push(ofRelay(asked));
      }
      // Now and then its own look falls in between.
      expect(rounds).toContainEqual(['relay: take', 'relay: number', 'relay: sent']);
    });
  });

  it('leaves the telling to the database where another one has the turn', async () => {
    await through(async (first, _, asked) => {
      await until(() => asked.includes('untold'));
      await through(async (second, __, askedThen) => {
        await until(() => askedThen.includes('relay turn'));
        expect([first.wake(), second.wake()]).toEqual([true, false]);
      });
    });
  });

  it('numbers what waits behind what was left over, in one go', async () => {
    await write();
    await numberPending(bridges.worker);
    await write();
    await through(async (_, broker, asked) => {
      await until(() => asked.includes('untold'));
      expect(broker.kept(TOPIC)).toHaveLength(2);
    });
  });
});
