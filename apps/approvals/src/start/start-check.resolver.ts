import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProjectPart } from '@cornerstone/runtime/graph/project-part';
import { StartCheck } from './start-check.entity';

@Resolver(() => ProjectPart)
export class StartCheckResolver {
  @FieldResolver(() => StartCheck, { nullable: true, description: 'Permits that were missing when works began; null where none were (P2). · 未批先建记录' })
  async startCheck(@Root() project: ProjectPart, @Ctx() request: Request): Promise<StartCheck | null> {
    const found = await request.one(StartCheck, 'project_id', project.id);
    return found && isKnown(request.asOf, found) ? found : null;
  }
}
