import { caseSubmitted, commitmentBroken, itemDecided, omissionTolerated } from '@cornerstone/events/approvals';
import type { Received } from '@cornerstone/events/define';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Copies } from '@cornerstone/runtime/slice';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { PreworkStep } from './prework.rules';

const keep = async (tx: Tx, event: Received, step: PreworkStep, procedure: string): Promise<void> => {
  if (event.projectId !== null) await keepFact(tx, 'prework_fact', event, { step, procedure });
};

/** What approvals tell of each procedure of a project (P1). A promise letter is left out: it is no step of pre-work, and broken ones end nothing here but a tolerated omission. */
export const preworkCopies: Copies = { tables: ['prework_fact'], consumers: [
  on(caseSubmitted, async (tx, event) => { for (const procedure of event.data.procedures) await keep(tx, event, 'APPLIED', procedure); }),
  on(itemDecided, async (tx, event) => {
    const { status, procedure } = event.data;
    if (status === 'GRANTED' || status === 'WAIVED' || status === 'REFUSED') await keep(tx, event, status, procedure);
  }),
  on(omissionTolerated, (tx, event) => keep(tx, event, 'TOLERATED', event.data.procedure)),
  on(commitmentBroken, (tx, event) => keep(tx, event, 'BROKEN', event.data.procedure)),
] };
