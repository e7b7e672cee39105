import { reportRhythms } from '@cornerstone/events/projects-progress';
import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { SprintRhythms, type SprintRhythm } from './sprint.entity';

export const ReportRhythms = enumOf(reportRhythms, 'ReportRhythm', 'How often is reported. · 报送频次', { MONTH: 'monthly, always · 月报', WEEK: 'weekly, in a sprint · 周报', DAY: 'daily, in a sprint · 日报' });

@InputType({ description: 'A sprint to declare. · 攻坚行动' })
export class DeclareSprintInput extends Command {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => SprintRhythms, { description: 'Daily or weekly. · 报送频次' }) rhythm: SprintRhythm;
  @Field(() => ID, { description: 'Region, with all below. · 区划（含下级）' }) region: string;
  @Field(() => Levels, { nullable: true, description: 'Only projects on a list of this level. · 清单级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this programme. · 专项' }) programme?: string | null;
  @Field(() => DateScalar, { description: 'First day. · 首日' }) from: Day;
  @Field(() => DateScalar, { description: 'Last day. · 末日' }) to: Day;
  @Field(() => String, { nullable: true, description: 'Where it stands. · 来源' }) source?: string | null;
}
