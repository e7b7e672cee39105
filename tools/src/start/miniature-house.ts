import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLine } from '@cornerstone/stack/process-table';
import { services } from '../services';
import { REPOSITORY } from './settings';

/** Answers like a service or the gateway, shows its environment, and dies when told to. */
const APP = `
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
let asked = 0;
const { SERVICE_PORT, PORT, READY_FILE, FAILING_APP } = process.env;
if (FAILING_APP && import.meta.url.includes('/' + FAILING_APP + '/')) { console.error('Wrong settings:\\n  LUCK: is missing'); process.exit(2); }
createServer((request, response) => {
  if (request.url === '/die') process.exit(7);
  if (request.url === '/environment') return response.end(JSON.stringify(process.env));
  if (request.url.startsWith('/events/operate/')) return response.end(JSON.stringify({ status: { unsent: 0, behind: (asked += 1) > 1 ? 0 : 2 } }));
  response.writeHead(request.url !== '/readyz' || !READY_FILE || existsSync(READY_FILE) ? 200 : 503).end();
}).listen(Number(SERVICE_PORT ?? PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;
const PEOPLE = `export const demoPeople = () => [{ login: 'drc', titleZh: '省发展改革委' }]; export const signDemoToken = async (login, key) => [login, key.kty, key.d].join('.');`;
const SIGNING_KEYS = `export const openSigningKeys = async (folder) => folder + '/signing-keys.json';`;
const MIGRATE = `export const migrate = async () => [];`;
const LOAD = `export async function loadDemonstration({ graphUrl, tokenFor, onProgress }) { onProgress(1, 2, (await tokenFor('drc')).slice(0, 7) + ' to ' + graphUrl); if ((await tokenFor('drc')).slice(0, 7) !== 'drc.OKP') throw new Error('no token'); onProgress(2, 2, ''); }`;

export interface Run {
  pid: number;
  output(): string;
  says(wanted: RegExp, patience?: number): Promise<void>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export interface MiniatureHouse {
  folder: string;
  data: string;
  start(args?: readonly string[], environment?: NodeJS.ProcessEnv): Run;
  bootstrap(args: readonly string[], environment?: NodeJS.ProcessEnv): Run;
  /** Command lines of what is running out of this house. */
  running(): Promise<string[]>;
  nothingRuns(patience?: number): Promise<void>;
  /** Whatever a failed test left running. */
  endRuns(): Promise<void>;
  remove(): Promise<void>;
}

/** The real start program over apps of a few lines: tried whole, without waiting for the whole. */
export async function miniatureHouse({ withJars = true } = {}): Promise<MiniatureHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'house-'));
  const data = join(folder, '.cornerstone');
  await furnish(folder, withJars);

  const running = async (): Promise<string[]> => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(pids.map((pid) => commandLine(Number(pid))));
    return lines.filter((line): line is string => line?.includes(folder) ?? false);
  };
  const runs: Run[] = [];
  const go = (program: readonly string[], environment: NodeJS.ProcessEnv): Run => {
    const run = runProgram(folder, program, { CORNERSTONE_DATA: data, ...environment });
    runs.push(run);
    return run;
  };
  return {
    folder, data, running,
    start: (args = [], environment = {}) => go([process.execPath, join(folder, 'tools/run.mjs'), join(folder, 'tools/src/start/main.ts'), ...args], environment),
    bootstrap: (args, environment = {}) => go([process.execPath, join(folder, 'tools/bootstrap.mjs'), ...args], environment),
    nothingRuns: async (patience = 3_000) => {
      const until = Date.now() + patience;
      while ((await running()).length > 0 && Date.now() < until) await delay(50);
      const left = await running();
      if (left.length > 0) throw new Error(`still running:\n${left.join('\n')}`);
    },
    endRuns: async () => {
      for (const run of runs.splice(0)) {
        run.signal('SIGKILL'); // says nothing to one that has ended
        await run.ended;
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function furnish(folder: string, withJars: boolean): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@cornerstone'), { recursive: true });
  const linked = (await readdir(join(REPOSITORY, 'node_modules'))).filter((name) => !['@cornerstone', '.cache', '.cornerstone-lock'].includes(name));
  await Promise.all(linked.map((name) => symlink(join(REPOSITORY, 'node_modules', name), join(modules, name))));
  if (withJars) await symlink(join(REPOSITORY, 'node_modules/.cache'), join(modules, '.cache'));

  for (const part of ['tools/src/start', 'tools/src/services.ts', 'tools/bootstrap.mjs', 'tools/run.mjs', 'libs/stack', 'libs/kernel', 'libs/files', 'infra/kafka', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) {
    await cp(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('package.json', '{ "type": "module" }');
  await write('libs/runtime/package.json', '{ "name": "@cornerstone/runtime", "type": "module", "exports": { "./*": "./src/*.ts" } }');
  await write('libs/runtime/src/migrate.ts', MIGRATE);
  await write('libs/runtime/src/demo-people.ts', PEOPLE);
  await write('libs/runtime/src/signing-keys.ts', SIGNING_KEYS);
  await write('tools/src/demo/load.ts', LOAD);
  for (const app of [...services, 'identity', 'gateway']) await write(`apps/${app}/src/main.ts`, APP);
  for (const lib of ['stack', 'kernel', 'files', 'runtime']) await symlink(join(folder, 'libs', lib), join(modules, '@cornerstone', lib));
  await writeFile(join(modules, '.cornerstone-lock'), createHash('sha256').update(await readFile(join(folder, 'package-lock.json'))).digest('hex'));
}

function runProgram(folder: string, [command = '', ...args]: readonly string[], environment: NodeJS.ProcessEnv): Run {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, NODE_ENV: 'development', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (text: Buffer) => { stdout += text.toString(); });
  child.stderr?.on('data', (text: Buffer) => { stderr += text.toString(); });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const output = (): string => stdout + stderr;
  return {
    pid: child.pid as number, output, ended,
    signal: (name) => { child.kill(name); },
    says: async (wanted, patience = 30_000) => {
      const until = Date.now() + patience;
      while (!wanted.test(output())) {
        if (Date.now() > until || child.exitCode !== null) throw new Error(`it did not say ${String(wanted)} but:\n${output()}`);
        await delay(20);
      }
    },
  };
}
