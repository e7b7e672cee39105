import type { DataOf, EventDefinition, Received } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import type { EntityClass } from './database';
import type { Request } from './request';
import type { Tx } from './transaction';

/** One effect per event id: runs in the inbox's transaction, which has recorded the id first. */
export type Effect<D = never> = (tx: Tx, event: Received<D>) => Promise<unknown>;
/** The same for several events of one type at once, where that takes fewer statements: the same rows as one after the other. Of one project in their order. */
export type EffectTogether<D = never> = (tx: Tx, events: readonly Received<D>[]) => Promise<unknown>;
/** What hears one type of event; `*` hears every type. */
export interface Consumer { type: string; effect: Effect; together?: EffectTogether }

export const on = <E extends EventDefinition>({ type }: E, effect: Effect<DataOf<E>>): Consumer => ({ type, effect });
/** Hears several at once, where they come so: an import, a month's reports. */
export const onTogether = <E extends EventDefinition>({ type }: E, together: EffectTogether<DataOf<E>>): Consumer => ({ type, effect: (tx, event: Received<DataOf<E>>) => together(tx, [event]), together });
export const onEveryTogether = (together: EffectTogether<unknown>): Consumer => ({ type: '*', effect: (tx, event: Received) => together(tx, [event]), together });
/** Of several events the last about each key, where only what is so now is kept: one statement takes a row once. */
export const latest = <E extends Received>(events: readonly E[], keyOf: (event: E) => string): E[] => [...new Map(events.map((event) => [keyOf(event), event])).values()];
export const onEvery = (effect: Effect<unknown>): Consumer => ({ type: '*', effect });

/** What is built from events alone, in tables of its own and nowhere else: it can be built anew from the beginning. */
export interface Copies { tables: readonly string[]; consumers: readonly Consumer[] }

/** What a scheduled rule answers that has more to do: it is run again, in another transaction. */
export const GO_ON = Symbol('go on');
/** A scheduled rule: idempotent, catches up after a stop. Of what may be thousands it does a part and goes on. */
export type Tick = (tx: Tx, day: Day) => Promise<unknown>;

/** By type of the graph, the look-up of a reference to it; batched by `Request`. */
export interface References { [type: string]: (reference: never, request: Request) => unknown }

/** One mechanism of a service: a line in its table of contents. */
export interface Slice {
  name: string;
  title: string;
  entities?: readonly EntityClass[];
  resolvers?: readonly (new () => object)[];
  /** How the subgraph finds by key what this slice owns and others refer to. */
  references?: References;
  /** Copies and figures kept ready from events. */
  copies?: Copies;
  /** Decisions that follow from other services' events: taken once, never again in a replay. */
  consumers?: readonly Consumer[];
  ticks?: readonly Tick[];
}
