import type { Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { ZERO } from '@cornerstone/kernel/money';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { noFigures, useRate, type FundKind } from '../books/chart.rules';
import { FundLineConnection, type FundLine } from '../movements/line.entity';
import { linesOf, type LinePage } from '../movements/line.sql';
import { FundBatch, FundKinds } from './batch.entity';
import { CreateBatchInput } from './batch.inputs';
import { batchFigures, findBatches, type BatchFigures } from './batch.sql';
import { openBatch } from './open';

const nothing: BatchFigures = { ...noFigures(), quota: ZERO, unallocated: ZERO };
const figuresFor = async (batch: FundBatch, request: Request): Promise<BatchFigures> =>
  (await request.batched<BatchFigures>('batchFigures', batch.id, (tx, ids) => batchFigures(tx, ids, request.asOf))) ?? nothing;

@Resolver(() => FundBatch)
export class BatchResolver {
  @Change(() => FundBatch, () => CreateBatchInput, 'Opens a batch of funds with its quota (F1–F3); answers the batch. · 设立资金批次')
  createBatch(tx: Tx, input: CreateBatchInput): Promise<FundBatch> {
    return openBatch(tx, input);
  }

  @Guarded('funds')
  @Query(() => [FundBatch], { nullable: true, description: 'Batches of a kind and year, all where left out, the newest first. · 资金批次' })
  async fundBatches(@Arg('kind', () => FundKinds, { nullable: true, description: 'Kind of funds. · 资金类别' }) kind: FundKind | null, @Arg('year', () => Int, { nullable: true, description: 'Batch year. · 批次年度' }) year: number | null, @Ctx() request: Request): Promise<FundBatch[]> {
    return findBatches(await request.read(), kind, year, request.asOf);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region it belongs to. · 所属区划' })
  region(@Root() batch: FundBatch): Region {
    return { code: batch.regionCode };
  }

  @FieldResolver(() => MoneyType, { description: 'Quota: allocated and unallocated. · 批次额度' })
  async quota(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).quota;
  }

  @FieldResolver(() => MoneyType, { description: 'Not yet allocated, returns included. · 未下达额度' })
  async unallocated(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).unallocated;
  }

  @FieldResolver(() => MoneyType, { description: 'Allocated to projects. · 已下达' })
  async allocated(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).allocated;
  }

  @FieldResolver(() => MoneyType, { description: 'Issued; zero for kinds that are not raised by issues. · 已发行' })
  async issued(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).issued;
  }

  @FieldResolver(() => MoneyType, { description: 'Disbursed to project units. · 已拨付' })
  async disbursed(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).disbursed;
  }

  @FieldResolver(() => MoneyType, { description: 'Paid out to works. · 已支付' })
  async paid(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).paid;
  }

  @FieldResolver(() => MoneyType, { description: 'Ever returned by projects. · 累计收回' })
  async returned(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Fen> {
    return (await figuresFor(batch, request)).returned;
  }

  @FieldResolver(() => RateType, { description: 'Paid ÷ issued for bonds, paid ÷ allocated for the other kinds. · 资金使用率' })
  async useRate(@Root() batch: FundBatch, @Ctx() request: Request): Promise<Ratio> {
    return useRate([{ kind: batch.kind, ...(await figuresFor(batch, request)) }]);
  }

  @FieldResolver(() => FundLineConnection, { nullable: true, description: 'What each project has of it, of those one may see. · 项目资金' })
  async lines(@Root() batch: FundBatch, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<FundLine>> {
    const window = windowOf(page);
    const found = await request.batched<LinePage>(`linesOfBatch ${window.offset} ${window.limit}`, batch.id, (tx, ids) => linesOf(tx, 'batch_id', ids, request.asOf, window));
    return pageOf(found?.rows ?? [], found?.total ?? 0, window);
  }
}
