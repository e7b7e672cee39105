import type { Fact } from '@cornerstone/events/define';
import { recordAll } from '@cornerstone/runtime/record';
import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Project } from './project.entity';

/** How many facts that time brings are told in one transaction; what is more goes into the next. */
export const MOST_FACTS = 2_000;

/** Records facts of many projects that change nothing of the project itself, locked in the order of their ids. */
export async function recordFacts(tx: Tx, facts: ReadonlyMap<string, readonly Fact[]>): Promise<void> {
  if (facts.size === 0) return;
  const projects = await select(tx, Project, '/* projectsOfFacts */ select * from project where id = any($1) order by id for update', [[...facts.keys()]]);
  await recordAll(tx, projects.map((row) => ({ row, facts: facts.get(row.id) ?? [], to: {} })));
}
