import { readFileSync } from 'node:fs';

/** A published figure of data/headlines.csv, every cell as written. */
export interface Headline { id: string; region: string; period: string; programme: string; metric: string; value: string; unit: string; note: string; source_url: string; source_title: string }

const file = (name: string): string => readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8');

/** Cells of a line; a quoted one may hold commas and doubled quotes. */
const cellsOf = (line: string): string[] => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');

function rowsOf(name: string): Record<string, string>[] {
  const [head = '', ...lines] = file(name).trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [columns[at] ?? '', cell])));
}

export const headlines = rowsOf('headlines.csv') as unknown as readonly Headline[];

export function headline(id: string): Headline {
  const found = headlines.find((each) => each.id === id);
  if (!found) throw new Error(`no published figure ${id}`);
  return found;
}

/** Code of a region by its Chinese name, where data/regions.csv has it. */
const codes = new Map(rowsOf('regions.csv').filter(({ status }) => status === 'current').map(({ name_zh: name = '', code = '' }) => [name, code]));
export const codeOfRegion = (name: string): string | undefined => codes.get(name);
export const pathOfRegion = (code: string): string => (code.endsWith('0000') ? code : [`${code.slice(0, 2)}0000`, ...(code.endsWith('00') || code.startsWith('4190') ? [] : [`${code.slice(0, 4)}00`]), code].join('.'));

const ROUND_METRICS = /^(signed|started|commissioned|new|all)_(projects|investment)(_advanced_manufacturing|_strategic_emerging|_on_site)?$/;
const LIST_METRICS = new Set(['projects', 'total_investment', 'annual_plan', 'completed_investment', 'completed_investment_cumulative', 'investment_completion_rate', 'started_projects', 'start_rate', 'new_start_projects', 'completion_projects', 'continuing_projects', 'prework_projects', 'construction_projects', 'projects_transformation', 'projects_social', 'started_annual_plan']);
/** Targets that the ledger can hold as goals (P5), each with what it measures; of funds none is reckoned there. */
export const GOAL_METRICS: Readonly<Record<string, string>> = { target_start_rate: 'START_RATE', target_investment_completion_rate: 'INVESTMENT_RATE', target_annual_completion_rate: 'INVESTMENT_RATE', target_finish_rate: 'COMPLETION_RATE', target_completed_investment: 'INVESTMENT' };
export type Golden = 'ROUND' | 'LIST' | 'LENGTH' | 'GROWTH' | 'LARGEST' | 'GOAL';
const isRound = ({ programme }: Headline): boolean => /三个一批\(/.test(programme);
const isBond = ({ programme }: Headline): boolean => /债券/.test(programme);

/** Which test builds a published figure from rows and reads it back: it follows from what the figure is of, so that another row of the same sort is taken up by itself. */
export function goldenOf(row: Headline): Golden | null {
  if (isRound(row) && ROUND_METRICS.test(row.metric)) return 'ROUND';
  if (row.metric === 'length') return 'LENGTH';
  if (row.metric === 'yoy') return 'GROWTH';
  if (/^projects_ge_\d+yi$/.test(row.metric)) return 'LARGEST';
  if (GOAL_METRICS[row.metric]) return 'GOAL';
  return LIST_METRICS.has(row.metric) && !isBond(row) ? 'LIST' : null;
}

export const headlinesFor = (sort: Golden | null): Headline[] => headlines.filter((row) => goldenOf(row) === sort);
/** A published figure as the title of its test. */
export const titleOf = ({ id, region, period, programme, metric, value, unit }: Headline): string => `${id} ${region} ${period} ${programme} ${metric} ${value} ${unit}`;
