import { startWithoutPermits } from '@cornerstone/events/approvals';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Copies } from '@cornerstone/runtime/slice';

/** Approvals checks each reported start against the permits (P2); what it found is shown with the project. */
export const violationCopies: Copies = { tables: ['start_violation'], consumers: [on(startWithoutPermits, async (tx, event) => {
  if (event.projectId !== null) await keepFact(tx, 'start_violation', event);
})] };
