import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Who carries a project. · 登记项目单位' })
export class NameProjectUnitInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => String, { description: 'Name of the unit. · 单位名称' }) name: string;
  @Field(() => String, { description: 'Unified social credit code, 18 characters. · 统一社会信用代码' }) creditCode: string;
  @Field(() => String, { description: 'Responsible person. · 责任人' }) responsiblePerson: string;
  @Field(() => DateScalar, { nullable: true, description: 'Since, the day it is known by default. · 起始日期' }) since?: Day | null;
  @Field(() => String, { nullable: true, description: 'Why it changes; needed from the second time on. · 变更理由' }) reason?: string | null;
}
