import { writeFile } from 'node:fs/promises';
import { BenchFault } from '../events/fault';
import { coresHere } from './cores';
import { goalsOf } from './goals';
import { openFolder } from './ground';
import { measureHouse } from './house-bench';
import { optionsIn, USAGE } from './options';
import type { Results } from './results';
import { measureShop } from './shop-bench';
import { printed } from './tables';

const options = optionsIn(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n\n${USAGE}`);
  process.exit(2);
}
const say = (line: string): void => { process.stderr.write(`${line}\n`); };
const cores = coresHere();
const { folder, clear } = await openFolder();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => { void clear().finally(() => process.exit(code)); });
try {
  const measured = await (options.house ? measureHouse : measureShop)(options, folder, cores, say);
  const results: Results = {
    at: new Date().toISOString(), node: process.version, processors: cores ? `gateways on processor ${cores.gateway}, all else on ${cores.rest}` : 'nothing pinned: taskset or a second processor is missing, no figure means much',
    rounds: options.rounds, seconds: options.seconds, ...measured,
  };
  const goals = options.house ? [] : goalsOf(results);
  if (options.json) await writeFile(options.json, `${JSON.stringify({ ...results, goals }, null, 1)}\n`);
  process.stdout.write(`${printed(results, goals)}\n`);
} catch (fault) {
  if (!(fault instanceof BenchFault)) throw fault;
  say(fault.message);
  process.exitCode = 1;
} finally {
  await clear();
}
