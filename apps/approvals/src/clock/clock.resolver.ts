import type { Fact } from '@cornerstone/events/define';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { insert } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Resolver } from 'type-graphql';
import { ApprovalCase } from '../cases/case.entity';
import { itemOf } from '../cases/decide.rules';
import { requireOneOfCase, requireOwnWhereKnown } from '../cases/own-item';
import { openCase, type OpenedCase } from '../cases/project-file';
import { ResumeClockInput, StopClockInput } from './clock.inputs';
import { clockPolicy } from './clock.policy';
import { marksOf, resumeClock, stopClock } from './clock.rules';
import { ClockStop } from './stop.entity';

@Resolver(() => ApprovalCase)
export class ClockResolver {
  @Change(() => ApprovalCase, () => StopClockInput, 'Stops the clock of a case on a legal ground (A3). · 停表')
  stopClock(tx: Tx, input: StopClockInput): Promise<ApprovalCase> {
    return stop(tx, input);
  }

  @Change(() => ApprovalCase, () => ResumeClockInput, 'The clock of a case runs again (A3). · 续表')
  resumeClock(tx: Tx, input: ResumeClockInput): Promise<ApprovalCase> {
    return resume(tx, input);
  }
}

async function stop(tx: Tx, input: StopClockInput): Promise<ApprovalCase> {
  const opened = await openCase(tx, input.caseId, input);
  const { row, file } = opened;
  const knownOn = knownSince(tx, input);
  const procedure = input.procedure ? itemOf(file.items, row.id, input.procedure).procedure : null;
  await requireOwnClock(tx, opened, procedure);
  const stops = file.stops.filter((each) => each.caseId === row.id);
  const on = input.on ?? knownOn;
  const fact = stopClock(row, stops, { on, ground: input.ground, reason: input.reason, procedure }, knownOn);
  await insert(tx, ClockStop, { id: newId('stp'), caseId: row.id, projectId: row.projectId, procedure, ground: input.ground, reason: fact.data.reason, stoppedOn: on, knownOn });
  return record<ApprovalCase, Fact>(tx, row, [fact], () => ({ stoppedOn: on }));
}

async function resume(tx: Tx, input: ResumeClockInput): Promise<ApprovalCase> {
  const opened = await openCase(tx, input.caseId, input);
  const { row, file } = opened;
  const knownOn = knownSince(tx, input);
  const on = input.on ?? knownOn;
  await requireOwnClock(tx, opened, file.stops.find((each) => each.caseId === row.id && each.resumedOn === null)?.procedure ?? null);
  const { pauses, fact } = resumeClock(row, file.stops.filter((each) => each.caseId === row.id), on, knownOn);
  await query(tx, '/* resume clock */ update clock_stop set resumed_on = $2, resumed_known_on = $3 where case_id = $1 and resumed_on is null', [row.id, on, knownOn]);
  return record<ApprovalCase, Fact>(tx, row, [fact], () => ({ stoppedOn: null, ...marksOf(row, pauses, on, clockPolicy) }));
}

/** A stop for one procedure is for its department, one for all of a case for whoever has one of its items. */
const requireOwnClock = (tx: Tx, opened: OpenedCase, procedure: string | null): Promise<void> => (procedure === null ? requireOneOfCase(tx, opened) : requireOwnWhereKnown(tx, opened, procedure));
