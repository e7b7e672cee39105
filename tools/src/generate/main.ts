import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { built } from '@cornerstone/stack/built';
import { services } from '../services';
import { badInputPage } from '../e2e/bad-input/page';
import { accessFile } from './access';
import { composeSupergraph } from './compose';
import { breachLine, brokenPromises, eventFiles } from './events';
import { knownOperations } from './known-operations';
import { typedOperations } from './operations';
import { architectureFile } from './ways/draw';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const emitter = fileURLToPath(new URL('./emit-schema.ts', import.meta.url));

/** `--emit=projects,funding`: the other services' schemas are as their files have them. */
const emitted = process.argv.find((arg) => arg.startsWith('--emit='))?.slice('--emit='.length).split(',') ?? services;

const emits = built([emitter]).then((files) => files.get(emitter) ?? '');
const schemaOf = async (service: string): Promise<string> => (emitted.some((each) => each === service)
  ? (await run(process.execPath, [await emits, service], { cwd: root, maxBuffer: 16 * 1024 * 1024 })).stdout
  : readFile(`${root}apps/${service}/schema.graphql`, 'utf8'));

/** What is generated and committed: file → text, from the sources as they are now. */
async function generated(): Promise<Map<string, string>> {
  const schemas = new Map<string, string>();
  for (const service of services) schemas.set(service, await schemaOf(service));
  // What the gateway answers itself: no service, but as much a part of the graph.
  const events = await readFile(`${root}apps/gateway/events.graphql`, 'utf8');
  const supergraph = composeSupergraph(new Map([...schemas, ['events', events]]));
  const typed = await typedOperations(root, supergraph);
  return new Map([
    ...[...schemas].map(([service, sdl]): [string, string] => [`${root}apps/${service}/schema.graphql`, sdl]),
    [`${root}apps/gateway/supergraph.graphql`, supergraph],
    ...typed,
    await knownOperations(root, typed),
    ...await eventFiles(root),
    [`${root}docs/bad-input.md`, badInputPage()],
    accessFile(root, schemas),
    architectureFile(root),
  ]);
}

const broken = await brokenPromises(root);
if (broken.length > 0) {
  process.stderr.write(`The events break the last release, nothing is written:\n${broken.map((breach) => `  ${breachLine(breach)}\n`).join('')}`);
  process.exit(1);
}

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, text] of await generated()) {
  const before = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => { if (fault.code === 'ENOENT') return null; throw fault; });
  if (before === text) continue;
  stale.push(relative(root, file));
  if (isCheck) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
process.stdout.write(stale.length === 0 ? 'Generated files are current.\n' : `${isCheck ? 'Stale, run npm run generate and commit:' : 'Written:'}\n${stale.map((file) => `  ${file}`).join('\n')}\n`);
process.exit(isCheck && stale.length > 0 ? 1 : 0);
