import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { connectionOf } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import type { Scope, Spans } from './compared.sql';
import type { PaceScope } from './pace.sql';

export const Bases = enumOf(['SAME_PROJECTS', 'SAME_SCOPE'], 'ComparableBasis', 'Which projects two years are compared by. · 可比口径', { SAME_PROJECTS: 'the same projects: those reported in both · 同一批项目', SAME_SCOPE: 'the same scope: in each year those of its own lists · 同一范围' });

@ObjectType({ description: 'Whether a project has done its share of the year\'s plan by the day of the check. · 项目双过半情况' })
export class ProjectPace {
  @Field(() => Project, { nullable: true, description: 'Project. · 项目' }) project: Project | null;
  @Field(() => DateScalar, { description: 'Day of the check, that day included. · 检查日期' }) on: Day;
  @Field(() => DecimalScalar, { description: 'Share that is to be done, in percent. · 应完成比例（%）' }) sharePercent: string;
  @Field(() => MoneyType, { description: 'Plan of the year as known on that day. · 当日年度计划' }) planned: Fen;
  @Field(() => MoneyType, { description: 'Done by that day. · 截至当日完成' }) done: Fen;
  @Field(() => RateType, { description: 'Done ÷ plan. · 完成率' }) rate: Ratio;
  @Field(() => Boolean, { nullable: true, description: 'The share is done; null where nothing was planned. · 是否过半' }) met: boolean | null;
}
export const ProjectPaceConnection = connectionOf(() => ProjectPace, 'ProjectPace', '项目双过半情况');

@ObjectType({ description: 'The half-year check: at least half of the plan by 30 June, unless set otherwise. · 双过半' })
export class HalfYear {
  @Field(() => DateScalar, { description: 'Day of the check. · 检查日期' }) on: Day;
  @Field(() => DecimalScalar, { description: 'Share that is to be done, in percent. · 应完成比例（%）' }) sharePercent: string;
  @Field(() => RateType, { description: 'Done by that day ÷ plans of the same projects. · 投资完成率' }) investment: Ratio;
  @Field(() => Boolean, { nullable: true, description: 'All together have done the share; null where nothing was planned. · 总体是否过半' }) met: boolean | null;
  @Field(() => RateType, { description: 'Projects that have done their share ÷ projects whose plan is above nothing. · 过半项目占比' }) projects: Ratio;
  /** What it was asked of. */
  scope: PaceScope;
}

@ObjectType({ description: 'Investment of a period against the same of the year before, on a comparable basis. · 投资同比' })
export class YearOnYear {
  @Field(() => Bases, { description: 'By which projects. · 口径' }) basis: string;
  @Field(() => Int, { description: 'Projects of this year. · 本年项目数' }) projectsNow: number;
  @Field(() => Int, { description: 'Projects of the year before. · 上年项目数' }) projectsBefore: number;
  @Field(() => MoneyType, { description: 'This year. · 本期' }) now: Fen;
  @Field(() => MoneyType, { description: 'The year before. · 上年同期' }) before: Fen;
  @Field(() => RateType, { description: '(Now − before) ÷ before; null without a base. · 同比增长' }) growth: Ratio;
  /** What it was asked of: its rates are told where somebody asks for them. */
  asked: { scope: Scope; spans: Spans };
}
