import { fundsAllocated, fundsReturned } from '@cornerstone/events/funding';
import { movementReversed } from '@cornerstone/events/funding-reversals';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Copies } from '@cornerstone/runtime/slice';

/** Which kinds of money projects have, row by row: what came, what went back, what was posted back. By it presence is asked of them (F2). */
export const presenceCopies: Copies = { tables: ['project_fund_copy'], consumers: [
  on(fundsAllocated, async (tx, event) => { if (event.projectId !== null) await keepFact(tx, 'project_fund_copy', event); }),
  on(fundsReturned, async (tx, event) => { if (event.projectId !== null) await keepFact(tx, 'project_fund_copy', event, { amount: `-${event.data.amount}` }); }),
  on(movementReversed, async (tx, event) => { if (event.projectId !== null && event.data.movement === 'ALLOCATED') await keepFact(tx, 'project_fund_copy', event, { amount: `-${event.data.amount}` }); }),
] };
