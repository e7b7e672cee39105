import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A project lies elsewhere. · 调整项目区划' })
export class RelocateProjectInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => [ID], { description: 'All regions it lies in, from the day this is known. · 区划代码' }) regions: string[];
  @Field(() => String, { description: 'Why: the place was wrong, or the region changed. · 理由' }) reason: string;
}
