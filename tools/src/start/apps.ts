import { join } from 'node:path';
import type { PlaceSettings } from '@cornerstone/files/place';
import { built } from '@cornerstone/stack/built';
import { startChild } from '@cornerstone/stack/child';
import { COMPILED } from '@cornerstone/stack/kept-folder';
import type { LogFile } from '@cornerstone/stack/log-file';
import type { Part } from '@cornerstone/stack/child';
import { REPOSITORY, type Settings } from './settings';

export const programOf = (app: string): string => join(REPOSITORY, 'apps', app, 'src/main.ts');

/** What the start program itself reads must not be taken by a service for its own. */
const OURS = ['PORT', 'HOST', 'DATABASE_URL', 'KAFKA_BROKERS', 'OIDC_ISSUER', 'CORNERSTONE_DATA', 'FILES', 'FILES_S3_ENDPOINT', 'FILES_S3_REGION', 'FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'];

/** "inherited" lets a person set a service's further settings in front of npm start. */
export type Shared = Pick<Settings, 'nodeEnv' | 'logLevel' | 'demonstration'> & { brokers: string; inherited: NodeJS.ProcessEnv };

export function sharedEnvironment({ nodeEnv, logLevel, demonstration, brokers, inherited }: Shared): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !OURS.includes(name))),
    NODE_ENV: nodeEnv, LOG_LEVEL: logLevel, KAFKA_BROKERS: brokers, TZ: 'Asia/Shanghai',
    NODE_COMPILE_CACHE: COMPILED,
    ...(demonstration ? { DEMONSTRATION: 'true' } : {}),
  };
}

export function serviceEnvironment(shared: Shared, own: { port: number; appUrl: string; workerUrl: string; internalKey: string }): NodeJS.ProcessEnv {
  return { ...sharedEnvironment(shared), SERVICE_PORT: String(own.port), DATABASE_URL: own.appUrl, WORKER_DATABASE_URL: own.workerUrl, INTERNAL_KEY: own.internalKey };
}

export type Subgraphs = Record<string, { url: string; key: string }>;

export function gatewayEnvironment(shared: Shared, own: Pick<Settings, 'port' | 'host' | 'oidcIssuer'> & { subgraphs: Subgraphs; readyFile: string; files: PlaceSettings; keyFiles: { publicKeys: string; privateKey: string } | undefined; identityUrl?: string | undefined }): NodeJS.ProcessEnv {
  return {
    ...sharedEnvironment(shared), PORT: String(own.port), HOST: own.host, SUBGRAPHS: JSON.stringify(own.subgraphs), READY_FILE: own.readyFile, ...own.files,
    ...(own.oidcIssuer ? { OIDC_ISSUER: own.oidcIssuer } : {}),
    ...(own.identityUrl ? { IDENTITY_URL: own.identityUrl } : {}),
    ...(own.keyFiles ? { TOKEN_KEYS: own.keyFiles.publicKeys, DEMO_KEY_FILE: own.keyFiles.privateKey } : {}),
  };
}

export const NODE_OPTIONS = [
  // MiB. Node 24 lets young objects take two times 64 where a machine has much memory (docs/decisions/0035).
  '--max-semi-space-size=16',
  // Eight processes share the processors: helping threads would wait for the same one.
  '--no-parallel-scavenge',
  // kafkajs 2.2.4 sets a timer of a negative time at its first send (its issue 1751).
  '--disable-warning=TimeoutNegativeWarning',
  // Lines of our sources in faults; not of packages, whose maps hold their sources once more: 21 MB of each process. With --enable-source-maps pino, which asks for its caller, would have the whole map read at each start.
  '--import', 'data:text/javascript,import{setSourceMapsSupport}from"node:module";setSourceMapsSupport(true)',
];

export type Begin = (app: string, env: NodeJS.ProcessEnv, log: LogFile) => Promise<Part>;

/** Apps as their own processes, their output in their own logs; all are built at once. */
export function appsBuiltTogether(apps: readonly string[]): Begin {
  const files = built(apps.map(programOf));
  files.catch(() => undefined); // heard by the first that starts
  return async (app, env, log) => {
    // The program's own path tells others in a list of processes which app of which clone it is.
    return startChild({ name: app, command: process.execPath, args: [...NODE_OPTIONS, (await files).get(programOf(app)) ?? '', programOf(app)], cwd: REPOSITORY, env, onLog: log.write });
  };
}
