import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { proofSettingNames, type ProofSettingName } from './settings.rules';

export const ProofSettingNames = enumOf(proofSettingNames, 'ProofSettingName', 'A threshold of verification (P9). · 核验阈值', {
  GAP_POINTS: 'more points between reported and measured progress than this contradict · 所报与核验差距（百分点）', SAME_AMOUNTS: 'so many equal amounts in a row are odd · 连续相同金额期数',
  EVEN_AMOUNTS: 'so many amounts in even steps are odd · 金额等差期数', EVEN_PROGRESS: 'so many even steps of physical progress are odd · 形象进度等差期数',
  ROUND_AMOUNTS: 'so many amounts, all round, are odd · 全为整数金额的期数', ROUND_DIGITS: 'digits other than zero that a round amount has at most · 整数金额有效位数',
  BENFORD_REPORTS: 'amounts that the test of first digits needs · 首位数字检验最少期数', BENFORD_CHI_SQUARE: 'chi-square of first digits above this is odd; 26.125 is 0.1 % with 8 degrees of freedom · 首位数字卡方阈值', BENFORD_SPREAD: 'how many times the smallest the largest amount is at least, for the test of first digits · 首位数字检验最大最小金额倍数',
  IDLE_REPORTS: 'so many periods of money without progress are odd · 有投资无进度期数', FREE_POINTS: 'so many points of progress without money are odd · 无投资进度（百分点）',
});

/** A threshold as it was set; the latest known one of a name holds. */
@ObjectType({ description: 'A threshold of verification, as it was set (P9). · 核验阈值' })
@Entity()
export class ProofSetting implements Recorded {
  @Field(() => ID, { description: 'Id, pst_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => ProofSettingNames, { description: 'Which. · 名称' })
  @Column('text') name: ProofSettingName;
  @Field(() => DecimalScalar, { description: 'Value. · 取值' })
  @Column('numeric', { precision: 12, scale: 4 }) value: string;
  @Field(() => String, { description: 'Why. · 理由' })
  @Column('text') reason: string;
  @Column('text') setBy: string;
  @Field(() => DateScalar, { description: 'Holds since. · 生效日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.name, regionPaths: [] };
  }
}

@ObjectType({ description: 'A threshold of verification as it holds on a day (P9). · 现行核验阈值' })
export class ProofThreshold {
  @Field(() => ProofSettingNames, { description: 'Which. · 名称' }) name: ProofSettingName;
  @Field(() => DecimalScalar, { description: 'Value. · 取值' }) value: string;
  @Field(() => DecimalScalar, { description: 'Value where none was set. · 默认值' }) byDefault: string;
}
