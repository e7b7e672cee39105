import type { Day } from '@cornerstone/kernel/day';
import { badInput, conflict, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { recordCourses, type Step } from '@cornerstone/runtime/record';
import { insert, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { sprintsHolding } from '../due/sprint.sql';
import { Project } from '../ledger/project.entity';
import { ReportProgressBatchInput, type ReportProgressInput } from './progress.inputs';
import { mostReports } from './progress.settings';
import { ReportBatch, type ReportOutcome } from './report-batch.entity';
import { countedReports, insertReports, latestProgress, reported, type Reported } from './report-rows';

/** What is known of a project while its rows are taken one after the other. */
interface Standing { project: Project; counted: Reported['row'][]; steps: (Step<Project> & { knownOn: Day })[] }

@Resolver()
export class ReportBatchResolver {
  @Change(() => ReportBatch, () => ReportProgressBatchInput, 'Reports many projects and periods at once (P6): all or nothing, or row by row. · 批量报送进度')
  async reportProgressBatch(tx: Tx, { mode, rows, knownOn }: ReportProgressBatchInput): Promise<ReportBatch> {
    if (rows.length === 0 || rows.length > mostReports) throw badInput('P6.size-of-a-batch', { en: `A batch holds 1 to ${mostReports} reports.`, zh: `一次应报送 1 至 ${mostReports} 条。` }, { rows: rows.length, most: mostReports });
    const standing = await standingOf(tx, [...new Set(rows.map(({ projectId }) => projectId))].sort());
    const sprints = await sprintsHolding(tx, rows.flatMap(({ projectId, day }) => (day ? [{ projectId, day }] : [])));
    const taken: Reported[] = [];
    const outcomes = rows.map((row, at): ReportOutcome => {
      const told = { row: at + 1, projectId: row.projectId, reportId: null, code: null, rule: null, message: null, messageEn: null };
      try {
        const made = take(tx, standing.get(row.projectId), { ...row, knownOn: row.knownOn ?? knownOn ?? null }, sprints.get(`${row.projectId} ${row.day}`) ?? null);
        taken.push(made);
        return { ...told, reportId: made.row.id };
      } catch (thrown) {
        if (!(thrown instanceof Rejection)) throw thrown;
        return { ...told, code: thrown.code, rule: thrown.rule, message: thrown.sentence.zh, messageEn: thrown.sentence.en };
      }
    });
    const refused = outcomes.filter(({ rule }) => rule !== null).length;
    const batch = { id: newId('rpb'), mode, accepted: rows.length - refused, refused, outcomes, knownOn: tx.today, by: tx.actor.id };
    if (mode === 'ALL_OR_NOTHING' && refused > 0) throw new Preview(Object.assign(new ReportBatch(), batch, { accepted: 0, outcomes: outcomes.map((outcome) => ({ ...outcome, reportId: null })) }));
    if (taken.length > 0) await insertReports(tx, taken.map(({ row }) => row));
    await recordCourses(tx, [...standing.values()].filter(({ steps }) => steps.length > 0).map(({ project, steps }) => ({ row: project, isNew: false, steps })));
    return insert(tx, ReportBatch, batch);
  }
}

/** Locked in the order of their ids, so that two batches wait for each other and never cross. */
async function standingOf(tx: Tx, projectIds: readonly string[]): Promise<Map<string, Standing>> {
  const projects = await select(tx, Project, '/* load projects */ select * from project where id = any($1) order by id for update', [projectIds]);
  const counted = Map.groupBy(await countedReports(tx, projects.map(({ id }) => id)), ({ projectId }) => projectId);
  return new Map(projects.map((project) => [project.id, { project, counted: [...counted.get(project.id) ?? []], steps: [] }]));
}

function take(tx: Tx, standing: Standing | undefined, input: ReportProgressInput, sprintId: string | null): Reported {
  if (!standing) throw notFound({ en: 'The project', zh: '对象' }, input.projectId);
  const { project, counted, steps } = standing;
  const expected = input.expectedVersion ?? null;
  if (expected !== null && expected !== project.version) throw conflict(expected, project.version);
  const made = reported(tx, project, counted, input, sprintId);
  counted.push(made.row);
  const { knownOn } = made.row;
  const to = { physicalProgress: latestProgress(counted) ?? project.physicalProgress };
  const last = steps.at(-1);
  // What is known since another day is a change of its own: as of a day between the two the project stood where the first one put it.
  if (last?.knownOn === knownOn) Object.assign(last, { facts: [...last.facts, made.fact], to });
  else steps.push({ knownOn, facts: [made.fact], to });
  return made;
}
