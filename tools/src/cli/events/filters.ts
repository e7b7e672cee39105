import { catalogue, topics } from '@cornerstone/events/catalogue';
import { Rejection } from '@cornerstone/kernel/rejection';
import { startOf } from '@cornerstone/runtime/bus/start';
import type { Command } from 'commander';
import { CommandFault } from '../fault';

export interface Filters { topic?: string; type: string[]; project?: string; region?: string; from?: string; as: string }

const gathered = (one: string, before: string[]): string[] => [...before, one];

/** What `tail` and `export` may be narrowed to; the front door adds what the person may see. */
export const filtered = (command: Command, login: string): Command => command
  .option('--topic <topic>', 'one topic, such as projects.project').option('--type <type>', 'an event type; may be repeated', gathered, [])
  .option('--project <code>', 'one project, by code or id').option('--region <code>', 'a region with all below it, such as 410100')
  .option('--from <start>', 'recorded since: "beginning", YYYY-MM-DD or a time (RFC 3339) · 记录时间').option('--as <login>', 'who', login);

/** As the front door reads it; anything else is wrong usage. */
export function checkedStart(from: string): 'beginning' | Date {
  try {
    return startOf(from);
  } catch (fault) {
    if (!(fault instanceof Rejection)) throw fault;
    throw new CommandFault(fault.sentence.en, 2);
  }
}

export function queryOf({ topic, type, project, region, from }: Filters): URLSearchParams {
  if (topic && !topics.includes(topic)) throw new CommandFault(`There is no topic ${topic}. Topics: ${topics.join(', ')}`, 2);
  const unknown = type.find((each) => !catalogue.has(each));
  if (unknown) throw new CommandFault(`There is no event type ${unknown}. Types:\n  ${[...catalogue.keys()].sort().join('\n  ')}`, 2);
  if (region && !/^\d{6}$/.test(region)) throw new CommandFault(`"${region}" is no six-digit region code.`, 2);
  if (from !== undefined) checkedStart(from);
  const wanted = { topic, types: type.join(',') || undefined, project, region, from };
  return new URLSearchParams(Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
