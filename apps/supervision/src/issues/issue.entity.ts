import type { Day } from '@cornerstone/kernel/day';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { IssueKinds, IssueLevels, IssueSeverities, IssueStates } from './issue-words';
import type { IssueKind, IssueLevel, IssueSeverity, IssueState, Loop } from './issues.rules';

/** A problem on its way through the closed loop (S1): both the row and the graph type. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A problem, followed until it is closed off (S1). · 问题' })
@Entity()
export class Issue implements Recorded, Loop {
  @Field(() => ID, { description: 'Id, iss_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Such as ISS-2024-000123, numbered by year. · 问题编号' })
  @Column('text') code: string;
  @Column('text', { nullable: true }) projectId: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Field(() => IssueKinds, { description: 'What it is about. · 类别' })
  @Column('text') kind: IssueKind;
  @Field(() => IssueSeverities, { description: 'How serious. · 严重程度' })
  @Column('text') severity: IssueSeverity;
  @Field(() => String, { description: 'Title. · 标题' })
  @Column('text') title: string;
  @Guarded('funds', (issue: Issue) => issue.kind === 'FUNDS_BREACH')
  @Field(() => String, { nullable: true, description: 'Description; that of a breach of the books names amounts. · 描述' })
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => IssueStates, { description: 'Where it is in the loop. · 状态' })
  @Column('text') state: IssueState;
  @Field(() => IssueLevels, { description: 'Who supervises it; rises when it is overdue. · 督办层级' })
  @Column('text') level: IssueLevel;
  @Field(() => DateScalar, { description: 'Found on. · 发现日期' })
  @Column('date') raisedOn: Day;
  @Column('text') raisedBy: string;
  @Column('text', { nullable: true }) departmentId: string | null;
  @Column('text', { nullable: true }) assignedToId: string | null;
  @Column('text', { nullable: true }) leaderId: string | null;
  @Field(() => String, { nullable: true, description: 'How it is to be solved. · 整改措施' })
  @Column('text', { nullable: true }) method: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'To be solved by. · 完成时限' })
  @Column('date', { nullable: true }) deadline: Day | null;
  /** Levels it has gone up since it was assigned. */
  @Column('integer') escalations: number;
  @Field(() => String, { nullable: true, description: 'What was done, as reported back. · 整改结果' })
  @Column('text', { nullable: true }) result: string | null;
  @Column('text', { nullable: true }) reportedBackById: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Reported back on. · 反馈日期' })
  @Column('date', { nullable: true }) reportedBackOn: Day | null;
  @Column('text', { nullable: true }) closedById: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Closed off on. · 销号日期' })
  @Column('date', { nullable: true }) closedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'What it is about was done, or was due no more, since; null while it is not. · 补办日期' })
  @Column('date', { nullable: true }) metOn: Day | null;
  @Field(() => String, { nullable: true, description: 'The event that raised it, type and object; null when a person did. · 来源事件' })
  @Column('text', { nullable: true, unique: true }) cause: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: this.projectId, subject: this.subject, regionPaths: this.regionPaths };
  }
}
