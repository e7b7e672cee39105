import { Command } from 'commander';
import { services, type Service } from '../../services';
import { CommandFault } from '../fault';
import { askEach, orNull } from './ask-each';
import { frontDoor, operate } from './front-door';
import { plainTable } from './plain-table';

/** `behind`: messages on its topics that it has not taken in yet; null when the broker does not answer. */
interface Status { unsent: number; oldestUnsentSeconds: number | null; behind: number | null; parked: number; deadLetters: number; listening: boolean }
interface OfService { service: Service; status: Status | null }

const LATE_SECONDS = 30;

export const statusCommand = (): Command => new Command('status').description('Whether events go out and are taken in, service by service. · 事件收发状况')
  .option('--json', 'as JSON').option('--as <login>', 'who', 'ops').action(status);

async function status({ as, json }: { as: string; json?: true }): Promise<void> {
  const door = await frontDoor(as);
  const answers = await askEach(services, async (service): Promise<OfService> => ({ service, status: (await orNull(service, operate<{ status: Status }>(door, service, { do: 'status' })))?.status ?? null }));
  process.stdout.write(`${json ? JSON.stringify(answers) : table(answers)}\n`);
  const troubled = answers.filter((answer) => troubles(answer).length > 0);
  if (troubled.length > 0) throw new CommandFault(troubled.map((answer) => `${answer.service}: ${troubles(answer).join(', ')}`).join('\n'), 1);
}

function troubles({ status: said }: OfService): string[] {
  if (!said) return ['does not answer'];
  return [...((said.oldestUnsentSeconds ?? 0) > LATE_SECONDS ? ['sends late'] : []), ...(said.deadLetters > 0 ? ['has dead letters'] : []), ...(said.listening ? [] : ['does not listen'])];
}

const table = (answers: readonly OfService[]): string => plainTable(['service', 'unsent', 'oldest unsent (s)', 'behind', 'parked', 'dead letters', 'listening', 'state'], answers.map((answer) => [
  answer.service, ...cells(answer.status), troubles(answer).join(', ') || 'well',
]));

const cells = (said: Status | null): (string | number)[] => (said
  ? [said.unsent, said.oldestUnsentSeconds === null ? '' : Math.round(said.oldestUnsentSeconds), said.behind ?? 'unknown', said.parked, said.deadLetters, said.listening ? 'yes' : 'no']
  : ['', '', '', '', '', '']);
