import type { Day } from '@cornerstone/kernel/day';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { Department, Person } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { isKnown, knownSince } from '@cornerstone/runtime/known-on';
import { departmentHeardOf, peopleHeardOf, personHeardOf } from '@cornerstone/runtime/people-copy';
import { record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { ProjectLeader } from './leader.entity';
import { AssignLeaderInput, ReleaseLeaderInput } from './leaders.inputs';
import { assignLeader, releaseLeader, teamOf, type Named, type NamedOfficer } from './leaders.rules';
import { assignmentsOf, inOffice } from './leaders.sql';

/** P7: the province names leaders of every project, a city those of projects that lie wholly within it. */
async function ownProject(tx: Tx, input: { projectId: string; expectedVersion?: number | null }): Promise<Project> {
  const project = await load(tx, Project, input.projectId, input);
  requireWithin(tx.actor, project.regionPaths);
  return project;
}

async function departmentOf(tx: Tx, departmentId: string): Promise<Named> {
  const { id, region } = await departmentHeardOf(tx, departmentId, 'P7');
  return { id, regionPaths: [await regionPath(tx, region, 'P7')] };
}

async function officerOf(tx: Tx, personId: string): Promise<NamedOfficer> {
  const officer = await personHeardOf(tx, personId, 'P7');
  const kinds = await query<{ kind: string }>(tx, '/* kindsOf */ select distinct kind from department_copy where id = any($1)', [officer.departments]);
  return { id: officer.id, regionPaths: officer.regionPaths, departmentKinds: kinds.map(({ kind }) => kind) };
}

@Resolver(() => Project)
export class LeadersResolver {
  @Change(() => Project, () => AssignLeaderInput, 'A leader takes a project on, with a lead department and a team (P7). · 安排包联领导')
  async assignLeader(tx: Tx, input: AssignLeaderInput): Promise<Project> {
    const project = await ownProject(tx, input);
    const knownOn = knownSince(tx, input);
    const decided = assignLeader(project, await assignmentsOf(tx, project.id, input.personId), {
      assignmentId: newId('ldr'), leader: await personHeardOf(tx, input.personId, 'P7'), level: input.level ?? null, department: await departmentOf(tx, input.departmentId),
      officer: input.policeOfficerId ? await officerOf(tx, input.policeOfficerId) : null, team: await peopleHeardOf(tx, teamOf(input.teamIds), 'P7'), since: input.since ?? knownOn,
    }, knownOn);
    const { assignmentId: id, ...told } = decided.data;
    await insert(tx, ProjectLeader, { ...told, id, since: input.since ?? knownOn, projectId: project.id, assignedBy: tx.actor.id, knownOn });
    return record(tx, project, [decided]);
  }

  @Change(() => Project, () => ReleaseLeaderInput, 'A leader no longer carries a project, with a reason; it stays in the history (P7). · 解除包联领导')
  async releaseLeader(tx: Tx, input: ReleaseLeaderInput): Promise<Project> {
    const project = await ownProject(tx, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const decided = releaseLeader(await assignmentsOf(tx, project.id, input.personId), { personId: input.personId, on, reason: input.reason }, knownOn);
    await query(tx, '/* release leader */ update project_leader set ended_on = $2, end_reason = $3, ended_by = $4, ended_known_on = $5 where id = $1 and ended_on is null', [decided.data.assignmentId, on, decided.data.reason, tx.actor.id, knownOn]);
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => [ProjectLeader], { description: 'Responsible leaders (P7), the highest first. · 包联领导' })
  async leaders(
    @Root() project: Project, @Arg('released', () => Boolean, { defaultValue: false, description: 'Also those who no longer carry it. · 含已解除' }) released: boolean, @Ctx() request: Request,
  ): Promise<ProjectLeader[]> {
    const own = await request.batched<ProjectLeader[]>(`leaders ${released}`, project.id, async (tx, ids) => {
      const rows = await select(tx, ProjectLeader, `/* leadersOf */ select * from project_leader o where project_id = any($1) and ($2::date is null or known_on <= $2::date) and ($3 or ${inOffice('$2')})
        order by array_position(array['PROVINCIAL','CITY','COUNTY'], level), since, id`, [ids, request.asOf, released]);
      return allByKey(ids, rows, 'projectId');
    });
    return own ?? [];
  }
}

/** What is known of its end on the operation's day. */
const endOf = ({ endedOn: on, endedKnownOn: knownOn, endReason: reason }: ProjectLeader, { asOf }: Request): { on: Day; reason: string | null } | null =>
  (on !== null && knownOn !== null && isKnown(asOf, { knownOn }) ? { on, reason } : null);

@Resolver(() => ProjectLeader)
export class LeaderPartsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who. · 人员' })
  person(@Root() leader: ProjectLeader): Person {
    return { id: leader.personId };
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Lead department. · 牵头部门' })
  department(@Root() leader: ProjectLeader): Department {
    return { id: leader.departmentId };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Project officer of the police; null where none was asked for. · 项目警官' })
  policeOfficer(@Root() leader: ProjectLeader): Person | null {
    return leader.policeOfficerId === null ? null : { id: leader.policeOfficerId };
  }

  @FieldResolver(() => [Person], { nullable: 'items', description: 'People who support the leader. · 服务专班' })
  team(@Root() leader: ProjectLeader): Person[] {
    return leader.teamIds.map((id) => ({ id }));
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Until; null while the leader carries the project. · 解除日期' })
  until(@Root() leader: ProjectLeader, @Ctx() request: Request): Day | null {
    return endOf(leader, request)?.on ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it ended. · 解除理由' })
  endReason(@Root() leader: ProjectLeader, @Ctx() request: Request): string | null {
    return endOf(leader, request)?.reason ?? null;
  }
}
