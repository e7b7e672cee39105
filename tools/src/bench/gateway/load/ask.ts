import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BenchFault } from '../../events/fault';
import { PATIENCE_MS, type Load, type Loaded } from './load';
import { fitsWrk, wrkScript } from './wrk';

const run = promisify(execFile);

/** Runs one turn to its end, in a process of its own. */
export type AskLoad = (load: Load) => Promise<Loaded>;
export interface Clients { folder: string; clientFile: string; client: 'wrk' | 'own' }

export async function hasWrk(): Promise<boolean> {
  // It has no command that ends well.
  return run('wrk', ['--version']).then(() => true, (fault: { code?: string | number }) => fault.code !== 'ENOENT');
}

export function loadWith({ folder, clientFile, client }: Clients): AskLoad {
  return async (load) => {
    const options = { timeout: load.seconds * 1_000 + 2 * PATIENCE_MS, maxBuffer: 1_024 * 1_024 };
    const own = async (): Promise<Loaded> => read(await run(process.execPath, [clientFile, JSON.stringify(load)], options));
    if (client === 'own' || !fitsWrk(load)) return own();
    const script = join(folder, 'turn.lua');
    await writeFile(script, wrkScript(load));
    const loaded = read(await run('wrk', ['-t1', `-c${load.connections}`, `-d${load.seconds}s`, '--timeout', '30s', '-s', script, `http://127.0.0.1:${load.port}${load.path}`], options));
    // wrk does not wait for one that is slower than its turn.
    return loaded.answers > 0 || loaded.faults > 0 ? loaded : own();
  };
}

function read({ stdout, stderr }: { stdout: string; stderr: string }): Loaded {
  const line = stdout.split('\n').find((each) => each.startsWith('{"'));
  if (line === undefined) throw new BenchFault(`the client said no figures: ${stdout}${stderr}`);
  return JSON.parse(line) as Loaded;
}
