import { Command } from '@cornerstone/runtime/graph/command';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A part of a programme. · 专项分项' })
export class ProgrammePartInput {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => String, { nullable: true, description: 'Name by which lists mention the part. · 清单中的名称' }) listedAs?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many projects it is to have. · 计划项目数' }) quota?: number | null;
}

@InputType({ description: 'A programme of one province and year. · 设立专项工程' })
export class DefineProgrammeInput extends Command {
  @Field(() => ID, { description: 'Province. · 省份区划代码' }) province: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => String, { description: 'Name, as its lists write it. · 名称' }) name: string;
  @Field(() => Levels, { description: 'Level at which it is run. · 级别' }) level: Level;
  @Field(() => Int, { nullable: true, description: 'How many projects it is to have. · 计划项目数' }) quota?: number | null;
  @Field(() => [ProgrammePartInput], { nullable: true, description: 'Parts, such as 100 emerging and 100 renovation. · 分项' }) parts?: ProgrammePartInput[] | null;
  @Field(() => String, { description: 'Who set it up. · 设立机关' }) authority: string;
  @Field(() => String, { nullable: true, description: 'Source. · 来源' }) source?: string | null;
}
