import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { ProjectUnit } from './unit.entity';
import { NameProjectUnitInput } from './units.inputs';
import { nameUnit } from './units.rules';

@Resolver(() => Project)
export class UnitsResolver {
  @Change(() => Project, () => NameProjectUnitInput, 'Names the unit that carries a project and who answers there. · 登记项目单位')
  async nameProjectUnit(tx: Tx, input: NameProjectUnitInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const [last] = await select(tx, ProjectUnit, '/* lastUnit */ select * from project_unit where project_id = $1 order by unit_version desc limit 1', [project.id]);
    const knownOn = knownSince(tx, input);
    const { fact, responsiblePerson } = nameUnit(project, last ?? null, { name: input.name, creditCode: input.creditCode, responsiblePerson: input.responsiblePerson, since: input.since ?? null, reason: input.reason ?? null }, knownOn);
    await insert(tx, ProjectUnit, { ...fact.data, id: newId('unt'), projectId: project.id, responsiblePerson, namedBy: tx.actor.id, knownOn });
    return record(tx, project, [fact]);
  }

  @FieldResolver(() => ProjectUnit, { nullable: true, description: 'The unit that carries it; null while none was named. · 项目单位' })
  async unit(@Root() project: Project, @Ctx() request: Request): Promise<ProjectUnit | null> {
    return (await unitsOf(project, request))[0] ?? null;
  }

  @FieldResolver(() => [ProjectUnit], { description: 'The units that carried it, the latest first. · 历任项目单位' })
  units(@Root() project: Project, @Ctx() request: Request): Promise<ProjectUnit[]> {
    return unitsOf(project, request);
  }
}

const unitsOf = async (project: Project, request: Request): Promise<ProjectUnit[]> =>
  (await request.batched<ProjectUnit[]>('units', project.id, async (tx, ids) => allByKey(ids, await select(tx, ProjectUnit, '/* unitsOf */ select * from project_unit where project_id = any($1) and ($2::date is null or known_on <= $2) order by project_id, unit_version desc', [ids, request.asOf]), 'projectId'))) ?? [];
