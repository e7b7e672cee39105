import type { Day } from '@cornerstone/kernel/day';
import { ZERO } from '@cornerstone/kernel/money';
import { badInput, notFound } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import type { Level } from '@cornerstone/runtime/graph/project-words';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../ledger/project-connection';
import type { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { RegionPartType } from '../shares/region-part.type';
import type { RegionPart } from '../shares/region-parts.sql';
import { Programme } from './programme.entity';
import { DefineProgrammeInput } from './programmes.inputs';
import { defineProgramme, type Part } from './programmes.rules';
import { citiesOf, findProgrammes, growthOf, listFigures, partFigures, programmeFigures, programmesById, projectsOfList, projectsOfProgrammes, unionFigures, type Figures, type Growth } from './programmes.sql';
import { KeyList, ProgrammeGrowth, ProgrammePart, ProgrammeUnion } from './programmes.type';

const MOST_TOGETHER = 20;
const page = async (request: Request, args: PageArgs, find: (tx: Tx, window: ReturnType<typeof windowOf>) => Promise<{ rows: Project[]; total: number }>): Promise<Page<Project>> => {
  const window = windowOf(args);
  const { rows, total } = await find(await request.read(), window);
  return pageOf(rows, total, window);
};

@Resolver(() => Programme)
export class ProgrammesResolver {
  @Change(() => Programme, () => DefineProgrammeInput, 'Defines a programme of a province and year; the lists that use its name are its entries (P3). · 设立专项工程')
  async defineProgramme(tx: Tx, input: DefineProgrammeInput): Promise<Programme> {
    const path = await regionPath(tx, input.province, 'P3');
    requireWithin(tx.actor, [path]);
    await query(tx, "/* one definition at a time */ select pg_advisory_xact_lock(hashtext('programme'))");
    const [place] = await query<{ level: string }>(tx, '/* levelOf */ select level from region_copy where code = $1', [input.province]);
    const before = await findProgrammes(tx, input.province, input.year, null);
    const taken = before.flatMap(({ name, parts }) => [name, ...parts.flatMap(({ listedAs }) => listedAs ?? [])]);
    const parts: Part[] = (input.parts ?? []).map((part) => ({ name: part.name, listedAs: part.listedAs ?? null, quota: part.quota ?? null }));
    const decided = defineProgramme(taken, { province: input.province, provinceLevel: place?.level ?? '', year: input.year, name: input.name, level: input.level, quota: input.quota ?? null, parts, authority: input.authority }, knownSince(tx, input));
    return enter(tx, Programme, { ...decided.data, id: newId('prg'), provincePath: path, source: input.source ? plainText(input.source, 'source') : null, knownOn: decided.knownOn }, [decided]);
  }

  @Query(() => [Programme], { nullable: true, description: 'Programmes of a province and year, or all (P3). · 专项工程' })
  async programmes(
    @Arg('province', () => ID, { nullable: true, description: 'Province. · 省份区划代码' }) province: string | null, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Programme[]> {
    return findProgrammes(await request.read(), province, year, asOf ?? request.asOf);
  }

  @Query(() => ProgrammeUnion, { nullable: true, description: 'Several programmes together, each project once, with what pairs of them share (P3). · 专项合并' })
  async programmeUnion(@Arg('programmes', () => [ID], { description: 'Ids of 1 to 20 programmes. · 专项标识' }) told: string[], @AsOf() on: Day | null, @Ctx() request: Request): Promise<ProgrammeUnion> {
    const ids = [...new Set(told)];
    if (ids.length === 0 || ids.length > MOST_TOGETHER) throw badInput('P3.programmes-out-of-range', { en: `1 to ${MOST_TOGETHER} programmes.`, zh: `专项应为 1 至 ${MOST_TOGETHER} 个。` }, { programmes: ids.length });
    const asOf = on ?? request.asOf;
    const tx = await request.read();
    const programmes = await programmesById(tx, ids, asOf);
    const byId = new Map(programmes.map((programme) => [programme.id, programme]));
    const missing = ids.find((id) => !byId.has(id));
    if (missing !== undefined) throw notFound({ en: 'The programme', zh: '专项' }, missing);
    const { count, total, plan, overlaps } = await unionFigures(tx, ids, asOf);
    const shared = overlaps.flatMap(({ one, other, count: both, total: amount }) => { const [a, b] = [byId.get(one), byId.get(other)]; return a && b ? [{ one: a, other: b, count: both, totalInvestment: amount }] : []; });
    return Object.assign(new ProgrammeUnion(), { ids, asOf, programmes, count, totalInvestment: total, annualPlan: plan, overlaps: shared });
  }

  @Query(() => [KeyList], { nullable: true, description: 'The national, provincial, city and county lists of a year, each project once in each (P3). · 年度各级清单' })
  async lists(@Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @AsOf() on: Day | null, @Ctx() request: Request): Promise<KeyList[]> {
    const tx = await request.read();
    const scope = { year, within: region ? await regionPath(tx, region, 'P3') : null, asOf: on ?? request.asOf };
    return (await listFigures(tx, year, scope.within, scope.asOf)).map(({ level, count, total, plan, programmes }) => Object.assign(new KeyList(), { scope, level: level as Level, count, totalInvestment: total, annualPlan: plan, programmes }));
  }

  private figures(programme: Programme, request: Request): Promise<Figures | null> {
    return request.batched<Figures>('programme figures', programme.id, async (tx, ids) => firstByKey(ids, await programmeFigures(tx, ids, request.asOf), 'key'));
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Province. · 省份' })
  province(@Root() programme: Programme): Region {
    return { code: programme.province };
  }

  @FieldResolver(() => Int, { description: 'Projects on its lists, each once. · 项目数' })
  async count(@Root() programme: Programme, @Ctx() request: Request): Promise<number> {
    return (await this.figures(programme, request))?.count ?? 0;
  }

  @FieldResolver(() => MoneyType, { description: 'Total investment, as its latest list states it, else the project itself. · 总投资' })
  async totalInvestment(@Root() programme: Programme, @Ctx() request: Request): Promise<bigint> {
    return (await this.figures(programme, request))?.total ?? ZERO;
  }

  @FieldResolver(() => MoneyType, { description: 'Plan of the year, of its highest list. · 年度计划' })
  async annualPlan(@Root() programme: Programme, @Ctx() request: Request): Promise<bigint> {
    return (await this.figures(programme, request))?.plan ?? ZERO;
  }

  @FieldResolver(() => [ProgrammePart], { description: 'Parts, with their figures. · 分项' })
  async parts(@Root() programme: Programme, @Ctx() request: Request): Promise<ProgrammePart[]> {
    const own = (await request.batched<(Figures & { part: string })[]>('programme parts', programme.id, (tx, ids) => partFigures(tx, ids, request.asOf))) ?? [];
    return programme.parts.map((part) => {
      const figures = own.find((each) => each.part === part.listedAs);
      return { ...part, count: figures?.count ?? 0, totalInvestment: figures?.total ?? ZERO, annualPlan: figures?.plan ?? ZERO };
    });
  }

  @FieldResolver(() => [ProgrammeGrowth], { description: 'How many projects it had after each day on which it grew. · 清单增补过程' })
  async growth(@Root() programme: Programme, @Ctx() request: Request): Promise<Growth[]> {
    return (await request.batched<Growth[]>('programme growth', programme.id, (tx, ids) => growthOf(tx, ids, request.asOf))) ?? [];
  }

  @FieldResolver(() => [RegionPartType], { description: 'By the cities of its province: a project of several is listed in each, counted once above. · 分市' })
  async cities(@Root() programme: Programme, @Ctx() request: Request): Promise<RegionPart[]> {
    return (await request.batched<RegionPart[]>(`programme cities ${programme.provincePath}`, programme.id, async (tx, ids) => allByKey(ids, await citiesOf(tx, ids, request.asOf, programme.provincePath), 'key'))) ?? [];
  }

  @FieldResolver(() => ProjectConnection, { description: 'Its projects, by code. · 项目清单' })
  projects(@Root() programme: Programme, @Args(() => PageArgs) args: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    return page(request, args, (tx, window) => projectsOfProgrammes(tx, [programme.id], request.asOf, window));
  }
}

@Resolver(() => ProgrammeUnion)
export class ProgrammeUnionResolver {
  @FieldResolver(() => ProjectConnection, { description: 'The projects, each once, by code. · 项目清单' })
  projects(@Root() { ids, asOf }: ProgrammeUnion, @Args(() => PageArgs) args: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    return page(request, args, (tx, window) => projectsOfProgrammes(tx, ids, asOf, window));
  }
}

@Resolver(() => KeyList)
export class KeyListResolver {
  @FieldResolver(() => ProjectConnection, { description: 'Its projects, by code. · 项目清单' })
  projects(@Root() { scope: { year, within, asOf }, level }: KeyList, @Args(() => PageArgs) args: PageArgs, @Ctx() request: Request): Promise<Page<Project>> {
    return page(request, args, (tx, window) => projectsOfList(tx, year, within, level, asOf, window));
  }
}
