import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A step in a project\'s life. · 阶段推进' })
export abstract class StepInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
}

@InputType({ description: 'A start of works. · 开工报告' })
export class ReportStartInput extends StepInput {
  @Field(() => DateScalar, { description: 'First day of works. · 开工日期' }) startedOn: Day;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the photo or document that shows it; a start without evidence is refused. · 佐证摘要' }) evidenceDigest?: string | null;
  @Field(() => ID, { nullable: true, description: 'Or a stored file of this project of kind EVIDENCE. · 或已上传的佐证文件' }) evidenceFileId?: string | null;
}

@InputType({ description: 'A stop of works. · 停工' })
export class SuspendProjectInput extends StepInput {
  @Field(() => DateScalar, { description: 'Stopped on. · 停工日期' }) on: Day;
  @Field(() => String, { description: 'Why. · 原因' }) reason: string;
  @Field(() => DateScalar, { nullable: true, description: 'Planned resumption. · 计划复工' }) resumeBy?: Day | null;
}

@InputType({ description: 'A step in a project\'s life on a day. · 阶段推进' })
export abstract class DatedStepInput extends StepInput {
  @Field(() => DateScalar, { description: 'On. · 日期' }) on: Day;
}
@InputType({ description: 'A resumption of works. · 复工' })
export class ResumeProjectInput extends DatedStepInput {}
@InputType({ description: 'A completion of works. · 竣工' })
export class CompleteProjectInput extends DatedStepInput {}
@InputType({ description: 'Going into operation. · 投产' })
export class CommissionProjectInput extends DatedStepInput {}
