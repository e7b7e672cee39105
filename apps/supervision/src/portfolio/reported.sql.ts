import type { Day } from '@cornerstone/kernel/day';
import { prepared, type Tx } from '@cornerstone/runtime/transaction';
import { MONTHS } from './period.rules';
import type { Seen } from './chain-parts.sql';

/** A project of which a fact was told, and the day from which it may change what is kept: `-infinity` where it may change all days. */
export interface Touched { id: string; since: Day | '-infinity' }

const MONDAY = "to_date(r.year || '-' || r.week, 'IYYY-IW')";
/** The month in which a report's period ends; 13 where that is in the next year. */
const ENDS = `coalesce(r.month, case when extract(year from ${MONDAY} + 6) > r.year then 13 else extract(month from ${MONDAY} + 6) end)`;

/** Which reports `r` count: those that were not amended; a month's report, a week's only where no month's report holds any of its days (P6). */
const counts = (known: Seen['known']): string => `not exists (select 1 from progress_fact x where x.amends = r.report_id and ${known('x')})
  and not (r.week is not null and exists (select 1 from progress_fact m where m.project_id = r.project_id and m.month is not null and ${known('m')} and not exists (select 1 from progress_fact x where x.amends = m.report_id and ${known('x')})
    and daterange(${MONDAY}, ${MONDAY} + 7) && daterange(make_date(m.year, coalesce(m.from_month, m.month), 1), (make_date(m.year, m.month, 1) + interval '1 month')::date)))`;
const DONE_TO = `array[${MONTHS.map((month) => `coalesce(sum(investment) filter (where ends <= ${month}), 0)`).join(', ')}]::numeric[]`;

/** What is reported of each project and year, by the facts of the reports: how the kept rows below are tested. `months`: how many have ended. */
export const reportedByFacts = ({ known }: Seen, months: number): string => `told as (
  select project_id, year, sum(investment) as done, (${DONE_TO})[${months}] as period from (select *, ${ENDS} as ends from progress_fact r where ${known()} and ($2::int is null or year = $2::int) and ${counts(known)}) r group by project_id, year)`;

/** The same as it is kept: of all that is known, or as it stood on the day $1. */
export const reportedAsKept = (isNow: boolean, months: number): string => `told as materialized (
  select id as project_id, year, ${isNow ? `done[cardinality(done)] as done, done_to[${months}] as period` : 'done[width_bucket($1::date, days)] as done, period[width_bucket($1::date, days)] as period'} from portfolio_done where $2::int is null or year = $2::int)`;

/** How many months of a year have ended on a day: `monthsEnded` of period.rules.ts. */
const ended = (year: string, day: string): string => `greatest(0, least(12, (extract(year from ${day} + 1)::int - ${year}) * 12 + extract(month from ${day} + 1)::int - 1))`;

/**
 * Works out anew what is kept of the reports of the projects $1, each from its day in $2 on: what stands at each day on which a report became known, and at each month's end after it
 * that lets more of it lie within ended months. What stood before is left as it is; of a project of which nothing is kept all days are made.
 */
const KEEP = `/* keepReported */ with touched as (
  select id, case when exists (select from portfolio_done d where d.id = t.id) then since else '-infinity' end as since from (select ($1::text[])[at] as id, ($2::date[])[at] as since from generate_series(1, cardinality($1::text[])) at) t),
asked as (select distinct t.id, f.known_on as day from touched t join progress_fact f on f.project_id = t.id and f.known_on >= t.since),
years as (select distinct t.id, f.year, t.since from touched t join progress_fact f on f.project_id = t.id),
report as materialized (select a.id, a.day, r.year, r.investment, ${ENDS} as ends from asked a join progress_fact r on r.project_id = a.id and r.known_on <= a.day where ${counts((row) => `${row}.known_on <= a.day`)}),
counted as (select id, day, year, sum(investment) as done, ${DONE_TO} as done_to from report group by 1, 2, 3),
state as (select a.id, y.year, a.day, lead(a.day, 1, 'infinity') over (partition by a.id, y.year order by a.day) as next, c.done, c.done_to from asked a join years y on y.id = a.id left join counted c on c.id = a.id and c.year = y.year and c.day = a.day),
point as (
  select id, year, day, done, done_to[${ended('year', 'day')}] as period from state
  union all select id, year, e.day, done, done_to[month] from state s cross join lateral (select month, (make_date(s.year, month, 1) + interval '1 month - 1 day')::date as day from generate_series(1, 12) month where s.year >= extract(year from s.day)) e where done is not null and e.day > s.day and e.day < s.next),
before as (select d.*, width_bucket(y.since - 1, d.days) as n from years y join portfolio_done d on d.id = y.id and d.year = y.year),
fresh as (
  select id, year, array_agg(day order by day) as days, array_agg(done order by day) as done, array_agg(period order by day) as period from (
    select p.*, p.done is distinct from lag(p.done, 1, b.done[b.n]) over own or p.period is distinct from lag(p.period, 1, b.period[b.n]) over own as differs
    from point p left join before b on b.id = p.id and b.year = p.year window own as (partition by p.id, p.year order by p.day)) each_day where differs group by id, year)
insert into portfolio_done (year, id, days, done, period, done_to)
  select y.year, y.id, coalesce(b.days[:b.n], '{}') || coalesce(f.days, '{}'), coalesce(b.done[:b.n], '{}') || coalesce(f.done, '{}'), coalesce(b.period[:b.n], '{}') || coalesce(f.period, '{}'), s.done_to
  from years y join state s on s.id = y.id and s.year = y.year and s.next = 'infinity' left join before b on b.id = y.id and b.year = y.year left join fresh f on f.id = y.id and f.year = y.year
  where f.id is not null or b.n < cardinality(b.days) or b.done_to is distinct from s.done_to
  on conflict (year, id) do update set days = excluded.days, done = excluded.done, period = excluded.period, done_to = excluded.done_to`;

export async function keepReported(tx: Tx, touched: readonly Touched[]): Promise<void> {
  if (touched.length > 0) await prepared(tx, 'keepReported', KEEP, [touched.map(({ id }) => id), touched.map(({ since }) => since)]);
}
