import type { leaderLevels } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { LeaderLevels, ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { Person } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { carriedBy, loadsOf, type Carried } from './portfolio.sql';
import { scopeOf } from './scope';

@ObjectType({ description: 'How many projects a leader carries (P7). · 领导包联情况' })
export class LeaderLoad {
  @Field(() => Person, { nullable: true, description: 'The leader. · 包联领导' }) person: Person | null;
  @Field(() => LeaderLevels, { nullable: true, description: 'The highest level at which the person carries any of them. · 级别' }) level: (typeof leaderLevels)[number] | null;
  @Field(() => Int, { description: 'Projects carried, of those one may see. · 包联项目数' }) projects: number;
}
export const LeaderLoadConnection = connectionOf(() => LeaderLoad, 'LeaderLoad', '领导包联情况');

@Resolver(() => Person)
export class CarriedResolver {
  @Query(() => LeaderLoadConnection, { nullable: true, description: 'Who carries how many of the projects that a filter leaves, the most first, as known on a day (P7). · 领导包联情况' })
  async leaderLoads(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<LeaderLoad>> {
    const window = windowOf(page);
    const { rows, total } = await loadsOf(await request.read(), scopeOf(filter ?? {}, null, asOf ?? request.asOf), window);
    return pageOf(rows.map(({ leader, level, projects }) => ({ person: { id: leader }, level: level as LeaderLoad['level'], projects })), total, window);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Projects the person carries as a responsible leader, of those one may see; removed and cancelled ones left out (P7). · 包联项目数' })
  async carries(@Root() person: Person, @Ctx() request: Request): Promise<number> {
    return (await request.batched<Carried>('carried', person.id, (tx, ids) => carriedBy(tx, ids, request.asOf)))?.projects ?? 0;
  }
}
