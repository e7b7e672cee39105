import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { OLDEST_UNSENT } from './bus/numbering';
import type { Clock } from './clock';
import type { Edition } from './edition';
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

const question = z.object({ edition: z.string().max(200).nullable(), places: z.array(z.string().max(300)).max(5_000) });
export type FreshQuestion = z.input<typeof question>;
export type TellFresh = (asked: unknown) => Promise<Fresh>;

interface Row { parked: boolean; unsent: number; places: Record<string, number> }

/** Places and what is put aside are read in one statement: what is not put aside and lies before its place has had its effect. */
export const freshness = ({ worker, clock, edition, hears, own }: { worker: DataSource; clock: Clock; edition: Edition; hears: readonly string[]; own: OwnFields }): TellFresh => async (asked) => {
  const { data: known } = question.safeParse(asked);
  if (!known) throw badInput('events.fresh', { en: 'No such request.', zh: '请求格式有误。' });
  const before = edition.text();
  const wasChanging = edition.isChanging();
  const [row] = await worker.query<Row[]>(`/* fresh */ select exists (select from parked_message where state <> 'DROPPED') as parked,
    coalesce(extract(epoch from clock_timestamp() - ${OLDEST_UNSENT}) * 1000, 0)::float8 as unsent,
    (select coalesce(jsonb_object_agg(topic || '/' || partition, next_offset), '{}') from stream_place where topic || '/' || partition = any($1)) as places`, [known.places]);
  if (!row) throw new Error('the database says nothing of itself');
  const now = edition.text();
  return {
    edition: now, day: clock.today(), isSettled: !row.parked && !wasChanging && !edition.isChanging() && before === now, unsentMs: row.unsent, places: row.places,
    ...(known.edition !== now && { nature: { hears, own } }),
  };
};
