import { sprintRhythms } from '@cornerstone/events/projects-progress';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SprintRhythm = (typeof sprintRhythms)[number];
export const SprintRhythms = enumOf(sprintRhythms, 'SprintRhythm', 'What is reported in a sprint, beside the months. · 攻坚报送频次', { DAY: 'each day · 日报', WEEK: 'each week · 周报' });

/** A time in which the projects of a scope report each day or each week (P6; 000 各有关方面每周和每月报送). */
@ObjectType({ description: 'A sprint: projects of its scope report each day or week. · 攻坚行动' })
@Entity()
export class Sprint implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => SprintRhythms, { description: 'Daily or weekly. · 报送频次' })
  @Column('text') rhythm: SprintRhythm;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => Levels, { nullable: true, description: 'Only projects on a list of this level. · 清单级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this programme. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Field(() => DateScalar, { name: 'from', description: 'First day. · 首日' })
  @Column('date') fromDay: Day;
  @Field(() => DateScalar, { name: 'to', description: 'Last day. · 末日' })
  @Column('date') toDay: Day;
  @Field(() => String, { nullable: true, description: 'Where it stands. · 来源' })
  @Column('text', { nullable: true }) source: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.regionPath] };
  }
}
