import type { Day } from '@cornerstone/kernel/day';
import { DateScalar, DateTimeScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one event of any service says of a project, in a line. */
@ObjectType({ description: 'Something that happened to a project. · 大事记条目' })
@Entity()
export class TimelineEntry {
  @PrimaryColumn('text') eventId: string;
  @Column('text') projectId: string;
  @Column('integer') version: number;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => DateTimeScalar, { description: 'Recorded at. · 记录时间' })
  @Column('timestamptz') at: Date;
  @Field(() => String, { description: 'Type of the event. · 事件类型' })
  @Column('text') type: string;
  @Field(() => String, { description: 'The service that tells it. · 来源' })
  @Column('text') source: string;
  @Field(() => String, { description: 'In a sentence, Chinese. · 摘要' })
  @Column('text') summary: string;
  @Field(() => String, { description: 'In a sentence, English. · 英文摘要' })
  @Column('text') summaryEn: string;
}
