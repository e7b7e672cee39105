import { fundKinds } from '@cornerstone/events/funding';
import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { fenColumn } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FundKind } from '../books/chart.rules';

export const FundKinds = enumOf(fundKinds, 'FundKind', 'Where the money comes from. · 资金类别', {
  SPECIAL_BOND: 'special bonds · 专项债券', CENTRAL_BUDGET: 'central budget · 中央预算内投资', TREASURY_BOND: 'treasury bonds · 增发国债', PREWORK: 'pre-work fund · 前期工作经费',
  RENOVATION: 'technical renovation fund · 技改资金', LOCAL_BUDGET: 'local budget, general bonds included · 地方预算（含一般债券）', BANK_LOAN: 'bank loans · 银行贷款', ENTERPRISE: 'enterprise capital · 企业自筹', SOCIAL_CAPITAL: 'social capital · 社会资本',
});

/** A quota of one kind and year (F1, F2, F3). Its figures are added up from the entries; the two amounts here are for decisions under lock. */
@ObjectType({ description: 'A batch of funds: a quota of one kind and year. · 资金批次' })
@Entity()
export class FundBatch implements Recorded {
  @Field(() => ID, { description: 'Id, bat_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Code, unique. · 批次代码' })
  @Column('text') code: string;
  @Field(() => String, { description: 'Name. · 批次名称' })
  @Column('text') name: string;
  @Field(() => FundKinds, { description: 'Kind of funds. · 资金类别' })
  @Column('text') kind: FundKind;
  @Field(() => Int, { description: 'Year in which the money was arranged. · 批次年度' })
  @Column('integer') year: number;
  @Column('text', { name: 'region' }) regionCode: string;
  @Column('text') regionPath: string;
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) quota: Fen;
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) allocated: Fen;
  @Field(() => Boolean, { description: 'Made by an import: its quota is what was imported. · 导入生成' })
  @Column('boolean') imported: boolean;
  @Field(() => Boolean, { description: 'Part of the demonstration story. · 演示数据' })
  @Column('boolean') demonstration: boolean;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.code, regionPaths: [this.regionPath] };
  }
}
