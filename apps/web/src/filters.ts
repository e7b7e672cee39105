import type { MoneyUnit } from './format';
import type { ProjectFilter } from './operations';

export const LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const;
export const STAGES = [
  'PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY', 'SUSPENDED', 'REMOVED', 'CANCELLED',
] as const;
export const KINDS = ['APPROVAL', 'RATIFICATION', 'FILING'] as const;
/** The year most of the demonstration's lists belong to. */
export const DEFAULT_YEAR = 2024;
export const YEARS = [2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018];

export interface Choice { filter: ProjectFilter; year: number; asOf?: string; unit: MoneyUnit; after?: string }

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | undefined => known.find((item) => item === text);

export function yearFrom(params: URLSearchParams): number {
  const year = Number(params.get('year'));
  return Number.isInteger(year) && year > 1900 && year < 2200 ? year : DEFAULT_YEAR;
}
export function dayFrom(params: URLSearchParams): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.exec(params.get('asOf') ?? '')?.[0];
}

/** What the address asks for; a value the graph does not know is left out rather than sent. */
export function choiceFrom(params: URLSearchParams): Choice {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  const year = yearFrom(params);
  const stage = params.getAll('stage').flatMap((item) => oneOf(STAGES, item) ?? []);
  return {
    filter: {
      year, region: text('region'), level: oneOf(LEVELS, params.get('level')), programme: text('programme'), sector: text('sector'),
      stage: stage.length ? stage : undefined, kind: oneOf(KINDS, params.get('kind')), text: text('text'), leader: text('leader'),
    },
    year, asOf: dayFrom(params), unit: params.get('unit') === 'WAN' ? 'WAN' : 'YI', after: text('after'),
  };
}
