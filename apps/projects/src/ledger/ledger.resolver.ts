import type { Day } from '@cornerstone/kernel/day';
import { badInput, notFound } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { Region } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ProjectOrders, RegisterProjectInput, type ProjectOrder } from './ledger.inputs';
import { findProject, findProjects } from './ledger.sql';
import { Listing } from './listing.entity';
import { mentionsOf } from './listings.sql';
import { ProjectConnection } from './project-connection';
import { Project } from './project.entity';
import { commonRegion } from './regions';
import { registerProject } from './register';

@Resolver(() => Project)
export class LedgerResolver {
  @Query(() => Project, { nullable: true, description: 'One project by code or id, as known on a day. · 单个项目' })
  async project(
    @Arg('code', () => String, { nullable: true, description: 'Project code. · 项目代码' }) code: string | null, @Arg('id', () => ID, { nullable: true, description: 'Id. · 标识' }) id: string | null,
    @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Project | null> {
    if (!code && !id) throw badInput('P8.code-or-id', { en: 'Give a code or an id.', zh: '请提供代码或标识。' });
    const project = await findProject(await request.read(), { id, code }, asOf ?? request.asOf);
    if (!project) throw notFound({ en: 'The project', zh: '项目' }, id ?? code ?? '');
    return project;
  }

  @Query(() => ProjectConnection, { nullable: true, description: 'Projects by filter. · 项目列表' })
  async projects(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which. · 筛选' }) filter: ProjectFilter | null, @Arg('orderBy', () => ProjectOrders, { nullable: true, description: 'Order, by code by default. · 排序' }) orderBy: ProjectOrder | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<Project>> {
    const window = windowOf(page);
    const { rows, total } = await findProjects(await request.read(), filter ?? {}, orderBy ?? 'CODE', window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @Change(() => Project, () => RegisterProjectInput, 'Enters a project in the ledger. · 项目登记')
  registerProject(tx: Tx, input: RegisterProjectInput): Promise<Project> {
    return registerProject(tx, input);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The one region that holds the whole project. · 所在区划' })
  region(@Root() project: Project): Region | null {
    const code = commonRegion(project.regionPaths);
    return code === null ? null : { code };
  }

  @FieldResolver(() => [Region], { nullable: 'items', description: 'Every region it lies in. · 涉及区划' })
  regions(@Root() project: Project): Region[] {
    return project.regionCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [Listing], { description: 'The lists it is on, latest year first. · 列入清单' })
  async listings(@Root() project: Project, @Ctx() request: Request): Promise<Listing[]> {
    return (await request.batched<Listing[]>('listings', project.id, async (tx, ids) => allByKey(ids, await mentionsOf(tx, ids, request.asOf), 'projectId'))) ?? [];
  }
}
