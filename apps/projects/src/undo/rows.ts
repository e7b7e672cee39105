import { toYuan } from '@cornerstone/kernel/money';
import { snakeCased } from '@cornerstone/runtime/naming';
import type { Listing } from '../ledger/listing.entity';
import type { Project } from '../ledger/project.entity';
import type { Mentioned } from './undo.rules';

/** Of a project read from some columns, the properties of those columns. */
export const onlyGiven = (project: Project, columns: Record<string, unknown>): Partial<Project> =>
  Object.fromEntries(Object.entries(project).filter(([property]) => snakeCased(property) in columns));

/** A row of listing as the rules read it. */
export const mentioned = ({ id, year, level, programme, sector, phase, stage, totalInvestment, annualPlan, plannedStart, plannedCompletion, startedOn, completedOn, knownOn }: Listing): Mentioned => ({
  id, year, level, programme, sector, phase, stage, plannedStart, plannedCompletion, startedOn, completedOn, knownOn,
  totalInvestment: totalInvestment === null ? null : toYuan(totalInvestment), annualPlan: annualPlan === null ? null : toYuan(annualPlan),
});
