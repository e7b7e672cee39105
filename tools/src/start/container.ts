import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSigningKeys } from '@cornerstone/runtime/signing-keys';
import { waitUntilReady } from '@cornerstone/stack/ready';
import { openSecrets } from '@cornerstone/stack/secrets';
import { containerSettings } from './container-settings';
import { createProgress } from './progress';
import { writeKeys } from './token-keys';

/** The steps of a start that docker-compose.yml runs as containers of their own. */
const STEPS: Record<string, (folder: string, ...args: string[]) => Promise<void>> = { settings: writeSettings, migrate: migrateAll, load };

const PRIVATE = { mode: 0o600 };
const PATIENCE = 120_000;

async function writeSettings(folder: string): Promise<void> {
  const secrets = await openSecrets(folder);
  await writeKeys(folder, secrets);
  await openSigningKeys(folder, Date.now());
  await writeFile(join(folder, 'admin-password'), secrets.adminPassword, PRIVATE);
  for (const [name, settings] of Object.entries(containerSettings(folder, secrets))) {
    // JSON holds double quotes and none of these values a single one.
    const lines = Object.entries(settings).map(([key, value]) => `${key}='${value}'\n`);
    await writeFile(join(folder, `${name}.env`), lines.join(''), PRIVATE);
  }
}

async function migrateAll(folder: string): Promise<void> {
  const adminUrl = process.env['DATABASE_URL'];
  if (!adminUrl) throw new Error('DATABASE_URL is missing: start node with --env-file=<folder>/admin.env');
  const secrets = await openSecrets(folder);
  const { prepareDatabases } = await import('./service-databases');
  await prepareDatabases(adminUrl, secrets, createProgress(process.stderr));
}

async function load(folder: string, graphUrl: string): Promise<void> {
  await waitUntilReady(new URL('/healthz', graphUrl).href, PATIENCE);
  const { loadData } = await import('./demonstration');
  await loadData(graphUrl, await openSecrets(folder), createProgress(process.stderr));
  await writeFile(join(folder, 'ready'), `${new Date().toISOString()}\n`);
}

const [step = '', folder, ...args] = process.argv.slice(2);
const run = STEPS[step];
if (!run || !folder) throw new Error(`Usage: container.ts <${Object.keys(STEPS).join('|')}> FOLDER`);
await run(folder, ...args);
