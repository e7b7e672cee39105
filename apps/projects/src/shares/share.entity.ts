import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What of the total investment falls to one region, by the owner's own figures (P3). Rows of a later split take the place of an earlier one's. */
@ObjectType({ description: 'A region\'s share of a project\'s total investment. · 区划所占投资' })
@Entity()
export class InvestmentShare {
  @PrimaryColumn('text') id: string;
  @Column('text') splitId: string;
  @Column('text') projectId: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => MoneyType, { description: 'Share. · 所占投资' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) investment: Fen;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
