import { GraphRefused, type Ask } from '../../graph-client';
import { patiently } from '../../import/patiently';
import { PROJECT_SHEET, SHEET_REPORTS } from '../../operations';
import type { SheetProject } from './sheet';

export interface Readable { project: SheetProject; funds: boolean }

/** One project with all that its sheet says, in one query; what the person may not see of it is asked for no more. */
export async function readSheet(ask: Ask, code: string, asOf: string | null, year: number): Promise<Readable> {
  const open = { funds: true, names: true };
  for (;;) {
    try {
      const { project } = await patiently(() => ask<{ project: SheetProject }>(PROJECT_SHEET, { code, asOf, year, ...open }));
      return { project: await withAllReports(ask, project, asOf), funds: open.funds };
    } catch (fault) {
      const closed = closedOf(fault).filter((part) => open[part]);
      if (closed.length === 0) throw fault;
      for (const part of closed) open[part] = false;
    }
  }
}

/** Which parts a refusal closes, where it closes nothing else. */
function closedOf(fault: unknown): ('funds' | 'names')[] {
  if (!(fault instanceof GraphRefused)) return [];
  const parts = fault.faults.map(({ path, extensions }) => (extensions?.code !== 'FORBIDDEN' ? null : path?.includes('funding') ? 'funds' as const : path?.at(-1) === 'name' && path.includes('leaders') ? 'names' as const : null));
  return parts.includes(null) ? [] : [...new Set(parts.filter((part) => part !== null))];
}

async function withAllReports(ask: Ask, project: SheetProject, asOf: string | null): Promise<SheetProject> {
  const nodes = [...project.reports.nodes];
  for (let { pageInfo } = project.reports; pageInfo.hasNextPage;) {
    const { endCursor: after } = pageInfo;
    const answer = await patiently(() => ask<{ project: Pick<SheetProject, 'reports'> }>(SHEET_REPORTS, { id: project.id, asOf, after }));
    nodes.push(...answer.project.reports.nodes);
    ({ pageInfo } = answer.project.reports);
  }
  return { ...project, reports: { ...project.reports, nodes } };
}
