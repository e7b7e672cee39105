import type { Ratio } from '@cornerstone/kernel/rate';
import { allByKey } from '@cornerstone/runtime/by-key';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FundBatch } from '../batches/batch.entity';
import { useRate } from '../books/chart.rules';
import { entriesOf, type EntryPage } from '../books/entries.sql';
import { FundEntryConnection, type FundEntry } from '../books/entry.type';
import { FundIssue } from './issue.entity';
import { FundLine } from './line.entity';
import { issuesOfLines } from './line.sql';

@Resolver(() => FundLine)
export class LineResolver {
  @FieldResolver(() => FundBatch, { nullable: true, description: 'The batch. · 资金批次' })
  batch(@Root() line: FundLine, @Ctx() request: Request): Promise<FundBatch | null> {
    return request.one(FundBatch, 'id', line.batchId);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'The project. · 项目' })
  project(@Root() line: FundLine): Project {
    return { id: line.projectId };
  }

  @FieldResolver(() => RateType, { description: 'Paid ÷ issued for bonds, paid ÷ allocated for the other kinds. · 资金使用率' })
  useRate(@Root() line: FundLine): Ratio {
    return useRate([line]);
  }

  @FieldResolver(() => [FundIssue], { nullable: true, description: 'Issues behind it, oldest first. · 债券发行' })
  async issues(@Root() line: FundLine, @Ctx() request: Request): Promise<FundIssue[]> {
    return (await request.batched<FundIssue[]>('issues of line', line.id, async (tx, ids) => allByKey(ids, await issuesOfLines(tx, ids, request.asOf), 'lineId'))) ?? [];
  }

  @FieldResolver(() => FundEntryConnection, { nullable: true, description: 'Its movements, oldest first. · 记账分录' })
  async entries(@Root() line: FundLine, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<FundEntry>> {
    const window = windowOf(page);
    const found = await request.batched<EntryPage>(`entriesOfLine ${window.offset} ${window.limit}`, line.id, (tx, ids) => entriesOf(tx, 'line_id', ids, request.asOf, window));
    return pageOf(found?.rows ?? [], found?.total ?? 0, window);
  }
}
