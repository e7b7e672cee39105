import { Command } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Kinds, Levels, type Kind, type Level } from '@cornerstone/runtime/graph/project-words';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';

export const ProjectOrders = { CODE: 'CODE', NAME: 'NAME', TOTAL_INVESTMENT: 'TOTAL_INVESTMENT', STAGE: 'STAGE' } as const;
export type ProjectOrder = keyof typeof ProjectOrders;
registerEnumType(ProjectOrders, {
  name: 'ProjectOrder', description: 'Order of a project list. · 排序',
  valuesConfig: { CODE: { description: 'by code · 代码' }, NAME: { description: 'by name · 名称' }, TOTAL_INVESTMENT: { description: 'largest first · 总投资降序' }, STAGE: { description: 'by stage · 阶段' } },
});

@InputType({ description: 'A project to enter in the ledger. · 项目登记' })
export class RegisterProjectInput extends Command {
  @Field(() => String, { nullable: true, description: 'National project code. · 投资项目统一代码' }) code?: string | null;
  @Field(() => String, { description: 'Name. · 项目名称' }) name: string;
  @Field(() => [ID], { description: 'Regions. · 区划代码' }) regions: string[];
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing. · 审批类型' }) kind?: Kind | null;
  @Field(() => Levels, { nullable: true, description: 'Level. · 级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Sector. · 行业' }) sector?: string | null;
  @Field(() => String, { nullable: true, description: 'What is built. · 建设内容' }) buildContent?: string | null;
  @Field(() => String, { nullable: true, description: 'Project unit. · 项目单位' }) owner?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Total investment. · 总投资' }) totalInvestment?: MoneyInput | null;
  @Field(() => String, { nullable: true, description: 'Planned start: 2024, 2024-06, 2024-Q2 or a date. · 计划开工' }) buildStart?: string | null;
  @Field(() => String, { nullable: true, description: 'Planned end. · 计划竣工' }) buildEnd?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Part of the demonstration story. · 演示数据' }) demonstration?: boolean | null;
}
