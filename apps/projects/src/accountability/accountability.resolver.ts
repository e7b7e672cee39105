import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person } from '@cornerstone/runtime/graph/references';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { pageFrom } from '../ledger/page-from';
import { Project } from '../ledger/project.entity';
import { Accountability, ContradictionKinds } from './accountability.entity';
import type { ContradictionKind } from './accountability.rules';

export const AccountabilityConnection = connectionOf(() => Accountability, 'AccountabilityRecord', '责任记录');

@InputType({ description: 'Which records. · 责任记录筛选' })
export class AccountabilityFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ID, { nullable: true, description: 'Project. · 项目' }) project?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who answers for it. · 责任人' }) person?: string | null;
  @Field(() => [ContradictionKinds], { nullable: true, description: 'Any of these kinds. · 类别' }) kind?: ContradictionKind[] | null;
}

@Resolver(() => Accountability)
export class AccountabilityResolver {
  @Query(() => AccountabilityConnection, { nullable: true, description: 'Accountability records that one may read, the latest first (P9). · 责任记录' })
  async accountability(
    @Arg('filter', () => AccountabilityFilter, { nullable: true, description: 'Which. · 筛选' }) filter: AccountabilityFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<Accountability>> {
    const tx = await request.read();
    const path = filter?.region ? await regionPath(tx, filter.region, 'P9') : null;
    const window = windowOf(page);
    const { rows, total } = await pageFrom(tx, Accountability, 'findAccountability', `select a.* from accountability a join project p on p.id = a.project_id
      where ($1::date is null or a.known_on <= $1) and ($2::text is null or ${liesWithin('p.region_paths', '$2')}) and ($3::text is null or a.project_id = $3)
        and ($4::text is null or a.responsible_id = $4) and ($5::text[] is null or a.kind = any($5))`, 'f.known_on desc, f.id desc', [asOf ?? request.asOf, path, filter?.project ?? null, filter?.person ?? null, filter?.kind ?? null], window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() record: Accountability, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', record.projectId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who said it and answers for it. · 责任人' })
  responsible(@Root() record: Accountability): Person {
    return { id: record.responsibleId };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who found it; null where a rule did. · 发现人' })
  foundBy(@Root() record: Accountability): Person | null {
    return record.foundBy.startsWith('system:') ? null : { id: record.foundBy };
  }
}
