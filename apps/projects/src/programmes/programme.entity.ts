import type { Day } from '@cornerstone/kernel/day';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Part } from './programmes.rules';

/** A programme of one province and year (P3). */
@ObjectType({ description: 'A programme of one province and year. · 专项工程' })
@Entity()
export class Programme implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') province: string;
  @Column('text') provincePath: string;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => String, { description: 'Name, as its lists write it. · 名称' })
  @Column('text') name: string;
  @Field(() => Levels, { description: 'Level at which it is run. · 级别' })
  @Column('text') level: Level;
  @Field(() => Int, { nullable: true, description: 'How many projects it is to have. · 计划项目数' })
  @Column('integer', { nullable: true }) quota: number | null;
  @Column('jsonb') parts: Part[];
  @Field(() => String, { description: 'Who set it up. · 设立机关' })
  @Column('text') authority: string;
  @Field(() => String, { nullable: true, description: 'Source. · 来源' })
  @Column('text', { nullable: true }) source: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.provincePath] };
  }
}
