// The first step on a fresh clone: plain JavaScript without dependencies, for any Node from 18 on.
// Installs what is missing, then goes on under the house's own Node 24 in node_modules/.bin.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(REPOSITORY, 'node_modules');
const NODE = join(MODULES, '.bin/node');
const STAMP = join(MODULES, '.cornerstone-lock');
const INSTALL_LOCK = join(REPOSITORY, 'tmp/install.lock');
const FAULT = 2;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const FAULT_KIND = Symbol('fault');

// By its full path, so that a process list tells one clone's programs from another's.
const house = (program, args) => [NODE, [join(REPOSITORY, 'tools/run.mjs'), join(REPOSITORY, program), ...args]];
const COMMANDS = {
  start: async (args) => run(...house('tools/src/start/main.ts', args), { tied: true }),
  dev: async (args) => run(...house('tools/src/dev/main.ts', args), { tied: true }),
  reset: async (args) => run(...house('tools/src/start/reset.ts', args)),
  'bench-cache': async (args) => run(...house('tools/src/bench/cache/main.ts', args)),
  'bench-subscriptions': async (args) => run(...house('tools/src/bench/subscriptions/main.ts', args)),
  'bench-events': async (args) => run(...house('tools/src/bench/events/main.ts', args)),
  'bench-gateway': async (args) => run(...house('tools/src/bench/gateway/main.ts', args)),
  'bench-projects': async (args) => run(...house('tools/src/bench/projects/main.ts', args)),
  figures: async (args) => run(...house('tools/src/bench/figures/main.ts', args)),
  migration: async (args) => run(...house('tools/src/new/main.ts', args)),
  pictures: async (args) => run(...house('tools/src/pictures/main.ts', args)),
  generate: async (args) => run(...house('tools/src/generate/main.ts', args)),
  'release:events': async (args) => run(...house('tools/src/generate/release-events.ts', args)),
  // Jest loads ES modules only behind a flag that Node calls experimental.
  test: async (args) => run(NODE, ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...args]),
  lint: async (args) => (await buildProjectGraph()) || run(NODE, ['node_modules/eslint/bin/eslint.js', ...(args.length > 0 ? args : ['.'])]),
  check: async (args) => run(...house('tools/src/check/main.ts', args)),
  types: async (args) => {
    const projects = ['tsconfig.json', 'apps/web/tsconfig.json'].filter((file) => existsSync(join(REPOSITORY, file)));
    let worst = 0;
    for (const project of projects) worst = Math.max(worst, await run(NODE, ['node_modules/typescript/bin/tsc', '-p', project, '--noEmit', ...args]));
    if (worst !== 0) process.stderr.write('After a change of a schema or an operation: npm run generate first, it writes the types of the pages. 修改了图或查询后请先执行 npm run generate。\n');
    return worst;
  },
};

function fault(message, exitCode = FAULT) {
  return Object.assign(new Error(message), { kind: FAULT_KIND, exitCode });
}

/** Without the project graph, @nx/enforce-module-boundaries silently lets everything pass. */
async function buildProjectGraph() {
  return run(NODE, ['node_modules/nx/dist/bin/nx.js', 'graph', '--file=tmp/graph.json'], { quiet: true, env: { NX_DAEMON: 'false', NX_TUI: 'false' } });
}

