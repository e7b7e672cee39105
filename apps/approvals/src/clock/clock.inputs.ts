import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { StopGround } from './clock.rules';
import { StopGrounds } from './stop.entity';

@InputType({ description: 'A stop of a case\'s clock. · 停表' })
export class StopClockInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Case. · 办件' }) caseId: string;
  @Field(() => DateScalar, { nullable: true, description: 'Stopped, the day it is known by default; this day still counts. · 停表日期' }) on?: Day | null;
  @Field(() => StopGrounds, { description: 'Legal ground. · 停表事由' }) ground: StopGround;
  @Field(() => String, { description: 'Why, as told to the applicant in writing. · 原因（书面告知）' }) reason: string;
  @Field(() => String, { nullable: true, description: 'The one procedure that waits for it; all by default. · 相关事项' }) procedure?: string | null;
}

@InputType({ description: 'A case\'s clock runs again. · 续表' })
export class ResumeClockInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Case. · 办件' }) caseId: string;
  @Field(() => DateScalar, { nullable: true, description: 'Ran again, the day it is known by default; the day after counts. · 续表日期' }) on?: Day | null;
}
