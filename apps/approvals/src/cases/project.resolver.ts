import { allByKey } from '@cornerstone/runtime/by-key';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ApprovalCase } from './case.entity';
import { casesOf } from './project-file';

const history = (request: Request, projectId: string): Promise<ApprovalCase[] | null> => request.batched<ApprovalCase[]>('cases', projectId, async (tx, ids) => {
  const rows = await casesOf(tx, ids, request.asOf);
  return allByKey(ids, rows, 'projectId');
});

/** What this service adds to a project: one statement for all the projects of an operation. */
@Resolver(() => Project)
export class ProjectApprovalsResolver {
  @FieldResolver(() => [ApprovalCase], { nullable: true, description: 'Its applications for joint approval, latest first (A1). · 审批办件' })
  approvals(@Root() project: Project, @Ctx() request: Request): Promise<ApprovalCase[] | null> {
    return history(request, project.id);
  }
}
