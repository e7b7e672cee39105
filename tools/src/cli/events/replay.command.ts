import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { createProgress } from '../../start/progress';
import { CommandFault } from '../fault';
import { checkedStart } from './filters';
import { frontDoor, operate, type FrontDoor } from './front-door';
import { serviceNamed } from './operated';
import { plainTable } from './plain-table';

interface Replay {
  state: 'RUNNING' | 'DONE' | 'FAILED' | 'NONE'; done: number; total: number; startedAt: string | null; endedAt: string | null; fault: string | null;
  tables: Record<string, { rows: number; added: number; changed: number; removed: number }>;
}

const LOOK_MS = 300;

export const replayCommand = (): Command => new Command('replay').description('Builds a service\'s copies anew from the streams and says what was wrong. · 重放事件')
  .argument('<service>').option('--from <start>', 'recorded since: "beginning", YYYY-MM-DD or a time (RFC 3339) · 记录时间', 'beginning').option('--as <login>', 'who', 'ops').option('--json', 'print the result as JSON')
  .action(replay);

async function replay(name: string, { from, as, json }: { from: string; as: string; json?: true }): Promise<void> {
  const service = serviceNamed(name);
  const start = checkedStart(from);
  const door = await frontDoor(as);
  const started = await operate<{ replay: Replay }>(door, service, { do: 'replay', from: start instanceof Date ? start.toISOString() : start });
  const ended = await followed(door, service, started.replay);
  process.stdout.write(json ? `${JSON.stringify(ended)}\n` : `${copies(ended)}\n`);
  if (ended.state !== 'DONE') throw new CommandFault(`The replay of ${service} failed: ${ended.fault ?? `it is ${ended.state}`}`, 1);
}

async function followed(door: FrontDoor, service: string, started: Replay): Promise<Replay> {
  const progress = createProgress(process.stderr);
  const part = progress.part(`Replay of ${service}`, started.total);
  try {
    let now = started;
    while (now.state === 'RUNNING') {
      part.at(now.done, now.total);
      await delay(LOOK_MS);
      now = (await operate<{ replay: Replay }>(door, service, { do: 'replayStatus' })).replay;
    }
    part.at(now.done, now.total);
    if (now.state === 'DONE') part.done();
    return now;
  } finally {
    progress.close();
  }
}

const copies = ({ tables }: Replay): string => plainTable(['copy', 'rows', 'added', 'changed', 'removed'], Object.entries(tables).map(([table, { rows, added, changed, removed }]) => [table, rows, added, changed, removed]));
