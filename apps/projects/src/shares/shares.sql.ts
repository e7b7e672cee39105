import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/** SQL: the shares of the latest split of each project that was known on the day; `day` is null for now. */
export const sharesKnown = (day: string): string => `(select s.* from investment_share s join (select distinct on (project_id) split_id from investment_share where (${day}::date is null or known_on <= ${day}::date) order by project_id, known_on desc, split_id desc) latest using (split_id))`;

/** One region's part of projects: all that are listed in it; money of those wholly in it and of shares told, and beside it the whole of what nobody divided. */
export interface RegionPart { key: string; region: string; count: number; crossing: number; investment: Fen; undivided: Fen }
interface Raw { key: string; region: string; count: number; crossing: number; investment: string; undivided: string }

/**
 * Trap 1: a project of several regions is listed in each and counted once above; its money is divided by the owner's shares and by nothing else.
 * `members` selects key, project_id, paths, total (yuan); the first parameter is the day. The regions are those one step below `within`, else the cities.
 */
export async function regionPartsOf(tx: Tx, name: string, withClauses: string, members: string, parameters: readonly unknown[], within: string | null): Promise<RegionPart[]> {
  const given = [...parameters, within];
  const path = `$${given.length}::text`;
  const depth = (within?.split('.').length ?? 1) + 1;
  const rows = await query<Raw>(tx, `/* ${name} */ with ${withClauses === '' ? '' : `${withClauses},`} member as (${members}),
    share as (select * from ${sharesKnown('$1')} known),
    whole as (select m.project_id, m.key, m.total, (select sum(s.investment) = m.total from share s where s.project_id = m.project_id) is true as divided,
      array(select distinct array_to_string((string_to_array(place, '.'))[1:${depth}], '.') from unnest(m.paths) place) as places from member m),
    part as (select w.*, place, cardinality(w.places) > 1 as crosses,
      (select coalesce(sum(s.investment), 0) from share s where s.project_id = w.project_id and (s.region_path = place or starts_with(s.region_path, place || '.'))) as own
      from whole w, unnest(w.places) place where ${path} is null or place = ${path} or starts_with(place, ${path} || '.'))
    select key, (string_to_array(place, '.'))[cardinality(string_to_array(place, '.'))] as region, count(*)::int as count, count(*) filter (where crosses)::int as crossing,
      coalesce(sum(case when not crosses then total when divided then own end), 0)::numeric(30,2)::text as investment, coalesce(sum(total) filter (where crosses and not divided), 0)::numeric(30,2)::text as undivided
    from part group by key, place order by key, place`, given);
  return rows.map((row) => ({ ...row, investment: fromYuan(row.investment), undivided: fromYuan(row.undivided) }));
}
