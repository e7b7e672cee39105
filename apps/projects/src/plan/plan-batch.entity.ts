import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BatchModes, type BatchMode } from '../progress/report-batch.entity';

@ObjectType({ description: 'What became of a row of a batch of plans. · 批量计划逐行结果' })
export class PlanOutcome {
  @Field(() => Int, { description: 'Row, from 1. · 行' }) row: number;
  @Field(() => ID, { description: 'Project as it was told. · 项目' }) projectId: string;
  @Field(() => Int, { description: 'Year of the plan. · 年度' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Version that was made; null where nothing was kept. · 版本' }) planVersion: number | null;
  @Field(() => String, { nullable: true, description: 'Code of the refusal. · 错误代码' }) code: string | null;
  @Field(() => String, { nullable: true, description: 'Rule that refused it. · 规则' }) rule: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in Chinese. · 说明' }) message: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in English. · 英文说明' }) messageEn: string | null;
}

/** A batch of plans as it was done (P5): what went in, and why the rest did not. */
@ObjectType({ description: 'A batch of plans and what came of it. · 批量下达计划' })
@Entity()
export class PlanBatch {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => BatchModes, { description: 'How it was done. · 处理方式' })
  @Column('text') mode: BatchMode;
  @Field(() => Int, { description: 'Rows that went in. · 入库行数' })
  @Column('integer') accepted: number;
  @Field(() => Int, { description: 'Rows that were refused. · 拒收行数' })
  @Column('integer') refused: number;
  @Field(() => [PlanOutcome], { description: 'Each row, in the order given. · 逐行结果' })
  @Column('jsonb') outcomes: PlanOutcome[];
  @Field(() => DateScalar, { description: 'Day of the batch. · 日期' })
  @Column('date') knownOn: Day;
  @Column('text') by: string;
}
