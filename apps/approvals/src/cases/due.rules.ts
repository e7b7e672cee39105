import type { Day } from '@cornerstone/kernel/day';
import type { Listed } from '../catalogue/catalogue.rules';
import { countedDay, type Pause } from '../clock/clock.rules';
import type { Readiness } from './standing.rules';

/**
 * The last day of a procedure's own statutory limit, from the day after its prerequisites held, in the days of its own law; the
 * case's where no law gives one. Only pauses of the whole case or of this procedure put it off. Null while it waits.
 */
export function itemDue(procedure: Listed | undefined, { since }: Readiness, caseDue: Day, pauses: readonly Pause[], on: Day): Day | null {
  if (!procedure || since === null) return null;
  const { code, statutoryDays, dayKind } = procedure;
  if (statutoryDays === null || dayKind === null) return caseDue;
  return countedDay(since, statutoryDays, dayKind === 'WORKING_DAY' ? 'WORKING_DAY' : 'DAY', pauses.filter((pause) => pause.procedure === null || pause.procedure === code), on);
}
