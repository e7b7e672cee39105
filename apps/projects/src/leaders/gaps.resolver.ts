import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { Command } from '@cornerstone/runtime/graph/command';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { gapKinds, gapsOf, type Gap, type GapKind } from './gaps.sql';
import { OfficerDemand } from './officer-demand.entity';
import { setOfficerDemand } from './officers.rules';

export const GapKinds = enumOf(gapKinds, 'LeaderGapKind', 'What a project lacks of those who answer for it (P7). · 包联缺项', {
  LEADER: 'nobody carries it · 无包联领导', LEADER_OF_LEVEL: 'no leader of at least the level of its list · 无同级包联领导', POLICE_OFFICER: 'no police officer, where one is asked for · 未配项目警官',
});

@ObjectType({ description: 'A project that lacks some of those who answer for it (P7). · 包联缺项' })
export class LeaderGap implements Gap {
  projectId: string;
  @Field(() => [GapKinds], { description: 'What it lacks. · 缺项' }) missing: GapKind[];
}
export const LeaderGapConnection = connectionOf(() => LeaderGap, 'LeaderGap', '包联缺项');

@InputType({ description: 'Which projects that lack someone. · 包联缺项筛选' })
export class LeaderGapFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => Levels, { nullable: true, description: 'Level of the highest list. · 级别' }) level?: Level | null;
  @Field(() => [GapKinds], { nullable: true, description: 'Lacking any of these. · 缺项' }) missing?: GapKind[] | null;
}

@InputType({ description: 'Where projects need a police officer. · 项目警官要求' })
export class SetOfficerDemandInput extends Command {
  @Field(() => ID, { description: 'Region, with all below it. · 区划（含下级）' }) region: string;
  @Field(() => Levels, { nullable: true, description: 'Only the lists of this level; every level if left out. · 级别' }) level?: Level | null;
  @Field(() => Boolean, { description: 'Whether one is asked for. · 是否须配备' }) asked: boolean;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}

@Resolver(() => LeaderGap)
export class LeaderGapsResolver {
  @Query(() => LeaderGapConnection, { nullable: true, description: 'Projects without a leader, without one of their list\'s level, or without the police officer that is asked for, as known on a day (P7). · 包联缺项' })
  async leaderGaps(
    @Arg('filter', () => LeaderGapFilter, { nullable: true, description: 'Which. · 筛选' }) filter: LeaderGapFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<LeaderGap>> {
    const tx = await request.read();
    const window = windowOf(page);
    const { rows, total } = await gapsOf(tx, { path: filter?.region ? await regionPath(tx, filter.region, 'P7') : null, level: filter?.level ?? null, missing: filter?.missing ?? null, asOf: asOf ?? request.asOf }, window);
    return pageOf(rows.map((row) => Object.assign(new LeaderGap(), row)), total, window);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() gap: LeaderGap, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', gap.projectId);
  }
}

@Resolver(() => OfficerDemand)
export class OfficerDemandResolver {
  @Change(() => OfficerDemand, () => SetOfficerDemandInput, 'Says where projects need a police officer; the deepest region that says something decides, a level before all levels (P7, 002). · 项目警官要求')
  async setOfficerDemand(tx: Tx, input: SetOfficerDemandInput): Promise<OfficerDemand> {
    const path = await regionPath(tx, input.region, 'P7');
    requireWithin(tx.actor, [path]);
    const fact = setOfficerDemand({ regionCode: input.region, level: input.level ?? null, asked: input.asked, reason: input.reason }, knownSince(tx, input));
    return enter(tx, OfficerDemand, { id: newId('ofd'), regionCode: input.region, regionPaths: [path], level: input.level ?? null, asked: input.asked, reason: fact.data.reason, setBy: tx.actor.id, knownOn: fact.knownOn }, [fact]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region, with all below it. · 区划（含下级）' })
  region(@Root() demand: OfficerDemand): Region {
    return { code: demand.regionCode };
  }
}
