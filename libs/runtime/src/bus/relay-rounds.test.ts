import { aBridge, begun, Bridge, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { listenToStatements } from '@cornerstone/testing/statements';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { enter } from '../record';
import { startRelay } from './relay';

const TOPIC = 'projects.project';

describe('a round of the relay 投递轮次', () => {
  let bridges: Bridges;
  beforeAll(async () => { bridges = await openBridges(); });
  afterAll(() => bridges.close());

  it('numbers once what came at once, and looks for more only when it is told of more', async () => {
    const broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
    const asked: string[] = [];
    const stopListening = listenToStatements(({ name }) => asked.push(name));
    const relay = await startRelay(bridges.worker, bridges.database.workerUrl, 'projects', broker, createLog('test', 'silent'));
    try {
      // It has looked again, and at what it does besides.
      await until(() => asked.includes('untold'));
      expect(broker.kept(TOPIC)).toHaveLength(1);
      expect(asked.filter((name) => name === 'relay: one numbers' || name === 'relay: unnumbered')).toEqual(['relay: one numbers', 'relay: unnumbered']);
      await bridges.as('drc', (tx) => enter(tx, Bridge, aBridge(), [begun()]));
      await bridges.worker.query('notify pending');
      await until(() => broker.kept(TOPIC).length === 2);
    } finally {
      stopListening();
      await relay.stop();
      await broker.close();
    }
  });
});
