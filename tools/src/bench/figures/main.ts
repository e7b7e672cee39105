import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RunningHouse } from '../../e2e/running-house';
import { figuresOf } from './figures';
import { keepPage } from './page';
import { printed } from './tables';

/** Fewer make no median; more would need months that no project has left to report. */
const [FEWEST, MOST] = [20, 250];
const { values } = parseArgs({ options: { json: { type: 'string' }, calls: { type: 'string', default: '200' }, check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } });
const calls = Number(values.calls);
if (!Number.isInteger(calls) || calls < FEWEST || calls > MOST) {
  process.stderr.write(`--calls takes a whole number from ${FEWEST} to ${MOST}.\n`);
  process.exit(2);
}
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

const house = await RunningHouse.make();
const folder = await mkdtemp(join(tmpdir(), 'cornerstone-figures-'));
const clear = async (): Promise<void> => {
  await house.remove();
  if (values.keep) say(`what was heard is in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
};
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void clear().finally(() => process.exit(code)); });
try {
  const figures = await figuresOf({ house, folder, calls, say });
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 1)}\n`);
  process.stdout.write(`${printed(figures)}\n`);
  const isCurrent = await keepPage(figures, values.write);
  if (!isCurrent) say(values.write ? 'docs/figures.md is written anew: commit it' : 'docs/figures.md has other counts: a statement or a fetch came or went; run with --write if it is meant');
  if (!isCurrent && values.check) process.exitCode = 1;
} finally {
  await clear();
}
