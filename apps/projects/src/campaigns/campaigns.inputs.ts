import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { StartKinds } from '../lifecycle/start-plan.entity';
import type { StartKind } from '../lifecycle/start-plan.rules';

@InputType({ description: 'A campaign of starts or resumptions. · 开复工战役' })
export class OpenCampaignInput extends Command {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => StartKinds, { description: 'Starts or resumptions. · 开工或复工' }) kind: StartKind;
  @Field(() => DateScalar, { description: 'Members are seen on this day: suspended then, or planned to start by the due day. · 成员认定日期' }) opensOn: Day;
  @Field(() => DateScalar, { description: 'To be done by, that day included. · 目标期限（含当日）' }) dueOn: Day;
  @Field(() => DecimalScalar, { nullable: true, description: 'Share to be done by then, percent; 100 by default. · 目标比例（%）' }) targetPercent?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Regions and everything below them; all where left out. · 区划（含下级）' }) regions?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Programme, the list\'s own name. · 专项' }) programme?: string | null;
  @Field(() => Levels, { nullable: true, description: 'Level of the highest list. · 级别' }) level?: Level | null;
}
