import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import { projectHeardOf, type ProjectCopy } from '@cornerstone/runtime/project-copy';
import { load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { readCatalogue, type Catalogue } from '../catalogue/catalogue.sql';
import { ClockStop } from '../clock/stop.entity';
import { Commitment } from '../promises/commitment.entity';
import { ApprovalCase } from './case.entity';
import { ApprovalItem } from './item.entity';

/** Everything a project has applied for, promised and waited for, over all its cases; by what was known on a day. */
export interface ProjectFile { catalogue: Catalogue; items: ApprovalItem[]; stops: ClockStop[]; commitments: Commitment[] }

/** How each row told later than `asOf` was before. */
function asKnown<T extends object>(rows: T[], asOf: Day | null, toldOn: keyof T, before: Partial<T>): T[] {
  return asOf === null ? rows : rows.map((row) => ((row[toldOn] as Day | null) !== null && (row[toldOn] as Day) > asOf ? Object.assign(row, before) : row));
}

/** Files of many projects in three statements, in the order of their ids. */
export async function projectFiles(tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<ProjectFile[]> {
  const of = (table: string, order: string): string => `/* ${table} of projects */ select * from ${table} where project_id = any($1) and ($2::date is null or known_on <= $2) order by ${order}`;
  const catalogue = await readCatalogue(tx);
  const place = new Map([...catalogue.keys()].map((code, at) => [code, at]));
  const items = asKnown(await select(tx, ApprovalItem, of('approval_item', 'id'), [projectIds, asOf]), asOf, 'decidedKnownOn', { decision: null, reason: null, decidedOn: null, decidedBy: null })
    .sort((a, b) => (place.get(a.procedure) ?? 0) - (place.get(b.procedure) ?? 0));
  const stops = asKnown(await select(tx, ClockStop, of('clock_stop', 'stopped_on, id'), [projectIds, asOf]), asOf, 'resumedKnownOn', { resumedOn: null });
  const commitments = asKnown(await select(tx, Commitment, of('commitment', 'due, id'), [projectIds, asOf]), asOf, 'endedKnownOn', { endedAs: null, cause: null, endedOn: null });
  return projectIds.map((id) => ({
    catalogue, items: items.filter((row) => row.projectId === id), stops: stops.filter((row) => row.projectId === id), commitments: commitments.filter((row) => row.projectId === id),
  }));
}

export async function projectFile(tx: Tx, projectId: string): Promise<ProjectFile> {
  const [file] = await projectFiles(tx, [projectId], null);
  if (!file) throw new Error(`no file for ${projectId}`);
  return file;
}

/** One writer a project: its cases answer for each other's prerequisites, promises and start. */
export const lockProject = (tx: Tx, projectId: string): Promise<unknown> => query(tx, '/* lockProject */ select pg_advisory_xact_lock(hashtextextended($1, 1))', [projectId]);

export interface OpenedCase { row: ApprovalCase; project: ProjectCopy; file: ProjectFile }

/** A case to be written: the project locked first, always, then the case. */
export async function openCase(tx: Tx, caseId: string, seen: { expectedVersion?: number | null } = {}): Promise<OpenedCase> {
  const [found] = await query<{ project_id: string }>(tx, '/* projectOfCase */ select project_id from approval_case where id = $1', [caseId]);
  if (!found) throw notFound({ en: 'The case', zh: '办件' }, caseId);
  await lockProject(tx, found.project_id);
  const row = await load(tx, ApprovalCase, caseId, seen);
  row.project = await projectHeardOf(tx, row.projectId);
  return { row, project: row.project, file: await projectFile(tx, row.projectId) };
}

/** The cases of projects as known on a day, the latest of each first. */
export const casesOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<ApprovalCase[]> => select(tx, ApprovalCase,
  `/* casesOf */ select * from ${tableAsOf(tx, ApprovalCase, asOf, { column: 'project_id', keys: '$1' })} c where project_id = any($1) order by project_id, accepted_on desc, id desc`, [projectIds]);
