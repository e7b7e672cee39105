import { newId } from '@cornerstone/runtime/ids';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { knownSince } from '@cornerstone/runtime/known-on';
import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { Fact } from '@cornerstone/events/define';
import { checkPeriod } from '@cornerstone/kernel/period';
import { plainText } from '@cornerstone/kernel/text';
import type { Project } from '../ledger/project.entity';
import { endOf, type Counted } from './periods.rules';
import type { ReportProgressInput } from './progress.inputs';
import { checkWorkforce, doneIn, figuresOf, periodOf, reportDay, reportProgress } from './progress.rules';
import { Report } from './report.entity';

/** The reports of projects that no other has taken the place of. */
export const countedReports = (tx: Tx, projectIds: readonly string[]): Promise<Report[]> => select(tx, Report,
  '/* countedReports */ select * from report r where project_id = any($1) and not exists (select 1 from report a where a.amends = r.id) order by project_id, year, month, week, day', [projectIds]);

export interface Reported { fact: Fact; row: Omit<Report, 'period' | 'cumulative' | 'amendedBy'> }

/** One report as it is told: the fact and the row that go together. `sprintId`: of a day, the sprint that holds it. */
export function reported(tx: Tx, project: Project, counted: readonly Counted[], input: ReportProgressInput, sprintId: string | null): Reported {
  checkPeriod(input.period);
  const { period, investment } = doneIn(counted, periodOf({ ...input.period, day: input.day, fromMonth: input.fromMonth }), { investment: input.investment ? fenOf(input.investment) : null, cumulative: input.cumulative ? fenOf(input.cumulative) : null });
  const command = { reportId: newId('rpt'), period, investment, physicalProgress: input.physicalProgress ?? null };
  const knownOn = knownSince(tx, input);
  const fact = period.day ? reportDay(project, counted, command, sprintId, knownOn) : reportProgress(project, counted, command, knownOn);
  const { year, month, week, day = null, fromMonth = null } = period;
  return { fact, row: {
    id: command.reportId, projectId: project.id, year, month, week, day, fromMonth, ...figuresOf(fact), workforce: checkWorkforce(input.workforce ?? null),
    problems: input.problems ? plainText(input.problems, 'problems', 2000) : null, amends: null, reason: null, reportedBy: tx.actor.id, knownOn,
  } };
}

/** The project's physical progress: of its latest period that says one. */
export function latestProgress(counted: readonly Counted[]): string | null {
  let [latest, end]: [string | null, string] = [null, ''];
  for (const each of counted) {
    if (each.physicalProgress === null) continue;
    const ends = endOf(each);
    if (ends > end) [latest, end] = [each.physicalProgress, ends];
  }
  return latest;
}
