import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { newId } from '@cornerstone/runtime/ids';
import { record } from '@cornerstone/runtime/record';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tick } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { keepContradictions } from '../accountability/keep';
import { thresholdsOn } from '../accountability/settings';
import type { Thresholds } from '../accountability/settings.rules';
import { Project } from '../ledger/project.entity';
import { Report } from '../progress/report.entity';
import { OddFinding } from './odd.entity';
import { contradictionOf, oddIn, type Odd } from './odd.rules';

const SOME = 500;

const countedOf = (tx: Tx, projectIds: readonly string[]): Promise<Report[]> =>
  select(tx, Report, '/* countedOf */ select * from report r where project_id = any($1) and not exists (select 1 from report a where a.amends = r.id)', [projectIds]);

const printsOf = async (tx: Tx, projectId: string): Promise<Set<string>> =>
  new Set((await query<{ print: string }>(tx, '/* printsOf */ select print from odd_finding where project_id = $1', [projectId])).map(({ print }) => print));

/** Keeps what is new of it, with who answers for it, and gives the facts. The project is locked: two looks at once keep it once. */
async function keepOdd(tx: Tx, projectId: string, found: readonly Odd[], knownOn: Day): Promise<Fact[]> {
  const known = await printsOf(tx, projectId);
  const facts: Fact[] = [];
  for (const odd of found.filter(({ print }) => !known.has(print))) {
    const [id, from, to] = [newId('odd'), odd.run[0], odd.run.at(-1)];
    if (!from || !to) continue;
    await insert(tx, OddFinding, {
      id, projectId, kind: odd.kind, print: odd.print, fromYear: from.year, fromMonth: from.month, fromWeek: from.week, toYear: to.year, toMonth: to.month, toWeek: to.week,
      reportIds: odd.run.map((report) => report.id), numbers: odd.numbers, explanation: odd.explanation.zh, explanationEn: odd.explanation.en, knownOn,
    });
    facts.push(...await keepContradictions(tx, projectId, [contradictionOf(id, odd)], knownOn));
  }
  return facts;
}

/** One project, now, that is locked already. */
export async function lookAt(tx: Tx, project: Project, limits: Thresholds, knownOn: Day): Promise<Project> {
  return record(tx, project, await keepOdd(tx, project.id, oddIn(await countedOf(tx, [project.id]), limits), knownOn));
}

/** Each day: the reports of projects that have more of them than at the last look (P9). A report itself waits for nothing. */
export const lookThroughReports: Tick = async (tx, day) => {
  const changed = await query<{ id: string; reports: number }>(tx, `/* reportedSince */ select r.project_id as id, count(*)::int as reports from report r left join odd_look l using (project_id)
    group by r.project_id, l.reports having count(*) > coalesce(l.reports, 0) order by r.project_id`);
  const limits = await thresholdsOn(tx, day);
  for (let at = 0; at < changed.length; at += SOME) {
    const some = changed.slice(at, at + SOME);
    const series = Map.groupBy(await countedOf(tx, some.map(({ id }) => id)), (report) => report.projectId);
    for (const [projectId, reports] of series) {
      const found = oddIn(reports, limits);
      if (found.length > 0) {
        const project = await load(tx, Project, projectId);
        await record(tx, project, await keepOdd(tx, projectId, found, day));
      }
    }
    await query(tx, '/* looked */ insert into odd_look (project_id, reports) select id, reports from jsonb_to_recordset($1::jsonb) as s(id text, reports int) on conflict (project_id) do update set reports = excluded.reports', [JSON.stringify(some)]);
  }
};
