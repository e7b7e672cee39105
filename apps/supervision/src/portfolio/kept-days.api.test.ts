import { day, type Day } from '@cornerstone/kernel/day';
import { systemActor } from '@cornerstone/runtime/actor';
import { giveEffect } from '@cornerstone/runtime/bus/effect';
import { earsOf } from '@cornerstone/runtime/bus/inbox';
import { copiesOf } from '@cornerstone/runtime/service';
import { inTransaction, query, type Tx } from '@cornerstone/runtime/transaction';
import { aProject, type ProjectStory } from '@cornerstone/testing/a-project';
import { onServer } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import fc from 'fast-check';
import { definition } from '../slices';
import { KEPT, matched, type From } from './chain.sql';
import { dimensions } from './dimensions';
import { figuresOf, loadsOf, projectsOf } from './portfolio.sql';

const TODAY = day('2024-07-15');
/** Beginnings, ends and middles of months, two years; each is a day on which something may become known, and one that is asked of. */
const DAYS = ['2023-11-30', '2023-12-31', '2024-01-01', '2024-01-31', '2024-02-10', '2024-02-29', '2024-03-01', '2024-04-30', '2024-07-01'] as const;
const YEARS = [2023, 2024] as const;
const ZZ = '410000.410100';
const LY = '410000.410300';

/** A step of a project's story: `on` a day, `n` a number that makes it this one and no other. */
type Step = (story: ProjectStory, told: { on: string; n: number; others: readonly ProjectStory[] }) => ProjectStory;
const year = (n: number): number => YEARS[n % 2] ?? 2024;
const report = (story: ProjectStory, n: number): string => `rpt_${story.id}_${n % 3}`;
const STEPS: Record<string, Step> = {
  listed: (story, { on, n }) => story.listed(year(n), { programme: n % 3 === 0 ? '省重点' : null, level: n % 2 ? 'PROVINCIAL' : 'CITY', sector: n % 4 ? '交通' : null, annualPlan: n % 3 ? `${n}.00` : null, totalInvestment: n % 5 ? null : `${n + 1}00.00`, plannedStart: n % 2 === 0, stage: n % 3 ? 'UNDER_CONSTRUCTION' : 'PLANNED_START', phase: n % 7 ? 'new_start' : 'overdue_start' }, on),
  unlisted: (story, { on, n }) => story.unlisted(year(n), on, { programme: n % 3 === 0 ? '省重点' : null, level: n % 2 ? 'PROVINCIAL' : 'CITY' }),
  withdrawn: (story, { on }) => story.withdrawn(on),
  again: (story, { on, n }) => story.registeredAgain({ totalInvestment: `${n}.00` }, on),
  described: (story, { on, n }) => story.redescribed(n % 3 ? { kind: n % 2 ? 'FILING' : 'APPROVAL', totalInvestment: `${n}.50` } : { sector: n % 2 ? null : '水利', buildStart: '2024-Q1' }, on),
  recoded: (story, { on, n }) => story.recoded(`C-${story.id}-${n}`, on),
  planned: (story, { on, n }) => story.planned(year(n), n, `${n}0.00`, on, { plannedStart: n % 2 === 0, quarters: n % 3 ? [] : [1, 2, 3, 4].map((quarter) => ({ quarter, investment: `${n}.25` })) }),
  reported: (story, { on, n }) => story.reported(year(n), 1 + (n % 12), `${n}.10`, on, report(story, n)),
  week: (story, { on, n }) => story.reportedWeek(year(n), 1 + (n % 9), `${n}.01`, on),
  months: (story, { on, n }) => story.reportedMonths(year(n), 1, 2, `${n}.20`, on),
  amended: (story, { on, n }) => story.amended(report(story, n), year(n + (n % 4 ? 0 : 1)), 1 + (n % 7), `${n}.30`, on),
  started: (story, { on, n }) => story.started(DAYS[n % DAYS.length] ?? on, on), suspended: (story, { on, n }) => story.suspended(DAYS[n % DAYS.length] ?? on, on), resumed: (story, { on, n }) => story.resumed(DAYS[n % DAYS.length] ?? on, on),
  completed: (story, { on }) => story.completed(on), cancelled: (story, { on }) => story.cancelled(on), removed: (story, { on, n }) => story.removed(on, n % 2 ? { year: year(n), stays: true } : {}), dropped: (story, { on }) => story.droppedFromReserve(on),
  carried: (story, { on, n }) => story.carriedBy(`per_${n % 3}`, on, on, n % 2 ? 'PROVINCIAL' : 'COUNTY'), released: (story, { on, n }) => story.releasedFrom(`per_${n % 3}`, on),
  watched: (story, { on, n }) => story.watchedBy(n % 2 ? 'VIDEO' : 'DUST', on), unwatched: (story, { on, n }) => story.unwatched(n % 2 ? 'VIDEO' : 'DUST', on),
  shared: (story, { on, n }) => story.shared(n % 4 ? { [ZZ]: `${n}.00`, [LY]: '3.00' } : {}, on),
  part: (story, { on, n, others }) => story.partOf(others[n % others.length] ?? story, 'SUBPROJECT', on), partNoMore: (story, { on }) => story.partNoMore(on),
  allocated: (story, { n }) => story.allocated('LOCAL_BUDGET', `${n}.00`),
};
const step = fc.record({ what: fc.constantFrom(...Object.keys(STEPS), 'reported', 'reported', 'listed', 'planned', 'week'), on: fc.constantFrom(...DAYS), n: fc.integer({ min: 1, max: 24 }) });
const histories = fc.array(fc.array(step, { minLength: 2, maxLength: 9 }), { minLength: 2, maxLength: 4 });

