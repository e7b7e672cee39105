import { defectKinds, type DefectKind } from '@cornerstone/events/projects-defects';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DEFECTS, type Severity } from './defects.rules';

export const DefectKinds = enumOf(defectKinds, 'DefectKind', 'What was due and not done. · 逾期事项类别',
  Object.fromEntries(defectKinds.map((kind) => [kind, `${DEFECTS[kind].en} (${DEFECTS[kind].mechanism}) · ${DEFECTS[kind].zh}`])) as Record<DefectKind, string>);

/** Something of a project that was due and not done; the end is written once. */
@ObjectType({ description: 'Something that was due and not done, found when the clock moved. · 逾期事项' })
@Entity()
export class ProjectDefect {
  @Field(() => ID, { description: 'Id, dft_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => DefectKinds, { description: 'What was due. · 类别' })
  @Column('text') kind: DefectKind;
  @Field(() => String, { description: 'The period, task, plan, round, entry, milestone or year. · 对象' })
  @Column('text') about: string;
  @Field(() => DateScalar, { description: 'Last day in time, days of grace included. · 期限' })
  @Column('date') dueOn: Day;
  @Field(() => String, { description: 'In a sentence. · 说明' })
  @Column('text') what: string;
  @Column('text') whatEn: string;
  @Column('text') severity: Severity;
  @Field(() => DateScalar, { description: 'Found on. · 发现日期' })
  @Column('date') knownOn: Day;
  @Column('date', { nullable: true }) metOn: Day | null;
  @Column('date', { nullable: true }) metKnownOn: Day | null;
}
