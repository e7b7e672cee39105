import type { Day } from '@cornerstone/kernel/day';
import type { Ratio } from '@cornerstone/kernel/rate';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { pageFrom } from '../ledger/page-from';
import { requireWithin } from '../ledger/regions';
import { planVerification, stratumOf } from './draw.rules';
import { VerificationPlan } from './plan.entity';
import { PlanVerificationInput } from './verification.inputs';
import { drawableIn } from './verification.sql';

export const VerificationPlanConnection = connectionOf(() => VerificationPlan, 'VerificationPlan', '核验计划');

/** One draw for a scope and a period: who may draw again draws until the sample suits. */
async function requireUndrawn(tx: Tx, { regionCode, year, quarter, month, week, level, programme }: Pick<VerificationPlan, 'regionCode' | 'year' | 'quarter' | 'month' | 'week' | 'level' | 'programme'>): Promise<void> {
  await query(tx, '/* oneDrawAtATime */ select pg_advisory_xact_lock(hashtextextended($1, 9))', [`draw ${regionCode} ${year}`]);
  const found = await query<{ id: string }>(tx, '/* sameDraw */ select id from verification_plan where region_code = $1 and (year, quarter, month, week, level, programme) is not distinct from ($2::int, $3::int, $4::int, $5::int, $6::text, $7::text)', [regionCode, year, quarter, month, week, level, programme]);
  if (found.length > 0) throw new Rejection('P9.drawn-already', { en: 'This scope and period are drawn already: a sample is not drawn again.', zh: '该范围与期间已抽样，不得重复抽取。' }, { planId: found[0]?.id });
}

@Resolver(() => VerificationPlan)
export class VerificationPlanResolver {
  @Change(() => VerificationPlan, () => PlanVerificationInput, 'Draws at random which projects under construction are verified in a period, each region its share; reproducible by its seed (P9). · 核验抽样')
  async planVerification(tx: Tx, input: PlanVerificationInput): Promise<VerificationPlan> {
    const path = await regionPath(tx, input.region, 'P9');
    requireWithin(tx.actor, [path]);
    const scope = { regionCode: input.region, year: input.period.year, quarter: input.period.quarter ?? null, month: input.period.month ?? null, week: input.period.week ?? null, level: input.level ?? null, programme: input.programme ?? null };
    await requireUndrawn(tx, scope);
    const planId = newId('vpl');
    const candidates = (await drawableIn(tx, path, scope)).map(({ id, paths }) => ({ id, stratum: stratumOf(paths, path) }));
    const { fact, drawn, opensOn } = planVerification(candidates, { planId, regionCode: input.region, period: input.period, share: input.share ?? null, count: input.count ?? null, seed: input.seed ? plainText(input.seed, 'seed', 100) : planId, dueOn: input.dueOn ?? null }, knownSince(tx, input));
    const { population, drawn: size, seed } = fact.data;
    const dueOn = fact.data.dueOn as Day;
    const plan = await enter(tx, VerificationPlan, { id: planId, ...scope, regionPaths: [path], population, drawn: size, seed, dueOn, drawnBy: tx.actor.id, knownOn: fact.knownOn }, [fact]);
    await query(tx, `/* keepDrawn */ insert into verification_due (id, plan_id, project_id, stratum, opens_on, due_on, known_on)
      select id, $2, project_id, stratum, $3, $4, $5 from jsonb_to_recordset($1::jsonb) as d(id text, project_id text, stratum text)`, [JSON.stringify(drawn.map(({ id, stratum }) => ({ id: newId('vdu'), project_id: id, stratum }))), planId, opensOn, dueOn, fact.knownOn]);
    return plan;
  }

  @Query(() => VerificationPlanConnection, { nullable: true, description: 'Draws, the latest first (P9). · 核验计划' })
  async verificationPlans(
    @Arg('region', () => ID, { nullable: true, description: 'Drawn from this region or one below it. · 区划（含下级）' }) region: string | null, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<VerificationPlan>> {
    const tx = await request.read();
    const path = region ? await regionPath(tx, region, 'P9') : null;
    const window = windowOf(page);
    const { rows, total } = await pageFrom(tx, VerificationPlan, 'findPlans', `select * from verification_plan where ($1::date is null or known_on <= $1) and ($2::int is null or year = $2) and ($3::text is null or ${liesWithin('region_paths', '$3')})`,
      'f.known_on desc, f.id desc', [asOf ?? request.asOf, year, path], window);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region drawn from. · 抽样区划' })
  region(@Root() plan: VerificationPlan): Region {
    return { code: plan.regionCode };
  }

  @FieldResolver(() => RateType, { description: 'Verified ÷ drawn, of the projects one may see. · 核验完成率' })
  async done(@Root() plan: VerificationPlan, @Ctx() request: Request): Promise<Ratio> {
    const row = await request.batched<Ratio & { plan_id: string }>('done share', plan.id, async (tx, ids) => firstByKey(ids, await query<Ratio & { plan_id: string }>(tx, `/* doneShare */
      select plan_id, count(*) filter (where verification_id is not null and ($2::date is null or done_known_on <= $2))::text as numerator, count(*)::text as denominator from verification_due where plan_id = any($1) group by plan_id`, [ids, request.asOf]), 'plan_id'));
    return { numerator: row?.numerator ?? '0', denominator: row?.denominator ?? '0' };
  }
}
