import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@cornerstone/runtime/migrate';
import { provision } from '@cornerstone/stack/databases';
import { choosePorts } from '@cornerstone/stack/ports';
import { startPostgres } from '@cornerstone/stack/postgres';
import { openSecrets } from '@cornerstone/stack/secrets';

const SERVICES = ['directory', 'projects', 'approvals', 'funding', 'elements', 'supervision'];

export interface TestCluster { stop(): Promise<void> }

/** One PostgreSQL for a test run, with a migrated database per service that tests clone. Workers find it by TEST_CLUSTER. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-test-'));
  const secrets = await openSecrets(folder);
  const { postgres: port } = await choosePorts(['postgres']);
  const postgres = await startPostgres({ folder, port, fsync: false });
  const urls: Record<string, { appUrl: string; workerUrl: string }> = {};
  const present = SERVICES.filter((service) => existsSync(fileURLToPath(new URL(`../../../apps/${service}/src/migrations`, import.meta.url))));
  await Promise.all(present.map(async (service) => {
    const { ownerUrl, appUrl, workerUrl } = await provision(postgres.adminUrl, service, secrets);
    await migrate(service, ownerUrl);
    urls[service] = { appUrl, workerUrl };
  }));
  process.env['TEST_CLUSTER'] = JSON.stringify({ adminUrl: postgres.adminUrl, urls });
  return {
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
