import { spawn } from 'node:child_process';
import { access, chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { REPOSITORY } from './settings';

/** Installs a "node" that only says what it was asked to run. */
const NPM = `#!/bin/sh
echo "$*" >> "$LOG"
if [ -n "$NPM_FAILS" ]; then echo "npm error code ENOTFOUND" >&2; echo "npm error network request failed, reason: no route" >&2; exit 1; fi
rm -rf node_modules && mkdir -p node_modules/.bin
if [ -n "$NPM_SLEEPS" ]; then sleep "$NPM_SLEEPS"; fi
printf '#!/bin/sh\\necho "ran $*"\\n[ -n "$CHILD_WAITS" ] && { trap "echo asked to end; exit 5" TERM; sleep 30 >/dev/null 2>&1 & wait; }\\nexit \${CHILD_CODE:-0}\\n' > node_modules/.bin/node
chmod +x node_modules/.bin/node
cp package-lock.json node_modules/.package-lock.json
`;
const lockOf = (version: string): string => JSON.stringify({ packages: { '': {}, 'node_modules/zod': { version }, 'node_modules/fsevents': { version, optional: true } } });

let house: string;
let bin: string;
beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'clone-'));
  bin = join(house, 'path');
  await mkdir(bin);
  await mkdir(join(house, 'tools'));
  await cp(join(REPOSITORY, 'tools/bootstrap.mjs'), join(house, 'tools/bootstrap.mjs'));
  await writeFile(join(house, 'package-lock.json'), lockOf('1.0.0'));
  await writeFile(join(bin, 'npm'), NPM);
  await chmod(join(bin, 'npm'), 0o755);
});
afterEach(() => rm(house, { recursive: true, force: true }));

interface Ended { code: number | null; stdout: string; stderr: string }

function bootstrap(args: string[], environment: NodeJS.ProcessEnv = {}): { ended: Promise<Ended>; output(): string; kill(signal: NodeJS.Signals): void } {
  const path = environment['PATH'] ?? `${bin}:${process.env['PATH'] ?? ''}`;
  const child = spawn(process.execPath, [join(house, 'tools/bootstrap.mjs'), ...args], { env: { ...environment, PATH: path, LOG: join(house, 'npm.log') }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => { stdout += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { stderr += text.toString(); });
  return {
    ended: new Promise((resolve) => { child.once('close', (code) => resolve({ code, stdout, stderr })); }),
    output: () => stdout + stderr,
    kill: (signal) => { child.kill(signal); },
  };
}
const installs = async (): Promise<number> => (await readFile(join(house, 'npm.log'), 'utf8').catch(() => '')).split('\n').filter((line) => line.startsWith('ci')).length;
const stamp = (): Promise<string> => readFile(join(house, 'node_modules/.cornerstone-lock'), 'utf8');

describe('bootstrap a fresh clone 首次安装', () => {
  it('installs once, says so, and goes on under the house’s own node', async () => {
    const first = await bootstrap(['start', '--port', '4010']).ended;
    expect(first).toMatchObject({ code: 0, stdout: `ran ${join(house, 'tools/run.mjs')} ${join(house, 'tools/src/start/main.ts')} --port 4010\n`, stderr: expect.stringMatching(/^Installing packages 0\/2/) });
    const second = await bootstrap(['test', 'libs/kernel']).ended;
    expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining('node_modules/jest/bin/jest.js libs/kernel'), stderr: '' });
    expect(await installs()).toBe(1);
  });

  it('installs again when the lock has changed', async () => {
    await bootstrap(['reset']).ended;
    await writeFile(join(house, 'package-lock.json'), lockOf('1.0.1'));
    await bootstrap(['reset']).ended;
    expect(await installs()).toBe(2);
  });

  it('takes what a developer installed by hand, when it fits the lock', async () => {
    await bootstrap(['reset']).ended;
    await writeFile(join(house, 'package-lock.json'), lockOf('1.0.1'));
    await writeFile(join(house, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/zod': { version: '1.0.1' } } }));
    await bootstrap(['reset']).ended;
    expect(await installs()).toBe(1);
  });

  it('installs once when two begin at the same time', async () => {
    const both = await Promise.all([bootstrap(['reset'], { NPM_SLEEPS: '0.5' }).ended, bootstrap(['generate', '--check'], { NPM_SLEEPS: '0.5' }).ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stderr }) => stderr).join('')).toContain('Another install is running here');
    expect(await installs()).toBe(1);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves no stamp when ended by %s, and mends itself', async (signal) => {
    const run = bootstrap(['reset'], { NPM_SLEEPS: '3' });
    while ((await installs()) === 0) await delay(20);
    await delay(100);
    run.kill(signal);
    await run.ended;
    await expect(stamp()).rejects.toThrow('ENOENT');
    expect((await bootstrap(['reset']).ended).code).toBe(0);
    expect(await stamp()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells why npm failed and what to do', async () => {
    const { code, stderr } = await bootstrap(['reset'], { NPM_FAILS: 'yes' }).ended;
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^npm could not install the packages \(network request failed, reason: no route\); check the network/);
    await expect(access(join(house, 'tmp/install.lock'))).rejects.toThrow('ENOENT');
  });

  it('tells when there is no npm', async () => {
    await rm(join(bin, 'npm'));
    expect(await bootstrap(['reset'], { PATH: bin }).ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/npm is not installed; install Node 20/) });
  });

  it('keeps the exit code, and passes on the wish to end', async () => {
    expect((await bootstrap(['reset'], { CHILD_CODE: '7' }).ended).code).toBe(7);
    const run = bootstrap(['start'], { CHILD_WAITS: 'yes' });
    while (!run.output().includes('ran')) await delay(20);
    await delay(100);
    run.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ code: 5, stdout: expect.stringContaining('asked to end') });
  });

  it('names its commands', async () => {
    expect(await bootstrap(['begin']).ended).toMatchObject({ code: 2, stderr: 'Usage: node tools/bootstrap.mjs <start|dev|reset|bench-cache|bench-subscriptions|bench-events|bench-gateway|bench-projects|figures|migration|pictures|generate|release:events|test|lint|check|types> [arguments]\n' });
    expect(await installs()).toBe(0);
  });
});
