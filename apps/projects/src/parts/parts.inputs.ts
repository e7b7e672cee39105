import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PartKinds } from './part.entity';
import type { PartKind } from './part.rules';

@InputType({ description: 'A project becomes part of another. · 纳入组成项目' })
export class AddPartInput extends CommandOnSeen {
  @Field(() => ID, { description: 'The whole. · 整体项目' }) wholeId: string;
  @Field(() => ID, { description: 'The part; expectedVersion is its. · 组成项目' }) partId: string;
  @Field(() => PartKinds, { description: 'How it is part. · 组成类型' }) kind: PartKind;
  @Field(() => DateScalar, { nullable: true, description: 'Since, the day it is known by default. · 纳入日期' }) since?: Day | null;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}

@InputType({ description: 'A project is no longer part of another. · 移出组成项目' })
export class RemovePartInput extends CommandOnSeen {
  @Field(() => ID, { description: 'The part. · 组成项目' }) partId: string;
  @Field(() => DateScalar, { nullable: true, description: 'Ended on, the day it is known by default. · 移出日期' }) on?: Day | null;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
