import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEveryChild } from '@cornerstone/stack/child';
import { startKafka } from '@cornerstone/stack/kafka';
import { choosePorts } from '@cornerstone/stack/ports';
import { startPostgres } from '@cornerstone/stack/postgres';

export interface Ground { brokers: string; clear(): Promise<void> }

/** A database server and a broker for this run alone, as `npm start` runs them, in a folder that goes afterwards. */
export async function breakGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-bench-'));
  const clear = async (): Promise<void> => {
    await stopEveryChild();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ports = await choosePorts(['postgres', 'kafka', 'controller']);
    const [postgres, kafka] = await Promise.all([startPostgres({ folder, port: ports.postgres }), startKafka({ folder, port: ports.kafka, controllerPort: ports.controller })]);
    // Where the bridges of libs/testing look for their server.
    process.env['TEST_CLUSTER'] = JSON.stringify({ adminUrl: postgres.adminUrl, folder });
    return { brokers: kafka.brokers, clear };
  } catch (fault) {
    await clear();
    throw fault;
  }
}
