import type { Day } from '@cornerstone/kernel/day';
import { checkPeriod } from '@cornerstone/kernel/period';
import { badInput } from '@cornerstone/kernel/rejection';
import type { ProjectFilter } from '@cornerstone/runtime/graph/project-words';
import { liesAcross, liesWithin, regionPath } from '@cornerstone/runtime/region-copy';
import { type Tx } from '@cornerstone/runtime/transaction';

/** Which projects, of which year, as known on which day. */
export interface Scope { filter: Omit<ProjectFilter, 'year'>; year: number | null; asOf: Day | null }

/** The year may stand beside the filter or in it; two that differ are refused. */
export function scopeOf({ year: inFilter, ...filter }: ProjectFilter, year: number | null | undefined, asOf: Day | null): Scope {
  if (year && inFilter && year !== inFilter) {
    throw badInput('S3.two-years', { en: `The year is ${year}, the filter says ${inFilter}: give one.`, zh: `年度为 ${year}，筛选条件为 ${inFilter}，请只给一个。` }, { year, filter: inFilter });
  }
  const asked = year ?? inFilter ?? null;
  if (asked !== null) checkPeriod({ year: asked });
  return { filter, year: asked, asOf };
}

/** A scope as SQL: conditions over `c`, its parameters ($1 day, $2 year first), where the region lies in the tree. */
export interface Where { where: string; parameters: unknown[]; regionPath: string | null }

export async function whereOf(tx: Tx, { filter, year, asOf }: Scope): Promise<Where> {
  const parameters: unknown[] = [asOf, year];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['true'];
  const within = filter.region ? await regionPath(tx, filter.region, 'S3') : null;
  if (within) parts.push(liesWithin('c.paths', parameter(within)));
  if (typeof filter.crossRegion === 'boolean') parts.push(`${filter.crossRegion ? '' : 'not '}${liesAcross('c.paths', within, '$1')}`);
  if (filter.level) parts.push(`c.level = ${parameter(filter.level)}`);
  if (filter.programme) parts.push(`${parameter(filter.programme)} = any(c.programmes)`);
  if (filter.sector) parts.push(`${parameter(filter.sector)} = any(c.sectors)`);
  if (filter.stage) parts.push(`c.stage = any(${parameter(filter.stage)}::text[])`);
  if (filter.kind) parts.push(`c.kind = ${parameter(filter.kind)}`);
  if (filter.text) {
    const text = parameter(filter.text.toLowerCase());
    parts.push(`(position(${text} in lower(c.name)) > 0 or position(${text} in lower(c.code)) > 0)`);
  }
  if (filter.leader) parts.push(`${parameter(filter.leader)} = any(c.leaders)`);
  return { where: parts.join(' and '), parameters, regionPath: within };
}
