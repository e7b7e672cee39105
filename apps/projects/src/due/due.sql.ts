import { monthOf, yearOf, type Day } from '@cornerstone/kernel/day';
import { weekOf } from '@cornerstone/kernel/period';
import type { Ratio } from '@cornerstone/kernel/rate';
import type { Window } from '@cornerstone/runtime/graph/page';
import { endedBy, liesWithin } from '@cornerstone/runtime/region-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { DuePeriod, DueSetting } from './due.rules';
import { inScope } from './sprint.sql';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { listingsAsOf } from '../ledger/listings.sql';

export const dueSettings = (tx: Tx): Promise<DueSetting[]> => query<DueSetting>(tx, '/* dueSettings */ select rhythm, since::text, due_days as "dueDays", unit from report_due');

/**
 * SQL: `came` (project_id, known_on), the first day on which a report that holds the period was known. Of months it is kept with the reports (migration 601), of weeks and days
 * the sprints' reports are few.
 */
function cameFirst({ rhythm, to }: DuePeriod): string {
  if (rhythm === 'MONTH') return `came as not materialized (select project_id, t${monthOf(to)} as known_on from report_year where year = ${yearOf(to)})`;
  const holds = rhythm === 'WEEK' ? `month is null and year = ${weekOf(to).year} and week = ${weekOf(to).week}` : `month is null and week is null and year = ${yearOf(to)} and day = $3::date`;
  return `came as (select project_id, min(known_on) as known_on from report where ${holds} group by project_id)`;
}

/**
 * Who is to report a period: on a list of its year, under construction by its last day, not completed before its first. A month always; a week or a day
 * where a sprint asks for it. $1 the day it is asked on (what was known then), $2 first and $3 last day, $4 the region (null: all one may see).
 */
const expected = (tx: Tx, period: DuePeriod, region: string | null, asOf: Day | null): string => `${cameFirst(period)},
listed as materialized (select l.project_id from ${listingsAsOf(asOf)} l where l.year = ${yearOf(period.to)} and l.known_on <= $1::date),
expected as (
  select p.id, p.code, p.region_paths, r.known_on as reported_on from ${projectsAsOf(tx, asOf)} p left join came r on r.project_id = p.id and r.known_on <= $1::date
  where (p.stage = 'UNDER_CONSTRUCTION' or p.completed_on >= $2::date) and (p.started_on is null or p.started_on <= $3::date)
    and p.id in (select project_id from listed)
    ${period.rhythm === 'MONTH' ? '' : `and exists (select 1 from sprint s where s.rhythm = '${period.rhythm}' and s.known_on <= $1::date and s.from_day <= $2::date and s.to_day >= $3::date and ${inScope(`${yearOf(period.to)}`, asOf)})`}
    and ${region === null ? '$4::text is null' : liesWithin('p.region_paths', '$4')})`;

export interface Missing { projectId: string; code: string; departmentId: string | null }

/** P6: whose report of the period had not come by the day, and which department answers: that of the leader in charge, else development and reform of the place. */
export async function missingOf(tx: Tx, period: DuePeriod, on: Day, region: string | null, { offset, limit }: Window, asOf: Day | null): Promise<{ rows: Missing[]; total: number }> {
  const found = await query<Missing & { total: number }>(tx, `/* missingReports */ with ${expected(tx, period, region, asOf)}, missing as (select * from expected where reported_on is null)
    select t.total, m.* from (select count(*)::int as total from missing) t left join (
      select m.id as "projectId", m.code, coalesce(
        (select o.department_id from project_leader o where o.project_id = m.id and o.known_on <= $1::date and (o.ended_known_on is null or o.ended_known_on > $1::date) order by array_position(array['PROVINCIAL','CITY','COUNTY'], o.level), o.since, o.id limit 1),
        (select d.id from department_copy d join region_copy r on r.code = d.region where d.kind = 'development_reform' and cardinality(m.region_paths) > 0 and not exists (select 1 from unnest(m.region_paths) place where place <> r.path and not starts_with(place, r.path || '.')) order by length(r.path) desc limit 1)) as "departmentId"
      from missing m order by m.code offset ${offset} limit ${limit}) m on true`, [on, period.from, period.to, region]);
  return { rows: found.filter(({ projectId }) => projectId !== null), total: found[0]?.total ?? 0 };
}

export interface Coverage { region: string; reported: Ratio; inTime: Ratio }

/** P6: reported ÷ expected of each region one level below, and of those how many in time; a project of several regions is in each. The whole counts it once: `region` ''. */
export async function coverageOf(tx: Tx, period: DuePeriod, on: Day, region: string | null, asOf: Day | null): Promise<Coverage[]> {
  const rows = await query<{ region: string; expected: string; reported: string; in_time: string }>(tx, `/* reportCoverage */ with ${expected(tx, period, region, asOf)},
    ${endedBy('$1')},
    alike as (select region_paths, count(*) as expected, count(reported_on) as reported, count(*) filter (where reported_on <= $5::date) as in_time from expected group by region_paths),
    place as (select distinct a.region_paths, split_part(coalesce(gone.now, path), '.', (case when $4::text is null then 1 else cardinality(string_to_array($4, '.')) end) + 1) as region
      from alike a cross join unnest(a.region_paths) path left join gone on gone.old = path where $4::text is null or starts_with(coalesce(gone.now, path), $4 || '.')),
    slice as (select '' as region, a.* from alike a union all select p.region, a.* from place p join alike a using (region_paths) where p.region <> '')
    select region, sum(expected)::text as expected, sum(reported)::text as reported, sum(in_time)::text as in_time from slice group by region order by region`, [on, period.from, period.to, region, period.dueOn]);
  return rows.map((row) => ({ region: row.region, reported: { numerator: row.reported, denominator: row.expected }, inTime: { numerator: row.in_time, denominator: row.expected } }));
}

/** Everybody whose report of the period has not come and who was not told of yet. */
export const untoldMissing = (tx: Tx, period: DuePeriod, on: Day, most: number): Promise<{ id: string }[]> =>
  query(tx, `/* untoldMissing */ with ${expected(tx, period, null, null)} select e.id from expected e where reported_on is null
    and not exists (select 1 from missed_report m where m.project_id = e.id and m.rhythm = $5 and m.period_end = $3::date) order by e.id limit ${most}`, [on, period.from, period.to, null, period.rhythm]);
