import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { withClient } from '@cornerstone/stack/database-client';
import { services } from '../../services';
import { entry, type Answer, type Case, type Entry } from './entry';
import type { Ground } from './ground';
import { SERVICE, serviceSettings, startGateway, startHouse, startService, type Settings } from './starting';

const service = (sent: string, changed: Parameters<typeof startService>[1], answer: string): Case => ({ sent, answer, act: (ground) => startService(ground, changed) });
const gateway = (sent: string, changed: Settings, answer: string): Case => ({ sent, answer, act: (ground) => startGateway(ground, changed) });
const house = (sent: string, settings: (ground: Ground) => Settings, answer: string, ...args: string[]): Case => ({ sent, answer, act: (ground) => startHouse(settings(ground), ...args) });

/** As if a migration of the code had not come to the database yet. */
async function unmigrated(ground: Ground): Promise<Answer> {
  const { adminUrl } = await serviceSettings(ground);
  const rename = (from: string, to: string): Promise<unknown> => withClient({ connectionString: adminUrl }, (client) => client.query('/* rename */ update migration set name = replace(name, $1, $2)', [from, to]));
  await rename('streams', 'pending');
  return startService(ground, {}).finally(() => rename('pending', 'streams'));
}

/** A supergraph without one of the services. */
async function foreignGraph(ground: Ground): Promise<Answer> {
  const file = join(ground.house.folder, 'foreign.graphql');
  await writeFile(file, 'enum join__Graph { PROJECTS @join__graph(name: "projects", url: "http://projects") }\n');
  return startGateway(ground, { SUPERGRAPH: file });
}

const SAMPLE = '0123456789abcdef'.repeat(4);

/** Settings, as a process is started with them. */
export const settingEntries: readonly Entry[] = [
  entry(65, service('a service without INTERNAL_KEY', { INTERNAL_KEY: undefined }, 'exit 2 INTERNAL_KEY: is missing'), service('a service without DATABASE_URL', { DATABASE_URL: undefined }, 'exit 2 DATABASE_URL: is missing'),
    gateway('a gateway without SUBGRAPHS', { SUBGRAPHS: undefined }, 'exit 2 SUBGRAPHS: *'), gateway('a gateway that knows nobody who signs people in', { OIDC_ISSUER: undefined }, 'exit 2 *OIDC_ISSUER: *')),
  entry(66, service('a sample as INTERNAL_KEY, in production', { INTERNAL_KEY: SAMPLE }, 'exit 2 INTERNAL_KEY: must be random, not a sample'), service('the demonstration in production', { DEMONSTRATION: 'true' }, 'exit 2 DEMONSTRATION: must not be true in production'),
    gateway('a sample as the key of a subgraph, in production', { SUBGRAPHS: JSON.stringify(Object.fromEntries(services.map((name) => [name, { url: 'http://127.0.0.1:1/graphql', key: SAMPLE }]))) }, 'exit 2 SUBGRAPHS*'),
    gateway('the keys of the demonstration, in production', { TOKEN_KEYS: 'jwks.json' }, 'exit 2 *TOKEN_KEYS: *'),
    gateway('the demonstration at the gateway, in production', { DEMONSTRATION: 'true' }, 'exit 2 *DEMONSTRATION: must not be true in production*')),
  entry(67, service('the owner of the tables as DATABASE_URL', ({ ownerUrl }) => ({ DATABASE_URL: ownerUrl }), 'exit 2 DATABASE_URL: must not be the owner of the tables: row security would not hold'),
    service('the administrator as DATABASE_URL', ({ adminUrl }) => ({ DATABASE_URL: adminUrl }), 'exit 2 DATABASE_URL: must not be a role that row security does not hold'),
    service('the administrator as WORKER_DATABASE_URL', ({ adminUrl }) => ({ WORKER_DATABASE_URL: adminUrl }), 'exit 2 WORKER_DATABASE_URL: must not be a role that row security does not hold')),
  entry(68, { sent: 'a service on a port that is taken', answer: 'exit 2 SERVICE_PORT: * is taken', act: (ground) => startService(ground, { SERVICE_PORT: String(ground.house.port) }, 'ends') },
    { sent: 'a gateway on a port that is taken', answer: 'exit 2 PORT: * is taken', act: (ground) => startGateway(ground, { PORT: String(ground.house.port) }, 'ends') },
    house('npm start on a port that is taken', (ground) => ({ PORT: String(ground.house.port) }), 'exit 2 Port * is *'),
    service('a port that is none', { SERVICE_PORT: '99999' }, 'exit 2 SERVICE_PORT: *')),
  entry(69, service('no connections', { DATABASE_CONNECTIONS: '0' }, 'exit 2 DATABASE_CONNECTIONS: *'), service('half a connection', { DATABASE_CONNECTIONS: '0.5' }, 'exit 2 DATABASE_CONNECTIONS: *')),
  entry(70, service('a broker that does not answer', { KAFKA_BROKERS: '127.0.0.1:1' }, 'alive, not ready'), service('what is no address', { KAFKA_BROKERS: 'broker' }, 'exit 2 KAFKA_BROKERS: *'),
    house('npm start with a broker that does not answer', () => ({ KAFKA_BROKERS: '127.0.0.1:1' }), 'exit 2 *No broker of KAFKA_BROKERS answers *')),
  entry(71, { sent: 'a supergraph of other services', act: foreignGraph, answer: 'exit 2 SUPERGRAPH: was not composed from *, which SUBGRAPHS names' },
    gateway('a service of the supergraph without an address', { SUBGRAPHS: JSON.stringify({ projects: { url: 'http://127.0.0.1:1/graphql', key: '9b4f0c6d2e81a735'.repeat(3) + '0a1b2c3d4e5f6789' } }) }, 'exit 2 SUPERGRAPH: was composed from *, for which SUBGRAPHS names no address'),
    gateway('a supergraph that is not there', { SUPERGRAPH: '/nowhere/supergraph.graphql' }, 'exit 2 SUPERGRAPH: cannot be read, or is no supergraph*')),
  entry(72, service('"False" as text', { DEMONSTRATION: 'False' }, 'exit 2 DEMONSTRATION: *'), service('a setting that is misspelt', { DATABASE_CONECTIONS: '5' }, 'exit 2 DATABASE_CONECTIONS: is no setting; DATABASE_CONNECTIONS is'),
    gateway('"0" for false at the gateway', { DEMONSTRATION: '0' }, 'exit 2 *DEMONSTRATION: *'), house('npm start with a setting that is misspelt', () => ({ KAFKA_BROKER: '127.0.0.1:1' }), 'exit 2 KAFKA_BROKER is no setting; KAFKA_BROKERS is'),
    house('npm start with a flag that is misspelt', () => ({}), 'exit 2 Unknown option \'--no-demos\'*', '--no-demos')),
  entry(73, { sent: 'a database without a migration that the code has', alone: true, act: unmigrated, answer: `exit 2 The database of ${SERVICE} lacks streams1700000000200: npm start applies migrations.` }),
  entry(74, service('the zone of New York', { TZ: 'America/New_York' }, 'exit 2 TZ: must be Asia/Shanghai, or be left out')),
];
