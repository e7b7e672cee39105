import type { DataOf, EventDefinition } from '@cornerstone/events/define';
import { fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import { dayOfStep, lifeStepNames, lifeSteps, type LifeStepName } from '@cornerstone/events/life';
import { leaderAssigned, leaderReleased, planRevised, progressReported, projectDescribed, projectListed, projectRegistered, reportAmended } from '@cornerstone/events/projects';
import { projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
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
  tables: ['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'progress_fact', 'fund_fact', 'leader_fact', 'removal_fact'],
  consumers: [
    on(projectRegistered, async (tx, event) => {
      await keepFact(tx, 'project_fact', event);
      await keepFact(tx, 'life_fact', event, { step: 'REGISTERED' });
    }),
    on(projectDescribed, (tx, event) => keepFact(tx, 'project_fact', event)),
    on(projectListed, (tx, event) => keepFact(tx, 'listing_fact', event)),
    on(planRevised, (tx, event) => keepFact(tx, 'plan_fact', event)),
    on(progressReported, (tx, event) => keepFact(tx, 'progress_fact', event)),
    on(reportAmended, (tx, event) => keepFact(tx, 'progress_fact', event, { amends: event.data.amendedReportId })),
    ...lifeStepNames.map(step),
    on(projectRemoved, (tx, event) => keepFact(tx, 'removal_fact', event, { step: 'REMOVED' })), on(projectDelisted, (tx, event) => keepFact(tx, 'removal_fact', event, { step: 'DELISTED' })),
    on(projectReserved, (tx, event) => keepFact(tx, 'life_fact', event, { step: 'RESERVED', happenedOn: event.data.on })), on(projectReserveDropped, (tx, event) => keepFact(tx, 'life_fact', event, { step: 'RESERVE_DROPPED', happenedOn: event.data.on })),
    on(leaderAssigned, (tx, event) => keepFact(tx, 'leader_fact', event, { step: 'ASSIGNED' })), on(leaderReleased, (tx, event) => keepFact(tx, 'leader_fact', event, { step: 'RELEASED' })),
    moved(fundsAllocated, 'ALLOCATED'), moved(issueRecorded, 'ISSUED'), moved(fundsDisbursed, 'DISBURSED'), moved(fundsPaid, 'PAID'), moved(fundsReturned, 'RETURNED'),
  ],
};
