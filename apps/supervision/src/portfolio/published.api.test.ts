import type { Received } from '@cornerstone/events/define';
import { regionDefined } from '@cornerstone/events/directory';
import { day, dayOf, lastDayOfMonth, type Day } from '@cornerstone/kernel/day';
import { fenFrom, toYuan, type Fen } from '@cornerstone/kernel/money';
import { snakeCased } from '@cornerstone/runtime/naming';
import { aProject, type ProjectStory } from '@cornerstone/testing/a-project';
import { onServer } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import { codeOfRegion, headlinesFor, pathOfRegion, titleOf, type Headline } from '@cornerstone/testing/headlines';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { portfolioCopies } from './facts.consumer';

const figures = headlinesFor('LIST');
const FIGURES = 'count totalInvestment { amount(unit: YUAN) } plannedInvestment { amount(unit: YUAN) } investmentDone { amount(unit: YUAN) } startRate { value numerator denominator } investmentRate { value } completionRate { denominator } by(dimension: STAGE) { key count }';
interface Told { count: number; totalInvestment: { amount: string }; plannedInvestment: { amount: string }; investmentDone: { amount: string }; startRate: { value: number; numerator: string; denominator: string }; investmentRate: { value: number }; completionRate: { denominator: string }; by: { key: string; count: number }[] }

/** Places outside the two provinces of data/regions.csv, and those no source names, which stand for the whole of what is told. */
const ELSEWHERE: Readonly<Record<string, string>> = { 广东省: '440000', 山东省: '370000', 汉中市: '610700' };
const regionOf = ({ region }: Headline): string | null => codeOfRegion(region) ?? ELSEWHERE[region] ?? null;
/** Published apart from their cities (trap 2); in the ledger they lie within them. */
const APART = ['巩义市', '兰考县', '邓州市'];
/** Sectors that a source counts again within another: the same project is mentioned under both. */
const WITHIN: Readonly<Record<string, string>> = { 先进制造业: '产业转型升级', 交通: '重大基础设施' };
const SECTORS: Readonly<Record<string, string>> = { projects_transformation: '转型', projects_social: '社会民生' };
/** Projects told through the inbox, event by event; of more, the rows that the consumers keep. */
const MANY = 15;

const yearOf = ({ period }: Headline): number => Number(period.slice(0, 4));
const listOf = ({ programme, source_title: source }: Headline): string => `${programme.split(' ')[0] ?? ''}（${source.replace(/\(分市.*/, '')}）`;
const sectorOf = ({ programme, metric }: Headline): string | null => SECTORS[metric] ?? programme.split(' ')[1] ?? null;
/** The last day of what a figure says: null for a year, which is told by all that is known of it. */
function endOf({ period }: Headline): Day | null {
  const [year = '', part = ''] = period.split(/-(.*)/);
  if (part === '') return null;
  const month = part.startsWith('Q') ? 3 * Number(part.slice(1)) : Number(part.slice(0, 2));
  return lastDayOfMonth(Number(year), month);
}
/** 188/225 in a note. */
const ratioOf = (note: string): [string, string] | null => { const [, above, below] = /(?:^|\s)(\d[\d.]*)\/(\d[\d.]*)(?:=|$|:)/.exec(note) ?? []; return above && below && Number(above) / Number(below) < 2 ? [above, below] : null; };
/** The unit of the last place as it is written: 94.8 was published of 94.83 as of 94.88 (offices round or cut off, rules.md). */
const lastPlace = (value: string): number => 10 ** -(value.split('.')[1]?.length ?? 0);
const isAs = (percent: number, value: string, places = 1): boolean => Math.abs(percent - Number(value)) < places * lastPlace(value);

/** One place and sector of a list, with what is published of it and what of it lies in no smaller one. */
interface Part { region: string | null; sector: string | null; isApart: boolean; projects: number; total: Fen; plan: Fen }
const within = (one: Part, other: Part): boolean => one !== other && !(one.isApart && other.region !== '410000')
  && (other.region === null || one.region === other.region || (one.region !== null && pathOfRegion(one.region).startsWith(`${pathOfRegion(other.region)}.`))) && (other.sector === null || other.sector === one.sector || other.sector === WITHIN[one.sector ?? '']);

