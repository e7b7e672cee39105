import type { Day } from '@cornerstone/kernel/day';
import { Kinds } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Kind } from '../catalogue/catalogue.rules';
import type { ClockUnit } from '../clock/clock.rules';

/** One application that reaches every department (A1). Amber and over are the days its clock turns amber and red. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An application for joint approval. · 联审联批办件' })
@Entity()
export class ApprovalCase implements Recorded {
  @Field(() => ID, { description: 'Id, apv_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Kinds, { description: 'Approval, ratification or filing. · 审批类型' })
  @Column('text') kind: Kind;
  @Field(() => DateScalar, { description: 'Accepted; the clock counts from the day after. · 受理日期' })
  @Column('date') acceptedOn: Day;
  @Column('integer') limitDays: number;
  @Column('text') limitUnit: ClockUnit;
  @Column('date') amberOn: Day;
  @Column('date') overOn: Day;
  @Column('date', { nullable: true }) stoppedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Everything before completion was decided. · 办结日期' })
  @Column('date', { nullable: true }) closedOn: Day | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;
  /** Set where a case is written: its events belong where the project lies now. */
  project?: ProjectCopy;

  scope(): Scope {
    if (!this.project) throw new Error(`case ${this.id} is written without its project`);
    return { projectId: this.projectId, subject: this.project.code, regionPaths: this.project.regionPaths };
  }
}
