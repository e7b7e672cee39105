import { createHash } from 'node:crypto';
import type { Ask } from '../../graph-client';
import { patiently } from '../../import/patiently';
import { EXPORT_OC4IDS, MORE_FILES, MORE_REPORTS } from '../../operations';
import { projectPages } from '../project-pages';
import type { Wanted } from '../project-rows';
import { projectOf, type SourceProject } from './project';
import { written } from './written';

/** The release whose schemas lie in schema/. */
const VERSION = '0.9';
/** Whole projects with their reports, files and cases: fewer at once than rows of a list, as the operation itself says. */
const PAGE = 20;

interface Rest<N> { pageInfo?: { hasNextPage: boolean; endCursor: string | null }; nodes: (N | null)[] }
export interface PackageWanted extends Wanted { asOf: string | null; publisher: string; publishedAt: string; prefix: string | null; uri: string | null; house: string }

/** An OC4IDS project package in pieces, a page of projects held at a time. Its URI, unless one is given, is the digest of its projects. */
export async function* packageOf(ask: Ask, { asOf, publisher, publishedAt, prefix, uri, house, ...filter }: PackageWanted, onProgress: (done: number, total: number) => void): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let done = 0;
  yield `{"version":"${VERSION}","publisher":${written({ name: publisher })},"publishedDate":${JSON.stringify(publishedAt)},"projects":[`;
  for await (const { nodes, totalCount } of projectPages<SourceProject>(ask, EXPORT_OC4IDS, { filter, asOf }, PAGE)) {
    for (const project of nodes) {
      if (!project) continue;
      const text = written(projectOf(await whole(ask, project, asOf), { prefix, house }));
      digest.update(text);
      yield `${done === 0 ? '' : ','}\n${text}`;
      done += 1;
    }
    onProgress(done, totalCount);
  }
  yield `\n],"uri":${JSON.stringify(uri ?? `urn:sha256:${digest.digest('hex')}`)}}\n`;
}

/** With the reports and files of further pages. */
async function whole(ask: Ask, project: SourceProject, asOf: string | null): Promise<SourceProject> {
  return { ...project, reports: { nodes: await all(ask, MORE_REPORTS, 'reports', project.reports, { id: project.id, asOf }) }, files: { nodes: await all(ask, MORE_FILES, 'files', project.files, { id: project.id, asOf }) } };
}

async function all<N>(ask: Ask, operation: string, field: 'reports' | 'files', first: Rest<N>, variables: object): Promise<(N | null)[]> {
  const nodes = [...first.nodes];
  for (let page = first; page.pageInfo?.hasNextPage;) {
    const { endCursor: after } = page.pageInfo;
    const answer = await patiently(() => ask<{ project: Record<typeof field, Rest<N>> }>(operation, { ...variables, after }));
    page = answer.project[field];
    nodes.push(...page.nodes);
  }
  return nodes;
}
