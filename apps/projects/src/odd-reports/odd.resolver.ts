import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { Command } from '@cornerstone/runtime/graph/command';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { knownSince } from '@cornerstone/runtime/known-on';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { thresholdsOn } from '../accountability/settings';
import { pageFrom } from '../ledger/page-from';
import { Project } from '../ledger/project.entity';
import { lookAt } from './look';
import { OddFinding, OddKinds } from './odd.entity';
import type { OddKind } from './odd.rules';

export const OddReportConnection = connectionOf(() => OddFinding, 'OddReport', '报送异常');

@InputType({ description: 'Which odd series. · 报送异常筛选' })
export class OddReportFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ID, { nullable: true, description: 'Project. · 项目' }) project?: string | null;
  @Field(() => [OddKinds], { nullable: true, description: 'Any of these kinds. · 类别' }) kind?: OddKind[] | null;
}

@InputType({ description: 'A look through a project\'s reports. · 检查报送数据' })
export class CheckReportsInput extends Command {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
}

@Resolver(() => OddFinding)
export class OddReportsResolver {
  @Query(() => OddReportConnection, { nullable: true, description: 'Statistically odd series of reports, the latest found first (P9). · 报送异常' })
  async oddReports(
    @Arg('filter', () => OddReportFilter, { nullable: true, description: 'Which. · 筛选' }) filter: OddReportFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<OddFinding>> {
    const tx = await request.read();
    const path = filter?.region ? await regionPath(tx, filter.region, 'P9') : null;
    const window = windowOf(page);
    const { rows, total } = await pageFrom(tx, OddFinding, 'findOdd', `select o.* from odd_finding o join project p on p.id = o.project_id
      where ($1::date is null or o.known_on <= $1) and ($2::text is null or ${liesWithin('p.region_paths', '$2')}) and ($3::text is null or o.project_id = $3) and ($4::text[] is null or o.kind = any($4))`,
    'f.known_on desc, f.id desc', [asOf ?? request.asOf, path, filter?.project ?? null, filter?.kind ?? null], window);
    return pageOf(rows, total, window);
  }

  @Change(() => Project, () => CheckReportsInput, 'Looks through the reports of a project now, not only tonight (P9). · 检查报送数据')
  async checkReports(tx: Tx, input: CheckReportsInput): Promise<Project> {
    const knownOn = knownSince(tx, input);
    return lookAt(tx, await load(tx, Project, input.projectId), await thresholdsOn(tx, knownOn), knownOn);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() odd: OddFinding, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', odd.projectId);
  }
}
