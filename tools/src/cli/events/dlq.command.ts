import { Command } from 'commander';
import { services } from '../../services';
import { CommandFault } from '../fault';
import { askEach, orNull } from './ask-each';
import { listed, shown, type Letter, type Listed, type WholeLetter } from './dead-letter';
import { frontDoor, operate, type FrontDoor } from './front-door';
import { serviceNamed, targetsIn } from './operated';
import { counted } from './output';

interface Who { as: string }
interface Outcome { id: number; outcome: 'DONE' | 'DEAD' | 'WAITING' | 'MISSING'; reason: string | null }

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const command = (name: string, text: string): Command => new Command(name).description(text).option('--as <login>', 'who', 'ops');
const WHICH = 'SERVICE ID... or SERVICE/ID...';

export const dlqCommand = (): Command => new Command('dlq').description('Messages that a service could not take in. · 死信')
  .addCommand(command('list', 'What could not be taken in, of one service or of all. · 列出死信').argument('[service]').option('--all', 'of all services, as without a name').option('--dropped', 'also those that were given up, by whom and why').option('--json', 'as JSON').action(list))
  .addCommand(command('show', 'One of them with all it holds. · 查看死信').argument('<which...>', WHICH).option('--json', 'as JSON').action(show))
  .addCommand(command('retry', 'Tries again; what it held up follows it. · 重试死信').argument('[which...]', WHICH).option('--all', 'all of the services named, or of all')
    .option('--over-gap', 'also where an earlier event of the same key is missing').action(retry))
  .addCommand(command('drop', 'Gives up on it for good, with a reason that is kept. · 丢弃死信').argument('<which...>', WHICH).requiredOption('--reason <text>', 'why').action(drop));

async function list(name: string | undefined, { as, json, dropped }: Who & { json?: true; dropped?: true }): Promise<void> {
  const asked = name === undefined ? services : [serviceNamed(name)];
  const door = await frontDoor(as);
  const answers = await askEach(asked, (service) => (asked.length > 1 ? orNull(service, lettersOf(door, service, dropped)) : lettersOf(door, service, dropped)));
  const letters = answers.flatMap((each) => each ?? []);
  say(json ? JSON.stringify(letters) : letters.length > 0 ? listed(letters, dropped ?? false) : 'No dead letters.');
  if (answers.includes(null)) throw new CommandFault('The list is not complete.', 1);
}

const lettersOf = async (door: FrontDoor, service: string, dropped = false): Promise<Listed[]> =>
  (await operate<{ letters: Letter[] }>(door, service, { do: 'deadLetters', dropped })).letters.map((letter) => ({ service, ...letter }));

async function show(which: string[], { as, json }: Who & { json?: true }): Promise<void> {
  const [target, ...more] = [...targetsIn(which)].flatMap(([service, ids]) => ids.map((id) => ({ service, id })));
  if (!target || more.length > 0) throw new CommandFault('Name one dead letter: SERVICE ID or SERVICE/ID.', 2);
  const { letter } = await operate<{ letter: WholeLetter }>(await frontDoor(as), target.service, { do: 'deadLetter', id: target.id });
  say(json ? JSON.stringify({ service: target.service, ...letter }) : shown(target.service, letter));
}

async function retry(which: string[], { as, all, overGap }: Who & { all?: true; overGap?: true }): Promise<void> {
  const targets = targetsIn(which);
  const named = [...targets.values()].some((ids) => ids.length > 0);
  if (all ? named : !named || [...targets.values()].some((ids) => ids.length === 0)) throw new CommandFault('Name dead letters (SERVICE ID or SERVICE/ID), or give --all with services or without.', 2);
  const door = await frontDoor(as);
  const results: (Outcome & { service: string })[] = [];
  for (const service of all && targets.size === 0 ? services : targets.keys()) {
    const answer = await operate<{ results: Outcome[] }>(door, service, { do: 'retry', ids: all ? 'all' : targets.get(service), overGap: overGap ?? false });
    for (const each of answer.results) say(`${service}/${each.id} ${each.outcome}${each.reason ? `  ${each.reason}` : ''}`);
    results.push(...answer.results.map((each) => ({ service, ...each })));
  }
  if (!overGap) for (const held of await heldByGap(door, results)) process.stderr.write(`${held} waits for a version that has not come: --over-gap goes on without it.\n`);
  const done = results.filter(({ outcome }) => outcome === 'DONE').length;
  if (done < results.length) throw new CommandFault(`${done} of ${counted(results.length, 'dead letter')} had their effect; the others are still there.`, 1);
  say(results.length === 0 ? 'Nothing to try again.' : `${counted(done, 'dead letter')} had ${done === 1 ? 'its' : 'their'} effect.`);
}

/** Those that another retry would not help. It is only a hint: without it the outcome is told all the same. */
async function heldByGap(door: FrontDoor, results: readonly (Outcome & { service: string })[]): Promise<string[]> {
  const failed = results.filter(({ outcome }) => outcome !== 'DONE');
  const letters = await Promise.all([...new Set(failed.map(({ service }) => service))].map((service) => lettersOf(door, service).catch(() => [])));
  const held = letters.flat().filter(({ gap }) => gap).map(({ service, id }) => `${service}/${id}`);
  return failed.map(({ service, id }) => `${service}/${id}`).filter((name) => held.includes(name));
}

async function drop(which: string[], { as, reason }: Who & { reason: string }): Promise<void> {
  const targets = targetsIn(which);
  if (targets.size === 0 || [...targets.values()].some((ids) => ids.length === 0)) throw new CommandFault('Name dead letters: SERVICE ID or SERVICE/ID.', 2);
  if (reason.trim() === '') throw new CommandFault('--reason must say why.', 2);
  const door = await frontDoor(as);
  let missing = 0;
  for (const [service, ids] of targets) {
    const { dropped } = await operate<{ dropped: number }>(door, service, { do: 'drop', ids, reason });
    say(`${service}: ${dropped} of ${ids.length} dropped`);
    missing += ids.length - dropped;
  }
  if (missing > 0) throw new CommandFault(`${counted(missing, 'dead letter')} ${missing === 1 ? 'was' : 'were'} not there to be dropped.`, 1);
}
