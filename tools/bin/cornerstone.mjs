#!/usr/bin/env -S node --disable-warning=TimeoutNegativeWarning
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  // Whatever Node the machine has: the house's own came with the packages.
  const { status, error } = spawnSync(here('../../node_modules/.bin/node'), ['--disable-warning=TimeoutNegativeWarning', ...process.argv.slice(1)], { stdio: 'inherit' });
  if (error) process.stderr.write(`The house's own Node is not there (${error.code}): npm start installs it. 请先执行 npm start。\n`);
  process.exitCode = status ?? 2;
} else {
  process.argv.splice(2, 0, here('../src/cli/main.ts'));
  await import('../run.mjs');
}
