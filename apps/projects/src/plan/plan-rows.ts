import type { planRevised } from '@cornerstone/events/projects';
import type { DataOf, Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, toYuan, type Fen } from '@cornerstone/kernel/money';
import { fenOf, type MoneyInput } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Project } from '../ledger/project.entity';
import type { Plan } from './plan.entity';
import type { RevisePlanInput } from './plan.inputs';
import { revisePlan } from './plan.rules';

/** The latest version of a project's plan for a year, and since when it is known. */
export interface Before { last: number; knownOn: Day | null }
export interface Planned { fact: Fact; row: Plan; planVersion: number }

const named = <P extends { investment: MoneyInput }>(parts: readonly P[] | null | undefined): (Omit<P, 'investment'> & { investment: Fen })[] => (parts ?? []).map((part) => ({ ...part, investment: fenOf(part.investment) }));
const inYuan = <P extends { investment: Fen }>(parts: readonly P[]): (Omit<P, 'investment'> & { investment: string })[] => parts.map((part) => ({ ...part, investment: toYuan(part.investment) }));

/** One plan as it is told: the fact and the row that go together. */
export function planned(tx: Tx, project: Project, before: Before, input: RevisePlanInput): Planned {
  const parts = { months: named(input.months), weeks: named(input.weeks).map(({ year, week, investment }) => ({ year: year ?? input.year, week, investment })), days: named(input.days) };
  const fact = revisePlan(project, before.last, {
    year: input.year, investment: fenOf(input.investment), quarters: input.quarters ? named(input.quarters) : null, ...parts,
    plannedStart: input.plannedStart ?? false, plannedCompletion: input.plannedCompletion ?? false, reason: input.reason ?? null,
  }, knownSince(tx, input), before.knownOn);
  const { year, planVersion, investment, quarters, plannedStart, plannedCompletion, reason }: DataOf<typeof planRevised> = fact.data;
  return { fact, planVersion, row: {
    id: newId('pln'), projectId: project.id, year, planVersion, investment: fromYuan(investment), quarters, months: inYuan(parts.months), weeks: inYuan(parts.weeks), days: inYuan(parts.days), plannedStart, plannedCompletion, reason, knownOn: fact.knownOn,
  } };
}

export const keyOf = (projectId: string, year: number): string => `${projectId} ${year}`;

/** Of projects and years the latest version, by `keyOf`; one that has no plan yet is not there. */
export async function lastVersions(tx: Tx, projectIds: readonly string[], years: readonly number[]): Promise<Map<string, Before>> {
  const rows = await query<Before & { projectId: string; year: number }>(tx, `/* lastPlanVersions */ select distinct on (project_id, year) project_id as "projectId", year, plan_version as last, known_on::text as "knownOn"
    from plan where project_id = any($1) and year = any($2) order by project_id, year, plan_version desc`, [projectIds, years]);
  return new Map(rows.map(({ projectId, year, ...before }) => [keyOf(projectId, year), before]));
}
