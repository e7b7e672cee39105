import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { Preview } from '@cornerstone/runtime/preview';
import { recordCourses } from '@cornerstone/runtime/record';
import { insert, insertAll, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { attempt, coursesOf, goOn, outcomeOf, seen, type Standing } from '../ledger/row-by-row';
import { PlanBatch, type PlanOutcome } from './plan-batch.entity';
import { Plan } from './plan.entity';
import { RevisePlanBatchInput, type RevisePlanInput } from './plan.inputs';
import { keyOf, lastVersions, planned, type Before, type Planned } from './plan-rows';
import { mostPlans } from './plan.settings';

@Resolver()
export class PlanBatchResolver {
  @Change(() => PlanBatch, () => RevisePlanBatchInput, 'Sets or revises the plans of many projects and years at once (P5): all or nothing, or row by row. · 批量下达或调整年度计划')
  async revisePlanBatch(tx: Tx, { mode, rows, knownOn }: RevisePlanBatchInput): Promise<PlanBatch> {
    if (rows.length === 0 || rows.length > mostPlans) throw badInput('P5.size-of-a-batch', { en: `A batch holds 1 to ${mostPlans} plans.`, zh: `一次应下达 1 至 ${mostPlans} 条计划。` }, { rows: rows.length, most: mostPlans });
    const projectIds = [...new Set(rows.map(({ projectId }) => projectId))];
    const projects = await select(tx, Project, '/* load projects */ select * from project where id = any($1) order by id for update', [projectIds]);
    const standing = new Map(projects.map((project): [string, Standing] => [project.id, { project, steps: [] }]));
    const before = await lastVersions(tx, projectIds, [...new Set(rows.map(({ year }) => year))]);
    const made = rows.map((row) => attempt(() => take(tx, standing, before, { ...row, knownOn: row.knownOn ?? knownOn ?? null })));
    const outcomes = rows.map((row, at): PlanOutcome => { const one = made[at] as Planned | Rejection; return { ...outcomeOf(at, row, one), year: row.year, planVersion: one instanceof Rejection ? null : one.planVersion }; });
    const refused = outcomes.filter(({ rule }) => rule !== null).length;
    const batch = { id: newId('plb'), mode, accepted: rows.length - refused, refused, outcomes, knownOn: tx.today, by: tx.actor.id };
    if (mode === 'ALL_OR_NOTHING' && refused > 0) throw new Preview(Object.assign(new PlanBatch(), batch, { accepted: 0, outcomes: outcomes.map((outcome) => ({ ...outcome, planVersion: null })) }));
    await insertAll(tx, Plan, made.flatMap((one) => (one instanceof Rejection ? [] : one.row)));
    await recordCourses(tx, coursesOf(standing));
    return insert(tx, PlanBatch, batch);
  }
}

function take(tx: Tx, standing: ReadonlyMap<string, Standing>, before: Map<string, Before>, input: RevisePlanInput): Planned {
  const of = seen(standing, input);
  const key = keyOf(of.project.id, input.year);
  const made = planned(tx, of.project, before.get(key) ?? { last: 0, knownOn: null }, input);
  const { knownOn } = made.row;
  before.set(key, { last: made.planVersion, knownOn });
  goOn(of, knownOn, made.fact, {});
  return made;
}
