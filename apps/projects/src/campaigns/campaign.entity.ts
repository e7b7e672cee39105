import type { startPlanKinds } from '@cornerstone/events/projects-life';
import type { Day } from '@cornerstone/kernel/day';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { percentColumn } from '../lifecycle/percent-column';
import { StartKinds } from '../lifecycle/start-plan.entity';

/** Starts or resumptions that are to be done by a day (P2, 000). Who belongs to it follows from what was known when it opened. */
@ObjectType({ description: 'A campaign of starts or resumptions with a day by which they are to be done. · 开复工战役' })
@Entity()
export class Campaign implements Recorded {
  @Field(() => ID, { description: 'Id, cmp_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => StartKinds, { description: 'Starts or resumptions. · 开工或复工' })
  @Column('text') kind: (typeof startPlanKinds)[number];
  @Field(() => DateScalar, { description: 'Members are seen on this day. · 成员认定日期' })
  @Column('date') opensOn: Day;
  @Field(() => DateScalar, { description: 'To be done by. · 目标期限' })
  @Column('date') dueOn: Day;
  @Field(() => DecimalScalar, { description: 'Share to be done by then, percent. · 目标比例（%）' })
  @Column('numeric', { precision: 7, scale: 4, transformer: percentColumn }) targetPercent: string;
  @Column('text', { array: true, name: 'regions' }) regionCodes: string[];
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => String, { nullable: true, description: 'Programme; null for all. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Field(() => Levels, { nullable: true, description: 'Level of the highest list; null for all. · 级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Column('text') openedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: this.regionPaths };
  }
}
