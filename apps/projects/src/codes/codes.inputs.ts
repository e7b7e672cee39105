import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { CodeChangeKinds } from './code-change.entity';
import type { CodeChangeKind } from './code.rules';

@InputType({ description: 'Another code for a project. · 变更项目代码' })
export class ChangeCodeInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => String, { nullable: true, description: 'The national code; may be left out in a correction only, where the true one is unknown: then one of ours takes its place. · 投资项目统一代码' }) code?: string | null;
  @Field(() => CodeChangeKinds, { description: 'A new code, or a correction. · 变更类型' }) change: CodeChangeKind;
  @Field(() => DateScalar, { nullable: true, description: 'The project has it since, the day it is known by default. · 启用日期' }) since?: Day | null;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
