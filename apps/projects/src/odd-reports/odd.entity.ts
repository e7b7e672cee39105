import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { periodOf, PeriodType } from '@cornerstone/runtime/graph/period';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { oddKinds, type OddKind, type OddNumber } from './odd.rules';

export const OddKinds = enumOf(oddKinds, 'OddKind', 'How a series of reports is odd (P9). · 报送异常类别', {
  SAME_AMOUNTS: 'the same amount period after period · 金额连续相同', EVEN_AMOUNTS: 'amounts in exactly even steps · 金额等差变化', EVEN_PROGRESS: 'progress in exactly even steps · 形象进度等差变化', ROUND_AMOUNTS: 'every amount is round · 金额全为整数',
  FIRST_DIGITS: 'first digits off Benford\'s law · 首位数字偏离本福特定律', PROGRESS_FELL: 'physical progress fell · 形象进度回落', PROGRESS_WITHOUT_MONEY: 'progress without investment · 有进度无投资', MONEY_WITHOUT_PROGRESS: 'investment without progress · 有投资无进度',
});

@ObjectType({ description: 'A number of a finding. · 指标' })
export class OddNumberType implements OddNumber {
  @Field(() => String, { description: 'Name, such as threshold. · 名称' }) name: string;
  @Field(() => DecimalScalar, { description: 'Value; money in yuan. · 数值（金额为元）' }) value: string;
}

/** What is odd in a project's reports, once for each run (P9); a later correction leaves it. */
@ObjectType('OddReport', { description: 'What is statistically odd in a project\'s reports, with its numbers (P9). · 报送异常' })
@Entity()
export class OddFinding {
  @Field(() => ID, { description: 'Id, odd_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => OddKinds, { description: 'Kind. · 类别' })
  @Column('text') kind: OddKind;
  @Column('text') print: string;
  @Column('integer') fromYear: number;
  @Column('integer', { nullable: true }) fromMonth: number | null;
  @Column('integer', { nullable: true }) fromWeek: number | null;
  @Column('integer') toYear: number;
  @Column('integer', { nullable: true }) toMonth: number | null;
  @Column('integer', { nullable: true }) toWeek: number | null;
  @Field(() => [ID], { description: 'The reports. · 所涉进度报告' })
  @Column('text', { array: true }) reportIds: string[];
  @Field(() => [OddNumberType], { description: 'What was counted and against what. · 计算依据' })
  @Column('jsonb') numbers: OddNumber[];
  @Field(() => String, { description: 'In a sentence. · 说明' })
  @Column('text') explanation: string;
  @Field(() => String, { description: 'The same in English. · 说明（英文）' })
  @Column('text') explanationEn: string;
  @Field(() => DateScalar, { description: 'Found on. · 发现日期' })
  @Column('date') knownOn: Day;

  @Field(() => PeriodType, { description: 'First period. · 起始期间' })
  get from(): PeriodType {
    return periodOf({ year: this.fromYear, month: this.fromMonth, week: this.fromWeek });
  }

  @Field(() => PeriodType, { description: 'Last period. · 截止期间' })
  get to(): PeriodType {
    return periodOf({ year: this.toYear, month: this.toMonth, week: this.toWeek });
  }
}
