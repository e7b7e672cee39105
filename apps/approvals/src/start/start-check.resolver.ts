import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProjectEntry } from '../project-entry';
import { StartCheck } from './start-check.entity';

@Resolver(() => ProjectEntry)
export class StartCheckResolver {
  @FieldResolver(() => StartCheck, { nullable: true, description: 'Permits that were missing when works began; null where none were (P2). · 未批先建记录' })
  async startCheck(@Root() project: ProjectEntry, @Ctx() request: Request): Promise<StartCheck | null> {
    const found = await request.one(StartCheck, 'project_id', project.id);
    return found && (request.asOf === null || found.knownOn <= request.asOf) ? found : null;
  }
}