describe('figures as of every day, from rows that are kept and from the facts 历史时点指标 (S3)', () => {
  let service: TestService;
  let turn = 0;
  beforeAll(async () => { service = await startTestService(definition, TODAY); });
  afterAll(() => service.stop());

  const together = (stories: readonly ProjectStory[], from: number, to: number): Promise<unknown> => {
    const ears = earsOf(copiesOf(definition).flatMap(({ consumers }) => consumers));
    return inTransaction(service.worker, { actor: systemActor('supervision'), service: 'supervision', today: TODAY }, (tx) => giveEffect(tx, stories.flatMap(({ events }) => events.slice(from, to)).filter(({ type }) => ears(type).length > 0), ears));
  };
  const as = <T>(who: string, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(service.app, { actor: person(who), service: 'supervision', today: TODAY }, work);
  const rows = (tx: Tx, asOf: Day | null, year: number | null, from: From): Promise<object[]> => query(tx, `with ${matched('true', from)} select id, ${KEPT} from matched order by id`, [asOf, year]);
  const figures = async (tx: Tx, asOf: Day | null, year: number | null, from: From): Promise<object> => {
    const scope = { filter: {}, year, asOf };
    const window = { offset: 0, limit: 20 };
    return { figures: await figuresOf(tx, scope, ['TOTAL', ...dimensions], from), city: await figuresOf(tx, { ...scope, filter: { region: '410100' } }, ['TOTAL', 'REGION'], from), loads: await loadsOf(tx, scope, window, from), projects: await projectsOf(tx, scope, window, from) };
  };
  /** Both readings on all days: of each project all that is kept of each year, and the figures of one year or of all in turn. */
  async function expectTheSame(): Promise<void> {
    for (const [at, asOf] of [null, ...DAYS.map((on) => day(on)), day('2023-01-01'), day('2024-06-30')].entries()) {
      const from = asOf === null ? 'NOW' : 'DAY';
      const years = [null, ...YEARS];
      await as('drc', async (tx) => {
        for (const each of years) expect([asOf, each, await rows(tx, asOf, each, from)]).toEqual([asOf, each, await rows(tx, asOf, each, 'FACTS')]);
        const asked = years[(at + turn) % years.length] ?? null;
        expect([asOf, asked, await figures(tx, asOf, asked, from)]).toEqual([asOf, asked, await figures(tx, asOf, asked, 'FACTS')]);
      });
    }
    turn += 1;
  }
  // A year of which no report counts on any day says the same as one that has no row; reports of a project that was there on no day are in no figure.
  const all = async (): Promise<unknown[]> => Promise.all(['portfolio_row order by year, id', 'portfolio_past order by year, id, known_from', 'portfolio_done d where cardinality(days) > 0 and (exists (select from portfolio_row r where r.id = d.id) or exists (select from portfolio_past p where p.id = d.id)) order by year, id'].map((table) => service.worker.query(`select * from ${table}`)));

  it('are the same, whatever was told since whatever day, one fact at a time or many together; and so where all is made anew', async () => {
    await fc.assert(fc.asyncProperty(histories, fc.boolean(), async (told, isTogether) => {
      await onServer(service.ownerUrl, (client) => client.query('truncate inbox, project_copy, project_fact, life_fact, listing_fact, plan_fact, progress_fact, fund_fact, leader_fact, removal_fact, feed_fact, part_fact, share_fact, portfolio_row, portfolio_past, portfolio_done, portfolio_made'));
      const stories = told.map((_, at) => aProject({ in: at % 2 ? [ZZ, LY] : [ZZ], totalInvestment: at % 2 ? '50.00' : null, knownOn: DAYS[at] ?? '2024-01-01' }));
      stories.forEach((story, at) => {
        let isThere = true;
        for (const { what, ...each } of told[at] ?? []) {
          // What was withdrawn takes nothing but to be entered again.
          if (isThere === (what === 'again')) continue;
          STEPS[what]?.(story, { ...each, others: stories.filter((other) => other !== story) });
          isThere = what !== 'withdrawn';
        }
      });
      if (isTogether) for (let from = 0; from < 12; from += 4) await together(stories, from, from + 4);
      else await service.tell(...stories);
      await expectTheSame();
      expect(await service.ask('drc', '{ portfolio { count } }')).toMatchObject({ portfolio: { count: expect.any(Number) as number } });
      const before = await all();
      await onServer(service.ownerUrl, (client) => client.query('truncate portfolio_row, portfolio_past, portfolio_done, portfolio_made'));
      await service.tick(TODAY);
      expect(await all()).toEqual(before);
    }), { numRuns: 6, endOnFailure: true });
  }, 300_000);
});
