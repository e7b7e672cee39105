import type { DataOf, EventDefinition } from '@cornerstone/events/define';
import { fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import { movementReversed } from '@cornerstone/events/funding-reversals';
import { dayOfStep, lifeStepNames, lifeSteps, type LifeStepName } from '@cornerstone/events/life';
import { leaderAssigned, leaderReleased, planRevised, progressReported, projectDescribed, projectListed, projectRegistered, reportAmended } from '@cornerstone/events/projects';
import { feedRegistered, feedRetired } from '@cornerstone/events/projects-evidence';
import { projectCodeChanged } from '@cornerstone/events/projects-codes';
import { projectUnlisted, projectWithdrawn } from '@cornerstone/events/projects-imports';
import { projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { figured } from './kept.sql';
import { plannedTo } from './period.rules';
import { snakeCased } from '@cornerstone/runtime/naming';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
import { partAdded, partRemoved, regionSharesSet } from '@cornerstone/events/projects-structure';
import { keepFact, keepFacts, keeping } from '@cornerstone/runtime/keep-fact';
import { on, onTogether, type Consumer, type Copies } from '@cornerstone/runtime/slice';

const step = (name: LifeStepName): Consumer =>
  keeping(lifeSteps[name].told, 'life_fact', ({ data }) => ({ step: name, stage: lifeSteps[name].to, happenedOn: dayOfStep(name, data) }));

/** Money of a batch that no project has yet is no project's figure. */
const moved = (happened: EventDefinition, movement: string): Consumer => on(happened, async (tx, event) => {
  const { from = null } = event.data as Partial<DataOf<typeof fundsReturned>>;
  if (event.projectId !== null) await keepFact(tx, 'fund_fact', event, { movement, returnedFrom: from });
});

/** What the figures are made of: one row an event, keyed by what it is about and its version there; nothing here reads another row. */
export const portfolioCopies: Copies = {
  tables: ['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'progress_fact', 'fund_fact', 'leader_fact', 'removal_fact', 'feed_fact', 'part_fact', 'share_fact', 'portfolio_row', 'portfolio_past', 'portfolio_done', 'portfolio_made'],
  consumers: [...[
    onTogether(projectRegistered, async (tx, events) => {
      await keepFacts(tx, 'project_fact', events);
      await keepFacts(tx, 'life_fact', events, () => ({ step: 'REGISTERED' }));
    }),
    keeping(projectDescribed, 'project_fact', ({ data }) => ({ cleared: Object.entries(data).flatMap(([field, value]) => (value === null ? [snakeCased(field)] : [])) })),
    keeping(projectCodeChanged, 'project_fact'),
  ].map((words) => figured('words', words)), ...[
    keeping(projectListed, 'listing_fact'),
    on(projectUnlisted, async (tx, event) => {
      await keepFact(tx, 'listing_fact', event, { unlisted: true });
      await keepFact(tx, 'life_fact', event, { step: 'UNLISTED' });
    }),
    keeping(projectWithdrawn, 'life_fact', () => ({ step: 'WITHDRAWN', stage: 'WITHDRAWN' })),
    keeping(planRevised, 'plan_fact', ({ data }) => ({ plannedTo: plannedTo(data) })),
    ...lifeStepNames.map(step),
    keeping(projectRemoved, 'removal_fact', () => ({ step: 'REMOVED' })), keeping(projectDelisted, 'removal_fact', () => ({ step: 'DELISTED' })),
    keeping(projectReserved, 'life_fact', ({ data }) => ({ step: 'RESERVED', happenedOn: data.on })), keeping(projectReserveDropped, 'life_fact', ({ data }) => ({ step: 'RESERVE_DROPPED', happenedOn: data.on })),
    keeping(leaderAssigned, 'leader_fact', () => ({ step: 'ASSIGNED' })), keeping(leaderReleased, 'leader_fact', () => ({ step: 'RELEASED' })),
    keeping(feedRegistered, 'feed_fact', () => ({ step: 'REGISTERED' })), keeping(feedRetired, 'feed_fact', () => ({ step: 'RETIRED' })),
    keeping(regionSharesSet, 'share_fact'),
  ].map((rows) => figured('rows', rows)), ...[
    keeping(progressReported, 'progress_fact'),
    keeping(reportAmended, 'progress_fact', ({ data }) => ({ amends: data.amendedReportId })),
  ].map((reports) => figured('reports', reports)),
    keeping(partAdded, 'part_fact', ({ data }) => ({ step: 'ADDED', happenedOn: data.since })), keeping(partRemoved, 'part_fact', ({ data }) => ({ step: 'REMOVED', happenedOn: data.on })),
    moved(fundsAllocated, 'ALLOCATED'), moved(issueRecorded, 'ISSUED'), moved(fundsDisbursed, 'DISBURSED'), moved(fundsPaid, 'PAID'), moved(fundsReturned, 'RETURNED'),
    on(movementReversed, async (tx, event) => { if (event.projectId !== null) await keepFact(tx, 'fund_fact', event, { amount: `-${event.data.amount}`, returnedFrom: null }); }),
  ],
};
