import type { Day } from '@cornerstone/kernel/day';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { conclusionsOf, gatesOf } from '../appraisal/appraisal.sql';
import type { Project } from '../ledger/project.entity';
import { preworkFacts } from './entries.sql';
import { preworkOf, standingsOf, type Requirement } from './prework.rules';
import type { Candidate } from './promote.rules';
import type { Level } from './standards.rules';

export interface Wanted { project: Project; touchesPublic: boolean; level: Level; year: number; programme: string | null }

/** What a promotion looks at, of many projects in a few statements; by what was known on a day. */
export async function candidatesOf(tx: Tx, wanted: readonly Wanted[], requirements: readonly Requirement[], knownBy: Day): Promise<Map<string, Candidate>> {
  const ids = wanted.map(({ project }) => project.id);
  const prework = Map.groupBy(await preworkFacts(tx, ids, knownBy), ({ projectId }) => projectId);
  const gates = Map.groupBy(await gatesOf(tx, ids, knownBy), ({ projectId }) => projectId);
  // The past is laid together from the audit: only where it is asked for.
  const conclusions = await conclusionsOf(tx, ids, knownBy === tx.today ? null : knownBy);
  const rows = await query<{ project_id: string; year: number | null; level: string | null; programme: string | null; sector: string | null }>(tx, '/* listedAlready */ select project_id, year, level, programme, sector from listing where project_id = any($1) and list_id is null and withdrawn_on is null', [ids]);
  const listed = new Set(rows.map(({ project_id: id, year, level, programme, sector }) => JSON.stringify([id, year, level, programme, sector])));
  return new Map(wanted.map(({ project, touchesPublic, level, year, programme }) => [project.id, {
    project, touchesPublic, gates: gates.get(project.id) ?? [], conclusion: conclusions.get(project.id) ?? null, isListed: listed.has(JSON.stringify([project.id, year, level, programme, project.sector])),
    prework: preworkOf(requirements, project.kind, standingsOf(prework.get(project.id) ?? [])),
  }]));
}
