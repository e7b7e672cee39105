import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { StepInput } from './lifecycle.inputs';

@InputType({ description: 'A decision that ends something of a project. · 退出决定' })
export abstract class EndingInput extends StepInput {
  @Field(() => DateScalar, { description: 'Decided on. · 决定日期' }) on: Day;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
  @Field(() => ID, { description: 'Department that decided: of the list\'s level, over the project\'s place. · 决定机关' }) authorityId: string;
  @Field(() => String, { description: 'Number of the document. · 文号' }) documentNumber: string;
}

@InputType({ description: 'A cancellation. · 取消' })
export class CancelProjectInput extends EndingInput {}

@InputType({ description: 'A removal from the list. · 调退' })
export class RemoveProjectInput extends EndingInput {
  @Field(() => Int, { nullable: true, description: 'From the lists of this year; of every year where left out. · 清单年度' }) year?: number | null;
  @Field(() => String, { nullable: true, description: 'From the lists of this programme; of every one where left out. · 专项' }) programme?: string | null;
}
