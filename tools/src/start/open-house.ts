import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFolder, lockFolder } from '@cornerstone/stack/data-folder';
import type { DatabaseUrls } from '@cornerstone/stack/databases';
import { openLog } from '@cornerstone/stack/log-file';
import { choosePorts } from '@cornerstone/stack/ports';
import { checkBroker, checkDisk, checkPort } from '@cornerstone/stack/prerequisites';
import { waitUntilReady } from '@cornerstone/stack/ready';
import { openSecrets, type Secrets } from '@cornerstone/stack/secrets';
import { endLeftovers, readRecord, type StackRecord } from '@cornerstone/stack/stack-record';
import { services } from '../services';
import { addressOf } from './address';
import { gatewayEnvironment, programOf, serviceEnvironment, type Begin } from './apps';
import { waitUntilHeard } from './heard';
import type { House } from './house';
import { hasOwnIssuer, identityEnvironment, issuerOf } from './identity';
import { buildPages } from './pages';
import type { Progress } from './progress';
import type { Settings } from './settings';
import { openBroker, openDatabase } from './stores';
import { writeKeys } from './token-keys';
import { keepWatched } from './watched';

const PATIENCE = 120_000;
const PORT_NAMES = ['postgres', 'kafka', 'kafka-controller', ...services, 'identity'] as const;
type Ports = Record<(typeof PORT_NAMES)[number], number>;

export interface Ready { urls: Record<string, DatabaseUrls> }

/** Brings everything up, in the order in which one stands on the other. */
export async function openHouse(house: House, settings: Settings, progress: Progress, begin: Begin): Promise<Ready> {
  const before = await openFolder(house, settings);
  const [secrets, ports] = await Promise.all([openSecrets(settings.folder), choosePorts(PORT_NAMES, before?.ports)]);
  await house.beginRecord(settings.folder, firstRecord(settings, ports));

  // What needs the runtime is loaded when its turn comes: a start that is refused says so at once.
  const place = { house, settings, progress, ports, begin };
  const prepared = Promise.all([openDatabase(place).then(async (adminUrl) => (await import('./service-databases')).prepareDatabases(adminUrl, secrets, progress)), buildPages(progress)]);
  const readyFile = join(settings.folder, 'ready');
  // A service begins without the broker and is ready with it: what it reads and builds first takes as long as the broker does.
  const brokers = settings.brokers ?? `127.0.0.1:${ports.kafka}`;
  const [[urls]] = await Promise.all([prepared, openBroker(place), prepared.then(([urls]) => openApps({ ...place, ports }, { secrets, urls, brokers, readyFile }))]);
  if (settings.loadData) await (await import('./demonstration')).loadData(addressOf(settings), secrets, progress);
  await writeFile(readyFile, `${new Date().toISOString()}\n`);
  await waitUntilReady(`${addressOf(settings)}/readyz`, PATIENCE);
  return { urls };
}

/** Our folder, ours alone, with nothing of a killed start left running, and everything there that the rest needs. */
async function openFolder(house: House, settings: Settings): Promise<StackRecord | undefined> {
  const { folder } = settings;
  await claimFolder(folder);
  const lock = await lockFolder(folder);
  await house.keep('folder', lock.release);
  const before = await readRecord(folder);
  await endLeftovers(before);
  await rm(join(folder, 'ready'), { force: true });
  await house.keep('gateway', () => rm(join(folder, 'ready'), { force: true }));
  await checkPort(settings.port, settings.host);
  if (!settings.brokers) await checkBroker();
  await checkDisk(folder, settings.leastDiskGigabytes);
  return before;
}

function firstRecord(settings: Settings, ports: Ports): StackRecord {
  const database = settings.databaseUrl ? new URL(settings.databaseUrl) : undefined;
  return {
    url: addressOf(settings), brokers: settings.brokers ?? `127.0.0.1:${ports.kafka}`, startedAt: new Date().toISOString(), ports, processes: {},
    database: database ? { host: database.hostname, port: Number(database.port || 5432) } : { host: '127.0.0.1', port: ports.postgres },
  };
}

interface Apps { secrets: Secrets; urls: Record<string, DatabaseUrls>; brokers: string; readyFile: string }

async function openApps({ house, settings, progress, ports, begin }: { house: House; settings: Settings; progress: Progress; ports: Ports; begin: Begin }, { secrets, urls, brokers, readyFile }: Apps): Promise<void> {
  const shared = { ...settings, brokers, inherited: process.env };
  const ownIssuer = hasOwnIssuer(settings) ? issuerOf(settings) : undefined;
  const bar = progress.part('Services, gateway', services.length + (ownIssuer ? 2 : 1));
  const open = async (app: string, level: 'services' | 'gateway', env: NodeJS.ProcessEnv, readyUrl: string): Promise<void> => {
    const log = await openLog(settings.folder, app);
    const watched = await keepWatched({ house, progress, level, name: app, mark: programOf(app), log }, () => begin(app, env, log));
    await watched.during(waitUntilReady(readyUrl, PATIENCE));
    watched.keepAlive();
    bar.step(app);
  };
  const subgraphs = Object.fromEntries(services.map((service) => [service, { url: `http://127.0.0.1:${ports[service]}/graphql`, key: secrets.internalKey(service) }]));
  const keyFiles = settings.demonstration ? await writeKeys(settings.folder, secrets) : undefined;
  const openIdentity = async (issuer: string): Promise<void> => {
    const signingKeys = await (await import('./signing-keys')).signingKeysIn(settings.folder);
    return open('identity', 'services', identityEnvironment(shared, { port: ports.identity, issuer, signingKeys, secrets }), `http://127.0.0.1:${ports.identity}/healthz`);
  };
  await Promise.all([
    ...services.map((service) => {
      const own = urls[service];
      if (!own) throw new Error(`no database for ${service}`);
      return open(service, 'services', serviceEnvironment(shared, { ...own, port: ports[service], internalKey: secrets.internalKey(service) }), `http://127.0.0.1:${ports[service]}/readyz`);
    }),
    ...(ownIssuer ? [openIdentity(ownIssuer)] : []),
    // Its own /readyz waits for the data, which come in through it.
    open('gateway', 'gateway', gatewayEnvironment(shared, { ...settings, oidcIssuer: issuerOf(settings), identityUrl: ownIssuer && `http://127.0.0.1:${ports.identity}`, subgraphs, readyFile, keyFiles }), `${addressOf(settings)}/healthz`),
  ]);
  await waitUntilHeard(services.map((service) => `http://127.0.0.1:${ports[service]}/readyz`), PATIENCE);
  bar.done();
}
