import { figureBounds, goalMetrics, goalUnits } from '@cornerstone/events/projects-plan';
import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { goalStates, written, type Bound, type GoalUnit, type Measured, type Metric } from './goals.rules';

export const GoalMetrics = enumOf(goalMetrics, 'GoalMetric', 'What a goal measures. · 目标指标', {
  SIGNED_PROJECTS: 'projects signed in the year · 签约项目数', STARTED_PROJECTS: 'projects started in the year · 开工项目数', COMPLETED_PROJECTS: 'projects completed in the year · 竣工项目数', COMMISSIONED_PROJECTS: 'projects commissioned in the year · 投产项目数',
  INVESTMENT: 'investment done in the year · 年内完成投资', INVESTMENT_RATE: 'done in the year ÷ plans of the same projects · 投资完成率', START_RATE: 'started ÷ planned new starts · 开工率', COMPLETION_RATE: 'completed ÷ planned completions · 竣工率', FIXED_ASSET_GROWTH: 'growth of fixed-asset investment, of the statistics office · 固定资产投资增速',
});
export const FigureBounds = enumOf(figureBounds, 'FigureBound', 'How a published figure is meant. · 数值口径', { EXACT: 'as it stands · 整数', ABOUT: 'about · 约', NEARLY: 'nearly · 近', OVER: 'over · 超', AT_LEAST: 'at least · 以上' });
export const GoalUnits = enumOf(goalUnits, 'GoalUnit', 'Unit of a goal. · 目标单位', { PROJECTS: 'projects · 个', PERCENT: 'percent · 百分比', YUAN: 'yuan · 元', WAN: '10,000 yuan · 万元', YI: '100 million yuan · 亿元', WAN_YI: 'trillion yuan · 万亿元' });
export const GoalStates = enumOf(goalStates, 'GoalState', 'How a goal stands on a day. · 目标完成状态', { MET: 'met · 已完成', ON_TRACK: 'as far as the year · 进度正常', AT_RISK: 'behind the year · 进度滞后', MISSED: 'not met by its day · 未完成', NOT_MEASURED: 'no figure of it here, or nothing planned · 无法测算' });

const quantityColumn = { to: (amount?: bigint | null) => (amount === undefined || amount === null ? amount : quantityText(amount as Quantity)), from: (text: string | null) => (text === null ? null : quantityFrom(text)) };

/** A goal of a region or a programme (P5), as it was published. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A goal of a region or a programme. · 区域与专项目标' })
@Entity()
export class Goal implements Recorded, Measured {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Code, such as HN-2024-STARTED. · 目标代码' })
  @Column('text') code: string;
  @Field(() => String, { description: 'What is to be reached. · 目标内容' })
  @Column('text') label: string;
  @Field(() => GoalMetrics, { description: 'What is measured. · 指标' })
  @Column('text') metric: Metric;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => Levels, { nullable: true, description: 'Only projects whose highest list is of this level. · 清单级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this programme. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this sector. · 行业' })
  @Column('text', { nullable: true }) sector: string | null;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Column('numeric', { precision: 20, scale: 4, transformer: quantityColumn }) threshold: Quantity;
  @Column('integer') precisionPlaces: number;
  @Field(() => FigureBounds, { description: 'How the figure is meant: exact, about, nearly, over, at least. · 数值口径' })
  @Column('text') bound: Bound;
  @Field(() => GoalUnits, { description: 'Unit. · 单位' })
  @Column('text') unit: GoalUnit;
  @Field(() => DateScalar, { description: 'Last day on which it may be reached, that day included. · 完成时限（含当日）' })
  @Column('date') dueOn: Day;
  @Field(() => String, { description: 'Where it stands. · 来源' })
  @Column('text') source: string;
  @Field(() => String, { nullable: true, description: 'Why it was revised. · 调整理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  @Field(() => DecimalScalar, { name: 'threshold', description: 'The figure as it was published, in its unit. · 目标值' })
  get thresholdText(): string { return written(this.threshold, this.precisionPlaces); }

  scope(): Scope {
    return { projectId: null, subject: this.code, regionPaths: [this.regionPath] };
  }
}
