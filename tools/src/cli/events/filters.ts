import { catalogue, topics } from '@cornerstone/events/catalogue';
import { isDay } from '@cornerstone/kernel/day';
import type { Command } from 'commander';
import { CommandFault } from '../fault';

export interface Filters { topic?: string; type: string[]; project?: string; region?: string; from?: string; as: string }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const gathered = (one: string, before: string[]): string[] => [...before, one];

/** What `tail` and `export` may be narrowed to; the front door adds what the person may see. */
export const filtered = (command: Command, login: string): Command => command
  .option('--topic <topic>', 'one topic, such as projects.project').option('--type <type>', 'an event type; may be repeated', gathered, [])
  .option('--project <code>', 'one project, by code or id').option('--region <code>', 'a region with all below it, such as 410100')
  .option('--from <start>', '"beginning", YYYY-MM-DD or a time (RFC 3339)').option('--as <login>', 'who', login);

/** "beginning", a date or an instant; anything else is wrong usage. */
export function checkStart(from: string | undefined): void {
  if (from === undefined || from === 'beginning' || isDay(from) || (INSTANT.test(from) && !Number.isNaN(Date.parse(from)))) return;
  throw new CommandFault(`"${from}" is no time: write beginning, YYYY-MM-DD or RFC 3339.`, 2);
}

export function queryOf({ topic, type, project, region, from }: Filters): URLSearchParams {
  if (topic && !topics.includes(topic)) throw new CommandFault(`There is no topic ${topic}. Topics: ${topics.join(', ')}`, 2);
  const unknown = type.find((each) => !catalogue.has(each));
  if (unknown) throw new CommandFault(`There is no event type ${unknown}. Types: ${[...catalogue.keys()].sort().join(', ')}`, 2);
  if (region && !/^\d{6}$/.test(region)) throw new CommandFault(`"${region}" is no six-digit region code.`, 2);
  checkStart(from);
  const wanted = { topic, types: type.join(',') || undefined, project, region, from };
  return new URLSearchParams(Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
