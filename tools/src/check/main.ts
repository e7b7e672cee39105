import { globSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChild } from '@cornerstone/stack/child';
import { StackFault, reasonOf } from '@cornerstone/stack/fault';
import { REPOSITORY } from '../start/settings';
import { changedSince } from './changed-files';
import { planFor, type Plan } from './plan';

const FAULT = 2;
const CACHE = join(REPOSITORY, 'node_modules/.cache/cornerstone/types');

interface Step { name: string; commands: readonly (readonly string[])[] }

try {
  process.exitCode = await check(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StackFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = FAULT;
}

async function check(args: string[]): Promise<number> {
  const began = performance.now();
  const base = baseIn(args);
  const { files, deleted } = await changedSince(REPOSITORY, base).catch((error: unknown): never => { throw new StackFault(`The files changed since ${base} cannot be told: ${reasonOf(error).trim()}. Name another start with --base REV.`); });
  const count = files.length + deleted.length;
  if (count === 0) { process.stdout.write(`Nothing differs from ${base}.\n`); return 0; }

  const plan = planFor(files, deleted, (file) => readFileSync(join(REPOSITORY, file), 'utf8'), (folder) => globSync(`${folder}/**/*.test.ts`, { cwd: REPOSITORY }).length > 0);
  await mkdir(CACHE, { recursive: true });
  const steps = stepsOf(plan);
  const failed = (await Promise.all(steps.map(async (step) => ((await passes(step)) ? [] : [step.name])))).flat();
  const checked = steps.map(({ name }) => (failed.includes(name) ? `${name} FAILED` : name)).join(', ');
  process.stdout.write(`${count} ${count === 1 ? 'file' : 'files'}: ${checked} in ${Math.round((performance.now() - began) / 1000)} s\n`);
  if (plan.tests.length > 0) process.stdout.write(`Its tests: npm test ${plan.tests.join(' ')}\n`);
  return failed.length > 0 ? 1 : 0;
}

function baseIn(args: string[]): string {
  try {
    return parseArgs({ args, options: { base: { type: 'string', default: 'main' } } }).values.base;
  } catch (error) {
    throw new StackFault(`${reasonOf(error).split('. ')[0]}. Usage: npm run check -- [--base REV]`, undefined, { cause: error });
  }
}

/** Types of the whole house, from what the last run knew; the rest of what changed. */
function stepsOf({ pages, lint, generate }: Plan): Step[] {
  const bootstrap = join(REPOSITORY, 'tools/bootstrap.mjs');
  const tsc = (project: string, name: string): string[] => [join(REPOSITORY, 'node_modules/typescript/bin/tsc'), '-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', join(CACHE, name)];
  return [
    { name: pages ? 'types' : 'types (the pages stand as they were)', commands: [tsc('tsconfig.json', 'house.tsbuildinfo'), ...(pages ? [tsc('apps/web/tsconfig.json', 'web.tsbuildinfo')] : [])] },
    // Through the bootstrap, which builds the graph of the projects first: without it the boundaries would not be looked at.
    ...(lint.length > 0 ? [{ name: lint[0] === '.' ? 'lint of everything' : 'lint', commands: [[bootstrap, 'lint', '--no-warn-ignored', ...lint]] }] : []),
    ...(generate ? [{ name: 'generated files', commands: [[bootstrap, 'generate', '--check', `--emit=${generate.services.join(',')}`]] }] : []),
  ];
}

/** What a step says is shown where it fails. */
async function passes({ name, commands }: Step): Promise<boolean> {
  for (const args of commands) {
    const said: string[] = [];
    const child = await startChild({ name, command: process.execPath, args, cwd: REPOSITORY, onLog: (line) => { said.push(line); } });
    if ((await child.exited).code === 0) continue;
    process.stdout.write(`${said.join('\n')}\n`);
    return false;
  }
  return true;
}
