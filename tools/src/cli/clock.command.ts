import { setTimeout as delay } from 'node:timers/promises';
import { isDay } from '@cornerstone/kernel/day';
import { Command } from 'commander';
import { graphClient } from '../graph-client';
import { SET_CLOCK } from '../operations';
import { services } from '../services';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';

const PATIENCE_MS = 30_000;

/** Moves the demonstration day and waits until every process has heard of it. */
export async function setClock(day: string, login: string): Promise<void> {
  if (!isDay(day)) throw new CommandFault(`"${day}" is no date: write YYYY-MM-DD.`, 2);
  const house = await runningHouse();
  await graphClient(`${house.url}/graphql`, await tokenFor(login))(SET_CLOCK, { day });
  const until = Date.now() + PATIENCE_MS;
  for (const service of services) {
    while (await dayOf(house.ports[service]) !== day) {
      if (Date.now() > until) throw new CommandFault(`${service} has not heard of ${day} within ${PATIENCE_MS / 1000} s; see its log.`, 1);
      await delay(50);
    }
  }
}

/** The day a service lives in; null while it does not answer. */
async function dayOf(port: number | undefined): Promise<string | null> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).then((response) => response.json() as Promise<{ day?: string }>, () => null);
  return answer?.day ?? null;
}

export const clockCommand = (): Command => new Command('clock').description('The demonstration day. · 演示日期')
  .addCommand(new Command('set').description('Moves the day in all processes. · 调整演示日期').argument('<day>', 'YYYY-MM-DD').option('--as <login>', 'who', 'drc')
    .action(async (day: string, { as }: { as: string }) => {
      await setClock(day, as);
      process.stdout.write(`It is ${day} in all services.\n`);
    }));
