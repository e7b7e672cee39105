import type { Day } from '@cornerstone/kernel/day';
import { Levels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Categories, Decisions } from './reserve-words';
import type { Decision } from './session.rules';
import type { Category, Level } from './standards.rules';

/** A quarter's rolling adjustment of one scope (P1): there once it is closed, never changed after. */
@ObjectType({ description: 'A quarter\'s rolling adjustment of the library (P1). · 季度滚动调整' })
@Entity()
export class ReserveSession implements Recorded {
  @Field(() => ID, { description: 'Id, rss_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => Categories, { nullable: true, description: 'Category of its scope; null for all. · 类别范围' })
  @Column('text', { nullable: true }) category: Category | null;
  @Field(() => Levels, { nullable: true, description: 'Level of its scope; null for all. · 级别范围' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => Int, { description: 'Quarter. · 季度' })
  @Column('integer') quarter: number;
  @Field(() => DateScalar, { description: 'Closed. · 完成日期' })
  @Column('date') closedOn: Day;
  @Column('text') closedBy: string;
  @Field(() => Int, { description: 'Kept. · 保留' })
  @Column('integer') kept: number;
  @Field(() => Int, { description: 'Promoted. · 提级' })
  @Column('integer') promoted: number;
  @Field(() => Int, { description: 'Dropped. · 调出' })
  @Column('integer') dropped: number;
  @Field(() => Int, { description: 'Proposals admitted. · 新入库' })
  @Column('integer') admitted: number;
  @Field(() => Int, { description: 'Proposals turned down. · 不予入库' })
  @Column('integer') rejected: number;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.regionPath] };
  }
}

/** What a session decided of one entry. */
@ObjectType('ReserveSessionDecision', { description: 'What a session decided of an entry. · 单项决定' })
@Entity()
export class ReserveDecision {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') sessionId: string;
  @Column('text') entryId: string;
  @Field(() => Decisions, { description: 'Decision. · 决定' })
  @Column('text') decision: Decision;
  @Field(() => String, { nullable: true, description: 'Why. · 理由' })
  @Column('text', { nullable: true }) reason: string | null;
}
