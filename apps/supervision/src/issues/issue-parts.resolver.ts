import type { Day } from '@cornerstone/kernel/day';
import { Department, Person, Project, Region } from '@cornerstone/runtime/graph/references';
import { DateScalar, DateTimeScalar } from '@cornerstone/runtime/graph/scalars';
import type { Request } from '@cornerstone/runtime/request';
import { query } from '@cornerstone/runtime/transaction';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { summaryOf } from '@cornerstone/events/summary';
import { allByKey } from '@cornerstone/runtime/by-key';
import { isOverdue } from './escalation.rules';
import { Issue } from './issue.entity';
import { commonPath } from './issues.rules';
import { issuesOf } from './issues.sql';

@ObjectType({ description: 'A step of an issue through the loop. · 办理记录' })
export class IssueStep {
  @Field(() => String, { description: 'Type of the event. · 事件类型' }) type: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' }) knownOn: Day;
  @Field(() => DateTimeScalar, { description: 'Recorded at. · 记录时间' }) at: Date;
  @Field(() => Person, { nullable: true, description: 'Who; null where the system did. · 办理人' }) by: Person | null;
  @Field(() => String, { description: 'In a sentence. · 摘要' }) summary: string;
}

const person = (id: string | null): Person | null => (id === null || id.startsWith('system:') ? null : { id });

@Resolver(() => Issue)
export class IssuePartsResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'The project it is about. · 所属项目' })
  project(@Root() issue: Issue): Project | null {
    return issue.projectId === null ? null : { id: issue.projectId };
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The one region that holds it. · 所在区划' })
  region(@Root() issue: Issue): Region | null {
    const code = commonPath(issue.regionPaths)?.split('.').at(-1);
    return code ? { code } : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Responsible person. · 责任人' })
  assignedTo(@Root() issue: Issue): Person | null {
    return person(issue.assignedToId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Responsible department. · 责任单位' })
  department(@Root() issue: Issue): Department | null {
    return issue.departmentId === null ? null : { id: issue.departmentId };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Leader in charge. · 牵头领导' })
  leader(@Root() issue: Issue): Person | null {
    return person(issue.leaderId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who found it; null where a rule did. · 发现人' })
  raisedBy(@Root() issue: Issue): Person | null {
    return person(issue.raisedBy);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who reported it as solved. · 反馈人' })
  reportedBackBy(@Root() issue: Issue): Person | null {
    return person(issue.reportedBackById);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who closed it off. · 销号人' })
  closedBy(@Root() issue: Issue): Person | null {
    return person(issue.closedById);
  }

  @FieldResolver(() => Boolean, { description: 'Past its deadline and not solved. · 是否超期' })
  overdue(@Root() issue: Issue, @Ctx() request: Request): boolean {
    return isOverdue(issue, request.asOf ?? request.today);
  }

  @FieldResolver(() => [IssueStep], { description: 'Every step, oldest first. · 办理记录' })
  async history(@Root() issue: Issue, @Ctx() request: Request): Promise<IssueStep[]> {
    const steps = await request.batched<IssueStep[]>('issue history', issue.id, async (tx, ids) => {
      const rows = await query<{ aggregate_id: string; type: string; known_on: Day; occurred_at: Date; actor_id: string; data: unknown }>(tx, `/* issueHistory */
        select aggregate_id, type, known_on::text, occurred_at, actor_id, data from event where aggregate_id = any($1) and ($2::date is null or known_on <= $2) order by aggregate_version`, [ids, request.asOf]);
      return allByKey(ids, rows, 'aggregate_id').map((own) => own.map((row) => ({ type: row.type, knownOn: row.known_on, at: row.occurred_at, by: person(row.actor_id), summary: summaryOf(row).zh })));
    });
    return steps ?? [];
  }
}

@Resolver(() => Project)
export class ProjectIssuesResolver {
  @FieldResolver(() => [Issue], { nullable: true, description: 'Its issues, the most serious first (S1). · 问题' })
  issues(@Root() project: Project, @Ctx() request: Request): Promise<Issue[] | null> {
    return request.batched<Issue[]>('issues of project', project.id, async (tx, ids) => {
      const rows = await issuesOf(tx, ids, request.asOf);
      return allByKey(ids, rows, 'projectId');
    });
  }
}
