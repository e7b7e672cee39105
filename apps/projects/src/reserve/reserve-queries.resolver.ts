import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, toYuan } from '@cornerstone/kernel/money';
import { notFound } from '@cornerstone/kernel/rejection';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person, Region } from '@cornerstone/runtime/graph/references';
import { isKnown } from '@cornerstone/runtime/known-on';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ReserveEntry } from './entry.entity';
import { findEntries, volumeOf } from './entries.sql';
import { AdmissionStandard } from './policy.entity';
import { goalOf, policyOn } from './policy.sql';
import { ReserveFilter } from './reserve.inputs';
import { ReserveVolume } from './reserve.type';
import { ReserveDecision, ReserveSession } from './session.entity';
import { decisionsOf, findSessions } from './sessions.sql';

export const ReserveEntryConnection = connectionOf(() => ReserveEntry, 'ReserveEntry', '储备库条目');
export const ReserveSessionConnection = connectionOf(() => ReserveSession, 'ReserveSession', '滚动调整');
export const ReserveSessionDecisionConnection = connectionOf(() => ReserveDecision, 'ReserveSessionDecision', '单项决定');
export const AdmissionStandardConnection = connectionOf(() => AdmissionStandard, 'AdmissionStandard', '准入标准');

@Resolver()
export class ReserveQueries {
  @Query(() => ReserveEntryConnection, { nullable: true, description: 'The reserve library: entries by filter, the oldest first, as known on a day (P1). · 储备库' })
  async reserve(@Arg('filter', () => ReserveFilter, { nullable: true, description: 'Which. · 筛选' }) filter: ReserveFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Page<ReserveEntry>> {
    const window = windowOf(page);
    const tx = await request.read();
    const day = asOf ?? request.asOf;
    const { rows, total } = await findEntries(tx, filter ?? {}, window, day, (await policyOn(tx, day ?? request.today, day)).staleAfterDays);
    return pageOf(rows, total, window);
  }

  @Query(() => ReserveEntry, { nullable: true, description: 'One entry of the library. · 单个储备条目' })
  async reserveEntry(@Arg('id', () => ID, { description: 'Id. · 标识' }) id: string, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<ReserveEntry> {
    const tx = await request.read();
    const [entry] = await select(tx, ReserveEntry, `/* reserveEntry */ select * from ${tableAsOf(tx, ReserveEntry, asOf ?? request.asOf, { column: 'id', keys: 'array[$1]' })} e where id = $1`, [id]);
    if (!entry) throw notFound({ en: 'The reserve entry', zh: '储备条目' }, id.slice(0, 100));
    return entry;
  }

  @Query(() => ReserveSessionConnection, { nullable: true, description: 'Rolling adjustments, the latest first (P1). · 季度滚动调整' })
  async reserveSessions(
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<ReserveSession>> {
    const window = windowOf(page);
    const tx = await request.read();
    const { rows, total } = await findSessions(tx, region ? await regionPath(tx, region, 'P1') : null, year, asOf ?? request.asOf, window);
    return pageOf(rows, total, window);
  }

  @Query(() => ReserveVolume, { nullable: true, description: 'What a region\'s library holds against its goal of a year, as known on a day (千亿储备库, P1). · 储备规模' })
  async reserveVolume(@Arg('region', () => ID, { description: 'Region. · 区划' }) region: string, @Arg('year', () => Int, { description: 'Year of the goal. · 年度' }) year: number, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<ReserveVolume> {
    const tx = await request.read();
    const day = asOf ?? request.asOf;
    const rows = await volumeOf(tx, await regionPath(tx, region, 'P1'), day);
    const goal = await goalOf(tx, region, year, day);
    const whole = rows.find(({ category }) => category === null) ?? { entries: 0, investment: '0.00' };
    return {
      entries: whole.entries, investment: fromYuan(whole.investment), goal: goal?.investment ?? null, entriesGoal: goal?.entries ?? null, rate: { numerator: whole.investment, denominator: goal ? toYuan(goal.investment) : '0.00' }, entriesRate: { numerator: String(whole.entries), denominator: String(goal?.entries ?? 0) },
      by: rows.flatMap(({ category, entries, investment }) => (category === null ? [] : [{ category, entries, investment: fromYuan(investment) }])),
    };
  }

  @Query(() => AdmissionStandardConnection, { nullable: true, description: 'Admission standards that were set, the latest first; behind them stand defaults of the house (P1). · 准入标准' })
  async admissionStandards(@Arg('sector', () => String, { nullable: true, description: 'Sector they hold for. · 行业' }) sector: string | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Page<AdmissionStandard>> {
    const window = windowOf(page);
    const all = (await select(await request.read(), AdmissionStandard, "/* admissionStandards */ select * from admission_standard where $1::text is null or sectors = '{}' or $1 = any(sectors) order by valid_from desc, id desc", [sector])).filter((row) => isKnown(asOf ?? request.asOf, row));
    return pageOf(all.slice(window.offset, window.offset + window.limit), all.length, window);
  }
}

@Resolver(() => ReserveSession)
export class SessionPartsResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region of its scope. · 区划' })
  region(@Root() session: ReserveSession): Region {
    return { code: session.regionCode };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who closed it. · 完成人' })
  closedBy(@Root() session: ReserveSession): Person {
    return { id: session.closedBy };
  }

  @FieldResolver(() => ReserveSessionDecisionConnection, { description: 'Each decision. · 各条目决定' })
  async decisions(@Root() session: ReserveSession, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<ReserveDecision>> {
    const window = windowOf(page);
    const found = await request.batched<{ rows: ReserveDecision[]; total: number }>(`session decisions ${window.offset} ${window.limit}`, session.id, (tx, ids) => decisionsOf(tx, ids, window));
    return pageOf(found?.rows ?? [], found?.total ?? 0, window);
  }
}

@Resolver(() => ReserveDecision)
export class DecisionPartsResolver {
  @FieldResolver(() => ReserveEntry, { nullable: true, description: 'Entry. · 储备条目' })
  entry(@Root() decision: ReserveDecision, @Ctx() request: Request): Promise<ReserveEntry | null> {
    return request.asKnown(ReserveEntry, 'id', decision.entryId);
  }
}
