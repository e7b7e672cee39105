import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What one region has: an amount, or a part of one. · 区划分摊' })
export class RegionShareInput {
  @Field(() => ID, { nullable: true, description: 'A region of the project; null for all that lies outside the directory. · 区划（名录以外为空）' }) region?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Amount; the amounts add up to the total investment. · 金额' }) amount?: MoneyInput | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Part of one, such as 0.535, at most ten places; the parts add up to 1. · 比例' }) share?: string | null;
}

@InputType({ description: 'The split of a project\'s investment by region. · 跨区域投资分摊' })
export class SetRegionSharesInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => [RegionShareInput], { description: 'Each region of the project once; an empty list withdraws the shares. · 各区划分摊，为空则撤回' }) shares: RegionShareInput[];
  @Field(() => String, { description: 'Where the shares are written. · 分摊依据' }) source: string;
  @Field(() => String, { nullable: true, description: 'Why they change; needed from the second version on. · 调整理由' }) reason?: string | null;
}
