import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../ledger/project-connection';
import { Project } from '../ledger/project.entity';
import { Landings } from '../leads/lead.entity';
import { allLandings, type Landing } from '../leads/leads.rules';
import { RegionPartType } from '../shares/region-part.type';
import type { RegionPart } from '../shares/region-parts.sql';
import { RoundAddition, RoundEntry, RoundOutcome } from './entry.entity';
import { entriesOf, evidenceOf, overdueStarts, plansOfList, reachedOf, reachedProjects, roundRegions, totalsOf, type EvidenceOf, type Reached, type Total, type YearPlan } from './figures.sql';
import { chainOf, evidenceState, leastOf, type EvidenceState } from './follow.rules';
import { Round, RoundAdjustment, RoundLists } from './round.entity';
import { EvidenceStates, RateParts, RoundFollowThrough, RoundListTotals, RoundSum, RoundThreshold, RoundTotals, RoundVenue, type RatePart } from './round.type';
import { listsOf, type RoundList } from './rounds.rules';
import { findRounds } from './rounds.sql';

export const RoundEntryConnection = connectionOf(() => RoundEntry, 'RoundEntry', '期次条目');
export const RoundOutcomeConnection = connectionOf(() => RoundOutcome, 'RoundOutcome', '增补结果');
const OfList = () => Arg('list', () => RoundLists, { nullable: true, description: 'Only this list. · 批次' });

