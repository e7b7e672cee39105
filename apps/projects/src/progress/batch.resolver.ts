import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { recordCourses } from '@cornerstone/runtime/record';
import { insert, insertAll, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { sprintsHolding } from '../due/sprint.sql';
import { Project } from '../ledger/project.entity';
import { attempt, coursesOf, goOn, outcomeOf, seen, type Standing } from '../ledger/row-by-row';
import { ReportProgressBatchInput, type ReportProgressInput } from './progress.inputs';
import { mostReports } from './progress.settings';
import { ReportBatch, type ReportOutcome } from './report-batch.entity';
import { Report } from './report.entity';
import { countedReports, latestProgress, reported, type Reported } from './report-rows';

interface Reporting extends Standing { counted: Reported['row'][] }

@Resolver()
export class ReportBatchResolver {
  @Change(() => ReportBatch, () => ReportProgressBatchInput, 'Reports many projects and periods at once (P6): all or nothing, or row by row. · 批量报送进度')
  async reportProgressBatch(tx: Tx, { mode, rows, knownOn }: ReportProgressBatchInput): Promise<ReportBatch> {
    if (rows.length === 0 || rows.length > mostReports) throw badInput('P6.size-of-a-batch', { en: `A batch holds 1 to ${mostReports} reports.`, zh: `一次应报送 1 至 ${mostReports} 条。` }, { rows: rows.length, most: mostReports });
    const standing = await standingOf(tx, [...new Set(rows.map(({ projectId }) => projectId))].sort());
    const sprints = await sprintsHolding(tx, rows.flatMap(({ projectId, day }) => (day ? [{ projectId, day }] : [])));
    const made = rows.map((row) => attempt(() => take(tx, standing, { ...row, knownOn: row.knownOn ?? knownOn ?? null }, sprints.get(`${row.projectId} ${row.day}`) ?? null)));
    const outcomes = rows.map((row, at): ReportOutcome => { const one = made[at] as Reported | Rejection; return { ...outcomeOf(at, row, one), reportId: one instanceof Rejection ? null : one.row.id }; });
    const refused = outcomes.filter(({ rule }) => rule !== null).length;
    const batch = { id: newId('rpb'), mode, accepted: rows.length - refused, refused, outcomes, knownOn: tx.today, by: tx.actor.id };
    if (mode === 'ALL_OR_NOTHING' && refused > 0) throw new Preview(Object.assign(new ReportBatch(), batch, { accepted: 0, outcomes: outcomes.map((outcome) => ({ ...outcome, reportId: null })) }));
    await insertAll(tx, Report, made.flatMap((one) => (one instanceof Rejection ? [] : one.row)));
    await recordCourses(tx, coursesOf(standing));
    return insert(tx, ReportBatch, batch);
  }
}

/** Locked in the order of their ids, so that two batches wait for each other and never cross. */
async function standingOf(tx: Tx, projectIds: readonly string[]): Promise<Map<string, Reporting>> {
  const projects = await select(tx, Project, '/* load projects */ select * from project where id = any($1) order by id for update', [projectIds]);
  const counted = Map.groupBy(await countedReports(tx, projects.map(({ id }) => id)), ({ projectId }) => projectId);
  return new Map(projects.map((project) => [project.id, { project, counted: [...counted.get(project.id) ?? []], steps: [] }]));
}

function take(tx: Tx, standing: ReadonlyMap<string, Reporting>, input: ReportProgressInput, sprintId: string | null): Reported {
  const of = seen(standing, input);
  const made = reported(tx, of.project, of.counted, input, sprintId);
  of.counted.push(made.row);
  goOn(of, made.row.knownOn, made.fact, { physicalProgress: latestProgress(of.counted) ?? of.project.physicalProgress });
  return made;
}
