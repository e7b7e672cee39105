import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { LeaderLevels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { LeaderLevel } from './leaders.rules';

@InputType({ description: 'A leader takes a project on. · 领导包联' })
export class AssignLeaderInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'The leader. · 包联领导' }) personId: string;
  @Field(() => LeaderLevels, { nullable: true, description: 'Level of the leader, by default the highest of the places the leader acts in. · 级别' }) level?: LeaderLevel | null;
  @Field(() => ID, { description: 'Lead department. · 牵头部门' }) departmentId: string;
  @Field(() => ID, { nullable: true, description: 'Project officer of the police, where one is asked for. · 项目警官' }) policeOfficerId?: string | null;
  @Field(() => [ID], { description: 'People who support the leader, 1 to 20. · 服务专班' }) teamIds: string[];
  @Field(() => DateScalar, { nullable: true, description: 'Since, the day it is known by default. · 起始日期' }) since?: Day | null;
}

@InputType({ description: 'A leader no longer carries a project. · 解除领导包联' })
export class ReleaseLeaderInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'The leader. · 包联领导' }) personId: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
  @Field(() => DateScalar, { nullable: true, description: 'Ended on, the day it is known by default. · 解除日期' }) on?: Day | null;
}
