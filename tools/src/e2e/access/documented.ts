import { spawnSync } from 'node:child_process';
import { blocksOf, commandsIn } from '../documents';
import { REPOSITORY, type RunningHouse } from '../running-house';

export interface RanCommand { command: string; status: number | null; stdout: string; stderr: string }

/** What an operator keeps for himself: programs of the database and the broker, with addresses of his own. */
const OF_OTHERS = /^(pg_dump|kafka-console-consumer\.sh) /;

/** Runs the commands of a document in their order, in a folder, with what it leaves to the reader put in. `after` may put in more from what was answered. */
export function runDocumented(house: RunningHouse, document: string, folder: string, reader: Record<string, string>, after: (ran: RanCommand) => Record<string, string> = () => ({})): RanCommand[] {
  const put = { ...reader, 'localhost:4000': `localhost:${house.port}`, 'npx cornerstone': `node ${REPOSITORY}tools/bin/cornerstone.mjs` };
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  let before = '';
  return blocksOf(document, 'sh').flatMap(commandsIn).filter((command) => !OF_OTHERS.test(command)).flatMap((command) => {
    const here = Object.entries(put).reduce((text, [from, to]) => text.replaceAll(from, to), command);
    // Shell variables are for the commands after them.
    if (/^[A-Z_]+=/.test(here)) { before += `${here}\n`; return []; }
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `${before}${here}`], { cwd: folder, env: { ...environment, PORT: String(house.port), CORNERSTONE_DATA: house.folder }, encoding: 'utf8', timeout: 60_000 });
    const ran = { command, status, stdout, stderr };
    Object.assign(put, after(ran));
    return [ran];
  });
}
