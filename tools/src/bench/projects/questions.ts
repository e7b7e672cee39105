import type { Ask } from '../../graph-client';
import { projectRows } from '../../export/project-rows';
import { ONE_LEDGER } from '../../e2e/one-ledger';
import { percentile } from '../events/figures';
import { counties, monthsOf, PROGRAMMES, PROVINCE, SECTORS, yearsOf, type Size } from './province';

/** One kind of question: asked again and again of different things. `goal`: milliseconds within which 95 of 100 answers are to come; null where a whole file is written. */
export interface Question { what: string; goal: number | null; tries?: number; ask(ask: Ask, turn: number): Promise<unknown> }
/** `fault`: why one of them was not answered; the times are of those before it then. */
export interface Answered { what: string; tries: number; p50: number; p95: number; goal: number | null; fault: string | null }

const PAGE_MS = 300;
const FIGURE_MS = 500;
const FIGURES = 'count totalInvestment { amount(unit: YI) } plannedInvestment { amount(unit: YI) } investmentDone { amount(unit: YI) } startRate { value } investmentRate { value } completionRate { value }';
const PAGE = 'query BenchPage($filter: ProjectFilter, $after: String, $asOf: Date) { projects(filter: $filter, first: 50, after: $after, asOf: $asOf) { totalCount pageInfo { endCursor hasNextPage } nodes { code name stage sector totalInvestment { amount(unit: YI) } region { name } } } }';
const BY = (dimension: string): string => `query BenchBy($year: Int, $filter: ProjectFilter, $asOf: Date) { portfolio(year: $year, filter: $filter, asOf: $asOf) { ${FIGURES} by(dimension: ${dimension}) { key label ${FIGURES} } } }`;
const YEAR_ON_YEAR = (months: readonly number[], year: number): string => `query BenchSeries($filter: ProjectFilter) { ${months.map((month) => `m${month}: yearOnYear(filter: $filter, period: { year: ${year}, month: ${month} }, cumulative: false) { now { amount(unit: YI) } before { amount(unit: YI) } growth { value } }`).join(' ')} }`;
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

interface Page { projects: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: { code: string }[] } }

/** What is asked of a whole province. `codes`: of some of its projects. */
export async function questionsOf(ask: Ask, size: Size, codes: readonly string[]): Promise<Question[]> {
  const years = yearsOf(size);
  const [year = 0, first = 0] = [years.at(-1), years[0]];
  const places = counties();
  const at = <T>(from: readonly T[], turn: number): T => from[turn % from.length] as T;
  const filtered = (turn: number) => ({ filter: { region: at(places, turn * 7).code.slice(0, 4).concat('00'), year, sector: at(SECTORS, turn) } });
  const { year: lastYear, month: lastMonth } = monthsOf(size).at(-1) ?? { year, month: 12 };
  const programmes = await programmesOf(ask, year);
  const { projects: { totalCount } } = await ask<Page>(PAGE, {});
  // A cursor holds how far it is: the one of a page far behind is made of two that are not.
  const deep = await deepCursor(ask, totalCount);
  return [
    { what: 'OneLedger of a project', goal: PAGE_MS, ask: (to, turn) => to(ONE_LEDGER, { code: at(codes, turn) }) },
    { what: 'project list, filtered, first page', goal: PAGE_MS, ask: (to, turn) => to(PAGE, filtered(turn)) },
    { what: 'project list of the province, first page', goal: PAGE_MS, ask: (to) => to(PAGE, { filter: { region: PROVINCE } }) },
    { what: 'project list of the province, a page in the middle', goal: PAGE_MS, ask: (to) => to(PAGE, { filter: { region: PROVINCE }, after: deep }) },
    { what: 'project list by a word of the name', goal: PAGE_MS, ask: (to, turn) => to(PAGE, { filter: { text: at(places, turn).name.slice(0, 2) } }) },
    { what: 'portfolio of the province by region', goal: FIGURE_MS, ask: (to, turn) => to(BY('REGION'), { year: at(years, turn) }) },
    { what: 'portfolio of a city by region', goal: FIGURE_MS, ask: (to, turn) => to(BY('REGION'), { year, filter: { region: at(places, turn * 7).code.slice(0, 4).concat('00') } }) },
    { what: 'portfolio of the province by sector', goal: FIGURE_MS, ask: (to, turn) => to(BY('SECTOR'), { year: at(years, turn) }) },
    { what: 'portfolio of the province by programme', goal: FIGURE_MS, ask: (to, turn) => to(BY('PROGRAMME'), { year: at(years, turn) }) },
    { what: 'portfolio of the province as of two years back', goal: FIGURE_MS, ask: (to) => to(BY('REGION'), { year: first, asOf: `${first}-03-31` }) },
    { what: 'project list as of two years back', goal: FIGURE_MS, ask: (to, turn) => to(PAGE, { ...filtered(turn), filter: { region: at(places, turn).code, year: first }, asOf: `${first}-03-31` }) },
    { what: 'OneLedger of a project as of a year back', goal: PAGE_MS, ask: (to, turn) => to(`${ONE_LEDGER.replace('project(code: $code)', `project(code: $code, asOf: "${lastYear}-03-31")`)}`, { code: at(codes, turn) }) },
    { what: 'monthly series of the province, twelve months', goal: FIGURE_MS, tries: 5, ask: (to) => to(YEAR_ON_YEAR(MONTHS, year), { filter: { region: PROVINCE } }) },
    { what: 'year on year of the province', goal: FIGURE_MS, ask: (to) => to(YEAR_ON_YEAR([12], year), { filter: { region: PROVINCE } }) },
    { what: 'year on year of a city', goal: FIGURE_MS, ask: (to, turn) => to(YEAR_ON_YEAR([12], year), { filter: { region: at(places, turn * 7).code.slice(0, 4).concat('00') } }) },
    { what: 'half-year check of the province', goal: FIGURE_MS, ask: (to) => to('query BenchHalf($year: Int!) { halfYear(year: $year) { met investment { value } projects { value } } }', { year }) },
    { what: 'missing reports of the province', goal: FIGURE_MS, ask: (to) => to('query BenchMissing($period: PeriodInput) { missingReports(period: $period, first: 50) { totalCount nodes { project { code } } } }', { period: { year: lastYear, month: lastMonth } }) },
    { what: 'report coverage of the province by city', goal: FIGURE_MS, ask: (to) => to('query BenchCoverage($region: ID, $period: PeriodInput) { reportCoverage(region: $region, period: $period) { region { name } reported { numerator denominator } } }', { region: PROVINCE, period: { year: lastYear, month: lastMonth } }) },
    { what: 'programme union', goal: FIGURE_MS, ask: (to) => to('query BenchUnion($programmes: [ID!]!) { programmeUnion(programmes: $programmes) { count totalInvestment { amount(unit: YI) } overlaps { count } } }', { programmes }) },
    { what: 'export of a county', goal: null, tries: 5, ask: (to, turn) => exported(to, at(places, turn * 11).code) },
    { what: 'export of a city', goal: null, tries: 2, ask: (to, turn) => exported(to, at(places, turn * 29).code.slice(0, 4).concat('00')) },
  ];
}

