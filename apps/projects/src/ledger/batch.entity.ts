import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

const batchModes = ['ALL_OR_NOTHING', 'REPORT'] as const;
export type BatchMode = (typeof batchModes)[number];
export const BatchModes = enumOf(batchModes, 'BatchMode', 'What a refused row does to the others. · 批量处理方式', { ALL_OR_NOTHING: 'one refused row refuses all · 全部通过才入库', REPORT: 'good rows go in, each refused row says why · 逐行处理并说明' });

/** What became of a row of a batch: what it made is added by each kind. */
@ObjectType({ description: 'What became of a row of a batch. · 逐行结果' })
export abstract class RowOutcome {
  @Field(() => Int, { description: 'Row, from 1. · 行' }) row: number;
  @Field(() => ID, { description: 'Project as it was told. · 项目' }) projectId: string;
  @Field(() => String, { nullable: true, description: 'Code of the refusal. · 错误代码' }) code: string | null;
  @Field(() => String, { nullable: true, description: 'Rule that refused it. · 规则' }) rule: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in Chinese. · 说明' }) message: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in English. · 英文说明' }) messageEn: string | null;
}

/** A batch as it was done: what went in, and why the rest did not. */
@ObjectType({ description: 'A batch and what came of it. · 批量操作' })
export abstract class Batch {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => BatchModes, { description: 'How it was done. · 处理方式' })
  @Column('text') mode: BatchMode;
  @Field(() => Int, { description: 'Rows that went in. · 入库行数' })
  @Column('integer') accepted: number;
  @Field(() => Int, { description: 'Rows that were refused. · 拒收行数' })
  @Column('integer') refused: number;
  @Field(() => DateScalar, { description: 'Day of the batch. · 日期' })
  @Column('date') knownOn: Day;
  @Column('text') by: string;
}
