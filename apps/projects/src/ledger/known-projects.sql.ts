import type { Day } from '@cornerstone/kernel/day';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Project } from './project.entity';

/** SQL: `known`, projects as they were known on a day, for a statement that joins them. The past is laid together once, not again for each row it is joined to. */
export const knownProjects = (tx: Tx, asOf: Day | null): string => `known as ${asOf === null ? 'not ' : ''}materialized (select * from ${projectsAsOf(tx, asOf)} p)`;

/** Projects as known on a day, without those whose import had been taken back by then. */
export function projectsAsOf(tx: Tx, asOf: Day | null): string {
  return `(select * from ${tableAsOf(tx, Project, asOf)} p where withdrawn_on is null)`;
}
