import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { ProjectLeader } from './leader.entity';

/** SQL over a row `o` of project_leader: the leader carries the project, by what was known on the day; null is now. */
export const inOffice = (day: string): string => `((${day}::date is null and o.ended_on is null) or (o.known_on <= ${day}::date and (o.ended_known_on is null or o.ended_known_on > ${day}::date)))`;

/** Each time a person carried a project. */
export const assignmentsOf = (tx: Tx, projectId: string, personId: string): Promise<ProjectLeader[]> =>
  select(tx, ProjectLeader, '/* assignmentsOf */ select * from project_leader where project_id = $1 and person_id = $2', [projectId, personId]);