@Resolver(() => Round)
export class RoundPartsResolver {
  @Query(() => [Round], { nullable: true, description: 'Rounds of a year or all, by the day they were held (P10). · 期次列表' })
  async rounds(@Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Round[]> {
    return findRounds(await request.read(), year, null, asOf ?? request.asOf);
  }

  @Query(() => Round, { nullable: true, description: 'One round by its code; null where there is none (P10). · 单个期次' })
  async round(@Arg('code', () => String, { description: 'Code. · 期次代码' }) code: string, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Round | null> {
    return (await findRounds(await request.read(), null, code, asOf ?? request.asOf))[0] ?? null;
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region whose round it is. · 主办区划' })
  region(@Root() round: Round): Region {
    return { code: round.regionCode };
  }

  @FieldResolver(() => [RoundVenue], { description: 'Venues, the main one first. · 会场' })
  venues(@Root() round: Round): RoundVenue[] {
    return round.venues.toSorted((one, other) => Number(one.kind === 'BRANCH') - Number(other.kind === 'BRANCH')).map((venue) => Object.assign(new RoundVenue(), venue));
  }

  @FieldResolver(() => [RoundThreshold], { description: 'What its lists ask for. · 投资门槛' })
  thresholds(@Root() round: Round): RoundThreshold[] {
    return round.thresholds.map((each) => ({ ...each, minimum: fromYuan(each.minimum) }));
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Closed on; null while it is open. · 关闭日期' })
  closedOn(@Root() round: Round, @Ctx() request: Request): Day | null {
    return round.closedKnownOn !== null && isKnown(request.asOf, { knownOn: round.closedKnownOn }) ? round.closedOn : null;
  }

  @FieldResolver(() => RoundTotals, { description: 'Totals, of the projects one may see. · 汇总' })
  async totals(@Root() round: Round, @Ctx() request: Request): Promise<RoundTotals> {
    const all = (await request.batched<Total[]>('round totals', round.id, (tx, ids) => totalsOf(tx, ids, request.asOf))) ?? [];
    const sum = (part: Total['part'], list: RoundList | null = null) => all.find((each) => each.part === part && each.list === list) ?? { count: 0, investment: 0n };
    const groups = (part: Total['part'], list: RoundList) => all.filter((each) => each.part === part && each.list === list);
    return {
      lists: listsOf(round.kind).map((list) => ({ round, list, count: sum('LIST', list).count, investment: sum('LIST', list).investment, bySector: groups('SECTOR', list), byVenue: groups('VENUE', list) })),
      newProjects: sum('NEW'), converted: sum('CONVERTED'), unconverted: sum('UNCONVERTED'), entries: sum('ALL'), projects: sum('PROJECTS'),
    };
  }

  @FieldResolver(() => RoundEntryConnection, { description: 'Entries as they were added. · 条目' })
  async entries(
    @Root() round: Round, @OfList() list: RoundList | null, @Arg('sector', () => String, { nullable: true, description: 'Only this sector. · 行业' }) sector: string | null,
    @Arg('venue', () => String, { nullable: true, description: 'Only this venue. · 会场' }) venue: string | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request,
  ): Promise<Page<RoundEntry>> {
    const window = windowOf(page);
    const { rows, total } = await entriesOf(await request.read(), round.id, { list, sector, venue }, request.asOf, window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => RoundEntryConnection, { description: 'Starts whose evidence is missing after the round\'s days. · 逾期未交开工佐证' })
  async overdueStarts(@Root() round: Round, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<RoundEntry>> {
    const window = windowOf(page);
    const { rows, total } = await overdueStarts(await request.read(), round.id, request.asOf, request.today, window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => [RoundFollowThrough], { description: 'What became of a list: landed, started, commissioned, at capacity, each on the projects of the stage before. · 跟踪问效' })
  async followThrough(
    @Root() round: Round, @Arg('list', () => RoundLists, { nullable: true, description: 'The list to follow, signing by default. · 批次' }) told: RoundList | null,
    @Arg('landedBy', () => [Landings], { nullable: true, description: 'What counts as landed, any by default. · 何种方式计为履约' }) landedBy: Landing[] | null, @Ctx() request: Request,
  ): Promise<RoundFollowThrough[]> {
    const list = told ?? listsOf(round.kind)[0] ?? 'START';
    const by = landedBy ?? [...allLandings];
    const reached = await request.batched<Reached[]>(`follow ${list} ${by.join()}`, round.id, async (tx, ids) => allByKey(ids, await reachedOf(tx, ids, list, by, request.asOf), 'roundId'));
    return chainOf(list, new Map((reached ?? []).map((each) => [each.reached, each.count]))).map((step) => Object.assign(new RoundFollowThrough(), { round, list, landedBy: by, ...step }));
  }

  @FieldResolver(() => RoundAddition, { nullable: true, description: 'The latest addition, with what became of each row; null for who may not see it. · 最近一次增补' })
  async lastAddition(@Root() round: Round, @Ctx() request: Request): Promise<RoundAddition | null> {
    const last = round.lastAdditionId === null ? null : await request.one(RoundAddition, 'id', round.lastAdditionId);
    return last && isKnown(request.asOf, last) ? last : null;
  }

  @FieldResolver(() => [RoundAdjustment], { description: 'Adjustments, oldest first. · 调整记录' })
  async adjustments(@Root() round: Round, @Ctx() request: Request): Promise<RoundAdjustment[]> {
    return (await request.all(RoundAdjustment, 'round_id', round.id, 'known_on, id')).filter((each) => isKnown(request.asOf, each));
  }
}

@Resolver(() => RoundVenue)
export class RoundVenueResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region that hosts it. · 承办区划' })
  region(@Root() venue: RoundVenue & { region: string }): Region {
    return { code: venue.region };
  }
}

@Resolver(() => RoundListTotals)
export class RoundListResolver {
  @FieldResolver(() => RoundSum, { description: 'What its projects plan for a year, the round\'s by default, as known on the day: how many have a plan, and how much it is together. · 年度计划投资' })
  async yearPlan(@Root() { round, list }: RoundListTotals, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @Ctx() request: Request): Promise<RoundSum> {
    const own = checkPeriod({ year: year ?? round.year }).year;
    return (await request.batched<YearPlan>(`round plans ${list} ${own}`, round.id, (tx, ids) => plansOfList(tx, ids, list, own, request.asOf))) ?? { count: 0, investment: 0n };
  }

  @FieldResolver(() => [RegionPartType], { description: 'By the regions one step below the round\'s: each lists what lies in it, the round counts it once. · 分区划' })
  async byRegion(@Root() { round, list }: RoundListTotals, @Ctx() request: Request): Promise<RegionPart[]> {
    const parts = await request.batched<RegionPart[]>(`round regions ${list} ${round.regionPath}`, round.id, async (tx, ids) => allByKey(ids, await roundRegions(tx, ids, list, request.asOf, round.regionPath), 'key'));
    return parts ?? [];
  }
}

@Resolver(() => RoundAddition)
export class RoundAdditionResolver {
  @FieldResolver(() => RoundOutcomeConnection, { description: 'What became of each row, in their order. · 逐项结果' })
  outcomes(@Root() addition: RoundAddition, @Args(() => PageArgs) page: PageArgs): Page<RoundOutcome> {
    const window = windowOf(page);
    return pageOf(addition.outcomes.slice(window.offset, window.offset + window.limit), addition.outcomes.length, window);
  }
}

@Resolver(() => RoundEntry)
export class RoundEntryResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() entry: RoundEntry, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', entry.projectId);
  }

  private async ofStart({ id, roundId, list }: RoundEntry, request: Request): Promise<EvidenceOf | null> {
    if (list !== 'START') return null;
    const all = await request.batched<EvidenceOf[]>('start evidence', roundId, async (tx, ids) => {
      const found = await evidenceOf(tx, ids, request.asOf);
      return ids.map(() => found);
    });
    return firstByKey([id], all ?? [], 'id')[0] ?? null;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Day by which a start has its evidence; null for other lists. · 开工佐证期限' })
  async evidenceDue(@Root() entry: RoundEntry, @Ctx() request: Request): Promise<Day | null> {
    return (await this.ofStart(entry, request))?.due ?? null;
  }

  @FieldResolver(() => EvidenceStates, { description: 'Evidence of the start. · 开工佐证状态' })
  async startEvidence(@Root() entry: RoundEntry, @Ctx() request: Request): Promise<EvidenceState> {
    const start = await this.ofStart(entry, request);
    return start ? evidenceState(start.due, start.evidenceOn, request.asOf ?? request.today) : 'NOT_NEEDED';
  }
}

@Resolver(() => RoundFollowThrough)
export class FollowThroughResolver {
  @FieldResolver(() => ProjectConnection, { description: 'The projects behind a part of the rate, by code. · 项目清单' })
  async projects(
    @Root() { round, list, landedBy, reached }: RoundFollowThrough, @Arg('part', () => RateParts, { nullable: true, description: 'Which part, the numerator by default. · 分子或分母' }) part: RatePart | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request,
  ): Promise<Page<Project>> {
    const window = windowOf(page);
    const { rows, total } = await reachedProjects(await request.read(), round.id, list, landedBy, part === 'DENOMINATOR' ? leastOf(list, reached - 1) : reached, request.asOf, window);
    return pageOf(rows, total, window);
  }
}