describe('published lists 清单公布数 (P3, P6, S3)', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService(definition);
    for (const code of new Set(figures.map(regionOf))) {
      if (code === null) continue;
      const path = pathOfRegion(code);
      await service.hear(heard(regionDefined.of(day('2010-01-01'), { code, name: code, level: 'CITY', parent: path.split('.').at(-2) ?? null, path, current: true }), { aggregateId: code, aggregateVersion: 2 }));
    }
  });
  afterAll(() => service.stop());

  /** The rows that the consumers of facts.consumer.ts keep of these events, a statement a table. */
  async function keep(stories: readonly ProjectStory[]): Promise<void> {
    const told = Map.groupBy(stories.flatMap(({ events }) => events), ({ type }) => type.split('.')[2] ?? '');
    const rows = (type: string, added: (event: Received<Record<string, unknown>>) => object = () => ({})) => JSON.stringify((told.get(type) ?? []).map((event) =>
      Object.fromEntries(Object.entries({ ...event.data as object, projectId: event.projectId, version: event.aggregateVersion, knownOn: event.knownOn, regionPaths: event.regionPaths, ...added(event as Received<Record<string, unknown>>) }).map(([name, value]) => [snakeCased(name), value]))));
    await service.worker.transaction(async (manager) => {
      for (const [table, json] of [
        ['project_fact', rows('registered')], ['life_fact', rows('registered', () => ({ step: 'REGISTERED' }))], ['life_fact', rows('started', ({ data }) => ({ step: 'STARTED', stage: 'UNDER_CONSTRUCTION', happenedOn: data['startedOn'] }))],
        ['listing_fact', rows('listed')], ['plan_fact', rows('plan-revised')], ['progress_fact', rows('progress-reported')],
      ]) await manager.query(`insert into ${table} select (jsonb_populate_record(null::${table}, e)).* from jsonb_array_elements($1::jsonb) e on conflict do nothing`, [json]);
    });
    // What is kept of them is worked out as after an update of the house.
    await service.tick(day('2024-06-01'));
  }

  function partsOf(rows: readonly Headline[]): Part[] {
    const parts = [...Map.groupBy(rows, (row) => JSON.stringify([regionOf(row), sectorOf(row)])).values()].map((own): Part => {
      const [first] = own;
      if (!first) throw new Error('a part without figures');
      const value = (...metrics: string[]): string | null => own.find(({ metric }) => metrics.includes(metric))?.value ?? null;
      const noted = own.map(({ note }) => /^(\d+) projects/.exec(note)?.[1]).find((found) => found !== undefined);
      return { region: regionOf(first), sector: sectorOf(first), isApart: APART.includes(first.region), projects: Number(value('projects', 'projects_transformation', 'projects_social') ?? noted ?? 1), total: fenFrom(value('total_investment') ?? '0', 'YI'), plan: fenFrom(value('annual_plan', 'started_annual_plan') ?? '0', 'YI') };
    });
    if (!parts.some((part) => parts.every((other) => other === part || within(other, part)))) throw new Error(`no whole of ${rows[0]?.programme ?? ''}`);
    return parts;
  }

  /** Projects of one list of one year, told so that every figure of it comes out. */
  function storiesOf(rows: readonly Headline[]): ProjectStory[] {
    const [row] = rows;
    if (!row) return [];
    const figure = (metric: string): Headline | undefined => rows.find((each) => each.metric === metric && each.value !== '');
    const number = (metric: string): number | null => { const found = figure(metric); return found ? Number(found.value) : null; };
    const parts = partsOf(rows);
    const least = leastOf(figure('start_rate'), number('started_projects'), number('construction_projects') ?? number('new_start_projects') ?? number('projects'), number('new_start_projects'));
    const programme = listOf(row);
    const stories: { story: ProjectStory; sectors: (string | null)[]; total: Fen; plan: Fen }[] = [];
    for (const part of [...parts].sort((one, other) => Number(within(other, one)) - Number(within(one, other)) || other.projects - one.projects)) {
      const inner = parts.filter((other) => within(other, part));
      const outermost = inner.filter((other) => !inner.some((each) => within(other, each)));
      const rest = (of: 'total' | 'plan'): Fen => (part[of] === 0n ? 0n : part[of] - outermost.reduce((sum, each) => sum + each[of], 0n)) as Fen;
      const isWhole = !parts.some((other) => within(part, other));
      const left = part.projects - outermost.reduce((sum, { projects }) => sum + projects, 0);
      const count = isWhole ? Math.max(left, least.planned - stories.length) : left;
      if (count <= 0) continue;
      const share = (all: Fen, at: number): Fen => (at === 0 ? all - (all / BigInt(count)) * BigInt(count - 1) : all / BigInt(count)) as Fen;
      for (let at = 0; at < count; at += 1) stories.push({ story: aProject({ in: [pathOfRegion(part.region ?? '410000')], knownOn: `${yearOf(row)}-01-01` }), sectors: part.sector === null ? [null] : [part.sector, ...(WITHIN[part.sector] ? [WITHIN[part.sector] ?? null] : [])], total: share(rest('total'), at), plan: share(rest('plan'), at) });
    }
    const phases = [...Array.from({ length: number('prework_projects') ?? 0 }, () => ({ stage: 'PREWORK' as const })), ...Array.from({ length: number('completion_projects') ?? 0 }, () => ({ stage: 'UNDER_CONSTRUCTION' as const, plannedCompletion: true })), ...Array.from({ length: number('continuing_projects') ?? 0 }, () => ({ stage: 'UNDER_CONSTRUCTION' as const })),
      ...Array.from({ length: least.planned }, () => ({ stage: 'PLANNED_START' as const, phase: 'planned_new_start', plannedStart: true }))];
    const isStarted = phases.map((phase) => 'plannedStart' in phase);
    const first = isStarted.indexOf(true);
    const startRow = figure('start_rate') ?? figure('started_projects');
    for (const [at, { story, sectors, total, plan }] of stories.entries()) {
      for (const sector of sectors) story.listed(yearOf(row), { programme, sector, level: sector === sectors[0] ? 'PROVINCIAL' : 'CITY', phase: 'listed', stage: 'RESERVED', totalInvestment: toYuan(total), ...phases[at] });
      story.planned(yearOf(row), 1, toYuan(plan), `${yearOf(row)}-01-01`);
      const on = startRow && (endOf(startRow) ?? dayOf(yearOf(row), 12, 31));
      if (on && isStarted[at] && at - first < least.started) story.started(on);
    }
    report(rows, stories.map(({ story }) => story), stories.reduce((sum, { plan }) => sum + plan, 0n) as Fen);
    return stories.map(({ story }) => story);
  }

  /** Planned and started projects of which a rate is: the source's own where it says them, else the smallest that make it. */
  function leastOf(rate: Headline | undefined, started: number | null, among: number | null, planned: number | null): { planned: number; started: number } {
    if (!rate) return { planned: planned ?? started ?? 0, started: started ?? 0 };
    const [above, below] = ratioOf(rate.note) ?? [];
    if (above && below) return { planned: Number(below), started: Number(above) };
    const isOver = rate.note.includes('超');
    for (let of = planned ?? (started !== null && isOver ? among ?? 1 : started ?? among ?? 1); of < 20_000; of += 1) {
      const done = started ?? Math.round((Number(rate.value) * of) / 100);
      if (isOver || isAs((done / of) * 100, rate.value)) return { planned: of, started: done };
    }
    throw new Error(`no projects make ${titleOf(rate)}`);
  }

  /** What was done by the end of a period, and the plan that was known then where the published rate is of another one (trap 4). */
  function report(rows: readonly Headline[], stories: readonly ProjectStory[], plan: Fen): void {
    const [story] = stories;
    const rate = rows.find(({ metric }) => metric === 'investment_completion_rate');
    const [doneOf, planOf] = (rate && ratioOf(rate.note)) ?? [];
    const done = rows.find(({ metric, programme }) => metric === 'completed_investment' && programme.split(' ').length === 1);
    const told = done ?? rate;
    if (!story || !told) return;
    const amount = fenFrom(done?.value ?? doneOf ?? '0', 'YI');
    const on = endOf(told) ?? dayOf(yearOf(told), 12, 31);
    if (rate && !isAs((Number(amount) / Number(plan)) * 100, rate.value)) {
      const now = planOf ?? /of ([\d.]+)/.exec(rate.note)?.[1];
      const whole = now ? fenFrom(now, 'YI') : (BigInt(Math.round((Number(amount) * 100) / Number(rate.value) / 1e10)) * 10_000_000_000n) as Fen;
      for (const [at, each] of stories.entries()) each.planned(yearOf(told), 2, toYuan((at === 0 ? whole : 0n) as Fen), on);
    }
    story.reportedMonths(yearOf(told), 1, Number(on.slice(5, 7)), toYuan(amount), on);
    const sinceStart = rows.find(({ metric }) => metric === 'completed_investment_cumulative');
    if (sinceStart) story.reportedMonths(yearOf(told) - 1, 1, 12, toYuan((fenFrom(sinceStart.value, 'YI') - amount) as Fen), on);
  }

  const answers = new Map<string, Promise<Told>>();
  function ask(row: Headline): Promise<Told> {
    const variables = { filter: { programme: listOf(row), region: regionOf(row), sector: sectorOf(row) }, year: row.metric.endsWith('_cumulative') ? null : yearOf(row), asOf: row.metric === 'annual_plan' ? dayOf(yearOf(row), 1, 1) : endOf(row) };
    const key = JSON.stringify(variables);
    const answer = answers.get(key) ?? service.ask<{ portfolio: Told }>('gov', `query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) { ${FIGURES} } }`, variables).then(({ portfolio }) => portfolio);
    answers.set(key, answer);
    return answer;
  }
  const stage = ({ by }: Told, key: string): number => by.find((slice) => slice.key === key)?.count ?? 0;
  const READ: Readonly<Record<string, (told: Told) => string>> = {
    total_investment: ({ totalInvestment }) => totalInvestment.amount, annual_plan: ({ plannedInvestment }) => plannedInvestment.amount, started_annual_plan: ({ plannedInvestment }) => plannedInvestment.amount,
    completed_investment: ({ investmentDone }) => investmentDone.amount, completed_investment_cumulative: ({ investmentDone }) => investmentDone.amount,
    started_projects: ({ startRate }) => startRate.numerator, new_start_projects: ({ startRate }) => startRate.denominator, completion_projects: ({ completionRate }) => completionRate.denominator,
    prework_projects: (told) => String(stage(told, 'PREWORK')), construction_projects: (told) => String(told.count - stage(told, 'PREWORK')), continuing_projects: (told) => String(stage(told, 'UNDER_CONSTRUCTION') - Number(told.completionRate.denominator)),
  };

  const lists = [...Map.groupBy(figures, (row) => `${listOf(row)} ${yearOf(row)}`)];
  describe.each(lists)('%s', (_list, rows) => {
    beforeAll(async () => {
      await onServer(service.ownerUrl, (client) => client.query(`truncate ${portfolioCopies.tables.join(', ')}`));
      const stories = storiesOf(rows);
      await (stories.length > MANY ? keep(stories) : service.tell(...stories));
      await onServer(service.ownerUrl, (client) => client.query(`analyze ${portfolioCopies.tables.join(', ')}`));
    }, 120_000);

    it.each(rows.map((row) => [titleOf(row), row] as const))('%s', async (_title, row) => {
      const told = await ask(row);
      if (row.metric.endsWith('_rate')) {
        const percent = (row.metric === 'start_rate' ? told.startRate : told.investmentRate).value * 100;
        // Of 超 only that it is more; a rate of figures that were not rounded yet may be off by one more in its last place.
        return expect(row.note.includes('超') ? percent > Number(row.value) : isAs(percent, row.value, row.note.includes('unrounded') ? 2 : 1)).toBe(true);
      }
      const read = READ[row.metric] ?? (({ count }: Told): string => String(count));
      // What lies apart in the published table lies within its city in the ledger.
      const path = pathOfRegion(regionOf(row) ?? '');
      const apart = await Promise.all(rows.filter((each) => APART.includes(each.region) && each.metric === row.metric && path.split('.').length === 2 && pathOfRegion(regionOf(each) ?? '').startsWith(`${path}.`)).map(async (each) => read(await ask(each))));
      const all = fenFrom(read(told), 'YUAN') - apart.reduce((sum, each) => sum + fenFrom(each, 'YUAN'), 0n);
      expect(toYuan(all as Fen)).toBe(toYuan(fenFrom(row.value, row.unit === '亿元' ? 'YI' : 'YUAN')));
    });
  });
});
