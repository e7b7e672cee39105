import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PresenceStages } from './presence.entity';
import type { PresenceStage } from './presence.rules';

@InputType({ description: 'Who was on site. · 到现场登记' })
export class RecordPresenceInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => PresenceStages, { description: 'At the start, during works, at completion. · 环节' }) stage: PresenceStage;
  @Field(() => DateScalar, { nullable: true, description: 'Day on site, the day it is known by default. · 到现场日期' }) on?: Day | null;
  @Field(() => String, { description: 'Unified social credit code of the unit that was present: the one that carries the project on that day. · 到场单位统一社会信用代码' }) creditCode: string;
  @Field(() => String, { description: 'Name of who was present: the unit\'s responsible person. · 到场责任人姓名' }) person: string;
  @Field(() => ID, { nullable: true, description: 'Stored file of this project of kind EVIDENCE that shows it. · 佐证文件' }) evidenceFileId?: string | null;
}

@InputType({ description: 'A record of presence that is false. · 撤回到现场记录' })
export class WithdrawPresenceInput extends CommandOnSeen {
  @Field(() => ID, { description: 'The record. · 到现场记录' }) presenceId: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
