import type { Ask } from '../graph-client';
import { regions } from '../import/regions';
import { EXPORT_PROJECTS } from '../operations';
import { placesOf, rowOf, type Project, type Row } from './columns';
import { projectPages } from './project-pages';

export interface Wanted { region?: string; year?: number; programme?: string }
export interface Progress { projects: number; total: number; unlisted: number }

const PAGE = 100;

/** A row for every mention on a list, page by page: as many projects are held at a time as one page has. */
export async function* projectRows(ask: Ask, wanted: Wanted, onProgress: (progress: Progress) => void): AsyncGenerator<Row> {
  const places = placesOf(await regions(ask));
  const progress = { projects: 0, total: 0, unlisted: 0 };
  for await (const { nodes, totalCount } of projectPages<Project>(ask, EXPORT_PROJECTS, { filter: wanted }, PAGE)) {
    for (const project of nodes) {
      if (!project) continue;
      const listings = project.listings.filter(({ year, programme }) => (wanted.year === undefined || year === wanted.year) && (wanted.programme === undefined || programme === wanted.programme));
      if (project.listings.length === 0) progress.unlisted++;
      for (const listing of listings) yield rowOf(project, listing, places);
    }
    progress.projects += nodes.length;
    onProgress({ ...progress, total: totalCount });
  }
}
