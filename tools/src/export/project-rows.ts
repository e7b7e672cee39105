import { GraphRefused, type Ask } from '../graph-client';
import { patiently } from '../import/patiently';
import { regions } from '../import/regions';
import { EXPORT_PROJECTS } from '../operations';
import { placesOf, rowOf, type Project, type Row } from './columns';

export interface Wanted { region?: string; year?: number; programme?: string }
export interface Progress { projects: number; total: number; unlisted: number }

const PAGE = 100;
const SMALLEST_PAGE = 10;

interface Page { projects: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: (Project | null)[] } }

/** A row for every mention on a list, page by page: as many projects are held at a time as one page has. */
export async function* projectRows(ask: Ask, wanted: Wanted, onProgress: (progress: Progress) => void): AsyncGenerator<Row> {
  const places = placesOf(await regions(ask));
  const progress = { projects: 0, total: 0, unlisted: 0 };
  let first = PAGE;
  for (let after: string | null = null; ;) {
    const page: Page | null = await patiently(() => ask<Page>(EXPORT_PROJECTS, { filter: wanted, first, after })).catch((fault: unknown) => {
      // A page whose parts cost too much is asked for in two.
      if (first > SMALLEST_PAGE && fault instanceof GraphRefused && fault.faults.some(({ extensions }) => extensions?.code === 'TOO_EXPENSIVE')) return null;
      throw fault;
    });
    if (page === null) {
      first = Math.ceil(first / 2);
      continue;
    }
    const { nodes, totalCount, pageInfo } = page.projects;
    for (const project of nodes) {
      if (!project) continue;
      const listings = project.listings.filter(({ year, programme }) => (wanted.year === undefined || year === wanted.year) && (wanted.programme === undefined || programme === wanted.programme));
      if (project.listings.length === 0) progress.unlisted++;
      for (const listing of listings) yield rowOf(project, listing, places);
    }
    progress.projects += nodes.length;
    onProgress({ ...progress, total: totalCount });
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
