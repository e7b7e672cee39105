import type { Day } from '@cornerstone/kernel/day';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { listingsAsOf } from '../ledger/listings.sql';
import { BEGUN } from '../lifecycle/begun.sql';
import { stillListed } from '../lifecycle/ending.sql';
import type { PresenceStage } from './presence.rules';

const DONE = "(p.completed_on is not null or p.stage in ('COMPLETED', 'COMMISSIONED', 'AT_CAPACITY'))";
const known = (column = 'known_on'): string => `($1::date is null or ${column} <= $1::date)`;
/** The setting in force on the day. */
const SETTING = 'select * from presence_setting where since <= $2::date order by since desc limit 1';

/**
 * SQL: parts up to `asked` (project_id, code, region_paths, stage, fell_on, days_around, present): of each project of whom presence is asked the stages that it has come to, by what was known
 * on the day. $1 the day (null: all that is known), $2 that day or today. Asked of: projects with money of a kind, or on a list of a programme, that the setting names.
 * Presence counts near the day of the start or completion, or within the works; where a list alone says that works began, on any day.
 */
export const presenceAsked = (tx: Tx, asOf: Day | null): string => `setting as (${SETTING}),
    was as (select project_id, stage, "on" from site_presence s where ${known()} and (withdrawn_known_on is null or coalesce(withdrawn_known_on > $1::date, false))),
    funded as (select project_id from project_fund_copy f, setting s where ${known()} and f.fund = any(s.funds) group by project_id having sum(amount) > 0),
    demanded as (select project_id from funded union select l.project_id from ${listingsAsOf(asOf)} l, setting s where ${known()} and l.programme = any(s.programmes) and ${stillListed('$1')}),
    asked as (select p.id as project_id, p.code, p.region_paths, k.stage, k.fell_on, s.days_around,
        exists (select from was w where w.project_id = p.id and w.stage = k.stage and coalesce(case k.stage when 'WORKS' then w.on between coalesce(p.started_on, w.on) and coalesce(p.completed_on, w.on) else abs(w.on - k.fell_on) <= s.days_around end, true)) as present
      from demanded d join ${projectsAsOf(tx, asOf)} p on p.id = d.project_id cross join setting s
        cross join lateral (values ('START', p.started_on, ${BEGUN}), ('WORKS', least(p.started_on + s.works_within_days, p.completed_on), ${BEGUN} and (${DONE} or p.started_on + s.works_within_days < $2::date)), ('COMPLETION', p.completed_on, ${DONE})) k(stage, fell_on, due)
      where k.due and p.stage not in ('REMOVED', 'CANCELLED'))`;

export interface PresenceGap { projectId: string; missing: PresenceStage[] }
export interface PresenceScope { path: string | null; stage: readonly PresenceStage[] | null; asOf: Day | null }
const MISSING = "array_agg(stage order by array_position(array['START','WORKS','COMPLETION'], stage)) as missing from asked where not present";

/** Of each project the stages without presence; none where nothing is asked of it, or not yet. */
export const missingOf = (tx: Tx, ids: readonly string[], asOf: Day | null): Promise<PresenceGap[]> =>
  query(tx, `/* presenceMissing */ with ${presenceAsked(tx, asOf)} select project_id as "projectId", ${MISSING} and project_id = any($3) group by project_id`, [asOf, asOf ?? tx.today, ids]);

/** Projects without presence at a stage they have come to, by code. */
export async function presenceGapsOf(tx: Tx, { path, stage, asOf }: PresenceScope, { offset, limit }: Window): Promise<{ rows: PresenceGap[]; total: number }> {
  const rows = await query<{ project_id: string | null; missing: PresenceStage[]; total: number }>(tx, `/* presenceGaps */ with ${presenceAsked(tx, asOf)},
    found as (select project_id, code, ${MISSING} and ($3::text is null or ${liesWithin('region_paths', '$3')}) and ($4::text[] is null or stage = any($4)) group by project_id, code)
    select f.project_id, f.missing, t.total from (select count(*)::int as total from found) t left join (select * from found order by code offset ${offset} limit ${limit}) f on true order by f.code`, [asOf, asOf ?? tx.today, path, stage]);
  return { total: rows[0]?.total ?? 0, rows: rows.flatMap(({ project_id: projectId, missing }) => (projectId === null ? [] : [{ projectId, missing }])) };
}

export interface PresenceShare { stage: PresenceStage; numerator: string; denominator: string }

/** Of each stage how many projects have presence, of those that have come to it and of whom it is asked. */
export const presenceShares = (tx: Tx, path: string | null, asOf: Day | null): Promise<PresenceShare[]> =>
  query(tx, `/* presenceShares */ with ${presenceAsked(tx, asOf)} select k.stage, count(a.stage) filter (where a.present)::text as numerator, count(a.stage)::text as denominator from unnest(array['START','WORKS','COMPLETION']) with ordinality k(stage, place)
    left join (select a.* from asked a where $3::text is null or ${liesWithin('a.region_paths', '$3')}) a on a.stage = k.stage group by k.stage, k.place order by k.place`, [asOf, asOf ?? tx.today, path]);

export async function daysAround(tx: Tx, on: Day): Promise<number> {
  const [setting] = await query<{ days: number }>(tx, '/* presenceSetting */ select days_around as days from presence_setting where since <= $1 order by since desc limit 1', [on]);
  if (!setting) throw new Error(`no presence setting on ${on}`);
  return setting.days;
}
