import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '@cornerstone/stack/fault';
import { choosePorts } from '@cornerstone/stack/ports';
import { startPostgres } from '@cornerstone/stack/postgres';
import { startedIn } from './shared-kafka';

export interface TestCluster { stop(): Promise<void> }

/** One PostgreSQL for a test run; the workers find it by TEST_CLUSTER. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-test-'));
  const { postgres: port } = await choosePorts(['postgres']);
  const postgres = await startPostgres({ folder, port, fsync: false });
  process.env['TEST_CLUSTER'] = JSON.stringify({ adminUrl: postgres.adminUrl, folder });
  return {
    async stop() {
      const kafka = await startedIn(folder);
      try {
        if (kafka) process.kill(kafka.pid, 'SIGKILL');
      } catch (fault) {
        // It went with whoever started it, just now.
        if (errorCode(fault) !== 'ESRCH') throw fault;
      }
      await postgres.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
