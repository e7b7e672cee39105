import type { DataOf, EventDefinition } from '@cornerstone/events/define';
import { fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import { movementReversed } from '@cornerstone/events/funding-reversals';
import { dayOfStep, lifeStepNames, lifeSteps, type LifeStepName } from '@cornerstone/events/life';
import { leaderAssigned, leaderReleased, planRevised, progressReported, projectDescribed, projectListed, projectRegistered, reportAmended } from '@cornerstone/events/projects';
import { feedRegistered, feedRetired } from '@cornerstone/events/projects-evidence';
import { projectCodeChanged } from '@cornerstone/events/projects-codes';
import { projectUnlisted, projectWithdrawn } from '@cornerstone/events/projects-imports';
import { projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { snakeCased } from '@cornerstone/runtime/naming';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
import { partAdded, partRemoved, regionSharesSet } from '@cornerstone/events/projects-structure';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Consumer, type Copies } from '@cornerstone/runtime/slice';

const step = (name: LifeStepName): Consumer =>
  on(lifeSteps[name].told, (tx, event) => keepFact(tx, 'life_fact', event, { step: name, stage: lifeSteps[name].to, happenedOn: dayOfStep(name, event.data) }));

/** Money of a batch that no project has yet is no project's figure. */
const moved = (happened: EventDefinition, movement: string): Consumer => on(happened, async (tx, event) => {
  const { from = null } = event.data as Partial<DataOf<typeof fundsReturned>>;
  if (event.projectId !== null) await keepFact(tx, 'fund_fact', event, { movement, returnedFrom: from });
});

/** What the figures are made of: one row an event, keyed by what it is about and its version there; nothing here reads another row. */
export const portfolioCopies: Copies = {
  tables: ['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'progress_fact', 'fund_fact', 'leader_fact', 'removal_fact', 'feed_fact', 'part_fact', 'share_fact'],
  consumers: [
    on(projectRegistered, async (tx, event) => {
      await keepFact(tx, 'project_fact', event);
      await keepFact(tx, 'life_fact', event, { step: 'REGISTERED' });
    }),
    on(projectDescribed, (tx, event) => keepFact(tx, 'project_fact', event, { cleared: Object.entries(event.data).flatMap(([field, value]) => (value === null ? [snakeCased(field)] : [])) })),
    on(projectCodeChanged, (tx, event) => keepFact(tx, 'project_fact', event)),
    on(projectListed, (tx, event) => keepFact(tx, 'listing_fact', event)),
    on(projectUnlisted, async (tx, event) => {
      await keepFact(tx, 'listing_fact', event, { unlisted: true });
      await keepFact(tx, 'life_fact', event, { step: 'UNLISTED' });
    }),
    on(projectWithdrawn, (tx, event) => keepFact(tx, 'life_fact', event, { step: 'WITHDRAWN', stage: 'WITHDRAWN' })),
    on(planRevised, (tx, event) => keepFact(tx, 'plan_fact', event)),
    on(progressReported, (tx, event) => keepFact(tx, 'progress_fact', event)),
    on(reportAmended, (tx, event) => keepFact(tx, 'progress_fact', event, { amends: event.data.amendedReportId })),
    ...lifeStepNames.map(step),
    on(projectRemoved, (tx, event) => keepFact(tx, 'removal_fact', event, { step: 'REMOVED' })), on(projectDelisted, (tx, event) => keepFact(tx, 'removal_fact', event, { step: 'DELISTED' })),
    on(projectReserved, (tx, event) => keepFact(tx, 'life_fact', event, { step: 'RESERVED', happenedOn: event.data.on })), on(projectReserveDropped, (tx, event) => keepFact(tx, 'life_fact', event, { step: 'RESERVE_DROPPED', happenedOn: event.data.on })),
    on(leaderAssigned, (tx, event) => keepFact(tx, 'leader_fact', event, { step: 'ASSIGNED' })), on(leaderReleased, (tx, event) => keepFact(tx, 'leader_fact', event, { step: 'RELEASED' })),
    on(feedRegistered, (tx, event) => keepFact(tx, 'feed_fact', event, { step: 'REGISTERED' })), on(feedRetired, (tx, event) => keepFact(tx, 'feed_fact', event, { step: 'RETIRED' })),
    on(partAdded, (tx, event) => keepFact(tx, 'part_fact', event, { step: 'ADDED', happenedOn: event.data.since })), on(partRemoved, (tx, event) => keepFact(tx, 'part_fact', event, { step: 'REMOVED', happenedOn: event.data.on })),
    on(regionSharesSet, (tx, event) => keepFact(tx, 'share_fact', event)),
    moved(fundsAllocated, 'ALLOCATED'), moved(issueRecorded, 'ISSUED'), moved(fundsDisbursed, 'DISBURSED'), moved(fundsPaid, 'PAID'), moved(fundsReturned, 'RETURNED'),
    on(movementReversed, async (tx, event) => { if (event.projectId !== null) await keepFact(tx, 'fund_fact', event, { amount: `-${event.data.amount}`, returnedFrom: null }); }),
  ],
};