async function exported(ask: Ask, region: string): Promise<number> {
  let rows = 0;
  for await (const _ of projectRows(ask, { region }, () => undefined)) rows += 1;
  return rows;
}

/** A cursor is what the server says; it counts from the first, so that a page in the middle is reached by walking there once. */
async function deepCursor(ask: Ask, total: number): Promise<string | null> {
  let after: string | null = null;
  for (let reached = 0; reached < Math.min(total / 2, 5_000); reached += 50) {
    const page: Page = await ask<Page>(PAGE, { filter: { region: PROVINCE }, after });
    after = page.projects.pageInfo.endCursor;
    if (!page.projects.pageInfo.hasNextPage) return null;
  }
  return after;
}

async function programmesOf(ask: Ask, year: number): Promise<string[]> {
  const told = await ask<{ programmes: { id: string; name: string }[] }>('query BenchProgrammes($province: ID, $year: Int) { programmes(province: $province, year: $year) { id name } }', { province: PROVINCE, year });
  for (const name of PROGRAMMES.filter((each) => !told.programmes.some((programme) => programme.name === each))) {
    const { defineProgramme } = await ask<{ defineProgramme: { id: string; name: string } }>('mutation BenchProgramme($input: DefineProgrammeInput!) { defineProgramme(input: $input) { id name } }', { input: { province: PROVINCE, year, name, level: 'PROVINCIAL', authority: '省发展和改革委员会' } });
    told.programmes.push(defineProgramme);
  }
  return told.programmes.map(({ id }) => id);
}

/** Asks each question in turn, some thirty times, after one that warms it up. */
export async function answered(ask: Ask, questions: readonly Question[], usual: number, say: (line: string) => void): Promise<Answered[]> {
  const all: Answered[] = [];
  for (const question of questions) {
    const tries = Math.min(question.tries ?? usual, usual);
    const times: number[] = [];
    let fault: string | null = null;
    try {
      await question.ask(ask, 0);
      for (let turn = 1; turn <= tries; turn += 1) {
        const began = performance.now();
        await question.ask(ask, turn);
        times.push(performance.now() - began);
      }
    } catch (thrown) {
      fault = thrown instanceof Error ? thrown.message : String(thrown);
    }
    const told = { what: question.what, tries, p50: percentile(times, 0.5), p95: percentile(times, 0.95), goal: question.goal, fault };
    say(fault ? `${told.what}: ${fault}` : `${told.what}: p50 ${told.p50.toFixed(0)} ms, p95 ${told.p95.toFixed(0)} ms`);
    all.push(told);
  }
  return all;
}
