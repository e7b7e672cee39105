import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A start that lacked permits (P2): one per project, and the aggregate of its event. */
@ObjectType({ description: 'Works that began without permits. · 未批先建记录' })
@Entity()
export class StartCheck implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text', { nullable: true }) caseId: string | null;
  @Field(() => DateScalar, { description: 'Works began. · 开工日期' })
  @Column('date') startedOn: Day;
  @Field(() => [String], { description: 'Mandatory procedures that were not done on that day. · 开工时缺少的手续' })
  @Column('text', { array: true }) missing: string[];
  @Column('date') knownOn: Day;
  @Column('integer') version: number;
  project?: ProjectCopy;

  scope(): Scope {
    return { projectId: this.projectId, subject: this.project?.code ?? null, regionPaths: this.project?.regionPaths ?? [] };
  }
}

/** When a project means to start: 2024, 2024-06, 2024-Q2 or a date. */
@Entity()
export class StartPlan {
  @PrimaryColumn('text') projectId: string;
  @Column('text') buildStart: string;
}
