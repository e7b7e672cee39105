import { inOperation } from '@cornerstone/events/life';
import type { Day } from '@cornerstone/kernel/day';
import { endedBy } from '@cornerstone/runtime/region-copy';
import { ACTIVE, asAsked, asOfDay, BEGUN, CARRIABLE, carried, described, factsOfDays, funded, further, inside, life, LIFE, listed, listing, listOf, member, plan, planned, project, share, stopped, watched, type Seen } from './chain-parts.sql';
import { reportedAsKept, reportedByFacts } from './reported.sql';

/*
 * The one chain of named parts that every portfolio statement stands on.
 * $1 the day (null: all that is known), $2 the year (null: all years).
 */
const upToProjects = (seen: Seen): string[] => [described(seen), listing(seen), listed, plan(seen), member(seen), life(seen), further(seen), carried(seen), project];
const besides = (seen: Seen): string[] => [planned, stopped(seen), watched(seen), share(seen)];

/**
 * From where rows of projects are read: as kept, of all that is known or as it was known on a day (kept.sql.ts); or from the facts, by the chain that those rows are made with.
 * The last is for whoever holds the two against each other: of a whole province it takes seconds.
 */
export type From = 'NOW' | 'DAY' | 'FACTS';
export const fromOf = (asOf: Day | null): From => (asOf === null ? 'NOW' : 'DAY');

/** What is kept of a project and year: what the chain says of it but what was reported, and its funds. */
export const KEPT = `code, name, kind, paths, level, sectors, programmes, leaders, led_at_level, stage, total, planned_start, planned_completion, started, off, begun, completed, active, planned, planned_years, planned_to, start_due, start_late,
  suspended, resumed, in_operation, at_capacity, carriable, under_works, live_video, live_dust, share_places, share_low, share_high, share_whole, places`;
const keptRows = (from: From): string => (from === 'NOW' ? 'portfolio_row' : `(select year, id, ${KEPT} from portfolio_row where known_from <= $1::date union all select year, id, ${KEPT} from portfolio_past where known_from <= $1::date and $1::date < known_until)`);

/** What a figure needs of a project besides, of facts of its own; its reports and funds are not among it. */
const ONE = `
  select c.*, ${ACTIVE} as active, i.planned, i.planned_years, i.planned_to,
    s.project_id is not null as suspended, s.project_id is not null and array_position(${LIFE}, stage) >= ${BEGUN} as resumed,
    stage in (${listOf(inOperation)}) as in_operation, stage = 'AT_CAPACITY' as at_capacity, ${CARRIABLE} as carriable,
    stage = 'UNDER_CONSTRUCTION' as under_works, coalesce(w.live_video, false) as live_video, coalesce(w.live_dust, false) as live_dust,
    a.share_places, a.share_low, a.share_high, a.share_whole, case when '' = any(a.share_places) then array_append(c.paths, '') else c.paths end as places
  from project c left join planned i on i.project_id = c.id left join stopped s on s.project_id = c.id left join watched w on w.project_id = c.id left join share a on a.project_id = c.id`;

/** Parts up to the projects that match a filter. */
export const matched = (where: string, from: From): string => (from === 'FACTS' ? [...upToProjects(asOfDay), ...besides(asOfDay), inside(asOfDay), `whole as (${ONE})`, `matched as (select * from whole c where ${where})`]
  : [inside(asOfDay), `matched as not materialized (select * from ${keptRows(from)} c where c.year = coalesce($2::int, 0) and ${where})`]).join(',\n');

/** Those of them that count: a sub-project does not beside a whole that matches too, unless that has left the list. */
export const chosen = (where: string, from: From, held = 'as'): string => `${matched(where, from)},
chosen ${held} (select * from matched c where not exists (select 1 from inside i join matched w on w.id = i.whole_id where i.project_id = c.id and ${ACTIVE}))`;

/** Money that is split where the owner gave shares: investment, never funds, which go to the project. */
const SPLIT = ['total', 'planned', 'done', 'done_of_planned', 'period_planned', 'period_done'];
/** `m`, the money of a slice: of each project what the places that are in it have (a condition over `place`), all of it where nothing is split or no place is asked for. */
export const moneyOf = (within: string | null): string => `cross join lateral (select ${SPLIT.map((column) => (within === null ? `one.${column}` : `case when one.share_places is null then one.${column}
    else (select sum(div(200 * one.${column} * high + one.share_whole, 2 * one.share_whole) - div(200 * one.${column} * low + one.share_whole, 2 * one.share_whole)) * 0.01 from unnest(one.share_places, one.share_low, one.share_high) as s(place, low, high) where ${within}) end as ${column}`)).join(', ')}) m`;

/** How far a year has come on the day that is asked of: the day, and how many of its months have ended. */
export interface Reach { on: Day; months: number }

/** What was reported of the chosen, in all and of the years that have a plan; of one year a row a project is there already. */
const reported = (year: number | null): string => (year === null ? `reported as materialized (select c.id as project_id, sum(t.done) as done, sum(t.done) filter (where t.year = any(c.planned_years)) as done_of_planned from chosen c join told t on t.project_id = c.id group by c.id)`
  : `reported as not materialized (select * from told)`);
/** What depends on the day: whether a start is due by it, and what of plan and reports lies up to the last month that has ended. */
const reached = ({ on, months }: Reach, year: number | null): string => `f.paid, f.arranged, ${months} as months, coalesce(c.start_due <= '${on}'::date, false) as start_is_due, d.done, ${year === null ? 'd.done_of_planned, null::numeric as period_planned, null::numeric as period_done'
  : `case when c.planned is not null then d.done end as done_of_planned, c.planned_to[${months}] as period_planned, case when c.planned is not null then d.period end as period_done`}`;

/** Of what is kept of a project, what figures and slices ask for: a hundred thousand rows are laid aside with these alone. */
const FIGURED = ['places', 'kind', 'level', 'sectors', 'programmes', 'leaders', 'led_at_level', 'stage', 'total', 'planned_start', 'planned_completion', 'started', 'begun', 'completed', 'active', 'planned', 'start_late',
  'suspended', 'resumed', 'in_operation', 'at_capacity', 'carriable', 'under_works', 'live_video', 'live_dust', 'share_places', 'share_low', 'share_high', 'share_whole'].map((column) => `c.${column}`).join(', ');

/** One row a project with everything a figure needs (figures.ts). */
export const counted = (where: string, from: From, year: number | null, reach: Reach): string => `${chosen(where, from, 'as not materialized')},
${endedBy('$1')},
${funded(asOfDay)},
${from === 'FACTS' ? reportedByFacts(asOfDay, reach.months) : reportedAsKept(from === 'NOW', reach.months)},
${reported(year)},
one as materialized (select ${FIGURED}, ${reached(reach, year)} from chosen c left join funded f on f.project_id = c.id left join reported d on d.project_id = c.id)`;

/** The same rows without a filter, of each pair of a project and a day in `asked`, under its key: what is kept is made of these. */
export const ofDays = [factsOfDays, ...upToProjects(asAsked), ...besides(asAsked), `one as (${ONE})`].join(',\n');
