import { migrate } from '@cornerstone/runtime/migrate';
import { databaseUrls, provision, type DatabaseUrls } from '@cornerstone/stack/databases';
import type { Secrets } from '@cornerstone/stack/secrets';
import { services } from '../services';
import type { Progress } from './progress';

/** Each service's database and roles, brought up to date. */
export async function prepareDatabases(adminUrl: string, secrets: Secrets, progress: Progress): Promise<Record<string, DatabaseUrls>> {
  const bar = progress.part('Service databases', services.length);
  await Promise.all(services.map(async (service) => {
    const { ownerUrl } = await provision(adminUrl, service, secrets);
    await migrate(service, ownerUrl);
    bar.step(service);
  }));
  bar.done();
  return Object.fromEntries(services.map((service) => [service, databaseUrls(adminUrl, service, secrets)]));
}
