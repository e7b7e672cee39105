import type { Day } from '@cornerstone/kernel/day';
import type { DataSource } from 'typeorm';
import { systemActor } from './actor';
import { GO_ON, type Tick } from './slice';
import { inTransaction } from './transaction';

/** Scheduled rules of a day, one after the other; each in as many transactions as it asks for. */
export async function runTicks(worker: DataSource, service: string, ticks: readonly Tick[], today: Day): Promise<void> {
  for (const tick of ticks) {
    let answer: unknown = GO_ON;
    while (answer === GO_ON) answer = await inTransaction(worker, { actor: systemActor(service), service, today }, (tx) => tick(tx, today));
  }
}
