import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Dimensions, type Dimension } from './dimensions';
import { labelOfKey } from './labels';
import { figuresOf, projectsOf, type FigureRow } from './portfolio.sql';
import { Portfolio, PortfolioSlice } from './portfolio.type';
import { scopeOf, type Scope } from './scope';

export const ProjectConnection = connectionOf(() => Project, 'Project', '项目');

/** The total and all slices that one operation asks of a scope come from one statement. */
async function figures(request: Request, scope: Scope, dimension: Dimension | 'TOTAL'): Promise<FigureRow[]> {
  return (await request.batched<FigureRow[]>(`portfolio ${JSON.stringify(scope)}`, dimension, (tx, asked) => figuresOf(tx, scope, asked as (Dimension | 'TOTAL')[]))) ?? [];
}

@Resolver(() => Portfolio)
export class PortfolioResolver {
  @Query(() => Portfolio, { nullable: true, description: 'Figures of the projects that a filter leaves, of one year or all, as known on a day (S3). · 项目组合指标' })
  portfolio(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null,
    @Arg('year', () => Int, { nullable: true, description: 'Year of the lists and plans; may stand in the filter instead. · 年度' }) year: number | null,
    @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Portfolio {
    const scope = scopeOf(filter ?? {}, year, asOf ?? request.asOf);
    return new Portfolio(scope, async () => {
      const [total] = await figures(request, scope, 'TOTAL');
      if (!total) throw new Error('a portfolio without a total');
      return total;
    });
  }

  @FieldResolver(() => [PortfolioSlice], { description: 'The same figures by parts. A project of several regions or programmes is in each part, and once in the whole. · 分组指标' })
  async by(@Root() { scope }: Portfolio, @Arg('dimension', () => Dimensions, { description: 'Cut by what. · 分组维度' }) dimension: Dimension, @Ctx() request: Request): Promise<PortfolioSlice[]> {
    return (await figures(request, scope, dimension)).map((row) => new PortfolioSlice(row, labelOfKey(row.key, row.label)));
  }

  @FieldResolver(() => ProjectConnection, { description: 'The projects behind the figures, by code. · 项目清单' })
  async projects(@Root() { scope }: Portfolio, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    const window = windowOf(page);
    const { ids, total } = await projectsOf(await request.read(), scope, window);
    return pageOf(ids.map((id) => ({ id })), total, window);
  }
}
