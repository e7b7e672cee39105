import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOfPlace, type PlaceSettings } from '@cornerstone/files/place';
import { misspelt } from '@cornerstone/kernel/misspelt';
import { StackFault, reasonOf } from '@cornerstone/stack/fault';
import { z } from 'zod';

export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const USAGE = 'Usage: npm start -- [--port N] [--no-demo] [--json]';
const BROKER = /^[a-zA-Z0-9.-]+:\d{1,5}$/;
const isLocal = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

const SETTINGS = z.object({
  PORT: z.coerce.number('must be a number from 1 to 65535').int('must be a whole number').min(1, 'must be a number from 1 to 65535').max(65_535, 'must be a number from 1 to 65535').default(4000),
  HOST: z.string().regex(/^[a-zA-Z0-9.:-]+$/, 'must be an address or a host name').default('127.0.0.1'),
  CORNERSTONE_DATA: z.string().default(resolve(REPOSITORY, '.cornerstone')).transform((path) => resolve(path)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres://user:password@host:port/database address of an administrator' }).optional(),
  KAFKA_BROKERS: z.string().refine((list) => list.split(',').every((broker) => BROKER.test(broker)), 'must be host:port, several of them joined by commas').optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an https:// address' })
    .refine((issuer) => issuer.startsWith('https:') || isLocal(new URL(issuer)), 'must be an https:// address').optional(),
  NODE_ENV: z.enum(['development', 'test', 'production'], 'must be development, test or production').default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be trace, debug, info, warn, error, fatal or silent').default('info'),
  CORNERSTONE_LEAST_DISK_GB: z.coerce.number('must be a number').min(0, 'must not be negative').default(2),
  FILES: z.string().optional(), FILES_S3_ENDPOINT: z.string().optional(), FILES_S3_REGION: z.string().optional(), FILES_S3_ACCESS_KEY: z.string().optional(), FILES_S3_SECRET_KEY: z.string().optional(),
}).superRefine((all, context) => {
  for (const { setting, fault } of faultsOfPlace(all)) context.addIssue({ code: 'custom', path: [setting], message: fault });
}).refine((all) => all.NODE_ENV !== 'production' || all.OIDC_ISSUER, { path: ['OIDC_ISSUER'], message: 'is needed in production, where the demonstration people do not exist' });

export interface Settings {
  port: number;
  host: string;
  folder: string;
  /** An existing server's administrator instead of the embedded one. */
  databaseUrl: string | undefined;
  brokers: string | undefined;
  oidcIssuer: string | undefined;
  /** Where uploaded files lie: only what was given, and a folder of ours by default. */
  files: PlaceSettings;
  nodeEnv: 'development' | 'test' | 'production';
  logLevel: string;
  leastDiskGigabytes: number;
  /** The demonstration people exist. */
  demonstration: boolean;
  loadData: boolean;
  json: boolean;
}

/** Every wrong setting and flag at once, as one StackFault. */
export function readSettings(environment: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const flags = readFlags(args);
  // An empty variable is one that a script did not fill in.
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = SETTINGS.safeParse({ ...filled, ...(flags.port === undefined ? {} : { PORT: flags.port }) });
  const strange = misspelt(filled, Object.keys(SETTINGS.shape)).map(({ name, meant }) => `  ${name} is no setting; ${meant} is`);
  if (!parsed.success || strange.length > 0) {
    const faults = [...strange, ...(parsed.error?.issues ?? []).map(({ path, message }) => `  ${path.join('.')} ${message}${shown(path.join('.'), flags.port ?? filled['PORT'], filled)}`)];
    throw new StackFault(`Wrong settings:\n${faults.join('\n')}`);
  }
  const all = parsed.data;
  return {
    port: all.PORT, host: all.HOST, folder: all.CORNERSTONE_DATA, databaseUrl: all.DATABASE_URL, brokers: all.KAFKA_BROKERS, oidcIssuer: all.OIDC_ISSUER,
    files: filesOf(all),
    nodeEnv: all.NODE_ENV, logLevel: all.LOG_LEVEL, leastDiskGigabytes: all.CORNERSTONE_LEAST_DISK_GB,
    demonstration: all.NODE_ENV !== 'production', loadData: all.NODE_ENV !== 'production' && !flags['no-demo'], json: flags.json,
  };
}

function filesOf({ FILES, FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_ACCESS_KEY, FILES_S3_SECRET_KEY, CORNERSTONE_DATA }: z.output<typeof SETTINGS>): PlaceSettings {
  const given = { FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_ACCESS_KEY, FILES_S3_SECRET_KEY };
  return { FILES: FILES ?? `folder:${resolve(CORNERSTONE_DATA, 'files')}`, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

function readFlags(args: readonly string[]): { json: boolean; 'no-demo': boolean; port: string | undefined } {
  try {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, port: { type: 'string' } } });
    return { json: values.json ?? false, 'no-demo': values['no-demo'] ?? false, port: values.port };
  } catch (error) {
    throw new StackFault(`${reasonOf(error).split('. ')[0]}. ${USAGE}`, undefined, { cause: error });
  }
}

/** What was given, except where it may hold a password. */
function shown(name: string, port: string | undefined, given: Record<string, string | undefined>): string {
  const value = name === 'PORT' ? port : given[name];
  return value === undefined || ['DATABASE_URL', 'FILES_S3_SECRET_KEY'].includes(name) ? '' : ` (it is "${value}")`;
}
