import { badInput } from '@cornerstone/kernel/rejection';
import type { DataSource } from 'typeorm';
import { OLDEST_UNSENT } from './bus/numbering';
import type { Clock } from './clock';
import type { Edition } from './edition';
import { freshQuestion, type Fresh } from './fresh-question';
import type { OwnFields } from './own-fields';

export type TellFresh = (asked: unknown) => Promise<Fresh>;

interface Row { parked: boolean; unsent: number; places: Record<string, number> }

/** Places and what is put aside are read in one statement: what is not put aside and lies before its place has had its effect. */
export const freshness = ({ worker, clock, edition, hears, own }: { worker: DataSource; clock: Clock; edition: Edition; hears: readonly string[]; own: OwnFields }): TellFresh => async (asked) => {
  const { data: known } = freshQuestion.safeParse(asked);
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
