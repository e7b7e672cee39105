import type { RegionEntry } from '@cornerstone/ledgers/ledger';

export interface Listing {
  listId: string | null; year: number | null; level: string | null; programme: string | null; sector: string | null; phase: string; note: string | null; sourceTitle: string | null; sourceUrl: string | null;
  totalInvestment: { amount: string } | null; annualPlan: { amount: string } | null;
}
export interface Project {
  code: string; name: string; owner: string | null; scale: string | null; totalQuality: string | null; buildStart: string | null; buildEnd: string | null;
  regions: ({ code: string } | null)[]; listings: Listing[];
}

/** A text is never more than a text; an amount or a year is a number where the format has numbers. */
export type Cell = { text: string } | { number: string } | null;
export type Row = readonly Cell[];

const text = (value: string | null | undefined): Cell => (value === null || value === undefined || value === '' ? null : { text: value });
const number = (value: string | number | null | undefined): Cell => (value === null || value === undefined ? null : { number: String(value) });

/** Names of the provinces, cities or counties that codes lie in; a code without its county names none. */
export type Places = (codes: readonly string[], level: 'PROVINCE' | 'CITY' | 'COUNTY') => string[];

export function placesOf(regions: readonly RegionEntry[]): Places {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const upTo = (code: string | null): RegionEntry[] => { const region = code === null ? undefined : byCode.get(code); return region ? [region, ...upTo(region.parent)] : []; };
  const isAt = (region: RegionEntry, level: string): boolean => region.level === level || (level === 'COUNTY' && region.level === 'ZONE');
  return (codes, level) => [...new Set(codes.flatMap((code) => upTo(code).filter((region) => isAt(region, level)).map(({ name }) => name)))];
}

/** 24 characters: a code of another shape is a list's own number, or ours. */
const NATIONAL = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{5}[0-9X]$/;

interface Line { project: Project; listing: Listing; codes: string[]; places: Places }

/** The columns of data/README.md, as `import` reads them, and the national code. */
export const COLUMNS: readonly (readonly [string, (line: Line) => Cell])[] = [
  ['id', ({ listing }) => text(listing.listId)], ['name', ({ project }) => text(project.name)],
  ['province', ({ codes, places }) => text(places(codes, 'PROVINCE').join(';'))], ['city', ({ codes, places }) => text(places(codes, 'CITY').join(';'))], ['county', ({ codes, places }) => text(places(codes, 'COUNTY').join(';'))],
  ['region_codes', ({ codes }) => text(codes.join(';'))], ['scope', ({ codes, places }) => text(places(codes, 'PROVINCE').length > 1 ? 'cross_province' : places(codes, 'CITY').length > 1 ? 'cross_city' : null)],
  ['sector', ({ listing }) => text(listing.sector)], ['level', ({ listing }) => text(listing.level?.toLowerCase())], ['programme', ({ listing }) => text(listing.programme)], ['list_year', ({ listing }) => number(listing.year)],
  ['owner', ({ project }) => text(project.owner)], ['scale', ({ project }) => text(project.scale)],
  ['total_investment_yi', ({ listing }) => number(listing.totalInvestment?.amount)], ['total_quality', ({ project, listing }) => text(listing.totalInvestment ? project.totalQuality?.toLowerCase() : null)], ['annual_plan_yi', ({ listing }) => number(listing.annualPlan?.amount)],
  ['build_start', ({ project }) => text(project.buildStart)], ['build_end', ({ project }) => text(project.buildEnd)], ['phase', ({ listing }) => text(listing.phase)], ['note', ({ listing }) => text(listing.note)],
  ['source_url', ({ listing }) => text(listing.sourceUrl)], ['source_title', ({ listing }) => text(listing.sourceTitle)], ['project_code', ({ project }) => text(NATIONAL.test(project.code) ? project.code : null)],
];

export const rowOf = (project: Project, listing: Listing, places: Places): Row => {
  const line = { project, listing, places, codes: project.regions.flatMap((region) => (region ? [region.code] : [])) };
  return COLUMNS.map(([, value]) => value(line));
};
