import { projectRegistered } from '@cornerstone/events/projects';
import { toYuan } from '@cornerstone/kernel/money';
import { record, type New } from '@cornerstone/runtime/record';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Standing } from './mention.rules';
import { Project } from './project.entity';

export const registeredFact = (project: New<Project>, { knownOn }: Pick<Standing, 'knownOn'>) => projectRegistered.of(knownOn, {
  code: project.code, name: project.name, kind: project.kind, sector: project.sector, regionCodes: project.regionCodes, totalInvestment: project.totalInvestment === null ? null : toYuan(project.totalInvestment),
  totalQuality: project.totalQuality, owner: project.owner, buildStart: project.buildStart, buildEnd: project.buildEnd, stage: project.stage, demonstration: project.demonstration,
});

/** What was withdrawn can be changed by nobody; entering it again is what ends that. */
export const LET_IN_AGAIN = "set_config('app.reviving', 'on', true)";

/** A project that was withdrawn and has this code, where the person may see it. */
export async function withdrawnBy(tx: Tx, code: string): Promise<Project | null> {
  await query(tx, `/* let in again */ select ${LET_IN_AGAIN}`);
  const [row] = await select(tx, Project, '/* withdrawnBy */ select * from project where code = $1 and withdrawn_on is not null for update', [code]);
  return row ?? null;
}

/** Enters a withdrawn project anew: the same id and code, and nothing else of what was said before. */
export const enterAgain = (tx: Tx, withdrawn: Project, { id: _id, code: _code, ...told }: New<Project>, standing: Pick<Standing, 'knownOn'>): Promise<Project> =>
  record(tx, withdrawn, [registeredFact({ ...told, id: withdrawn.id, code: withdrawn.code }, standing)], () => told);
