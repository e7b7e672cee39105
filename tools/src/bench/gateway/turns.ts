import { setTimeout as delay } from 'node:timers/promises';
import { BenchFault } from '../events/fault';
import type { Running } from './gateways/start';
import type { AskLoad } from './load/ask';
import { figuresOf } from './process-figures';
import type { Asked, Query } from './shop/queries';

/** One cell of the comparison: what is asked, how, and by how many at once. */
export interface Cell { query: Query; asked: Asked; connections: number }
export const nameOf = ({ query, asked, connections }: Cell): string => `${query.name}, ${asked}, c=${connections}`;

/** What one gateway did in one turn. Milliseconds; memory after the turn in MiB; `share` is how much of its processor the gateway used. */
export interface Turn { perSecond: number; p50: number; p99: number; cpuMs: number; share: number; callsEach: number | null; bytesEach: number; rssMiB: number; pssMiB: number; faults: number }

export interface Measuring { running: readonly Running[]; cells: readonly Cell[]; rounds: number; seconds: number; ask: AskLoad; calls: (() => Promise<number>) | null; say(line: string): void }

/** By cell and by gateway, the turns of all rounds in their order. */
export type Turns = Map<Cell, Map<string, Turn[]>>;

/** Every gateway is up all the time; in each round each has a short turn on each cell, and who is first goes round. */
export async function measure({ running, cells, rounds, seconds, ask, calls, say }: Measuring): Promise<Turns> {
  const turns: Turns = new Map(cells.map((cell) => [cell, new Map(running.map(({ column }) => [column.name, []]))]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, cell] of cells.entries()) {
      const first = (round + at) % running.length;
      const told: string[] = [];
      for (const gateway of [...running.slice(first), ...running.slice(0, first)]) {
        // Keys that are fresh to one gateway are fresh to all of them, and in the next turns nobody knows them either.
        const turn = await oneTurn(gateway, cell, seconds, (round * cells.length + at) * FRESH_EACH, ask, calls);
        turns.get(cell)?.get(gateway.column.name)?.push(turn);
        told.push(`${gateway.column.name} ${Math.round(turn.perSecond).toLocaleString('en')}${turn.faults > 0 ? ` (${turn.faults} faults)` : ''}`);
      }
      say(`round ${round + 1} of ${rounds}, ${nameOf(cell)}: ${told.join(', ')} /s`);
    }
  }
  return turns;
}

/** Milliseconds that abandoned work may take to end, and of processor time within 50 ms that an idle gateway uses, so many times in a row. */
const [SETTLING_MS, IDLE_MS, IDLE_TIMES] = [10_000, 10, 3];
/** More than a turn takes; and what is fresh while all warms up, behind the first 39 turns. */
const [FRESH_EACH, FRESH_BEFORE] = [20_000, 780_000];

async function oneTurn(gateway: Running, { query, asked, connections }: Cell, seconds: number, fresh: number, ask: AskLoad, calls: Measuring['calls']): Promise<Turn> {
  const { child, port, path, tokens, column } = gateway;
  const [before, callsBefore] = [figuresOf(child.pid), await calls?.() ?? 0];
  const loaded = await ask({ port, path, body: query.body, tokens, asked, fresh, connections, seconds });
  const [after, callsAfter] = [figuresOf(child.pid), await calls?.() ?? 0];
  if (!child.running()) throw new BenchFault(`${column.title} ended under load; its last lines:\n  ${child.lastLines(8).join('\n  ')}`);
  if (loaded.answers === 0) throw new BenchFault(`${column.title} gave no answer to ${query.name} within ${seconds} s, and ${loaded.faults} faults; its last lines:\n  ${child.lastLines(8).join('\n  ')}`);
  const cpuMs = after.cpuMs - before.cpuMs;
  await quiet(child.pid);
  return {
    perSecond: loaded.answers / loaded.seconds, p50: loaded.p50, p99: loaded.p99, cpuMs: cpuMs / loaded.answers, share: cpuMs / (loaded.seconds * 1_000), callsEach: calls ? (callsAfter - callsBefore) / loaded.answers : null,
    bytesEach: loaded.bytes / loaded.answers, rssMiB: after.rssMiB, pssMiB: after.pssMiB, faults: loaded.faults,
  };
}

/** What was begun and nobody waits for any more is not to run into the next one's turn. */
async function quiet(pid: number): Promise<void> {
  for (let [until, idle] = [Date.now() + SETTLING_MS, 0]; idle < IDLE_TIMES && Date.now() < until;) {
    const before = figuresOf(pid).cpuMs;
    await delay(50);
    // On a busy machine one that is waited for may not have got its turn.
    idle = figuresOf(pid).cpuMs - before <= IDLE_MS ? idle + 1 : 0;
  }
}

/** Plans are made and code is compiled before anything counts: that of keys that nobody asked for before, too, where they are to be asked for. */
export async function warmUp({ running, cells, ask, say }: Pick<Measuring, 'running' | 'cells' | 'ask' | 'say'>, seconds: number): Promise<void> {
  for (const query of new Set(cells.map((cell) => cell.query))) {
    const isRenewed = cells.some((cell) => cell.query === query && cell.asked === 'renewed');
    for (const gateway of running) {
      const { port, path, tokens } = gateway;
      for (const asked of isRenewed ? ['distinct', 'renewed'] as const : ['distinct'] as const) {
        await ask({ port, path, body: query.body, tokens, asked, fresh: FRESH_BEFORE, connections: 16, seconds });
        await quiet(gateway.child.pid);
      }
    }
    say(`warm: ${query.name}`);
  }
}
