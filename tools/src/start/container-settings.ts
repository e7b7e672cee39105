import { join } from 'node:path';
import { signingKeysFile } from '@cornerstone/runtime/signing-keys';
import { databaseUrls } from '@cornerstone/stack/databases';
import type { Secrets } from '@cornerstone/stack/secrets';
import { services as names, type Service } from '../services';

/** What each process is told besides the settings that stand in docker-compose.yml, by the name of its file. */
export function containerSettings(folder: string, secrets: Secrets): Record<'admin' | 'gateway' | 'identity' | Service, Record<string, string>> {
  const adminUrl = `postgres://postgres:${secrets.adminPassword}@postgres:5432/postgres`;
  const ofService = (service: Service): Record<string, string> => {
    const { appUrl, workerUrl } = databaseUrls(adminUrl, service, secrets);
    return { DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl, INTERNAL_KEY: secrets.internalKey(service) };
  };
  const subgraphs = Object.fromEntries(names.map((service) => [service, { url: `http://${service}:4001/graphql`, key: secrets.internalKey(service) }]));
  const services = Object.fromEntries(names.map((service) => [service, ofService(service)])) as Record<Service, Record<string, string>>;
  return {
    ...services, admin: { DATABASE_URL: adminUrl },
    identity: { SIGNING_KEYS: signingKeysFile(folder), DEMO_PASSWORD: secrets.demonstrationPassword, COOKIE_KEY: secrets.cookieKey },
    gateway: { SUBGRAPHS: JSON.stringify(subgraphs), TOKEN_KEYS: join(folder, 'jwks.json'), DEMO_KEY_FILE: join(folder, 'demonstration-key.json'), READY_FILE: join(folder, 'ready') },
  };
}
