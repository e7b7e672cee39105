import type { DataOf, EventDefinition, Received } from '@cornerstone/events/define';
import { fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import { planRevised, progressReported, projectCommissioned, projectCompleted, projectDescribed, projectListed, projectRegistered, projectResumed, projectStarted, projectSuspended, reportAmended } from '@cornerstone/events/projects';
import type { Stage } from '@cornerstone/runtime/graph/project-words';
import type { Consumer, Consumers, Copies } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/*
 * Each event leaves one row, keyed by what it is about and its version there. Nothing here reads another row,
 * so the order of arrival does not matter and hearing twice changes nothing.
 */
const told = async (tx: Tx, event: Received, data: Partial<DataOf<typeof projectRegistered>>): Promise<void> => {
  await query(tx, `/* keepDescription */ insert into project_fact (project_id, version, known_on, code, name, kind, sector, region_paths, total_investment) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [event.aggregateId, event.aggregateVersion, event.knownOn, data.code ?? null, data.name ?? null, data.kind ?? null, data.sector ?? null, event.regionPaths, data.totalInvestment ?? null]);
};

const lived = async (tx: Tx, event: Received, step: string, stage: Stage, on: string | null): Promise<void> => {
  await query(tx, '/* keepStep */ insert into life_fact (project_id, version, known_on, step, stage, happened_on) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [event.aggregateId, event.aggregateVersion, event.knownOn, step, stage, on]);
};

const step = (definition: EventDefinition, name: string, stage: Stage): Consumers =>
  ({ [definition.type]: (tx, event: Received<{ on: string }>) => lived(tx, event, name, stage, event.data.on) });

const reported = (amendedOf: (data: never) => string | null): Consumer => (tx, event: Received<DataOf<typeof progressReported>>) => {
  const { reportId, year, month, week, investment } = event.data;
  return query(tx, '/* keepReport */ insert into progress_fact (report_id, project_id, known_on, year, month, week, investment, amends) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
    [reportId, event.aggregateId, event.knownOn, year, month, week, investment, amendedOf(event.data as never)]);
};

/** Money of a batch that no project has yet is no project's figure. */
const moved = (definition: EventDefinition, movement: string): Consumers => ({
  [definition.type]: async (tx, event: Received<DataOf<typeof fundsAllocated> & Partial<Pick<DataOf<typeof fundsReturned>, 'from'>>>) => {
    if (event.projectId === null) return;
    const { postingId, fund, batchYear, amount, from } = event.data;
    await query(tx, '/* keepMovement */ insert into fund_fact (posting_id, project_id, known_on, movement, fund, batch_year, returned_from, amount) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
      [postingId, event.projectId, event.knownOn, movement, fund, batchYear, from ?? null, amount]);
  },
});

export const portfolioCopies: Copies = { tables: ['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'progress_fact', 'fund_fact'], consumers: {
  [projectRegistered.type]: async (tx, event: Received<DataOf<typeof projectRegistered>>) => {
    await told(tx, event, event.data);
    await lived(tx, event, 'REGISTERED', event.data.stage, null);
  },
  [projectDescribed.type]: (tx, event: Received<DataOf<typeof projectDescribed>>) => told(tx, event, event.data),
  [projectListed.type]: (tx, event: Received<DataOf<typeof projectListed>>) => {
    const { listingId, year, level, programme, sector, phase, stage, totalInvestment, annualPlan, plannedStart, plannedCompletion, startedOn, completedOn } = event.data;
    return query(tx, `/* keepListing */ insert into listing_fact (listing_id, version, project_id, known_on, year, level, programme, sector, phase, stage, total_investment, annual_plan, planned_start, planned_completion, started_on, completed_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing`,
    [listingId, event.aggregateVersion, event.aggregateId, event.knownOn, year, level, programme, sector, phase, stage, totalInvestment, annualPlan, plannedStart, plannedCompletion, startedOn, completedOn]);
  },
  [planRevised.type]: (tx, event: Received<DataOf<typeof planRevised>>) => query(tx,
    '/* keepPlan */ insert into plan_fact (project_id, year, plan_version, known_on, investment, planned_start, planned_completion) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [event.aggregateId, event.data.year, event.data.planVersion, event.knownOn, event.data.investment, event.data.plannedStart, event.data.plannedCompletion]),
  [progressReported.type]: reported(() => null),
  [reportAmended.type]: reported(({ amendedReportId }: DataOf<typeof reportAmended>) => amendedReportId),
  [projectStarted.type]: (tx, event: Received<DataOf<typeof projectStarted>>) => lived(tx, event, 'STARTED', 'UNDER_CONSTRUCTION', event.data.startedOn),
  ...step(projectSuspended, 'SUSPENDED', 'SUSPENDED'), ...step(projectResumed, 'RESUMED', 'UNDER_CONSTRUCTION'), ...step(projectCompleted, 'COMPLETED', 'COMPLETED'), ...step(projectCommissioned, 'COMMISSIONED', 'COMMISSIONED'),
  ...moved(fundsAllocated, 'ALLOCATED'), ...moved(issueRecorded, 'ISSUED'), ...moved(fundsDisbursed, 'DISBURSED'), ...moved(fundsPaid, 'PAID'), ...moved(fundsReturned, 'RETURNED'),
} };
