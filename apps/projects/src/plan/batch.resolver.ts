import type { Day } from '@cornerstone/kernel/day';
import { badInput, conflict, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { recordCourses, type Step } from '@cornerstone/runtime/record';
import { insert, insertAll, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { PlanBatch, type PlanOutcome } from './plan-batch.entity';
import { Plan } from './plan.entity';
import { RevisePlanBatchInput, type RevisePlanInput } from './plan.inputs';
import { keyOf, lastVersions, planned, type Before, type Planned } from './plan-rows';
import { mostPlans } from './plan.settings';

/** What is known of a project while its rows are taken one after the other. */
interface Standing { project: Project; steps: (Step<Project> & { knownOn: Day })[] }

@Resolver()
export class PlanBatchResolver {
  @Change(() => PlanBatch, () => RevisePlanBatchInput, 'Sets or revises the plans of many projects and years at once (P5): all or nothing, or row by row. · 批量下达或调整年度计划')
  async revisePlanBatch(tx: Tx, { mode, rows, knownOn }: RevisePlanBatchInput): Promise<PlanBatch> {
    if (rows.length === 0 || rows.length > mostPlans) throw badInput('P5.size-of-a-batch', { en: `A batch holds 1 to ${mostPlans} plans.`, zh: `一次应下达 1 至 ${mostPlans} 条计划。` }, { rows: rows.length, most: mostPlans });
    const projectIds = [...new Set(rows.map(({ projectId }) => projectId))];
    const projects = await select(tx, Project, '/* load projects */ select * from project where id = any($1) order by id for update', [projectIds]);
    const standing = new Map(projects.map((project): [string, Standing] => [project.id, { project, steps: [] }]));
    const before = await lastVersions(tx, projectIds, [...new Set(rows.map(({ year }) => year))]);
    const taken: Planned[] = [];
    const outcomes = rows.map((row, at): PlanOutcome => {
      const told = { row: at + 1, projectId: row.projectId, year: row.year, planVersion: null, code: null, rule: null, message: null, messageEn: null };
      try {
        const made = take(tx, standing.get(row.projectId), before, { ...row, knownOn: row.knownOn ?? knownOn ?? null });
        taken.push(made);
        return { ...told, planVersion: made.planVersion };
      } catch (thrown) {
        if (!(thrown instanceof Rejection)) throw thrown;
        return { ...told, code: thrown.code, rule: thrown.rule, message: thrown.sentence.zh, messageEn: thrown.sentence.en };
      }
    });
    const refused = outcomes.filter(({ rule }) => rule !== null).length;
    const batch = { id: newId('plb'), mode, accepted: rows.length - refused, refused, outcomes, knownOn: tx.today, by: tx.actor.id };
    if (mode === 'ALL_OR_NOTHING' && refused > 0) throw new Preview(Object.assign(new PlanBatch(), batch, { accepted: 0, outcomes: outcomes.map((outcome) => ({ ...outcome, planVersion: null })) }));
    await insertAll(tx, Plan, taken.map(({ row }) => row));
    await recordCourses(tx, [...standing.values()].filter(({ steps }) => steps.length > 0).map(({ project, steps }) => ({ row: project, isNew: false, steps })));
    return insert(tx, PlanBatch, batch);
  }
}

function take(tx: Tx, standing: Standing | undefined, before: Map<string, Before>, input: RevisePlanInput): Planned {
  if (!standing) throw notFound({ en: 'The project', zh: '对象' }, input.projectId);
  const { project, steps } = standing;
  const expected = input.expectedVersion ?? null;
  if (expected !== null && expected !== project.version) throw conflict(expected, project.version);
  const key = keyOf(project.id, input.year);
  const made = planned(tx, project, before.get(key) ?? { last: 0, knownOn: null }, input);
  const { knownOn } = made.row;
  before.set(key, { last: made.planVersion, knownOn });
  const last = steps.at(-1);
  if (last?.knownOn === knownOn) last.facts = [...last.facts, made.fact];
  else steps.push({ knownOn, facts: [made.fact], to: {} });
  return made;
}
