import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One issue of a bond for one project (F1); never changed. */
@ObjectType({ description: 'One issue of a bond for a project. · 债券发行' })
@Entity()
export class FundIssue {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') lineId: string;
  @Column('text') projectId: string;
  @Column('text') postingId: string;
  @Field(() => String, { nullable: true, description: 'Name of the bond. · 债券名称' })
  @Column('text', { nullable: true }) name: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the batch or issue as published. · 期次' })
  @Column('text', { nullable: true }) batchNo: string | null;
  @Field(() => String, { description: 'Issued on, as precise as the source: 2023, 2020-09 or 2023-04-07. · 发行日期' })
  @Column('text') issuedOn: string;
  @Field(() => MoneyType, { description: 'Amount for this project. · 金额' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) amount: Fen;
  @Field(() => Int, { nullable: true, description: 'Tenor in years. · 期限（年）' })
  @Column('integer', { nullable: true }) tenorYears: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Coupon in percent a year. · 票面利率（%）' })
  @Column('numeric', { precision: 7, scale: 4, nullable: true }) ratePercent: string | null;
  /** Tells the same issue in two files: see `identityOf`. */
  @Column('text') identity: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
