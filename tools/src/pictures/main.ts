import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REPOSITORY, RunningHouse } from '../e2e/running-house';

const PAGES = 'web';

interface PageCheck { page: string; problems: string[] }

const { positionals: [address], values } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } });
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** A house of its own, unless the address of a running one is given. */
const house = address ? null : await RunningHouse.make();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void (house?.remove() ?? Promise.resolve()).finally(() => process.exit(code)); });
try {
  if (house) {
    say('Starting a house of its own; 启动临时环境…');
    await house.start();
  }
  const problems = await look(house?.url ?? address ?? '');
  for (const problem of problems) say(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  await house?.remove();
}

/** Pictures of pages with faults are not kept for others to read. */
async function look(url: string): Promise<string[]> {
  // The pages are nobody's library: what looks at them stands beside them and is taken by its path.
  const { checkPages } = await import(`../../../apps/${PAGES}/browser-check.ts`) as { checkPages(url: string): Promise<PageCheck[]> };
  const { takePictures } = await import(`../../../apps/${PAGES}/pictures.ts`) as { takePictures(url: string, folder: string, options: { others: boolean }): Promise<string[]> };
  const checked = await checkPages(url);
  for (const { page, problems } of checked) say(`${page}: ${problems.length === 0 ? 'as it should be' : 'not as it should be'}`);
  const found = checked.flatMap(({ page, problems }) => problems.map((problem) => `${page}: ${problem}`));
  if (found.length > 0) return found;
  const folder = values.to ? resolve(values.to) : join(REPOSITORY, 'docs/images');
  await mkdir(folder, { recursive: true });
  const complaints = await takePictures(url, folder, { others: values.to !== undefined });
  say(`The pictures are in ${folder}.`);
  return complaints;
}
