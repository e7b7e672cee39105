import type { DefectKind } from '@cornerstone/events/projects-defects';
import type { Day } from '@cornerstone/kernel/day';
import { allByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { isKnown } from '@cornerstone/runtime/known-on';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { DefectKinds, ProjectDefect } from './defect.entity';
import { defectsOf, findDefects } from './defects.sql';

export const ProjectDefectConnection = connectionOf(() => ProjectDefect, 'ProjectDefect', '逾期事项');

@Resolver(() => Project)
export class ProjectDefectsResolver {
  @FieldResolver(() => [ProjectDefect], { description: 'What was due and not done, what was due first at the top; with what was done since (P1–P10). · 逾期事项' })
  async defects(@Root() project: Project, @Ctx() request: Request): Promise<ProjectDefect[]> {
    return (await request.batched<ProjectDefect[]>('defects', project.id, async (tx, ids) => allByKey(ids, await defectsOf(tx, ids, request.asOf), 'projectId'))) ?? [];
  }
}

@Resolver(() => ProjectDefect)
export class DefectsResolver {
  @Query(() => ProjectDefectConnection, { nullable: true, description: 'What was due and not done, what was due first at the top, as known on a day. · 逾期事项清单' })
  async defects(
    @Arg('kind', () => [DefectKinds], { nullable: true, description: 'Any of these kinds. · 类别' }) kind: DefectKind[] | null, @Arg('open', () => Boolean, { nullable: true, description: 'Only what is not done by then, or only what is. · 是否未补办' }) open: boolean | null,
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<ProjectDefect>> {
    const tx = await request.read();
    const window = windowOf(page);
    const { rows, total } = await findDefects(tx, { kind, open, path: region ? await regionPath(tx, region, 'P8') : null }, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() defect: ProjectDefect, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', defect.projectId);
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Done, or due no more, since; null while it is open. · 补办日期' })
  metOn(@Root() { metOn, metKnownOn }: ProjectDefect, @Ctx() request: Request): Day | null {
    return metKnownOn !== null && isKnown(request.asOf, { knownOn: metKnownOn }) ? metOn : null;
  }
}
