import { earlier, type Day } from '@cornerstone/kernel/day';
import { fromYuan, sumFen, toYuan } from '@cornerstone/kernel/money';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { checkOf, compared, growth, isReached, pointsBetween } from './pace.rules';
import { comparedOf, pacesOf, planChecks, type Basis, type Compared, type Pace } from './pace.sql';
import { Bases, HalfYear, ProjectPace, ProjectPaceConnection, YearOnYear } from './pace.type';

type Check = ReturnType<typeof checkOf>;
const checkFor = async (request: Request, year: number): Promise<Check> => checkOf(year, await request.batched('plan checks', '', async (tx) => [await planChecks(tx)]) ?? []);
const rateOf = ({ doneOfPlanned, planned }: Compared) => ({ numerator: doneOfPlanned, denominator: planned });

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
    const paces = await pacesOf(await request.read(), { filter: filter ?? {} }, year, on, asOf ?? request.asOf);
    const [planned, done] = [toYuan(sumFen(paces.map((each) => fromYuan(each.planned)))), toYuan(sumFen(paces.map((each) => fromYuan(each.done))))];
    const reached = paces.map((each) => isReached(each.done, each.planned, sharePercent)).filter((each) => each !== null);
    return { on, sharePercent, investment: { numerator: done, denominator: planned }, met: isReached(done, planned, sharePercent), projects: { numerator: String(reached.filter(Boolean).length), denominator: String(reached.length) }, paces };
  }

  @FieldResolver(() => ProjectPaceConnection, { description: 'Projects with a plan, by code: those that have done their share, or those that have not. · 项目清单' })
  async list(@Root() { paces, ...check }: HalfYear, @Arg('met', () => Boolean, { nullable: true, description: 'Only those that have, or have not; all by default. · 是否过半' }) met: boolean | null | undefined, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<ProjectPace>> {
    const chosen = paces.filter((each) => met === null || met === undefined || isReached(each.done, each.planned, check.sharePercent) === met);
    const window = windowOf(page);
    const shown = chosen.slice(window.offset, window.offset + window.limit);
    const projects = await Promise.all(shown.map(({ projectId }) => request.asKnown(Project, 'id', projectId)));
    return pageOf(shown.map((each, at) => paceOf(each, check, projects[at] ?? null)), chosen.length, window);
  }
}

@Resolver(() => Project)
export class PaceResolver {
  @FieldResolver(() => ProjectPace, { nullable: true, description: 'The half-year check of the project; null where the year has no plan (P5). · 双过半' })
  async halfYear(@Root() project: Project, @Arg('year', () => Int, { description: 'Year. · 年度' }) year: number, @Ctx() request: Request): Promise<ProjectPace | null> {
    const check = await checkFor(request, year);
    const pace = await request.batched<Pace>(`half-year ${year}`, project.id, async (tx, ids) => firstByKey(ids, await pacesOf(tx, { ids }, year, check.on, request.asOf), 'projectId'));
    return pace && paceOf(pace, check, project);
  }

  @Query(() => YearOnYear, { nullable: true, description: 'Investment of a period against the year before, on a comparable basis (P6): by default from January to its end, of the projects reported in both. Only reports that lie wholly in a period count in it. · 投资同比' })
  async yearOnYear(
    @Arg('filter', () => ProjectFilter, { nullable: true, description: 'Which projects. · 筛选' }) filter: ProjectFilter | null, @Arg('period', () => PeriodInput, { description: 'Period of the later year. · 期间' }) period: PeriodInput,
    @Arg('basis', () => Bases, { defaultValue: Bases.SAME_PROJECTS, description: 'Comparable basis. · 可比口径' }) basis: Basis, @Arg('cumulative', () => Boolean, { defaultValue: true, description: 'From January to the end of the period, or in it alone. · 是否累计' }) cumulative: boolean,
    @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<YearOnYear> {
    const { now, before } = compared(period, cumulative);
    const day = asOf ?? request.asOf;
    const [later, base] = await comparedOf(await request.read(), filter ?? {}, basis, [now, before], day && earlier(day, request.today));
    if (!later || !base) throw new Error('two years are compared');
    return {
      basis, projectsNow: later.projects, projectsBefore: base.projects, now: fromYuan(later.done), before: fromYuan(base.done), growth: growth(later.done, base.done),
      rateNow: rateOf(later), rateBefore: rateOf(base), points: pointsBetween(rateOf(later), rateOf(base)),
    };
  }
}
