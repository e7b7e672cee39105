import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { Lead } from './lead.entity';

@Resolver(() => Project)
export class ProjectLeadResolver {
  @FieldResolver(() => Lead, { nullable: true, description: 'The signed investment lead it came from, if any (P12). · 来源招商线索' })
  lead(@Root() project: Project, @Ctx() request: Request): Promise<Lead | null> {
    return request.asKnown(Lead, 'project_id', project.id);
  }
}
