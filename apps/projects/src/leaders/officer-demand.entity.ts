import type { Day } from '@cornerstone/kernel/day';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether projects of a region must have a police officer (P7, 002); a new word is a new row, the latest known one holds. */
@ObjectType({ description: 'Whether projects of a region must have a police officer (P7, 002). · 项目警官要求' })
@Entity()
export class OfficerDemand implements Recorded {
  @Field(() => ID, { description: 'Id, ofd_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') regionCode: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => Levels, { nullable: true, description: 'Of the lists of this level; null for every level. · 级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => Boolean, { description: 'Whether one is asked for. · 是否须配备' })
  @Column('boolean') asked: boolean;
  @Field(() => String, { description: 'Why. · 理由' })
  @Column('text') reason: string;
  @Column('text') setBy: string;
  @Field(() => DateScalar, { description: 'Holds since. · 生效日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.regionCode, regionPaths: this.regionPaths };
  }
}
