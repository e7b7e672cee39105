import { regionDefined } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { latest, onTogether, type Copies } from './slice';
import { query, type Tx } from './transaction';

/** What a service remembers of a region: its place in the tree. */
@Entity()
export class RegionCopy {
  @PrimaryColumn('text') code: string;
  @Column('text') name: string;
  @Column('text') level: string;
  @Column('text', { nullable: true }) parent: string | null;
  @Column('text') path: string;
  @Column('boolean') current: boolean;
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Column('text', { array: true }) successors: string[];
}

export const regionCopies: Copies = { tables: ['region_copy'], consumers: [
  onTogether(regionDefined, (tx, events) => query(tx, `/* copyRegions */
    insert into region_copy (code, name, level, parent, path, current, ended_on, successors) select code, name, level, parent, path, current, ended_on, successors from jsonb_populate_recordset(null::region_copy, $1)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent, path = excluded.path, current = excluded.current, ended_on = excluded.ended_on, successors = excluded.successors`,
  [JSON.stringify(latest(events, ({ data }) => data.code).map(({ data: { code, name, level, parent, path, current, endedOn, successors } }) => ({ code, name, level, parent, path, current, ended_on: endedOn ?? null, successors: successors ?? [] })))])),
] };

/** Where a region lies in the tree, `410000.410100`; refused, with the mechanism's own id, where the directory has none. */
export async function regionPath(tx: Tx, code: string, mechanism: string): Promise<string> {
  const [place] = await query<{ path: string }>(tx, '/* regionPath */ select path from region_copy where code = $1', [code]);
  if (!place) throw badInput(`${mechanism}.region-unknown`, { en: `Region ${code} is not in the directory.`, zh: `区划代码 ${code} 不存在。` }, { code });
  return place.path;
}

/** SQL: paths of regions that have ended and whose place a region, or one below it, took (孟津县 of 孟津区): what was recorded under them lies in it. Of a parameter it is asked once a statement. */
export const endedWithin = (path: string): string => `array(select ended.path from region_copy ended join region_copy heir on heir.code = any(ended.successors) where ended.ended_on is not null and (heir.path = ${path} or starts_with(heir.path, ${path} || '.')))`;

/** SQL: `gone` (old, now), where each region lies that has ended by a day ($n, null: by now). One that was divided lies in each of its successors: which one, no record says. */
export const endedBy = (day: string): string => `gone as materialized (select ended.path as old, heir.path as now from region_copy ended join region_copy heir on heir.code = any(ended.successors) where ended.ended_on is not null and (${day}::date is null or ended.ended_on <= ${day}::date))`;

/** SQL: a place is the region, lies below it, or did under a region whose place it took. */
export const isInside = (place: string, path: string): string => `(${place} = ${path} or starts_with(${place}, ${path} || '.') or ${place} = any(${endedWithin(path)}))`;

/** SQL: one of the places in an array of paths is the region or lies below it; where the region is a parameter, also under its predecessors: what to look for is worked out once a statement then, and looked for in each row without a plan of its own. */
export const liesWithin = (paths: string, path: string): string => (path.startsWith('$')
  ? `places_of(${paths}) like any ((select array['%|' || ${path}::text || '.%'] || array(select '%|' || gone || '.|%' from unnest(${endedWithin(path)}) gone))::text[])`
  : `position('|' || ${path} || '.' in places_of(${paths})) > 0`);

/** SQL: the region one step below another in which a place lies, the place itself where it is no deeper; below none it is the city. */
export const stepOf = (above: string | null, place: string): string => `(string_to_array(${place}, '.'))[least(${(above?.split('.').length ?? 1) + 1}, cardinality(string_to_array(${place}, '.')))]`;

/** SQL: `gone` (old, now), the same as `endedBy` without a part of its own: from two arrays that are made once a statement, for what is asked of each row. */
const goneBy = (day: string): string => {
  const of = (column: string): string => `array(select ${column} from region_copy ended join region_copy heir on heir.code = any(ended.successors) where ended.ended_on is not null and (${day}::date is null or ended.ended_on <= ${day}::date) order by ended.path, heir.path)`;
  return `unnest(${of('ended.path')}, ${of('heir.path')}) gone (old, now)`;
};

/** SQL: the places in an array of paths lie, by a day ($n, null: by now), in several of the regions one step below another, or of the cities. What took the place of two that have ended is one; a single place never lies across, also where its region was divided. */
export const liesAcross = (paths: string, above: string | null, day: string): string => `(cardinality(${paths}) > 1 and (select count(distinct ${stepOf(above, 'coalesce(gone.now, place)')}) from unnest(${paths}) place left join ${goneBy(day)} on gone.old = place) > 1)`;
