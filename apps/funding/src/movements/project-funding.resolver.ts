import type { Ratio } from '@cornerstone/kernel/rate';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { addFigures, noFigures, useRate } from '../books/chart.rules';
import { entriesOf, type EntryPage } from '../books/entries.sql';
import { FundEntryConnection, type FundEntry } from '../books/entry.type';
import { linesOf, type LinePage } from './line.sql';
import { ProjectFunding } from './project-funding.type';

/** Adds its money to a project of the projects service. */
@Resolver(() => Project)
export class ProjectFundingResolver {
  @Guarded('funds')
  @FieldResolver(() => ProjectFunding, { nullable: true, description: 'Where its money is (F1–F3); all zero where no funds are known. · 资金' })
  async funding(@Root() { id }: Project, @Ctx() request: Request): Promise<ProjectFunding | null> {
    const found = await request.batched<LinePage>('linesOfProject', id, (tx, ids) => linesOf(tx, 'project_id', ids, request.asOf, null));
    const lines = found?.rows ?? [];
    const flags = [...new Set(lines.flatMap((line) => line.flags))];
    return Object.assign(new ProjectFunding(), { projectId: id, ...lines.reduce(addFigures, noFigures()), flags, lines });
  }
}

@Resolver(() => ProjectFunding)
export class ProjectMoneyResolver {
  @FieldResolver(() => RateType, { description: 'Paid ÷ issued for bonds, paid ÷ allocated for the other kinds; over several a ratio of sums. · 资金使用率' })
  useRate(@Root() funding: ProjectFunding): Ratio {
    return useRate(funding.lines);
  }

  @FieldResolver(() => FundEntryConnection, { nullable: true, description: 'Movements, oldest first. · 记账分录' })
  async entries(@Root() funding: ProjectFunding, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<FundEntry>> {
    const window = windowOf(page);
    const found = await request.batched<EntryPage>(`entriesOfProject ${window.offset} ${window.limit}`, funding.projectId, (tx, ids) => entriesOf(tx, 'project_id', ids, request.asOf, window));
    return pageOf(found?.rows ?? [], found?.total ?? 0, window);
  }
}
