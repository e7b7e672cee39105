import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { StepInput } from './lifecycle.inputs';

@InputType({ description: 'A dated plan to start or resume works, or its next version. · 开复工方案' })
export class PlanStartOrResumptionInput extends StepInput {
  @Field(() => DateScalar, { description: 'Works begin or go on by. · 目标日期' }) targetOn: Day;
  @Field(() => String, { description: 'What is done for it. · 推进措施' }) measures: string;
  @Field(() => ID, { description: 'Responsible department. · 责任单位' }) departmentId: string;
  @Field(() => ID, { description: 'Responsible person, of that department. · 责任人' }) personId: string;
  @Field(() => String, { nullable: true, description: 'Why it replaces an earlier version, which needs one. · 调整理由' }) reason?: string | null;
}
