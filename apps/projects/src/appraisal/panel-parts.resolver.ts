import { allByKey } from '@cornerstone/runtime/by-key';
import { Person } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { Exclusions } from './appraisal-words';
import { opinionsOf, panelsOf } from './appraisal.sql';
import { drawExperts, type Exclusion } from './draw.rules';
import { Expert } from './expert.entity';
import { AppraisalPanel, PanelOpinion } from './panel.entity';

@ObjectType({ description: 'An expert who could not be drawn, and why. · 回避专家' })
export class ExcludedExpert {
  readonly expertId: string;
  @Field(() => Exclusions, { description: 'Why. · 回避原因' }) why: Exclusion;
}

@Resolver(() => ExcludedExpert)
export class ExcludedExpertResolver {
  @FieldResolver(() => Expert, { nullable: true, description: 'Who. · 专家' })
  expert(@Root() { expertId }: ExcludedExpert, @Ctx() request: Request): Promise<Expert | null> {
    return request.one(Expert, 'id', expertId);
  }
}

@Resolver(() => PanelOpinion)
export class OpinionPartsResolver {
  @FieldResolver(() => Expert, { nullable: true, description: 'The expert; null for owner and manager. · 专家' })
  expert(@Root() { expertId }: PanelOpinion, @Ctx() request: Request): Promise<Expert | null> | null {
    return expertId === null ? null : request.one(Expert, 'id', expertId);
  }
}

@Resolver(() => AppraisalPanel)
export class PanelPartsResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() panel: AppraisalPanel, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', panel.projectId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Of the project office. · 项目管理单位人员' })
  manager(@Root() panel: AppraisalPanel): Person {
    return { id: panel.managerId };
  }

  @FieldResolver(() => [Expert], { nullable: 'items', description: 'The experts drawn, in the order of the seats. · 抽取专家' })
  experts(@Root() panel: AppraisalPanel, @Ctx() request: Request): Promise<(Expert | null)[]> {
    return Promise.all(panel.expertIds.map((id) => request.one(Expert, 'id', id)));
  }

  @FieldResolver(() => Int, { description: 'Experts who could be drawn. · 候选专家人数' })
  poolSize(@Root() panel: AppraisalPanel): number {
    return panel.pool.length;
  }

  @FieldResolver(() => [String], { description: 'Ids of those who could be drawn, sorted: with seed and seats they give the same panel. · 候选专家标识' })
  pool(@Root() panel: AppraisalPanel): string[] {
    return panel.pool.map(({ id }) => id);
  }

  @FieldResolver(() => [ExcludedExpert], { description: 'Who was left out, and why. · 回避专家' })
  excluded(@Root() panel: AppraisalPanel): ExcludedExpert[] {
    return panel.excluded;
  }

  @FieldResolver(() => Boolean, { description: 'The draw made again from seed, pool and seats gives this panel. · 抽取结果可复现' })
  reproduced(@Root() panel: AppraisalPanel): boolean {
    return JSON.stringify(drawExperts(panel.pool, panel.seats, panel.seed)) === JSON.stringify(panel.expertIds);
  }

  @FieldResolver(() => [PanelOpinion], { description: 'What its members said. · 论证意见' })
  async opinions(@Root() panel: AppraisalPanel, @Ctx() request: Request): Promise<PanelOpinion[]> {
    return (await request.batched<PanelOpinion[]>('opinions', panel.id, async (tx, ids) => allByKey(ids, await opinionsOf(tx, ids, request.asOf), 'panelId'))) ?? [];
  }
}

@Resolver(() => Project)
export class ProjectAppraisalsResolver {
  @FieldResolver(() => [AppraisalPanel], { description: 'Panels that appraised it, the latest first (P11). · 专家论证' })
  async appraisals(@Root() project: Project, @Ctx() request: Request): Promise<AppraisalPanel[]> {
    return (await request.batched<AppraisalPanel[]>('appraisals', project.id, async (tx, ids) => allByKey(ids, await panelsOf(tx, ids, request.asOf), 'projectId'))) ?? [];
  }
}
