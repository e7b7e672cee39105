import type { Day } from '@cornerstone/kernel/day';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { conditions } from '../ledger/ledger.sql';
import { countedReports, plansKnown } from '../pace/counted.sql';
import { insideOn } from '../parts/parts.sql';
import { Goal } from './goal.entity';
import type { Actual, Metric } from './goals.rules';
import { projectsAsOf } from '../ledger/known-projects.sql';
import { listingsAsOf } from '../ledger/listings.sql';

/** A goal by its code, locked; null where there is none. */
export async function goalByCode(tx: Tx, code: string): Promise<Goal | null> {
  await query(tx, '/* one goal at a time */ select pg_advisory_xact_lock(hashtextextended($1, 5))', [`goal ${code}`]);
  const [goal] = await select(tx, Goal, '/* goalByCode */ select * from goal where code = $1 for update', [code]);
  return goal ?? null;
}

/** Goals as known on a day, by due date. */
export async function goalsKnown(tx: Tx, { year, region }: { year: number | null; region: string | null }, { offset, limit }: Window, asOf: Day | null): Promise<{ rows: Goal[]; total: number }> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* goalsKnown */ with found as (select g.* from ${tableAsOf(tx, Goal, asOf)} g where ($1::int is null or g.year = $1) and ($2::text is null or g.region_path = $2 or starts_with(g.region_path, $2 || '.')))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by due_on, code offset ${offset} limit ${limit}) f on true`, [year, region]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Goal, raw)) };
}

const happened = (column: string): string => `extract(year from ${column}) = y.year and ${column} <= y.upto`;
const COUNTS: Partial<Record<Metric, string>> = { STARTED_PROJECTS: happened('c.started_on'), COMPLETED_PROJECTS: happened('c.completed_on'), COMMISSIONED_PROJECTS: happened('c.commissioned_on') };
const counted = (condition: string): string => `count(*) filter (where ${condition})::text`;
const money = (sum: string): string => `coalesce(sum(${sum}), 0)::numeric(24,2)::text`;

/** Numerator and denominator of each metric over the rows of its projects; early starts and completions lift the numerator only (rules.md, trap 11), as in the figures of supervision. */
const PARTS: Readonly<Record<Metric, readonly [string, string] | null>> = {
  SIGNED_PROJECTS: null, FIXED_ASSET_GROWTH: null,
  STARTED_PROJECTS: [counted(COUNTS.STARTED_PROJECTS ?? ''), "'1'"], COMPLETED_PROJECTS: [counted(COUNTS.COMPLETED_PROJECTS ?? ''), "'1'"], COMMISSIONED_PROJECTS: [counted(COUNTS.COMMISSIONED_PROJECTS ?? ''), "'1'"],
  INVESTMENT: [money('d.done'), "'1'"], INVESTMENT_RATE: [`coalesce(sum(d.done) filter (where k.planned is not null), 0)::numeric(24,2)::text`, money('k.planned')],
  START_RATE: [counted(COUNTS.STARTED_PROJECTS ?? ''), counted('planned.start')], COMPLETION_RATE: [counted(COUNTS.COMPLETED_PROJECTS ?? ''), counted('planned.completion')],
};

/** What a goal counts, up to a day. */
export type Scope = Pick<Goal, 'metric' | 'year' | 'regionCode' | 'level' | 'programme' | 'sector'> & { upTo: Day };

/** A statement of its own parameters; removed projects leave both parts, cancelled ones stay in the denominator until they are removed (rules.md, traps 4 and 11). */
async function actualOf(tx: Tx, { metric, year, regionCode, level, programme, sector, upTo }: Scope, asOf: Day | null): Promise<{ sql: string; parameters: unknown[] } | null> {
  const parts = PARTS[metric];
  if (parts === null) return null;
  const listed = level ?? programme ?? sector;
  const { where, parameters } = await conditions(tx, { region: regionCode, level, programme, sector, ...(listed !== null && { year }) }, asOf);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const years = `${parameter([year])}::int[]`;
  const sql = `with y as (select ${parameter(year)}::int as year, ${parameter(upTo)}::date as upto), ${countedReports('$1', years)}, ${plansKnown('$1', years)},
    done as (select project_id, sum(investment) as done from counted_report, y where ends <= y.upto group by project_id),
    list_said as (select project_id, bool_or(planned_start) as start, bool_or(planned_completion) as completion, max(started_on) filter (where extract(year from started_on) = y.year) as started_on, max(completed_on) filter (where extract(year from completed_on) = y.year) as completed_on
      from ${listingsAsOf(asOf)} l, y where l.year = y.year and ($1::date is null or known_on <= $1::date) group by project_id),
    ${insideOn('$1')},
    found as (select p.id, coalesce(p.started_on, s.started_on) as started_on, coalesce(p.completed_on, s.completed_on) as completed_on, p.commissioned_on, s.start, s.completion from ${projectsAsOf(tx, asOf)} p left join list_said s on s.project_id = p.id
      where ${where} and p.stage <> 'REMOVED'),
    chosen as (select * from found c where not exists (select 1 from inside i join found w on w.id = i.whole_id where i.project_id = c.id))
    select ${parts[0]} as numerator, ${parts[1]} as denominator from y cross join chosen c left join done d on d.project_id = c.id left join plan_known k on k.project_id = c.id
      left join lateral (select coalesce(c.start, false) or coalesce(k.planned_start, false) as start, coalesce(c.completion, false) or coalesce(k.planned_completion, false) as completion) planned on true`;
  return { sql, parameters };
}

/** What the ledger says of goals, as known on `asOf` (null: now), in one statement; null of what is not reckoned here. */
export async function actualsOf(tx: Tx, scopes: readonly Scope[], asOf: Day | null): Promise<(Actual | null)[]> {
  const parameters: unknown[] = [];
  const parts: string[] = [];
  for (const [at, scope] of scopes.entries()) {
    const own = await actualOf(tx, scope, asOf);
    if (own === null) continue;
    const before = parameters.length;
    parts.push(`select ${at} as at, part.* from (${own.sql.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`)}) part`);
    parameters.push(...own.parameters);
  }
  const rows = parts.length === 0 ? [] : await query<Actual & { at: number }>(tx, `/* actualsOf */ ${parts.join(' union all ')}`, parameters);
  return scopes.map((_, at) => rows.find((row) => row.at === at) ?? null);
}
