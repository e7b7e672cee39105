import type { Received } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import type { EntityClass } from './database';
import type { Tx } from './transaction';

/** One effect per event id: runs in the inbox's transaction, which has recorded the id first. */
export type Consumer = (tx: Tx, event: Received<never>) => Promise<unknown>;
export type Consumers = Readonly<Record<string, Consumer>>;

/** What is built from events alone, in tables of its own and nowhere else: it can be built anew from the beginning. */
export interface Copies { tables: readonly string[]; consumers: Consumers }

/** A scheduled rule: idempotent, catches up after a stop. */
export type Tick = (tx: Tx, day: Day) => Promise<unknown>;

/** One mechanism of a service: a line in its table of contents. */
export interface Slice {
  name: string;
  title: string;
  entities?: readonly EntityClass[];
  resolvers?: readonly (new () => object)[];
  /** Copies and figures kept ready from events. */
  copies?: Copies;
  /** Decisions that follow from other services' events: taken once, never again in a replay. */
  consumers?: Consumers;
  ticks?: readonly Tick[];
}
