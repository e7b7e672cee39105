import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RoundLists } from './round.entity';
import type { RoundList } from './rounds.rules';

const modes = ['ALL_OR_NOTHING', 'REPORT'] as const;
export type AdditionMode = (typeof modes)[number];
export const AdditionModes = enumOf(modes, 'RoundAdditionMode', 'What one refused row does to the others. · 增补方式', { ALL_OR_NOTHING: 'refuses all · 全部或全不', REPORT: 'good rows go in, each refused row says why · 逐项列入并说明' });

/** A project in a list of a round (P10). It leaves once, by an adjustment, and stays in the history. */
@ObjectType({ description: 'A project in a list of a round. · 期次条目' })
@Entity()
export class RoundEntry {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') roundId: string;
  @Column('text') projectId: string;
  @Field(() => RoundLists, { description: 'List. · 批次' })
  @Column('text') list: RoundList;
  @Field(() => String, { nullable: true, description: 'Sector, in the round\'s own word. · 行业' })
  @Column('text', { nullable: true }) sector: string | null;
  @Field(() => MoneyType, { description: 'Contract or total investment. · 投资额' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) investment: Fen;
  @Field(() => String, { nullable: true, description: 'Venue. · 会场' })
  @Column('text', { nullable: true }) venue: string | null;
  @Field(() => [String], { description: 'What is said of it that lowers the threshold. · 适用条件' })
  @Column('text', { array: true }) conditions: string[];
  @Field(() => String, { nullable: true, description: 'Exception by which it is below the threshold. · 例外' })
  @Column('text', { nullable: true }) exception: string | null;
  @Field(() => String, { nullable: true, description: 'Who granted the exception. · 例外批准机关' })
  @Column('text', { nullable: true }) exceptionAuthority: string | null;
  @Field(() => ID, { nullable: true, description: 'The earlier round\'s start it is converted from. · 转化自（开工条目）' })
  @Column('text', { nullable: true }) convertedFrom: string | null;
  @Column('text', { nullable: true }) additionId: string | null;
  @Column('text') addedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('text', { nullable: true }) adjustmentId: string | null;
  @Column('date', { nullable: true }) removedKnownOn: Day | null;
}

@ObjectType({ description: 'What became of one row of an addition. · 增补结果' })
export class RoundOutcome {
  @Field(() => ID, { description: 'Project as it was named. · 项目标识' }) projectId: string;
  @Field(() => String, { nullable: true, description: 'Its code, where it was found. · 项目代码' }) code: string | null;
  @Field(() => ID, { nullable: true, description: 'The entry; null where it was refused. · 条目标识' }) entryId: string | null;
  @Field(() => String, { nullable: true, description: 'Rule that refused it. · 拒绝依据' }) rule: string | null;
  @Field(() => String, { nullable: true, description: 'Why. · 说明' }) message: string | null;
}

/** One addition of rows, with what became of each. */
@ObjectType({ description: 'One addition of projects to a round. · 增补' })
@Entity()
export class RoundAddition {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') roundId: string;
  @Field(() => RoundLists, { description: 'List. · 批次' })
  @Column('text') list: RoundList;
  @Field(() => AdditionModes, { description: 'What one refused row did to the others. · 方式' })
  @Column('text') mode: AdditionMode;
  @Column('jsonb') outcomes: RoundOutcome[];
  @Field(() => Int, { description: 'Rows that went in. · 列入数' })
  @Column('integer') added: number;
  @Field(() => Int, { description: 'Rows that were refused. · 未列入数' })
  @Column('integer') refused: number;
  @Column('text', { array: true }) regionPaths: string[];
  @Column('text') addedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
