import { Command } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { FundKind } from '../books/chart.rules';
import { FundKinds } from './batch.entity';

@InputType({ description: 'A batch of funds to open. · 设立资金批次' })
export class CreateBatchInput extends Command {
  @Field(() => String, { nullable: true, description: 'Code; made from kind and year if left out. · 批次代码' }) code?: string | null;
  @Field(() => String, { description: 'Name. · 批次名称' }) name: string;
  @Field(() => FundKinds, { description: 'Kind of funds. · 资金类别' }) kind: FundKind;
  @Field(() => Int, { description: 'Year in which the money is arranged. · 批次年度' }) year: number;
  @Field(() => MoneyInput, { description: 'Quota, above zero. · 额度' }) quota: MoneyInput;
  @Field(() => ID, { nullable: true, description: 'Region, six digits; the province 410000 if left out. · 区划代码' }) region?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Part of the demonstration story. · 演示数据' }) demonstration?: boolean | null;
}
