import { prepared, query, type Tx } from '@cornerstone/runtime/transaction';
import { GO_ON, type Consumer, type Tick } from '@cornerstone/runtime/slice';
import type { Received } from '@cornerstone/events/define';
import { ofProjects } from './chain.sql';

/** What is kept of a project and year: the columns of `one` in the chain without its funds. */
const COLUMNS = `id, code, name, kind, paths, level, sectors, programmes, leaders, led_at_level, stage, total, planned_start, planned_completion, started, off, begun, completed, active, planned, done, done_of_planned, start_due, start_late, planned_to, done_to,
  suspended, resumed, in_operation, at_capacity, carriable, under_works, live_video, live_dust, share_places, share_low, share_high, share_whole, places`;
const KEEP = `/* keepPortfolioRows */ insert into portfolio_row (year, ${COLUMNS}) select coalesce($2::int, 0), ${COLUMNS} from (${ofProjects()}) one where $1::date is null`;

/**
 * Works the rows of projects out anew, for every year that names them and for all years together: by the chain that answers as of a day,
 * so that both say the same. Whoever changes facts of a project at the same moment waits, and finds them all.
 */
export async function keepRows(tx: Tx, projectIds: readonly string[]): Promise<void> {
  const ids = [...new Set(projectIds)].sort();
  if (ids.length === 0) return;
  // What is built anew aside hides the live tables, and locks nobody out of them. The chain is planned once for a connection, not for each number of projects.
  await query(tx, "/* one at a time a project */ select set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(hashtextextended('portfolio/' || id || '/' || pg_my_temp_schema(), 0)) from unnest($1::text[]) id", [ids]);
  const years = await query<{ year: number }>(tx, `/* rows anew */ with gone as (delete from portfolio_row where id = any($1))
    select year from listing_fact where project_id = any($1) and year is not null union select year from plan_fact where project_id = any($1)`, [ids]);
  for (const year of [null, ...years.map((each) => each.year)]) await prepared(tx, 'keepPortfolioRows', KEEP, [null, year, ids]);
}

/** Facts that a consumer keeps change what is kept of their projects. */
export function figured({ type, effect, together = (tx, events) => oneByOne(tx, events, effect) }: Consumer): Consumer {
  const all = async (tx: Tx, events: readonly Received<never>[]): Promise<void> => {
    await together(tx, events);
    await keepRows(tx, events.flatMap(({ projectId }) => projectId ?? []));
  };
  return { type, effect: (tx, event) => all(tx, [event]), together: all };
}

async function oneByOne(tx: Tx, events: readonly Received<never>[], effect: Consumer['effect']): Promise<void> {
  for (const event of events) await effect(tx, event);
}

/** Projects of one transaction: each holds a lock of its own. */
const SOME = 500;

/** At each start and new day: projects whose facts were there before their rows were kept, as after an update of the house. */
export const fillRows: Tick = async (tx) => {
  const missing = await query<{ id: string }>(tx, `/* withoutRows */ select distinct project_id as id from project_fact f where not exists (select from portfolio_row r where r.year = 0 and r.id = f.project_id)
    and not exists (select from life_fact w where w.project_id = f.project_id and w.step = 'WITHDRAWN') order by 1 limit $1`, [SOME]);
  await keepRows(tx, missing.map(({ id }) => id));
  return missing.length === SOME ? GO_ON : undefined;
};
