import { summaryOf } from '@cornerstone/events/summary';
import { isDay } from '@cornerstone/kernel/day';
import { Command, Option } from 'commander';
import type { Service } from '../../services';
import { CommandFault } from '../fault';
import { frontDoor, type FrontDoor } from '../events/front-door';
import { projectId } from '../events/narrowed';
import { endWithReader, inShanghai, write } from '../events/output';
import { plainTable, wrapped } from '../events/plain-table';
import { trails, type OfService } from './trails';

interface Flags { project: string; since?: string; until?: string; by?: string; limit: string; format: 'table' | 'ndjson'; as: string }

export const showCommand = (): Command => new Command('show').description('Who changed what of a project, newest first. · 查询项目变更记录')
  .requiredOption('--project <code>', 'the project, by code or id').option('--since <date>', 'from this day on, YYYY-MM-DD').option('--until <date>', 'up to and with this day').option('--by <person>', 'one person, by id (per_…)')
  .option('--limit <count>', 'at most so many in a table', '200').addOption(new Option('--format <format>').choices(['table', 'ndjson']).default('table')).option('--as <login>', 'who', 'drc').action(show);

async function show({ project, since, until, by, limit, format, as }: Flags): Promise<void> {
  for (const date of [since, until]) if (date !== undefined && !isDay(date)) throw new CommandFault(`"${date}" is no date: write YYYY-MM-DD.`, 2);
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw new CommandFault(`"${limit}" is no count.`, 2);
  if (by !== undefined && !/^(per_|system:)/.test(by)) throw new CommandFault(`"${by}" is no id of a person: it begins with per_ (me { id } tells one's own).`, 2);
  const door = await frontDoor(as);
  const silent = new Set<Service>();
  const asked = { project: await projectId(door, project), ...(since && { since }), ...(until && { until }), ...(by && { by }) };
  const changes = trails(door, asked, (service) => { silent.add(service); });
  await (format === 'table' ? printTable(changes, Number(limit), door) : printLines(changes));
  if (silent.size > 0) throw new CommandFault(`The list is not complete: ${[...silent].join(', ')} did not answer. · 列表不完整`, 1);
}

async function printLines(changes: AsyncGenerator<OfService>): Promise<void> {
  let goesOn = true;
  endWithReader(() => { goesOn = false; });
  for await (const change of changes) if (!goesOn || !(await write(process.stdout, `${JSON.stringify(change)}\n`))) return;
}

async function printTable(changes: AsyncGenerator<OfService>, limit: number, door: FrontDoor): Promise<void> {
  const rows: (string | number)[][] = [];
  let isMore = false;
  for await (const change of changes) {
    isMore = rows.length === limit;
    if (isMore) break;
    rows.push([inShanghai(change.at), `${change.actorId}\n${change.departmentId ?? ''}`, change.service, `${change.entity} v${change.version}\n${change.entityId}`, change.knownOn, change.events.map((event) => wrapped(summaryOf(event)[door.language === 'en' ? 'en' : 'zh'], 40)).join('\n'), columns(change)]);
  }
  process.stdout.write(rows.length === 0 ? 'No changes that you may see. · 没有可见的变更记录\n' : `${plainTable(['when', 'who, for', 'service', 'row', 'known on', 'what happened', 'before → after'], rows)}\n`);
  if (isMore) process.stderr.write(`The newest ${limit} are shown: --limit shows more, --format ndjson all.\n`);
}

/** A line a column; of a new row its values. */
const columns = ({ before, after }: OfService): string => Object.entries(after).filter(([name]) => name !== 'version').map(([name, value]) => wrapped(`${name}: ${before ? `${told(before[name])} → ` : ''}${told(value)}`, 60)).join('\n');
const told = (value: unknown): string => (value === null || value === undefined ? '∅' : typeof value === 'string' ? value : JSON.stringify(value));
