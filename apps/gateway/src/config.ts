import { brokerAddresses } from '@cornerstone/runtime/broker-addresses';
import { faultsOfPlace } from '@cornerstone/files/place';
import { randomKey } from '@cornerstone/runtime/random-key';
import { misspelt } from '@cornerstone/kernel/misspelt';
import { z } from 'zod';
import { cacheSettings } from './cache/settings';
import { faultsOfIdentity, identitySettings } from './identity/settings';
import { json } from './json-setting';
import { RATES } from './limits/rates';
import { guardingSettings } from './services/settings';
import { streamSettings } from './streams/settings';
import { faultsOfSignIn, signInSettings } from './sign-in';

const subgraph = z.object({ url: z.url(), key: randomKey });
const rate = (usual: number) => z.coerce.number().int().min(1).default(usual);
const flagOf = (usual: 'true' | 'false') => z.enum(['true', 'false']).default(usual).transform((value) => value === 'true');
const flag = flagOf('false');

const settings = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUBGRAPHS: json.pipe(z.record(z.string(), subgraph)),
  ...identitySettings,
  ...signInSettings,
  KAFKA_BROKERS: brokerAddresses,
  /** Where uploaded files lie: folder:/path or s3://bucket/prefix; without it there are none. */
  FILES: z.string().optional(),
  FILES_S3_ENDPOINT: z.string().optional(),
  FILES_S3_REGION: z.string().optional(),
  FILES_S3_ACCESS_KEY: z.string().optional(),
  FILES_S3_SECRET_KEY: z.string().optional(),
  /** Another supergraph than the committed one. */
  SUPERGRAPH: z.string().min(1).optional(),
  /** Who runs the query plans: our executor, or the one that @apollo/gateway brings. */
  EXECUTOR: z.enum(['compiled', 'plain']).default('compiled'),
  /** Whether equal queries, fetches and entities under way are asked once; of our executor only. */
  JOIN_REQUESTS: flagOf('true'),
  JOIN_FETCHES: flagOf('true'),
  JOIN_ENTITIES: flagOf('true'),
  /** Who speaks HTTP with the services: our own client, or undici's (as with https in any case). */
  SERVICE_CLIENT: z.enum(['own', 'undici']).default('own'),
  /** Whether requests to the graph that are beyond doubt have a way of their own before node:http. */
  FRONT: z.enum(['lane', 'node']).default('lane'),
  READY_FILE: z.string().optional(),
  DEMONSTRATION: flag,
  DEMO_KEY_FILE: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  /** Any operation, or those of our own clients only; the latter by default in production. */
  OPERATIONS: z.enum(['free', 'known']).optional(),
  RATE_READS_PER_MINUTE: rate(RATES.reads),
  RATE_MUTATIONS_PER_MINUTE: rate(RATES.mutations),
  RATE_IMPORTS_PER_MINUTE: rate(RATES.imports),
  RATE_STRANGERS_PER_MINUTE: rate(RATES.strangers),
  ...cacheSettings,
  ...guardingSettings,
  ...streamSettings,
  /** Names of clients that the metrics tell apart. */
  METRICS_CLIENTS: z.coerce.number().int().min(0).max(1_000).default(30),
  /** Seconds between the first word of stopping (/readyz) and the end of taking what is new: as long as a balancer takes to look. */
  STOP_NOTICE_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  /** Proxies of ours in front: so many entries of X-Forwarded-For, from its end, are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
const schema = settings.transform((read) => ({ ...read, OPERATIONS: read.OPERATIONS ?? (read.NODE_ENV === 'production' ? 'known' as const : 'free' as const) }));

export type GatewayConfig = z.output<typeof schema>;
type Environment = Record<string, string | undefined>;

/** The settings, or the first fault of each as `NAME: what it must be`; never the value, which may be a secret. */
export function checkGatewaySettings(environment: Environment): { config: GatewayConfig } | { faults: string[] } {
  const parsed = schema.safeParse(environment);
  const faults = [
    ...misspelt(environment, Object.keys(settings.shape)).map(({ name, meant }) => `${name}: is no setting; ${meant} is`),
    ...[...Map.groupBy(parsed.error?.issues ?? [], (issue) => issue.path.join('.'))].map(([name, [first]]) => `${name}: ${first?.message ?? 'is wrong'}`),
    ...[...faultsOfIdentity(environment), ...faultsOfSignIn(environment)].map(([name, message]) => `${name}: ${message}`),
    ...faultsOfPlace(environment).map(({ setting, fault }) => `${setting}: ${fault}`),
    ...(environment['DEMONSTRATION'] === 'true' && environment['NODE_ENV'] === 'production' ? ['DEMONSTRATION: must not be true in production'] : []),
  ];
  return parsed.success && faults.length === 0 ? { config: parsed.data } : { faults };
}

/** The only reader of the gateway's settings; reports every fault at once and ends with exit code 2. */
export function readConfig(environment: Environment): GatewayConfig {
  const checked = checkGatewaySettings(environment);
  if ('config' in checked) return checked.config;
  process.stderr.write(`Wrong settings:\n${checked.faults.map((fault) => `  ${fault}`).join('\n')}\n`);
  process.exit(2);
}
