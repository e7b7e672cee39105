import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { built } from '@cornerstone/stack/built';
import { ADMIN } from '@cornerstone/stack/postgres-files';
import { databaseUrls } from '@cornerstone/stack/databases';
import { choosePorts } from '@cornerstone/stack/ports';
import { openSecrets } from '@cornerstone/stack/secrets';
import { COMPILED } from '@cornerstone/stack/kept-folder';
import { REPOSITORY } from '../running-house';
import type { Answer } from './entry';
import type { Ground } from './ground';
import { productionSettings } from './production-door';

export type Settings = Record<string, string | undefined>;
/** The service that is started a second time; it has the least to do. */
export const SERVICE = 'elements';
/** Where another answers on its port, it is waited for to end. */
type Until = 'is alive' | 'ends';
const PATIENCE_MS = 60_000;

/** The right settings of a service of this house on a port of its own, and the administrator's address. */
export async function serviceSettings({ house }: Ground): Promise<Settings & { adminUrl: string; ownerUrl: string }> {
  const [{ database, brokers }, secrets, { own }] = await Promise.all([house.record(), openSecrets(house.folder), choosePorts(['own'] as const)]);
  const adminUrl = `postgres://${ADMIN}:${secrets.adminPassword}@${database.host}:${database.port}/${SERVICE}`;
  const { appUrl, workerUrl, ownerUrl } = databaseUrls(adminUrl, SERVICE, secrets);
  return { SERVICE_PORT: String(own), DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl, KAFKA_BROKERS: brokers, INTERNAL_KEY: secrets.internalKey(SERVICE), NODE_ENV: 'production', TZ: 'Asia/Shanghai', LOG_LEVEL: 'warn', adminUrl, ownerUrl };
}

const PROGRAMS = { service: `apps/${SERVICE}/src/main.ts`, gateway: 'apps/gateway/src/main.ts', house: 'tools/src/start/main.ts' };
type Program = keyof typeof PROGRAMS;
let files: ReturnType<typeof built> | null = null;

async function run(program: Program, args: readonly string[], settings: NodeJS.ProcessEnv): Promise<ChildProcess> {
  files ??= built(Object.values(PROGRAMS).map((path) => join(REPOSITORY, path)));
  const file = (await files).get(join(REPOSITORY, PROGRAMS[program])) ?? '';
  return spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', file, ...args], { cwd: REPOSITORY, env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILED, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts it until it ends or answers that it is alive; what it told must hold no secret that it was given. */
async function started(program: Program, args: readonly string[], settings: NodeJS.ProcessEnv, health: string | null): Promise<Answer> {
  const child = await run(program, args, settings);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => { said += text.toString(); });
  const ended = once(child, 'close');
  const state = await stateOf(child, health);
  if (child.exitCode === null) child.kill('SIGTERM');
  await ended;
  const secrets = Object.entries(settings).filter(([name]) => /KEY|URL|SUBGRAPHS/.test(name)).flatMap(([, value = '']) => value.match(/(?<=:)[^:@/]{12,}(?=@)|[0-9a-f]{32,}/g) ?? []);
  if (secrets.some((secret) => said.includes(secret))) return { told: `a secret was told: ${said}`, status: 0, text: '' };
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('{') && line !== 'Wrong settings:').map((line) => line.trim());
  return { told: state === 'ended' ? `exit ${child.exitCode} ${lines.join(' · ')}` : state, status: 0, text: '' };
}

/** Ended, or alive and whether it says that it is ready. */
async function stateOf(child: ChildProcess, health: string | null): Promise<string> {
  const isOk = (path: string): Promise<boolean> => fetch(`${health}${path}`).then(({ ok }) => ok, () => false);
  for (const until = Date.now() + PATIENCE_MS; child.exitCode === null; await delay(100)) {
    if (health !== null && await isOk('/healthz')) return await isOk('/readyz') ? 'alive and ready' : 'alive, not ready';
    if (Date.now() > until) return 'neither ended nor alive';
  }
  return 'ended';
}

export async function startService(ground: Ground, changed: Settings | ((right: Awaited<ReturnType<typeof serviceSettings>>) => Settings), until: Until = 'is alive'): Promise<Answer> {
  const { adminUrl, ownerUrl, ...right } = await serviceSettings(ground);
  const settings = { ...right, ...(typeof changed === 'function' ? changed({ adminUrl, ownerUrl, ...right }) : changed) };
  return started('service', [], settings, until === 'ends' ? null : `http://127.0.0.1:${settings.SERVICE_PORT}`);
}

export async function startGateway({ house, production }: Ground, changed: Settings, until: Until = 'is alive'): Promise<Answer> {
  const { own } = await choosePorts(['own'] as const);
  const settings = await productionSettings(house, { PORT: String(own), OIDC_ISSUER: production.issuer, ...changed });
  return started('gateway', [], settings, until === 'ends' ? null : `http://127.0.0.1:${settings['PORT']}`);
}

/** `npm start` in a folder of its own. */
export async function startHouse(settings: Settings, ...args: string[]): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-bad-'));
  return started('house', ['--no-demo', ...args], { HOME: process.env['HOME'], CORNERSTONE_DATA: folder, ...settings }, null).finally(() => rm(folder, { recursive: true, force: true }));
}
