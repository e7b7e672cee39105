import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { StartViolation } from './violation.entity';

@Resolver(() => Project)
export class ViolationResolver {
  @FieldResolver(() => [StartViolation], { description: 'Starts without mandatory permits, as approvals found them (P2); each raised an issue. · 未批先建情况' })
  async startViolations(@Root() project: Project, @Ctx() request: Request): Promise<StartViolation[]> {
    return (await request.all(StartViolation, 'project_id', project.id, 'started_on')).filter((each) => isKnown(request.asOf, each));
  }
}

@Resolver(() => StartViolation)
export class ViolationPartsResolver {
  @FieldResolver(() => [String], { description: 'Codes of the procedures that were missing when works began. · 开工时欠缺的审批事项' })
  procedures(@Root() violation: StartViolation): string[] {
    return violation.missing;
  }

  @FieldResolver(() => DateScalar, { description: 'First day of works without them. · 自何日起' })
  since(@Root() violation: StartViolation): Day {
    return violation.startedOn;
  }
}
