import { inOperation } from '@cornerstone/events/life';
import type { Day } from '@cornerstone/kernel/day';
import { endedBy } from '@cornerstone/runtime/region-copy';
import { ACTIVE, asOfDay, BEGUN, CARRIABLE, carried, described, funded, further, inside, invested, life, LIFE, listed, listing, listOf, member, ofSome, plan, project, share, stopped, watched, type Seen } from './chain-parts.sql';
import { MONTHS } from './period.rules';

/*
 * The one chain of named parts that every portfolio statement stands on.
 * $1 the day (null: all that is known), $2 the year (null: all years).
 */
const upToProjects = (seen: Seen): string[] => [described(seen), listing(seen), listed, plan(seen), member(seen), life(seen), further(seen), carried(seen), project];

/** Parts up to the projects that match a filter. `isNow`: as all that is known says it, from the rows that are kept of that (kept.sql.ts); else the chain is walked as of the day. */
export const matched = (where: string, isNow: boolean): string => (isNow ? [inside(asOfDay), `matched as not materialized (select * from portfolio_row c where c.year = coalesce($2::int, 0) and ${where})`]
  : [...upToProjects(asOfDay), inside(asOfDay), `matched as (select * from project c where ${where})`]).join(',\n');

/** Those of them that count: a sub-project does not beside a whole that matches too, unless that has left the list. */
export const chosen = (where: string, isNow: boolean): string => `${matched(where, isNow)},
chosen as (select * from matched c where not exists (select 1 from inside i join matched w on w.id = i.whole_id where i.project_id = c.id and ${ACTIVE}))`;

/** Money that is split where the owner gave shares: investment, never funds, which go to the project. */
const SPLIT = ['total', 'planned', 'done', 'done_of_planned', 'period_planned', 'period_done'];
/** `m`, the money of a slice: of each project what the places that are in it have (a condition over `place`), all of it where nothing is split or no place is asked for. */
export const moneyOf = (within: string | null): string => `cross join lateral (select ${SPLIT.map((column) => (within === null ? `one.${column}` : `case when one.share_places is null then one.${column}
    else (select sum(div(200 * one.${column} * high + one.share_whole, 2 * one.share_whole) - div(200 * one.${column} * low + one.share_whole, 2 * one.share_whole)) * 0.01 from unnest(one.share_places, one.share_low, one.share_high) as s(place, low, high) where ${within}) end as ${column}`)).join(', ')}) m`;

/** What a figure needs of a project besides, of facts of its own; its funds are not among it: they are for few. */
const ONE = `
  select c.*, ${ACTIVE} as active, i.planned, i.done, i.done_of_planned, i.planned_to, i.done_to,
    s.project_id is not null as suspended, s.project_id is not null and array_position(${LIFE}, stage) >= ${BEGUN} as resumed,
    stage in (${listOf(inOperation)}) as in_operation, stage = 'AT_CAPACITY' as at_capacity, ${CARRIABLE} as carriable,
    stage = 'UNDER_CONSTRUCTION' as under_works, coalesce(w.live_video, false) as live_video, coalesce(w.live_dust, false) as live_dust,
    a.share_places, a.share_low, a.share_high, a.share_whole, case when '' = any(a.share_places) then array_append(c.paths, '') else c.paths end as places
  from chosen c left join invested i on i.project_id = c.id left join stopped s on s.project_id = c.id left join watched w on w.project_id = c.id left join share a on a.project_id = c.id`;

/** How far a year has come on the day that is asked of: the day, and how many of its months have ended. */
export interface Reach { on: Day; months: number }

/** What depends on the day: whether a start is due by it, and what of plan and reports lies up to the last month that has ended. `at`: where that month stands in the row's. */
const reached = ({ on, months }: Reach, at: number): string => `f.paid, f.arranged, ${months} as months, coalesce(c.start_due <= '${on}'::date, false) as start_is_due, c.planned_to[${at}] as period_planned, c.done_to[${at}] as period_done`;

/** Of what is kept of a project, what figures and slices ask for: a hundred thousand rows are laid aside with these alone. */
const FIGURED = ['places', 'kind', 'level', 'sectors', 'programmes', 'leaders', 'led_at_level', 'stage', 'total', 'planned_start', 'planned_completion', 'started', 'begun', 'completed', 'active', 'planned', 'done', 'done_of_planned', 'start_late',
  'suspended', 'resumed', 'in_operation', 'at_capacity', 'carriable', 'under_works', 'live_video', 'live_dust', 'share_places', 'share_low', 'share_high', 'share_whole'].map((column) => `c.${column}`).join(', ');

/** One row a project with everything a figure needs (figures.ts). */
export const counted = (where: string, isNow: boolean, reach: Reach): string => (isNow ? `${chosen(where, isNow)},
${endedBy('$1')},
${funded(asOfDay)},
one as materialized (select ${FIGURED}, ${reached(reach, reach.months)} from chosen c left join funded f on f.project_id = c.id)` : `${chosen(where, isNow)},
${[endedBy('$1'), invested(asOfDay, reach.months === 0 ? [] : [reach.months]), ...[funded, stopped, watched, share].map((part) => part(asOfDay))].join(',\n')},
whole as (${ONE}),
one as materialized (select c.*, ${reached(reach, 1)} from whole c left join funded f on f.project_id = c.id)`);

/** The same rows without a filter, of the projects in $3 alone and as all that is known says it: every part reads their facts only. */
export const ofProjects = (): string => `with ${[...upToProjects(ofSome), 'chosen as (select * from project)', invested(ofSome, MONTHS), ...[stopped, watched, share].map((part) => part(ofSome))].join(',\n')}
${ONE}`;
