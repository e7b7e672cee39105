import type { Day } from '@cornerstone/kernel/day';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Expert } from './expert.entity';
import { PublicGate } from './gate.entity';
import type { Conclusion } from './gates.rules';
import { AppraisalPanel, PanelOpinion } from './panel.entity';

/** Gates that each project has passed, by what was known on a day. */
export const gatesOf = (tx: Tx, projectIds: readonly string[], knownBy: Day | null): Promise<PublicGate[]> => select(tx, PublicGate,
  '/* publicGatesOf */ select * from public_gate where project_id = any($1) and ($2::date is null or known_on <= $2) order by held_on, id', [projectIds, knownBy]);

/** The latest conclusion about each project that has one, by what was known on a day. */
export async function conclusionsOf(tx: Tx, projectIds: readonly string[], knownBy: Day | null): Promise<Map<string, Conclusion>> {
  const rows = await query<{ project_id: string; conclusion: Conclusion }>(tx, `/* conclusionsOf */ select distinct on (project_id) project_id, conclusion from ${tableAsOf(tx, AppraisalPanel, knownBy, { column: 'project_id', keys: '$1' })} p where project_id = any($1) and state = 'CONCLUDED' order by project_id, ended_on desc, id desc`, [projectIds]);
  return new Map(rows.map(({ project_id: id, conclusion }) => [id, conclusion]));
}

/** Every panel of each project, the latest first, as known on a day. */
export const panelsOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<AppraisalPanel[]> => select(tx, AppraisalPanel,
  `/* panelsOf */ select p.* from ${tableAsOf(tx, AppraisalPanel, asOf, { column: 'project_id', keys: '$1' })} p where project_id = any($1) order by convened_on desc, id desc`, [projectIds]);

export const opinionsOf = (tx: Tx, panelIds: readonly string[], asOf: Day | null): Promise<PanelOpinion[]> => select(tx, PanelOpinion,
  "/* opinionsOf */ select * from panel_opinion where panel_id = any($1) and ($2::date is null or known_on <= $2) order by array_position(array['EXPERT', 'OWNER', 'MANAGER'], role), known_on, id", [panelIds, asOf]);

/** Who may be drawn on a day: the pool of a region and of all below it. */
export const expertsOn = (tx: Tx, path: string, on: Day): Promise<Expert[]> => select(tx, Expert,
  `/* expertsOn */ select * from expert where ${liesWithin('array[region_path]', '$1')} and registered_on <= $2 and (retired_on is null or retired_on > $2) order by id`, [path, on]);

export interface ExpertWish { path: string | null; specialty: string | null; retired: boolean }

/** A page of the pool, as known on a day. */
export async function findExperts(tx: Tx, { path, specialty, retired }: ExpertWish, window: Window, asOf: Day | null): Promise<{ rows: Expert[]; total: number }> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findExperts */ with found as (select * from ${tableAsOf(tx, Expert, asOf)} e
      where ($1::text is null or ${liesWithin('array[region_path]', '$1')}) and ($2::text is null or $2 = any(specialties)) and ($3 or retired_on is null))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by id offset ${window.offset} limit ${window.limit}) f on true`, [path, specialty, retired]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Expert, raw)) };
}

/** Who has declared a conflict with a project, and who sat on a panel of it. */
export async function sidesOf(tx: Tx, projectId: string): Promise<{ declared: string[]; earlier: string[] }> {
  const [sides] = await query<{ declared: string[]; earlier: string[] }>(tx, `/* sidesOf */ select array(select expert_id from expert_conflict where project_id = $1) as declared,
    array(select distinct unnest(expert_ids) from appraisal_panel where project_id = $1) as earlier`, [projectId]);
  return sides ?? { declared: [], earlier: [] };
}
