import { blocksOf, commandsIn, inShell, type InShell } from '../documents';
import { REPOSITORY, type RunningHouse } from '../running-house';

export interface RanCommand extends InShell { command: string }

/** What an operator keeps for himself: programs of the database and the broker, with addresses of his own. */
const OF_OTHERS = /^(pg_dump|kafka-console-consumer\.sh) /;

/** Runs the commands of a document in their order, in a folder, with what it leaves to the reader put in. `after` may put in more from what was answered. */
export async function runDocumented(house: RunningHouse, document: string, folder: string, reader: Record<string, string>, after: (ran: RanCommand) => Record<string, string> = () => ({})): Promise<RanCommand[]> {
  const put = { ...reader, 'localhost:4000': `localhost:${house.port}`, 'npx cornerstone': `node ${REPOSITORY}tools/bin/cornerstone.mjs` };
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  let before = '';
  const all: RanCommand[] = [];
  for (const command of blocksOf(document, 'sh').flatMap(commandsIn).filter((each) => !OF_OTHERS.test(each))) {
    const here = Object.entries(put).reduce((text, [from, to]) => text.replaceAll(from, to), command);
    // Shell variables are for the commands after them.
    if (/^[A-Z_]+=/.test(here)) { before += `${here}\n`; continue; }
    const ran = { command, ...await inShell(`${before}${here}`, folder, { ...environment, PORT: String(house.port), CORNERSTONE_DATA: house.folder }) };
    Object.assign(put, after(ran));
    all.push(ran);
  }
  return all;
}
