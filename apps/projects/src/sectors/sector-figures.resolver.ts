import type { Day } from '@cornerstone/kernel/day';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../ledger/project-connection';
import { Project } from '../ledger/project.entity';
import { RegionPartType } from '../shares/region-part.type';
import type { RegionPart } from '../shares/shares.sql';
import { SectorQuantity, SectorTrees, type SectorNode } from './sector.entity';
import type { SectorTree } from './sectors.rules';
import { placesOf, projectsOfNode, readNodes, regionsOfNodes, treeFigures, type Place, type TreeFigures } from './sectors.sql';
import { Classification, SectorFigure, SectorTreeType, UnmappedSector, type TreeScope } from './sectors.type';

/** A node with its figures and all below it. A measure is said by the node that declares it, wherever that lies in the tree. */
function figureOf(node: SectorNode, nodes: readonly SectorNode[], figures: TreeFigures, scope: TreeScope): SectorFigure {
  const own = figures.byNode.get(node.id);
  const measures = nodes.flatMap((each) => each.measures);
  const quantities = (own?.quantities ?? []).flatMap(({ measure: code, planned, done }) => measures.filter((each) => each.code === code).slice(0, 1).map((measure) => ({ measure, planned, done })));
  return Object.assign(new SectorFigure(), {
    node, scope, code: node.id, name: node.name, count: own?.count ?? 0, direct: own?.direct ?? 0, totalInvestment: own?.total ?? 0n, quantities,
    children: nodes.filter(({ parent }) => parent === node.id).map((below) => figureOf(below, nodes, figures, scope)),
  });
}

@Resolver()
export class SectorTreeResolver {
  @Query(() => SectorTreeType, { nullable: true, description: 'Projects by the classification (P4): sectors, or clusters and chains, each project once in every figure. · 行业分类汇总' })
  async sectors(
    @Arg('tree', () => SectorTrees, { nullable: true, description: 'Which classification, sectors by default. · 分类' }) tree: SectorTree | null,
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<SectorTreeType> {
    const scope = { filter: filter ?? {}, asOf: asOf ?? request.asOf };
    const tx = await request.read();
    const nodes = [...(await readNodes(tx)).values()];
    const figures = await treeFigures(tx, scope.filter, scope.asOf);
    return {
      count: figures.count, totalInvestment: figures.total, groups: nodes.filter((node) => node.parent === null && node.tree === (tree ?? 'SECTOR')).map((node) => figureOf(node, nodes, figures, scope)),
      unmapped: figures.unmapped.map(({ word, count, total }) => Object.assign(new UnmappedSector(), { scope, word, count, totalInvestment: total })),
    };
  }
}

@Resolver(() => SectorFigure)
export class SectorFigureResolver {
  @FieldResolver(() => ProjectConnection, { description: 'The projects behind its figures, by code. · 项目清单' })
  async projects(@Root() { node, scope }: SectorFigure, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    const window = windowOf(page);
    const { rows, total } = await projectsOfNode(await request.read(), scope.filter, scope.asOf, node.id, null, window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => [RegionPartType], { description: 'By the regions one step below the filter\'s, else the cities. · 分区划' })
  async regions(@Root() { node, scope }: SectorFigure, @Ctx() request: Request): Promise<RegionPart[]> {
    const parts = await request.batched<RegionPart[]>(`sector regions ${JSON.stringify(scope)}`, node.id, async (tx, nodes) => allByKey(nodes, await regionsOfNodes(tx, scope.filter, scope.asOf, nodes), 'key'));
    return parts ?? [];
  }
}

@Resolver(() => UnmappedSector)
export class UnmappedSectorResolver {
  @FieldResolver(() => ProjectConnection, { description: 'The projects, by code. · 项目清单' })
  async projects(@Root() { word, scope }: UnmappedSector, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    const window = windowOf(page);
    const { rows, total } = await projectsOfNode(await request.read(), scope.filter, scope.asOf, null, word, window);
    return pageOf(rows, total, window);
  }
}

@Resolver(() => Project)
export class ProjectSectorResolver {
  @FieldResolver(() => Classification, { description: 'Its place in the classification (P4). · 行业归类' })
  async classification(@Root() project: Project, @Ctx() request: Request): Promise<Classification> {
    const place = await request.batched<Place>('places', project.id, async (tx, ids) => firstByKey(ids, await placesOf(tx, ids, request.asOf), 'projectId'));
    return { sector: place?.node ?? null, chains: place?.chains ?? [] };
  }

  @FieldResolver(() => [SectorQuantity], { description: 'Physical quantities as they were recorded, oldest first (P4). · 实物量填报' })
  async quantities(@Root() project: Project, @Ctx() request: Request): Promise<SectorQuantity[]> {
    const own = await request.batched<SectorQuantity[]>('quantities', project.id, async (tx, ids) => allByKey(ids, await select(tx, SectorQuantity,
      '/* quantitiesOf */ select * from sector_quantity where project_id = any($1) and ($2::date is null or known_on <= $2) order by measure, on_day, known_on, id', [ids, request.asOf]), 'projectId'));
    return own ?? [];
  }
}
