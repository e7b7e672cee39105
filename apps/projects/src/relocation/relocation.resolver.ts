import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { insert, load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { placesOf, requireCurrent, requireWithin } from '../ledger/regions';
import { RegionShares } from '../shares/shares.entity';
import { setRegionShares } from '../shares/shares.rules';
import { lastShares } from '../shares/shares.sql';
import { RelocateProjectInput } from './relocation.inputs';
import { relocate } from './relocation.rules';

@Resolver(() => Project)
export class RelocationResolver {
  @Change(() => Project, () => RelocateProjectInput, 'Says where a project lies, with a reason; shares of its regions are withdrawn with the regions they were of (P8). · 调整项目区划')
  async relocateProject(tx: Tx, input: RelocateProjectInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    const knownOn = knownSince(tx, input);
    const decided = relocate(project, input.regions, input.reason, knownOn);
    const places = await placesOf(tx, decided.data.regionCodes ?? []);
    requireCurrent(places, knownOn);
    const regionPaths = places.map(({ path }) => path);
    requireWithin(tx.actor, regionPaths);
    const last = await lastShares(tx, project.id);
    const withdrawn = last && last.shares.length > 0 ? [setRegionShares(project, last, { shares: [], source: last.source, reason: input.reason }, knownOn)] : [];
    for (const { data } of withdrawn) await insert(tx, RegionShares, { ...data, id: newId('rsh'), projectId: project.id, setBy: tx.actor.id, knownOn });
    return record(tx, project, [decided, ...withdrawn], () => ({ regionCodes: places.map(({ code }) => code), regionPaths }));
  }
}
