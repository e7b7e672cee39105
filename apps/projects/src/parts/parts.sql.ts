import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { nationalCode } from '@cornerstone/kernel/project-code';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ProjectPart } from './part.entity';
import type { PartKind, Surroundings } from './part.rules';
import { projectsAsOf } from '../ledger/known-projects.sql';

/** SQL over a row `m` of project_part: it holds by what was known on the day; null is now. */
const holds = (day: string): string => `((${day}::date is null and m.ended_on is null) or (m.known_on <= ${day}::date and (m.ended_known_on is null or m.ended_known_on > ${day}::date)))`;

/**
 * SQL: `inside` (project_id, whole_id), which project lies within which as a sub-project on a day, at any depth (P8). Where both are in scope the package
 * counts and the sub-project, whose money is the package's, does not; sections and phases are entries of their own.
 */
export const insideOn = (day: string): string => `inside as (
  with recursive sub as (select m.project_id, m.whole_id from project_part m where m.kind = 'SUBPROJECT' and ${holds(day)}),
  up(project_id, whole_id) as (select project_id, whole_id from sub union select up.project_id, s.whole_id from up join sub s on s.project_id = up.whole_id) select * from up)`;

/** Each time a project was part of another. */
export const membershipsOf = (tx: Tx, projectId: string): Promise<ProjectPart[]> => select(tx, ProjectPart, '/* membershipsOf */ select * from project_part where project_id = $1', [projectId]);

/** What lies above the whole and how deep the two together would be, at any time from the day on. */
export async function surroundings(tx: Tx, partId: string, wholeId: string, from: Day): Promise<Omit<Surroundings, 'deepest'>> {
  const [found] = await query<{ above: string[]; steps: number }>(tx, '/* surroundings */ select array_agg(id) as above, max(steps) + 1 + parts_below($1, $3) as steps from wholes_above($2, $3)', [partId, wholeId, from]);
  return found ?? { above: [wholeId], steps: 1 };
}

/** What each project is part of on a day. */
export const wholesOf = async (tx: Tx, ids: readonly string[], asOf: Day | null): Promise<(ProjectPart | null)[]> =>
  firstByKey(ids, await select(tx, ProjectPart, `/* wholesOf */ select * from project_part m where project_id = any($1) and ${holds('$2')}`, [ids, asOf]), 'projectId');

export interface PartsPage { parts: ProjectPart[]; total: number }

/** A page of the parts of each project on a day, the oldest first. */
export async function partsOf(tx: Tx, ids: readonly string[], { offset, limit }: Window, asOf: Day | null): Promise<PartsPage[]> {
  const rows = await query<{ whole_id: string; total: number; place: number }>(tx, `/* partsOf */ select * from (
      select *, count(*) over (partition by whole_id)::int as total, row_number() over (partition by whole_id order by since, id)::int as place from project_part m where whole_id = any($1) and ${holds('$2')}) part
    where place = 1 or place > $3 and place <= $3 + $4 order by whole_id, place`, [ids, asOf, offset, limit]);
  return allByKey(ids, rows, 'whole_id').map((own) => ({ total: own[0]?.total ?? 0, parts: own.filter(({ place }) => place > offset && place <= offset + limit).map((row) => hydrate(tx, ProjectPart, row)) }));
}

export interface KindTotal { kind: PartKind; count: number; unstated: number; total: Fen }

/** The parts of each project on a day that one may see, and their money as each states it, by kind. */
export async function totalsOf(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<KindTotal[][]> {
  const rows = await query<{ whole_id: string; kind: PartKind; count: number; unstated: number; total: string }>(tx, `/* partTotals */ select m.whole_id, m.kind, count(*)::int as count,
      count(*) filter (where p.total_investment is null)::int as unstated, coalesce(sum(p.total_investment), 0)::numeric(30,2)::text as total
    from project_part m join ${projectsAsOf(tx, asOf)} p on p.id = m.project_id where m.whole_id = any($1) and ${holds('$2')} group by m.whole_id, m.kind order by m.kind`, [ids, asOf]);
  return allByKey(ids, rows, 'whole_id').map((own) => own.map(({ kind, count, unstated, total }) => ({ kind, count, unstated, total: fromYuan(total) })));
}

export interface NationalCode { asked: string; code: string }

/** The national code of each project on a day: its own, else that of the package it is a sub-project of. */
export async function nationalCodesOf(tx: Tx, ids: readonly string[], asOf: Day | null): Promise<(NationalCode | null)[]> {
  const rows = await query<NationalCode>(tx, `/* nationalCodes */ with recursive up(asked, id, steps) as (
      select id, id, 0 from unnest($1::text[]) id union all select asked, m.whole_id, steps + 1 from up join project_part m on m.project_id = up.id where m.kind = 'SUBPROJECT' and ${holds('$2')} and steps < 100)
    select asked, p.code from up join ${projectsAsOf(tx, asOf)} p on p.id = up.id order by asked, steps`, [ids, asOf]);
  return firstByKey(ids, rows.filter(({ code }) => nationalCode(code) !== null), 'asked');
}
