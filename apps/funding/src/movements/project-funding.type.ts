import type { Fen } from '@cornerstone/kernel/money';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { Field, ObjectType } from 'type-graphql';
import { FundLine } from './line.entity';

/** Where the money of one project is, over all batches and kinds. */
@ObjectType({ description: 'The money of one project over all batches. · 项目资金汇总' })
export class ProjectFunding {
  projectId: string;
  @Field(() => MoneyType, { description: 'Allocated, returns taken off. · 计划下达（扣除收回）' }) allocated: Fen;
  @Field(() => MoneyType, { description: 'Issued, bonds only. · 已发行' }) issued: Fen;
  @Field(() => MoneyType, { description: 'Disbursed to the project unit. · 已拨付' }) disbursed: Fen;
  @Field(() => MoneyType, { description: 'Paid out to works. · 已支付' }) paid: Fen;
  @Field(() => MoneyType, { description: 'Ever returned. · 累计收回' }) returned: Fen;
  @Field(() => [String], { description: 'Rules that imported figures break. · 异常标记' }) flags: string[];
  @Field(() => [FundLine], { nullable: 'itemsAndList', description: 'By batch. · 按批次' }) lines: FundLine[];
}
