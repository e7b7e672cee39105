import type { Received } from '@cornerstone/events/define';
import { GO_ON, type Consumer, type Tick } from '@cornerstone/runtime/slice';
import { prepared, query, type Tx } from '@cornerstone/runtime/transaction';
import { KEPT, ofDays } from './chain.sql';
import { DATED } from './chain-parts.sql';
import { keepReported, type Touched } from './reported.sql';

/**
 * Works out anew what is kept of projects in a year ($2; null: of all together), as of each pair of a project ($1) and a day ($3) on which something became known, by the chain that is walked over facts.
 * Days that say the same are one span, and go on with what stood before the project's first day ($4) if that does; the last span stands in portfolio_row, those that have ended in portfolio_past.
 */
const KEEP = `/* keepPortfolioRows */ with asked as (select id || ' ' || day as key, id, day, since from (select ($1::text[])[at] as id, ($3::date[])[at] as day, ($4::date[])[at] as since from generate_series(1, cardinality($1::text[])) at) pair),
touched as (select distinct id, since from asked),
${ofDays},
state as (
  select a.id, a.day as known_from, null::date as ended, ${KEPT} from asked a left join (select id as key, ${KEPT} from one) o using (key)
  union all select id, known_from, 'infinity', ${KEPT} from portfolio_row join touched using (id) where year = coalesce($2::int, 0) and known_from < since
  union all select id, known_from, known_until, ${KEPT} from portfolio_past join touched using (id) where year = coalesce($2::int, 0) and known_from < since and known_until >= since),
span as (
  select *, lead(known_from, 1, 'infinity') over (partition by id order by known_from) as known_until
  from (select *, row(${KEPT}) is distinct from lag(row(${KEPT})) over (partition by id order by known_from) as differs from state) each_day where differs),
now_nothing as (delete from portfolio_row r using touched t where r.year = coalesce($2::int, 0) and r.id = t.id and not exists (select 1 from span s where s.id = r.id and s.known_until = 'infinity' and s.stage is not null)),
past_no_more as (delete from portfolio_past p using span s where p.year = coalesce($2::int, 0) and p.id = s.id and p.known_from = s.known_from and s.ended < 'infinity' and s.known_until = 'infinity'),
now as (insert into portfolio_row (year, id, known_from, ${KEPT}) select coalesce($2::int, 0), id, known_from, ${KEPT} from span where known_until = 'infinity' and stage is not null and ended is distinct from 'infinity'
  on conflict (year, id) do update set known_from = excluded.known_from, ${KEPT.split(/,\s+/).map((column) => `${column} = excluded.${column}`).join(', ')})
insert into portfolio_past (year, id, known_from, known_until, ${KEPT}) select coalesce($2::int, 0), id, known_from, known_until, ${KEPT} from span where known_until < 'infinity' and stage is not null and known_until is distinct from ended
  on conflict (id, year, known_from) do update set known_until = excluded.known_until`;

/** Of each project: whether it was worked out before, from which day on it is made anew, on which days from then on something became known of it, which years name it. Spans that began since then are gone. */
const ANEW = `/* days anew */ with told as (select t.id, known.kept, case when known.kept then t.since else '-infinity' end as since from unnest($1::text[], $2::date[]) t(id, since)
  cross join lateral (select exists (select from portfolio_made m where m.id = t.id) as kept) known),
made as (insert into portfolio_made select id from told where not kept on conflict do nothing),
gone as (delete from portfolio_past p using told t where p.id = t.id and p.known_from >= t.since)
select id, since::text, kept, array(select known_on::text from (${DATED.map((facts) => `select known_on from ${facts} where project_id = t.id`).join(' union ')}) facts where known_on >= t.since order by 1) as days,
  array(select year from listing_fact where project_id = t.id and year is not null union select year from plan_fact where project_id = t.id) as years from told t`;
interface Anew extends Touched { kept: boolean; days: string[]; years: number[] }

/**
 * Works the rows of projects out anew, for every year that names them and for all years together, so that they say what the chain says of every day. A fact that is known since an earlier day
 * costs the days after it, too. Whoever changes facts of a project at the same moment waits, and finds them all.
 */
export async function keepRows(tx: Tx, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return;
  await oneAtATime(tx, touched);
  const anew = await query<Anew>(tx, ANEW, [touched.map(({ id }) => id), touched.map(({ since }) => since)]);
  const pairs = anew.flatMap(({ id, since, days }) => days.map((day) => ({ id, since, day })));
  const years = new Set(anew.flatMap((each) => each.years));
  for (const year of [null, ...years]) await prepared(tx, 'keepPortfolioRows', KEEP, [pairs.map(({ id }) => id), year, pairs.map(({ day }) => day), pairs.map(({ since }) => since)]);
  // Facts that were there before anything was kept of them, as after an update of the house: their reports, too.
  await keepReported(tx, anew.filter(({ kept }) => !kept));
}

/** What is built anew aside hides the live tables, and locks nobody out of them. The chain is planned once for a connection, not for each number of projects. */
const oneAtATime = (tx: Tx, touched: readonly Touched[]): Promise<unknown> =>
  query(tx, "/* one at a time a project */ select set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(hashtextextended('portfolio/' || id || '/' || pg_my_temp_schema(), 0)) from unnest($1::text[]) id", [touched.map(({ id }) => id)]);

/** What facts that are kept change: rows from their day on; rows of all days, for first words are also of the days before them; or what was reported. */
const CHANGES = {
  rows: keepRows,
  words: (tx: Tx, touched: readonly Touched[]) => keepRows(tx, touched.map(({ id }) => ({ id, since: '-infinity' }))),
  reports: async (tx: Tx, touched: readonly Touched[]) => { await oneAtATime(tx, touched); await keepReported(tx, touched); },
};

/** Facts that a consumer keeps change what is kept of their projects. */
export function figured(changes: keyof typeof CHANGES, { type, effect, together = (tx, events) => oneByOne(tx, events, effect) }: Consumer): Consumer {
  const all = async (tx: Tx, events: readonly Received<never>[]): Promise<void> => {
    await together(tx, events);
    await CHANGES[changes](tx, touchedBy(events));
  };
  return { type, effect: (tx, event) => all(tx, [event]), together: all };
}

/** Each project once, in one order, from the earliest day that is told of it. */
function touchedBy(events: readonly Received<never>[]): Touched[] {
  const since = new Map<string, Touched>();
  for (const { projectId: id, knownOn } of events) if (id !== null && !((since.get(id)?.since ?? '9999-12-31') <= knownOn)) since.set(id, { id, since: knownOn });
  return [...since.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function oneByOne(tx: Tx, events: readonly Received<never>[], effect: Consumer['effect']): Promise<void> {
  for (const event of events) await effect(tx, event);
}

/** Projects of one transaction: each holds a lock of its own. */
const SOME = 500;
/** Projects of one statement: what one with years of weekly reports takes grows with their square. */
const FEW = 25;

/** At each start and new day: projects whose facts were there before rows were kept of them, as after an update of the house. */
export const fillRows: Tick = async (tx) => {
  const missing = await query<{ id: string }>(tx, '/* withoutRows */ select distinct project_id as id from project_fact f where not exists (select from portfolio_made m where m.id = f.project_id) order by 1 limit $1', [SOME]);
  for (let at = 0; at < missing.length; at += FEW) await keepRows(tx, missing.slice(at, at + FEW).map(({ id }) => ({ id, since: '-infinity' })));
  return missing.length === SOME ? GO_ON : undefined;
};
