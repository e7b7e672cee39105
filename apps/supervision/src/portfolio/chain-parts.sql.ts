import { endedStages, wayOfLife, type Stage } from '@cornerstone/events/life';
import { MONTHS } from './period.rules';

/*
 * The parts of the one chain that every portfolio statement stands on (chain.sql.ts). $2 is the year (null: all years).
 */

/** Which facts a chain sees: `known`, a condition over a row of facts (by the name it has there). */
export interface Seen { known(row?: string): string }

/** What was known on the day $1; null: all that is known. */
export const asOfDay: Seen = { known: (row) => `($1::date is null or ${row ? `${row}.` : ''}known_on <= $1::date)` };
/** Each project as of each of some days: facts as shadowed by `factsOfDays`. */
export const asAsked: Seen = { known: (row) => `${row ? `${row}.` : ''}known_on <= ${row ? `${row}.` : ''}asked_on` };

/**
 * Facts of the projects and days in `asked` (key, id, day), under the names of their tables: of each project all of them once for each day that is asked of, as if each
 * pair were a project of its own. So the parts below say of many days at once what they say of one. The first columns of each table are named to be replaced.
 */
export const factsOfDays = Object.entries({
  project_fact: ['own', ''], life_fact: ['own', ''], plan_fact: ['own', ''], share_fact: ['own', ''],
  listing_fact: ['listing, version, own', 'a.key || f.listing as listing_id,'], leader_fact: ['assignment, step, own', 'a.key || f.assignment as assignment_id,'], feed_fact: ['feed, step, kind, own', 'a.key || f.feed as feed_id,'],
  removal_fact: ['own, version, known_on, step, listings', 'array(select a.key || listing from unnest(f.listings) listing) as listing_ids,'],
}).map(([table, [columns = '', added = '']]) => `${table} as (select a.key as project_id, a.day as asked_on, ${added} f.* from asked a join ${table} f(${columns}) on f.own = a.id)`).join(',\n');
/** The tables of those facts. */
export const DATED = ['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'share_fact', 'leader_fact', 'feed_fact', 'removal_fact'];

const OF_YEAR = '($2::int is null or year = $2::int)';
const inYear = (date: string): string => `(${date} is not null and ($2::int is null or extract(year from ${date}) = $2::int))`;
const LEVELS = "array['NATIONAL','PROVINCIAL','CITY','COUNTY']";
export const listOf = (stages: readonly Stage[]): string => stages.map((stage) => `'${stage}'`).join(', ');
/** Removed and cancelled projects are carried by nobody. */
export const CARRIABLE = `stage not in (${listOf(endedStages)})`;
/** A removed project leaves both parts of a rate, a cancelled one stays in the denominator until it is removed (rules.md, traps 4 and 11): off the lists of the year, or off all. */
export const ACTIVE = "case when $2::int is null then stage <> 'REMOVED' else not coalesce(off, stage = 'REMOVED') end";
/** Leaders' levels in the words of the lists, the highest first. */
export const LEADERS = "array['PROVINCIAL','CITY','COUNTY']";
export const LIFE = `array[${listOf(wayOfLife)}]`;
export const BEGUN = `array_position(${LIFE}, 'UNDER_CONSTRUCTION')`;
/** The first that says something, in an order that all columns of a statement share, so that it is sorted once. */
const first = (column: string, order: string, where = 'true'): string => `(array_agg(${column} order by ${order}) filter (where ${column} is not null and ${where}))[1]`;

/** A word that a source took back says something, too. */
const said = (column: string, where = 'true'): string => `(array_agg(${column} order by later, turn) filter (where (${column} is not null or '${column}' = any(cleared)) and ${where}))[1]`;

/** What is said of each project: the latest words known by the day; of one that is only on a list by then, the first words of all, but never money. */
export const described = ({ known }: Seen): string => `described as (
  select project_id, ${first('code', 'later, turn')} as code, ${first('name', 'later, turn')} as name, ${said('kind')} as kind, ${said('sector')} as sector, last_day_of(${said('build_start')}) as starts_by,
    ${first("array_to_string(region_paths, ',')", 'later, turn')} as paths, ${said('total_investment', 'not later')} as total
  from (select *, not ${known()} as later, case when ${known()} then -version else version end as turn from project_fact) fact group by project_id)`;

/** Each mention as its latest version known by the day. One that the project was taken off while it stays on others, or whose import was taken back, is none any more; where it is on no other, it says so (off). */
export const listing = ({ known }: Seen): string => `removal as (select project_id, step, unnest(listing_ids) as listing_id from removal_fact where ${known()}),
listing as (
  select * from (select distinct on (listing_id) *, array_position(${LEVELS}, level) as rank, exists (select 1 from removal r where r.listing_id = l.listing_id) as off from listing_fact l
  where ${known()} and ${OF_YEAR} and not exists (select 1 from removal r where r.listing_id = l.listing_id and r.step = 'DELISTED') order by listing_id, version desc) mention where unlisted is not true)`;

/** What the lists of the year say together: the highest level, all sectors and programmes, the latest total. */
export const listed = `listed as (
  select project_id, min(rank) as rank, array_agg(distinct sector) filter (where sector is not null) as sectors, array_agg(distinct programme) filter (where programme is not null) as programmes,
    ${first('total_investment', 'known_on desc, version desc')} as total, bool_or(planned_start) as planned_start, bool_or(planned_completion) as planned_completion,
    min(known_on) filter (where phase = 'overdue_start') as overdue_on, min(started_on) as started_on,
    bool_and(off) as off, bool_or(array_position(${LIFE}, stage) >= ${BEGUN}) as begun, bool_or(${inYear('started_on')}) as started, bool_or(${inYear('completed_on')}) as completed
  from listing group by project_id)`;

export const plan = ({ known }: Seen): string => `plan as (
  select distinct on (project_id, year) * from plan_fact where ${known()} and ${OF_YEAR} order by project_id, year, plan_version desc),
plan_flags as (select project_id, bool_or(planned_start) as planned_start, bool_or(planned_completion) as planned_completion from plan group by project_id)`;

/** A project belongs to a year when a list of the year or a plan for it names it; without a year, once anything is known of it. */
export const member = ({ known }: Seen): string => `member as (
  select project_id from listing union select project_id from plan union select project_id from project_fact where $2::int is null and ${known()})`;

/** The last step that was reported, and the dates that were. */
export const life = ({ known }: Seen): string => `life as (
  select project_id, max(version) as version, ${first('stage', 'version desc')} as stage,
    ${first('happened_on', 'version desc', "step = 'STARTED'")} as started_on, ${first('happened_on', 'version desc', "step = 'COMPLETED'")} as completed_on,
    bool_or(stage = 'SUSPENDED' or array_position(${LIFE}, stage) >= ${BEGUN}) as begun
  from life_fact f where ${known()} and not exists (select 1 from life_fact w where w.project_id = f.project_id and w.step = 'WITHDRAWN' and w.version > f.version and ${known('w')}) group by project_id)`;

/** How far lists heard of after the last step take a project: never back, and none that is suspended or removed (P2). */
export const further = ({ known }: Seen): string => `further as (
  select l.project_id, max(array_position(${LIFE}, l.stage)) as rank from listing_fact l left join life f using (project_id)
  where ${known('l')} and l.version > coalesce(f.version, 0) and l.unlisted is not true group by l.project_id)`;

/** Who has taken a project on by the day and not been released by then (P7). */
export const carried = ({ known }: Seen): string => `carried as (
  select project_id, array_agg(distinct person_id) as leaders, min(array_position(${LEADERS}, level)) as leader_rank from leader_fact a where step = 'ASSIGNED' and ${known()}
    and not exists (select 1 from leader_fact e where e.assignment_id = a.assignment_id and e.step = 'RELEASED' and ${known('e')}) group by project_id)`;

/**
 * Which project lies within which as a sub-project, at any depth (P8). It holds for the years from that in which it began up to, not
 * with, that in which it ended: a list of before or after names the two apart. Sections and phases lie within nothing: they are entries of their own.
 */
export const inside = ({ known }: Seen): string => `sub as (
  select project_id, whole_id from part_fact a where step = 'ADDED' and kind = 'SUBPROJECT' and ${known()} and ($2::int is null or extract(year from happened_on) <= $2::int)
    and not exists (select 1 from part_fact e where e.membership_id = a.membership_id and e.step = 'REMOVED' and ${known('e')} and ($2::int is null or extract(year from e.happened_on) <= $2::int))),
inside as (
  with recursive up(project_id, whole_id) as (select project_id, whole_id from sub union select up.project_id, s.whole_id from up join sub s on s.project_id = up.whole_id) select * from up)`;

/** Until when a start that the year plans is in time: the last day of its planned month, quarter or day where that lies in the year, else the year's (年底 is 31 December); at once where a list calls it overdue. */
const START_DUE = `least(l.overdue_on, case when $2::int is null or extract(year from d.starts_by) = $2::int then d.starts_by else make_date($2::int, 12, 31) end)`;

export const project = `project as (
  select m.project_id as id, ${START_DUE} as start_due, coalesce(coalesce(f.started_on, l.started_on) > ${START_DUE}, false) as start_late, d.code, d.name, d.kind, string_to_array(d.paths, ',') as paths, (${LEVELS})[l.rank] as level,
    coalesce(l.sectors, case when d.sector is null then '{}' else array[d.sector] end) as sectors, coalesce(l.programmes, '{}') as programmes, o.leaders, o.leader_rank <= case when l.rank is null then cardinality(${LEADERS}) else greatest(l.rank - 1, 1) end as led_at_level,
    case when f.stage is not null and array_position(${LIFE}, f.stage) is null then f.stage else coalesce((${LIFE})[greatest(array_position(${LIFE}, f.stage), u.rank)], 'PROPOSED') end as stage,
    case when $2::int is null then d.total else coalesce(l.total, d.total) end as total,
    coalesce(l.planned_start, false) or coalesce(p.planned_start, false) as planned_start, coalesce(l.planned_completion, false) or coalesce(p.planned_completion, false) as planned_completion,
    case when f.started_on is null then coalesce(l.started, false) else ${inYear('f.started_on')} end as started,
    l.off, coalesce(f.begun, false) or coalesce(l.begun, false) or coalesce(u.rank >= ${BEGUN}, false) as begun,
    case when f.completed_on is null then coalesce(l.completed, false) else ${inYear('f.completed_on')} end as completed
  from member m join described d using (project_id) left join listed l using (project_id) left join plan_flags p using (project_id) left join life f using (project_id) left join further u using (project_id) left join carried o using (project_id)
  where f.stage is distinct from 'WITHDRAWN')`;

/** What an amount has up to the end of a month where it is in twelve equal shares, the first ones with the remainder (P5). */
const inEqualMonths = (amount: string, month: number): string => `(div(${amount} * 100, 12) * ${month} + least(${month}, mod(${amount} * 100, 12))) * 0.01`;

/** What is planned of each project, and how much of it lies up to the end of each month: a plan that was set, else the highest list's, the latest first. */
export const planned = `listed_plan as (
  select distinct on (project_id, year) project_id, year, annual_plan from listing where annual_plan is not null order by project_id, year, rank nulls last, known_on desc, version desc),
planned as (
  select project_id, sum(amount) as planned, array_agg(year order by year) as planned_years, max(planned_to) filter (where $2::int is not null) as planned_to from (
    select project_id, year, coalesce(p.investment, l.annual_plan) as amount, array[${MONTHS.map((month) => `coalesce(p.planned_to[${month}], ${inEqualMonths('coalesce(p.investment, l.annual_plan)', month)})`).join(', ')}]::numeric[] as planned_to
    from plan p full join listed_plan l using (project_id, year)) year group by project_id)`;

/** Paid, and what it is compared with: issued for bonds, arranged for the rest, less what went back from there. Batches of all years: use is cumulative. */
export const funded = ({ known }: Seen): string => `funded as (
  select project_id, sum(amount) filter (where movement = 'PAID') as paid,
    sum(case when movement = case fund when 'SPECIAL_BOND' then 'ISSUED' else 'ALLOCATED' end then amount
      when movement = 'RETURNED' and (fund <> 'SPECIAL_BOND' or returned_from <> 'ALLOCATED') then -amount end) as arranged
  from fund_fact where ${known()} group by project_id)`;

/** Whose works stood on any day of the year: a stop lasts from its day to that of the next step, one without a next step lasts on. */
export const stopped = ({ known }: Seen): string => `stopped as (
  select distinct project_id from (
    select project_id, stage, coalesce(happened_on, known_on) as since, lead(happened_on) over (partition by project_id order by version) as until from life_fact where ${known()} and step <> 'UNLISTED') step
  where stage = 'SUSPENDED' and ($2::int is null or extract(year from since) <= $2::int and (until is null or extract(year from until) >= $2::int)))`;

/** Which live feeds a project has: registered by the day and not retired by then (P9). */
export const watched = ({ known }: Seen): string => `watched as (
  select project_id, bool_or(kind = 'VIDEO') as live_video, bool_or(kind = 'DUST') as live_dust from feed_fact a where step = 'REGISTERED' and ${known()}
    and not exists (select 1 from feed_fact e where e.feed_id = a.feed_id and e.step = 'RETIRED' and ${known('e')}) group by project_id)`;

/** The split of investment by place that the owner gave (P8), as what all places up to each have: by it an amount is split to the fen and adds up exactly. */
export const share = ({ known }: Seen): string => `split as (select distinct on (project_id) project_id, shares from share_fact where ${known()} order by project_id, share_version desc),
share as (
  select project_id, array_agg(place order by place) as share_places, array_agg(high - weight order by place) as share_low, array_agg(high order by place) as share_high, max(whole) as share_whole
  from (select project_id, place, weight, sum(weight) over (partition by project_id order by place) as high, sum(weight) over (partition by project_id) as whole
    from (select project_id, coalesce(s ->> 'path', '') collate "C" as place, (s ->> 'weight')::numeric as weight from split, jsonb_array_elements(shares) s) told) added group by project_id)`;
