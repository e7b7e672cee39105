import { caseSubmitted, commitmentGiven } from '@cornerstone/events/approvals';
import type { EventDefinition } from '@cornerstone/events/define';
import { needRegistered } from '@cornerstone/events/elements';
import { defectFound } from '@cornerstone/events/projects-defects';
import { fundsAllocated, issueRecorded } from '@cornerstone/events/funding';
import { movementReversed } from '@cornerstone/events/funding-reversals';
import { issueRaised } from '@cornerstone/events/supervision';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Consumer, type Copies } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';

/** An issue that the clock's own finding raised: nobody has begun anything. */
const isOfTime = (data: unknown): boolean => (data as { cause?: string | null }).cause?.startsWith(`${defectFound.type}/`) === true;

const remembered = ({ type }: EventDefinition): Consumer => ({ type, effect: async (tx, event) => {
  const { projectId, aggregateId } = event;
  if (projectId !== null && !isOfTime(event.data)) await keepFact(tx, 'resting_copy', event, { aggregateId, type });
} });

/** What other departments have begun for a project, once each: a case, money, an element, a problem. */
export const restingCopies: Copies = { tables: ['resting_copy'], consumers: [...[caseSubmitted, commitmentGiven, fundsAllocated, issueRecorded, needRegistered, issueRaised].map(remembered),
  on(movementReversed, async (tx, { data, projectId, aggregateId }) => { if (data.emptied) await query(tx, '/* no money rests */ delete from resting_copy where project_id = $1 and aggregate_id = $2', [projectId, aggregateId]); })] };
