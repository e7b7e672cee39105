import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { endedBy } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/** One region's part of projects: all that are listed in it; money of those wholly in it and of shares given, and beside it the whole of what nobody divided. */
export interface RegionPart { key: string; region: string; count: number; crossing: number; investment: Fen; undivided: Fen }
interface Raw { key: string; region: string; count: number; crossing: number; investment: string; undivided: string }

/** The shares that hold on the day of $1, each place with what all places before it have: a total is split by them to the fen and adds up. */
const SHARE = `${endedBy('$1')},
  held as (select distinct on (project_id) project_id, shares from region_shares where ($1::date is null or known_on <= $1::date) order by project_id, share_version desc),
  weighed as (select project_id, place, sum(weight) over before - weight as low, sum(weight) over before as high, sum(weight) over (partition by project_id) as whole
    from (select project_id, coalesce(s ->> 'path', '') collate "C" as place, (s ->> 'weight')::numeric as weight from held, jsonb_array_elements(shares) s) told window before as (partition by project_id order by place)),
  share as (select project_id, coalesce(gone.now, place) as place, low, high, whole from weighed left join gone on gone.old = place)`;
const upTo = (edge: string): string => `div(200 * w.total * s.${edge} + s.whole, 2 * s.whole)`;

/**
 * Trap 1: a project of several regions is listed in each and counted once above; its money is divided by the owner's shares and by nothing else.
 * `members` selects key, project_id, paths, total (yuan); the first parameter is the day. The regions are those one step below `within`, else the cities.
 */
export async function regionPartsOf(tx: Tx, name: string, withClauses: string, members: string, parameters: readonly unknown[], within: string | null): Promise<RegionPart[]> {
  const given = [...parameters, within];
  const path = `$${given.length}::text`;
  const depth = (within?.split('.').length ?? 1) + 1;
  const rows = await query<Raw>(tx, `/* ${name} */ with ${withClauses === '' ? '' : `${withClauses},`} member as (${members}),
    ${SHARE},
    whole as (select m.project_id, m.key, m.total, exists (select 1 from share s where s.project_id = m.project_id) as divided,
      array(select distinct array_to_string((string_to_array(coalesce(gone.now, place), '.'))[1:${depth}], '.') from unnest(m.paths) place left join gone on gone.old = place) as places from member m),
    part as (select w.*, cardinality(w.places) > 1 as crosses,
      (select coalesce(sum(${upTo('high')} - ${upTo('low')}), 0) * 0.01 from share s where s.project_id = w.project_id and (s.place = w.place or starts_with(s.place, w.place || '.'))) as own
      from (select whole.*, place from whole, unnest(whole.places) place) w where ${path} is null or place = ${path} or starts_with(place, ${path} || '.'))
    select key, (string_to_array(place, '.'))[cardinality(string_to_array(place, '.'))] as region, count(*)::int as count, count(*) filter (where crosses)::int as crossing,
      coalesce(sum(case when not crosses and not divided then total when divided then own end), 0)::numeric(30,2)::text as investment, coalesce(sum(total) filter (where crosses and not divided), 0)::numeric(30,2)::text as undivided
    from part group by key, place order by key, place`, given);
  return rows.map((row) => ({ ...row, investment: fromYuan(row.investment), undivided: fromYuan(row.undivided) }));
}
