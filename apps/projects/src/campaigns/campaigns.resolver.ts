import type { Day } from '@cornerstone/kernel/day';
import { forbidden, notFound } from '@cornerstone/kernel/rejection';
import type { Ratio } from '@cornerstone/kernel/rate';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { isKnown, knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { ProjectConnection } from '../ledger/project-connection';
import { Project } from '../ledger/project.entity';
import { pathsOf, requireWithin } from '../ledger/regions';
import { StartKinds } from '../lifecycle/start-plan.entity';
import type { StartKind } from '../lifecycle/start-plan.rules';
import { Campaign } from './campaign.entity';
import { OpenCampaignInput } from './campaigns.inputs';
import { isMet, members, openCampaign, rateOf, type Standing } from './campaigns.rules';
import { findCampaigns, standingsOf } from './campaigns.sql';

/** 000: every one of them. */
const TARGET_PERCENT = '100';

export const CampaignConnection = connectionOf(() => Campaign, 'Campaign', '开复工战役');
const campaignParts = ['MEMBERS', 'DONE', 'PENDING', 'MISSED', 'DONE_LATE'] as const;
type CampaignPart = (typeof campaignParts)[number];
const CampaignParts = enumOf(campaignParts, 'CampaignPart', 'Which projects of a campaign. · 战役项目范围', {
  MEMBERS: 'all · 全部', DONE: 'started or resumed by the due day · 按期完成', PENDING: 'the due day has not passed · 期限内未完成', MISSED: 'the due day passed before, done since or not · 逾期', DONE_LATE: 'of the missed, those done since · 逾期后完成',
});

@ObjectType({ description: 'Where a campaign stands on a day. · 战役进展' })
export class CampaignStatus {
  @Field(() => DateScalar, { description: 'On. · 日期' }) on: Day;
  @Field(() => Int, { description: 'Projects that belong to it; removed ones no more. · 项目数' }) members: number;
  @Field(() => Int, { description: 'Started or resumed by the due day. · 按期完成' }) done: number;
  @Field(() => Int, { description: 'Not yet, the due day has not passed. · 期限内未完成' }) pending: number;
  @Field(() => Int, { description: 'Not by the due day. · 逾期' }) missed: number;
  @Field(() => Int, { description: 'Of the missed, those done since. · 逾期后完成' }) doneLate: number;
  @Field(() => RateType, { description: 'Done by the due day ÷ members. · 完成率' }) rate: Ratio;
  @Field(() => Boolean, { nullable: true, description: 'Whether the target share is reached; null without members. · 是否达标' }) met: boolean | null;

  constructor(readonly standing: Standing, { targetPercent }: Campaign, on: Day) {
    const { done, pending, missed, doneLate } = standing;
    Object.assign(this, { on, members: members(standing).length, done: done.length, pending: pending.length, missed: missed.length, doneLate: doneLate.length, rate: rateOf(standing), met: isMet(standing, targetPercent) });
  }
}

@Resolver(() => Campaign)
export class CampaignsResolver {
  @Change(() => Campaign, () => OpenCampaignInput, 'Opens a campaign of starts or resumptions with its target (P2, 000). · 启动开复工战役')
  async openCampaign(tx: Tx, input: OpenCampaignInput): Promise<Campaign> {
    const { name, kind, opensOn, dueOn } = input;
    const regions = [...new Set(input.regions ?? [])];
    const regionPaths = await pathsOf(tx, regions);
    if (regions.length === 0 && tx.actor.regions !== '*') throw forbidden('access.outside-your-region', { en: 'A campaign without regions is of the whole country: name those of your own.', zh: '未注明区划的战役面向全国，请注明本人负责的区划。' });
    if (regions.length > 0) requireWithin(tx.actor, regionPaths);
    const id = newId('cmp');
    const [known] = await query<{ namesakes: number }>(tx, '/* namesakes */ select count(*)::int as namesakes from campaign where name = $1 and opens_on = $2', [name.trim(), opensOn]);
    const decided = openCampaign({ campaignId: id, name, kind, opensOn, dueOn, targetPercent: input.targetPercent ?? TARGET_PERCENT, regions, programme: input.programme ?? null, level: input.level ?? null }, known?.namesakes ?? 0, knownSince(tx, input));
    const { campaignId: _id, regions: regionCodes, ...told } = decided.data;
    return enter(tx, Campaign, { ...told, id, regionCodes, opensOn, dueOn, level: input.level ?? null, regionPaths, openedBy: tx.actor.id, knownOn: decided.knownOn }, [decided]);
  }

  @Query(() => CampaignConnection, { nullable: true, description: 'Campaigns of starts and resumptions, the latest due first (P2). · 开复工战役' })
  async campaigns(@Arg('kind', () => StartKinds, { nullable: true, description: 'Starts or resumptions. · 开工或复工' }) kind: StartKind | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Page<Campaign>> {
    const window = windowOf(page);
    const { rows, total } = await findCampaigns(await request.read(), kind, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @Query(() => Campaign, { nullable: true, description: 'One campaign by id. · 单个战役' })
  async campaign(@Arg('id', () => ID, { description: 'Id. · 标识' }) id: string, @Ctx() request: Request): Promise<Campaign> {
    const campaign = await request.one(Campaign, 'id', id);
    if (!campaign || !isKnown(request.asOf, campaign)) throw notFound({ en: 'The campaign', zh: '战役' }, id.slice(0, 100));
    return campaign;
  }

  @FieldResolver(() => [Region], { nullable: 'items', description: 'Regions; empty for all. · 区划' })
  regions(@Root() { regionCodes }: Campaign): Region[] {
    return regionCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => CampaignStatus, { nullable: true, description: 'Where it stands on a day, by what was known then; today where none is given, null before it opens. · 战役进展' })
  async status(@Root() campaign: Campaign, @Arg('on', () => DateScalar, { nullable: true, description: 'On. · 日期' }) told: Day | null, @Ctx() request: Request): Promise<CampaignStatus | null> {
    const today = request.asOf ?? request.today;
    const on = told !== null && told < today ? told : today;
    const standing = await request.batched<Standing>(`campaign standings ${on}`, campaign.id, async (tx, ids) => {
      const known = await Promise.all(ids.map((id) => request.one(Campaign, 'id', id)));
      return standingsOf(tx, known.flatMap((each) => (each ? [{ campaign: each, on }] : [])));
    });
    return standing && new CampaignStatus(standing, campaign, on);
  }
}

@Resolver(() => CampaignStatus)
export class CampaignStatusResolver {
  @FieldResolver(() => ProjectConnection, { description: 'Its projects, by code. · 项目清单' })
  async projects(@Root() { standing }: CampaignStatus, @Arg('part', () => CampaignParts, { defaultValue: 'MEMBERS', description: 'Which of them. · 范围' }) part: CampaignPart, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Project | null>> {
    const ids = { MEMBERS: members(standing), DONE: standing.done, PENDING: standing.pending, MISSED: standing.missed, DONE_LATE: standing.doneLate }[part];
    const window = windowOf(page);
    const nodes = await Promise.all(ids.slice(window.offset, window.offset + window.limit).map((id) => request.asKnown(Project, 'id', id)));
    return pageOf(nodes, ids.length, window);
  }
}
