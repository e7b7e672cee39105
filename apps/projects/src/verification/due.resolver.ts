import type { Day } from '@cornerstone/kernel/day';
import { isKnown } from '@cornerstone/runtime/known-on';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Region } from '@cornerstone/runtime/graph/references';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageFrom } from '../ledger/page-from';
import { Project } from '../ledger/project.entity';
import { DueStates, VerificationDue, VerificationPlan, type DueState } from './plan.entity';
import { Verification } from './verification.entity';
import { VerificationDueFilter } from './verification.inputs';
import { stateOn } from './verification.sql';

export const VerificationDueConnection = connectionOf(() => VerificationDue, 'VerificationDue', '核验任务');

const isDone = ({ doneKnownOn }: VerificationDue, { asOf }: Request): boolean => doneKnownOn !== null && isKnown(asOf, { knownOn: doneKnownOn });

@Resolver(() => VerificationDue)
export class VerificationDueResolver {
  @Query(() => VerificationDueConnection, { nullable: true, description: 'Projects drawn for verification, what is due first at the top (P9). · 核验任务' })
  async verificationsDue(
    @Arg('filter', () => VerificationDueFilter, { nullable: true, description: 'Which. · 筛选' }) filter: VerificationDueFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<VerificationDue>> {
    const tx = await request.read();
    const path = filter?.region ? await regionPath(tx, filter.region, 'P9') : null;
    const window = windowOf(page);
    const { rows, total } = await pageFrom(tx, VerificationDue, 'findDue', `select d.* from verification_due d join project p on p.id = d.project_id
      where d.known_on <= $1 and ($2::text is null or ${liesWithin('p.region_paths', '$2')}) and ($3::text is null or d.plan_id = $3) and ($4::text is null or d.project_id = $4) and ($5::text[] is null or ${stateOn('$1')} = any($5))`,
    'f.due_on, f.id', [asOf ?? request.asOf ?? request.today, path, filter?.plan ?? null, filter?.project ?? null, filter?.state ?? null], window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() due: VerificationDue, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', due.projectId);
  }

  @FieldResolver(() => VerificationPlan, { nullable: true, description: 'The draw. · 核验计划' })
  plan(@Root() due: VerificationDue, @Ctx() request: Request): Promise<VerificationPlan | null> {
    return request.one(VerificationPlan, 'id', due.planId);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region whose share it is. · 分层区划' })
  stratum(@Root() due: VerificationDue): Region {
    return { code: due.stratum };
  }

  @FieldResolver(() => DueStates, { description: 'Where it stands. · 状态' })
  state(@Root() due: VerificationDue, @Ctx() request: Request): DueState {
    return isDone(due, request) ? 'DONE' : due.dueOn < (request.asOf ?? request.today) ? 'OVERDUE' : 'OPEN';
  }

  @FieldResolver(() => Verification, { nullable: true, description: 'By which it was done. · 核验结果' })
  async verification(@Root() due: VerificationDue, @Ctx() request: Request): Promise<Verification | null> {
    return due.verificationId !== null && isDone(due, request) ? request.one(Verification, 'id', due.verificationId) : null;
  }
}
