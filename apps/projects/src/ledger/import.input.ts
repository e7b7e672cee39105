import type { Day } from '@cornerstone/kernel/day';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Kinds, Levels, Qualities, type Kind, type Level, type Quality } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'One row of a list: what it says of one project. · 清单行' })
export class ImportRowInput {
  @Field(() => String, { description: 'Sheet. · 工作表' }) sheet: string;
  @Field(() => Int, { description: 'Row as the spreadsheet shows it. · 行号' }) row: number;
  @Field(() => String, { nullable: true, description: 'The list\'s own number. · 清单编号' }) listId?: string | null;
  @Field(() => String, { nullable: true, description: 'National project code. · 项目统一代码' }) nationalCode?: string | null;
  @Field(() => String, { description: 'Name. · 项目名称' }) name: string;
  @Field(() => [String], { description: 'Regions, six digits each. · 区划代码' }) regionCodes: string[];
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing. · 审批类型' }) kind?: Kind | null;
  @Field(() => String, { nullable: true, description: 'Sector. · 行业' }) sector?: string | null;
  @Field(() => Levels, { nullable: true, description: 'Level of the list. · 级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Programme. · 专项' }) programme?: string | null;
  @Field(() => Int, { nullable: true, description: 'Year of the list, where the source says. · 年度' }) year?: number | null;
  @Field(() => String, { nullable: true, description: 'Project unit. · 项目单位' }) owner?: string | null;
  @Field(() => String, { nullable: true, description: 'Scale. · 建设规模' }) scale?: string | null;
  @Field(() => String, { nullable: true, description: 'What is built. · 建设内容' }) buildContent?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Total investment. · 总投资' }) totalInvestment?: MoneyInput | null;
  @Field(() => Qualities, { nullable: true, description: 'How firm the total is. · 总投资口径' }) totalQuality?: Quality | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Plan of the year. · 年度计划' }) annualPlan?: MoneyInput | null;
  @Field(() => String, { nullable: true, description: 'Start of works. · 开工' }) buildStart?: string | null;
  @Field(() => String, { nullable: true, description: 'End of works. · 竣工' }) buildEnd?: string | null;
  @Field(() => String, { description: 'Phase on the list. · 清单阶段' }) phase: string;
  @Field(() => String, { nullable: true, description: 'Note. · 备注' }) note?: string | null;
  @Field(() => String, { nullable: true, description: 'Source. · 来源' }) sourceTitle?: string | null;
  @Field(() => String, { nullable: true, description: 'Source address. · 来源网址' }) sourceUrl?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Known since; else from the list\'s year and dates. · 知悉日期' }) knownOn?: Day | null;
}

@InputType({ description: 'A list to import. · 清单导入' })
export class ImportProjectsInput {
  @Field(() => String, { description: 'File name. · 文件名' }) file: string;
  @Field(() => String, { description: 'SHA-256 of the file. · 文件摘要' }) digest: string;
  @Field(() => [ImportRowInput], { description: 'At most 500 rows. · 行' }) rows: ImportRowInput[];
  @Field(() => Boolean, { nullable: true, description: 'Say what would happen, change nothing. · 仅预览' }) dryRun?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Part of the demonstration story. · 演示数据' }) demonstration?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'One refused row refuses all. · 全部或全不' }) allOrNothing?: boolean | null;
}