/** Runs a program of the house to its end and answers its exit code; signals go on to it. */
function run(program, programArgs, { tied = false, quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const heard = [];
    const child = spawn(program, programArgs, {
      cwd: REPOSITORY,
      env: { ...process.env, ...env, PATH: `${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
      // The channel tells the start program of our end even when we are killed and cannot pass a signal on.
      stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit', ...(tied ? ['ipc'] : [])],
    });
    for (const stream of quiet ? [child.stdout, child.stderr] : []) stream.on('data', (text) => heard.push(text));

    const passOn = (signal) => {
      // Ctrl-C in a terminal has reached the child already; the start program knows one that comes twice.
      if (signal !== 'SIGINT' || tied || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of Object.keys(SIGNALS)) process.on(signal, passOn);
    const parentWatch = tied && process.env.npm_lifecycle_event ? watchParent(() => child.kill('SIGTERM')) : undefined;

    child.once('error', reject);
    // 'close' would wait for whoever inherited the child's output or channel, too.
    child.once(quiet ? 'close' : 'exit', (code, signal) => {
      for (const name of Object.keys(SIGNALS)) process.off(name, passOn);
      clearInterval(parentWatch);
      const result = code ?? SIGNALS[signal] ?? 1;
      if (quiet && result !== 0) process.stderr.write(Buffer.concat(heard));
      resolve(result);
    });
  });
}

/** npm runs us through a shell that may die of a signal without passing it on. */
function watchParent(onGone) {
  const parent = process.ppid;
  return setInterval(() => { if (process.ppid !== parent) onGone(); }, 500).unref();
}

async function install() {
  if (isInstalled()) return;
  const release = await takeInstallLock();
  try {
    if (isInstalled()) return; // somebody else's install, which we waited for
    await npmInstall();
    if (!existsSync(NODE)) throw fault("Node 24 is missing after the install: npm's install scripts seem to be off; run: npm ci --ignore-scripts=false. 安装脚本被禁用，请执行上述命令。");
    writeStamp();
  } finally {
    release();
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(join(REPOSITORY, 'package-lock.json'))).digest('hex');
}

/** The stamp is written last, so an interrupted install has none. */
function isInstalled() {
  if (!existsSync(NODE)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true;
  if (!fitsLock()) return false;
  writeStamp();
  return true;
}

function writeStamp() {
  writeFileSync(`${STAMP}.${process.pid}`, lockHash());
  renameSync(`${STAMP}.${process.pid}`, STAMP);
}

/** After a developer's own "npm install" everything is there already: npm's note of what it installed says the same as the lock. */
function fitsLock() {
  const noteFile = join(MODULES, '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const note = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const there = note[path];
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true; // our own folders
    if (!there) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return there.version === entry.version && there.integrity === entry.integrity && there.resolved === entry.resolved;
  });
}

async function takeInstallLock() {
  mkdirSync(dirname(INSTALL_LOCK), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(INSTALL_LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(INSTALL_LOCK, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(INSTALL_LOCK) ? Number(readFileSync(INSTALL_LOCK, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) rmSync(INSTALL_LOCK, { force: true });
    else {
      if (!told) process.stderr.write(`Another install is running here (process ${holder}); waiting for it.\n`);
      await pause(500);
    }
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function npmInstall() {
  const packages = Object.keys(JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')).packages).filter((path) => path.includes('node_modules/'));
  const began = Date.now();
  const show = () => {
    const there = packages.filter((path) => existsSync(join(REPOSITORY, path))).length;
    const line = `Installing packages ${there}/${packages.length} (${Math.round((Date.now() - began) / 1000)} s)`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };
  show();
  const ticking = setInterval(show, process.stderr.isTTY ? 1_000 : 10_000);
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund']).finally(() => clearInterval(ticking));
  show();
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (code === 0) return;
  process.stderr.write(`${output}\n`);
  throw fault(`npm could not install the packages (${causeOf(output, code)}); check the network and npm's settings, then run the same command again. 依赖安装失败：请检查网络与 npm 设置后重试。`);
}

function npm(npmArgs) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', npmArgs, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] });
    const heard = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => heard.push(text));
    const passOn = (signal) => {
      child.kill(signal);
      child.once('exit', () => reject(fault('The install was interrupted; run the same command again. 安装被中断，请重新执行。', SIGNALS[signal])));
    };
    for (const signal of Object.keys(SIGNALS)) process.once(signal, passOn);
    child.once('error', (error) => (error.code === 'ENOENT' ? reject(fault('npm is not installed; install Node 20 or later, which brings it. 未找到 npm：请安装 Node 20 或更高版本。')) : reject(error)));
    child.once('close', (code) => {
      for (const name of Object.keys(SIGNALS)) process.off(name, passOn);
      // After an interruption the refusal above has to come first.
      setImmediate(() => resolve({ code: code ?? 1, output: Buffer.concat(heard).toString() }));
    });
  });
}

function causeOf(output, code) {
  const lines = output.split('\n').filter((line) => /npm (error|ERR!)/.test(line)).map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return lines.find((line) => line && !line.startsWith('A complete log') && !/^(code|errno|syscall)/.test(line))?.slice(0, 200) ?? `exit code ${code}`;
}

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command ?? '')) {
  process.stderr.write(`Usage: node tools/bootstrap.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]\n`);
  process.exit(FAULT);
}
try {
  await install();
  process.exit(await COMMANDS[command](args));
} catch (error) {
  if (error?.kind !== FAULT_KIND) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}
