import { Kinds } from '@cornerstone/runtime/graph/project-words';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { startRequirements } from '../start/start.policy';
import { isMandatory } from '../start/start.rules';
import type { Kind } from './catalogue.rules';
import { readCatalogue } from './catalogue.sql';
import { Procedure } from './procedure.entity';

@Resolver(() => Procedure)
export class CatalogueResolver {
  @Query(() => [Procedure], { nullable: true, description: 'The procedures of an investment project, of one kind of project or all (A1). · 审批事项目录' })
  async approvalCatalogue(@Arg('kind', () => Kinds, { nullable: true, description: 'Only those that apply to this kind of project. · 项目类型' }) kind: Kind | null, @Ctx() request: Request): Promise<Procedure[]> {
    const catalogue = await readCatalogue(await request.read());
    return [...catalogue.values()].filter((procedure) => !kind || procedure.appliesTo.includes(kind));
  }

  @FieldResolver(() => Boolean, { description: 'The law bars the start of works without it, where it applies. · 是否为开工前法定必备' })
  mandatoryBeforeStart(@Root() procedure: Procedure): boolean {
    return isMandatory(procedure.code, startRequirements);
  }
}
