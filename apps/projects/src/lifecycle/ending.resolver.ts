import type { Day } from '@cornerstone/kernel/day';
import { projectDelisted, projectCancelled } from '@cornerstone/events/projects-life';
import type { Fact } from '@cornerstone/events/define';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { Department } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { departmentHeardOf } from '@cornerstone/runtime/people-copy';
import { record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Listing } from '../ledger/listing.entity';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { ProjectEnding } from './ending.entity';
import { CancelProjectInput, RemoveProjectInput, type EndingInput } from './ending.inputs';
import { cancelProject, removeProject, type Authority, type EndCommand } from './ending.rules';
import { endingsOf, standingOf } from './ending.sql';
import { evolve } from './lifecycle.rules';
import { requireKnownInOrder } from './stage.rules';
import { stepsKnownSince } from './steps-known.sql';

async function authorityOf(tx: Tx, departmentId: string): Promise<Authority> {
  const { id, region } = await departmentHeardOf(tx, departmentId, 'P2');
  return { id, regionPath: await regionPath(tx, region, 'P2') };
}

const commandOf = async (tx: Tx, { on, reason, authorityId, documentNumber }: EndingInput): Promise<EndCommand> => ({ on, reason, authority: await authorityOf(tx, authorityId), documentNumber });

/** The decision as a row of its own, beside the fact that tells of it. */
async function end(tx: Tx, project: Project, fact: Fact<string, { on: string; reason: string; authorityId: string; documentNumber: string; year?: number | null; programme?: string | null; listingIds?: string[]; level?: Project['level'] }>): Promise<Project> {
  const { year = null, programme = null, listingIds = [], on, reason, authorityId, documentNumber } = fact.data;
  const kind = fact.type === projectDelisted.type ? 'DELISTED' : fact.type === projectCancelled.type ? 'CANCELLED' : 'REMOVED';
  requireKnownInOrder(await stepsKnownSince(tx, project.id), fact.knownOn);
  await insert(tx, ProjectEnding, { reason, authorityId, documentNumber, id: newId('end'), projectId: project.id, kind, on: on as Day, year, programme, listingIds, decidedBy: tx.actor.id, knownOn: fact.knownOn });
  return record<Project, Fact>(tx, project, [fact], (before, each) => (kind === 'DELISTED' ? { level: fact.data.level ?? null } : evolve(before, each)));
}

@Resolver(() => Project)
export class EndingResolver {
  @Change(() => Project, () => RemoveProjectInput, 'Takes a project off the lists of a year or programme, or off all, with reason and authority (P2). · 调退')
  async removeProject(tx: Tx, input: RemoveProjectInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    return end(tx, project, removeProject(project, await standingOf(tx, project.id), { ...await commandOf(tx, input), year: input.year ?? null, programme: input.programme ?? null }, knownSince(tx, input)));
  }

  @Change(() => Project, () => CancelProjectInput, 'A project is not built any further, with reason and authority (P2). · 取消')
  async cancelProject(tx: Tx, input: CancelProjectInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    return end(tx, project, cancelProject(project, await commandOf(tx, input), knownSince(tx, input)));
  }

  @FieldResolver(() => [ProjectEnding], { description: 'Removals from lists and cancellations, oldest first (P2). · 调退与取消' })
  async endings(@Root() project: Project, @Ctx() request: Request): Promise<ProjectEnding[]> {
    return await request.batched<ProjectEnding[]>('endings', project.id, async (tx, ids) => allByKey(ids, await endingsOf(tx, ids, request.asOf), 'projectId')) ?? [];
  }
}

@Resolver(() => ProjectEnding)
export class EndingPartsResolver {
  @FieldResolver(() => Department, { nullable: true, description: 'Department that decided. · 决定机关' })
  authority(@Root() ending: ProjectEnding): Department {
    return { id: ending.authorityId };
  }
}

@Resolver(() => Listing)
export class ListingEndResolver {
  @FieldResolver(() => DateScalar, { nullable: true, description: 'Taken off this list on; null while it holds (P2). · 退出日期' })
  async removedOn(@Root() listing: Listing, @Ctx() request: Request): Promise<Day | null> {
    const endings = await request.batched<ProjectEnding[]>('endings', listing.projectId, async (tx, ids) => allByKey(ids, await endingsOf(tx, ids, request.asOf), 'projectId'));
    return endings?.find(({ listingIds }) => listingIds.includes(listing.id))?.on ?? null;
  }
}
