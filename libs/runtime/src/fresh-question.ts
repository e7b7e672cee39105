import type { Day } from '@cornerstone/kernel/day';
import { z } from 'zod';
import type { OwnFields } from './own-fields';

/** The path at which a service tells a gateway how fresh it is. */
export const FRESH_PATH = '/fresh';

/** What a gateway that keeps answers must know of a service. */
export interface Fresh {
  /** Another one: nothing that was read before holds. */
  edition: string;
  day: Day;
  /** Not so while a message is put aside or copies are exchanged: what has come does not have its effect yet, though the place lies beyond it. */
  isSettled: boolean;
  /** Milliseconds since the oldest event was recorded that is not sent yet; 0 where all are. */
  unsentMs: number;
  /** Of the partitions that were asked for, as `topic/partition`: the next message to be taken in. */
  places: Readonly<Record<string, number>>;
  /** Topics it hears, and its own fields; where the gateway has another edition than this one. */
  nature?: { hears: readonly string[]; own: OwnFields };
}

export const freshQuestion = z.object({ edition: z.string().max(200).nullable(), places: z.array(z.string().max(300)).max(5_000) });
export type FreshQuestion = z.input<typeof freshQuestion>;
