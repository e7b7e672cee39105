import type { Day } from '@cornerstone/kernel/day';
import type { Ratio } from '@cornerstone/kernel/rate';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { Round } from '../rounds/round.entity';
import { RateParts, type RatePart } from '../rounds/round.type';
import { Landings, Lead, LeadLanding, LeadTalk } from './lead.entity';
import { LeadFilter } from './leads.inputs';
import { allLandings, type Landing } from './leads.rules';
import { allRateGroups, findLeads, landingRates, leadsBehind, type RateGroup, type RateScope } from './leads.sql';

export const LeadConnection = connectionOf(() => Lead, 'Lead', '招商线索');
export const LeadTalkConnection = connectionOf(() => LeadTalk, 'LeadTalk', '招商洽谈');
const RateGroups = enumOf(allRateGroups, 'LandingRateGroup', 'What the landing rate is cut by. · 分组', { REGION: 'the regions one step below the filter\'s, else the cities · 区划', CHAIN: 'chain · 产业链', YEAR: 'year of signing · 签约年度' });

@ObjectType({ description: 'Signed investments that landed ÷ all that were signed. · 签约落地率' })
export class LandingRate {
  scope: RateScope;
  @Field(() => String, { nullable: true, description: 'Region, chain or year; null for all, and where none is said. · 分组' }) key: string | null;
  @Field(() => RateType, { description: 'Landed ÷ signed. · 落地率' }) rate: Ratio;
}

@Resolver(() => Lead)
export class LeadPartsResolver {
  @Query(() => LeadConnection, { nullable: true, description: 'Investment leads by filter, the first known first (P12). · 招商线索' })
  async leads(@Arg('filter', () => LeadFilter, { nullable: true, description: 'Which. · 筛选' }) filter: LeadFilter | null, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Page<Lead>> {
    const window = windowOf(page);
    const { rows, total } = await findLeads(await request.read(), filter ?? {}, asOf ?? request.asOf, window);
    return pageOf(rows, total, window);
  }

  @Query(() => [LandingRate], { nullable: true, description: 'Landing rate of what was signed (签约落地率), of all or by region, chain or year of signing (P12). · 签约落地率' })
  async landingRate(
    @Arg('by', () => RateGroups, { nullable: true, description: 'Cut by what; one rate of all if left out. · 分组' }) by: RateGroup | null, @Arg('filter', () => LeadFilter, { nullable: true, description: 'Which leads. · 筛选' }) filter: LeadFilter | null,
    @Arg('counts', () => [Landings], { nullable: true, description: 'What counts as landed: any of the three by default. · 何种方式计为落地' }) counts: Landing[] | null, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<LandingRate[]> {
    const scope: RateScope = { filter: filter ?? {}, asOf: asOf ?? request.asOf, counts: counts ?? [...allLandings], by: by ?? null };
    return (await landingRates(await request.read(), scope)).map((row) => Object.assign(new LandingRate(), { scope, ...row }));
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region it is for. · 承接区划' })
  region(@Root() lead: Lead): Region {
    return { code: lead.regionCode };
  }

  @FieldResolver(() => Project, { nullable: true, description: 'The project it became. · 所转化项目' })
  async project(@Root() lead: Lead, @Ctx() request: Request): Promise<Project | null> {
    return lead.projectId === null ? null : request.asKnown(Project, 'id', lead.projectId);
  }

  @FieldResolver(() => Round, { nullable: true, description: 'The round at which it was signed. · 签约期次' })
  async round(@Root() lead: Lead, @Ctx() request: Request): Promise<Round | null> {
    return lead.roundId === null ? null : request.one(Round, 'id', lead.roundId);
  }

  @FieldResolver(() => LeadTalkConnection, { description: 'Talks, oldest first. · 洽谈记录' })
  async talks(@Root() lead: Lead, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<LeadTalk>> {
    const window = windowOf(page);
    const known = (await request.all(LeadTalk, 'lead_id', lead.id, 'on_day, id')).filter((talk) => isKnown(request.asOf, talk));
    return pageOf(known.slice(window.offset, window.offset + window.limit), known.length, window);
  }

  @FieldResolver(() => [LeadLanding], { description: 'How it landed, each way once. · 落地情况' })
  async landings(@Root() lead: Lead, @Ctx() request: Request): Promise<LeadLanding[]> {
    return (await request.all(LeadLanding, 'lead_id', lead.id, 'on_day, id')).filter((landing) => isKnown(request.asOf, landing));
  }
}

@Resolver(() => LandingRate)
export class LandingRateResolver {
  @FieldResolver(() => LeadConnection, { description: 'The leads behind a part of the rate. · 线索清单' })
  async leads(@Root() { scope, key }: LandingRate, @Arg('part', () => RateParts, { nullable: true, description: 'Which part, the numerator by default. · 分子或分母' }) part: RatePart | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Lead>> {
    const window = windowOf(page);
    const { rows, total } = await leadsBehind(await request.read(), scope, key, part ?? 'NUMERATOR', window);
    return pageOf(rows, total, window);
  }
}
