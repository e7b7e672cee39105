import { isKnown } from '@cornerstone/runtime/known-on';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StartCheck } from './start-check.entity';

@Resolver(() => Project)
export class StartCheckResolver {
  @FieldResolver(() => StartCheck, { nullable: true, description: 'Permits that were missing when works began; null where none were (P2). · 未批先建记录' })
  async startCheck(@Root() project: Project, @Ctx() request: Request): Promise<StartCheck | null> {
    const found = await request.one(StartCheck, 'project_id', project.id);
    return found && isKnown(request.asOf, found) ? found : null;
  }
}
