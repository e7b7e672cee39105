import { earlier, type Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { checkOf, compared, growth, isReached, pointsBetween } from './pace.rules';
import { comparedOf, type Basis, type Compared, type Spans } from './compared.sql';
import { pacePage, pacesOf, paceSums, planChecks, type Pace } from './pace.sql';
import { Bases, HalfYear, ProjectPace, ProjectPaceConnection, YearOnYear } from './pace.type';

type Check = ReturnType<typeof checkOf>;
const checkFor = async (request: Request, year: number): Promise<Check> => checkOf(year, await request.batched('plan checks', '', async (tx) => [await planChecks(tx)]) ?? []);
const rateOf = ({ doneOfPlanned, planned }: Compared): Ratio => ({ numerator: doneOfPlanned, denominator: planned });

function paceOf({ planned, done }: Pace, { on, sharePercent }: Check, project: Project | null): ProjectPace {
  return { project, on, sharePercent, planned: fromYuan(planned), done: fromYuan(done), rate: { numerator: done, denominator: planned }, met: isReached(done, planned, sharePercent) };
}

@Resolver(() => HalfYear)
export class HalfYearResolver {
  @Query(() => HalfYear, { nullable: true, description: 'Whether at least half of the year\'s plan is done by 30 June: all together and how many projects (P5). · 双过半' })
  async halfYear(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null, @Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<HalfYear> {
    const { on, sharePercent } = await checkFor(request, year);
    const scope = { which: { filter: filter ?? {} }, year, on, asOf: asOf ?? request.asOf };
    const { planned, done, reached, counted } = await paceSums(await request.read(), scope, sharePercent);
    return { on, sharePercent, investment: { numerator: done, denominator: planned }, met: isReached(done, planned, sharePercent), projects: { numerator: reached, denominator: counted }, scope };
  }

  @FieldResolver(() => ProjectPaceConnection, { description: 'Projects with a plan, by code: those that have done their share, or those that have not. · 项目清单' })
  async list(@Root() { scope, ...check }: HalfYear, @Arg('met', () => Boolean, { nullable: true, description: 'Only those that have, or have not; all by default. · 是否过半' }) met: boolean | null | undefined, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<ProjectPace>> {
    const window = windowOf(page);
    const { rows, total } = await pacePage(await request.read(), scope, check.sharePercent, met ?? null, window);
    const projects = await Promise.all(rows.map(({ projectId }) => request.asKnown(Project, 'id', projectId)));
    return pageOf(rows.map((each, at) => paceOf(each, check, projects[at] ?? null)), total, window);
  }
}

@Resolver(() => Project)
export class PaceResolver {
  @FieldResolver(() => ProjectPace, { nullable: true, description: 'The half-year check of the project; null where the year has no plan (P5). · 双过半' })
  async halfYear(@Root() project: Project, @Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @Ctx() request: Request): Promise<ProjectPace | null> {
    const check = await checkFor(request, year);
    const pace = await request.batched<Pace>(`half-year ${year}`, project.id, async (tx, ids) => firstByKey(ids, await pacesOf(tx, { which: { ids }, year, on: check.on, asOf: request.asOf }), 'projectId'));
    return pace && paceOf(pace, check, project);
  }
}

@Resolver(() => YearOnYear)
export class YearOnYearResolver {
  @Query(() => YearOnYear, { nullable: true, description: 'Investment of a period against the year before, on a comparable basis (P6): by default from January to its end, of the projects reported in both. Only reports that lie wholly in a period count in it. · 投资同比' })
  async yearOnYear(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null, @Arg('period', () => PeriodInput, { description: 'Period of the later year. · 期间' }) period: PeriodInput,
    @Arg('basis', () => Bases, { defaultValue: Bases.SAME_PROJECTS, description: 'Comparable basis. · 可比口径' }) basis: Basis, @Arg('cumulative', () => Boolean, { defaultValue: true, description: 'From January to the end of the period, or in it alone. · 是否累计' }) cumulative: boolean,
    @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<YearOnYear> {
    const { now, before } = compared(period, cumulative);
    const day = asOf ?? request.asOf;
    const asked = { scope: { filter: filter ?? {}, basis, asOf: day && earlier(day, request.today) }, spans: [now, before] as const };
    const [later, base] = await spansOf(request, asked, false);
    return { basis, projectsNow: later.projects, projectsBefore: base.projects, now: fromYuan(later.done), before: fromYuan(base.done), growth: growth(later.done, base.done), asked };
  }

  @FieldResolver(() => RateType, { description: 'Done ÷ the year\'s plans of the same projects. · 本期计划完成率' })
  async rateNow(@Root() { asked }: YearOnYear, @Ctx() request: Request): Promise<Ratio> {
    return rateOf((await spansOf(request, asked, true))[0]);
  }

  @FieldResolver(() => RateType, { description: 'The same of the year before. · 上年同期计划完成率' })
  async rateBefore(@Root() { asked }: YearOnYear, @Ctx() request: Request): Promise<Ratio> {
    return rateOf((await spansOf(request, asked, true))[1]);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Percentage points between the two rates, two places: points, not percent. · 完成率相差（百分点）' })
  async points(@Root() { asked }: YearOnYear, @Ctx() request: Request): Promise<string | null> {
    const [later, base] = await spansOf(request, asked, true);
    return pointsBetween(rateOf(later), rateOf(base));
  }
}

/** Months of one year and filter that an operation asks for side by side are one statement: a series of twelve is not twelve walks through a province. */
async function spansOf(request: Request, { scope, spans }: YearOnYear['asked'], withPlans: boolean): Promise<[Compared, Compared]> {
  const found = await request.batched<[Compared, Compared]>(`year on year ${JSON.stringify([scope, spans[0].year, withPlans])}`, JSON.stringify(spans),
    (tx, keys) => comparedOf(tx, scope, keys.map((key) => JSON.parse(key) as Spans), withPlans));
  if (!found) throw new Error('two years are compared');
  return found;
}
