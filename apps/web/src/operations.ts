import { graphql } from './gql';
import type { ResultOf } from './graphql';

/* The pages' operations. Their types come from the supergraph: `npm run generate` after every change here. */
export const OverviewQuery = graphql(/* GraphQL */ `
  query Overview($filter: ProjectFilter!, $year: Int!, $asOf: Date, $unit: MoneyUnit!, $first: Int!, $after: String) {
    portfolio(filter: $filter, year: $year, asOf: $asOf) {
      ...Figures
      resumptionRate { value numerator denominator }
      commissioningRate { value numerator denominator }
      capacityRate { value numerator denominator }
      fundUseRate { value numerator denominator }
      byRegion: by(dimension: REGION) { key label ...Figures }
      bySector: by(dimension: SECTOR) { key label ...Figures }
      byProgramme: by(dimension: PROGRAMME) { key label }
    }
    projects(filter: $filter, asOf: $asOf, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { code name level stage sector region { code name } totalInvestment { amount(unit: $unit) } }
    }
    regions(level: CITY) { code name }
  }
  # What the page and every line of its tables show. A guarded figure stands above, beside this: a refusal for every line would be many.
  fragment Figures on Figures {
    count
    totalInvestment { amount(unit: $unit) }
    plannedInvestment { amount(unit: $unit) }
    investmentDone { amount(unit: $unit) }
    startRate { value numerator denominator }
    investmentRate { value numerator denominator }
    completionRate { value numerator denominator }
    leaderCoverage { value numerator denominator }
  }
`);

export const OneLedgerQuery = graphql(/* GraphQL */ `
  query OneLedger($code: String!, $year: Int!, $asOf: Date) {
    project(code: $code, asOf: $asOf) {
      code name level stage sector kind scale buildContent owner buildStart buildEnd physicalProgress
      startedOn suspendedOn resumedOn completedOn commissionedOn atCapacityOn startPlanMissing
      regions { code name } totalInvestment { amount(unit: YI) }
      codes { code since until change reason }
      listings { year level programme stage totalInvestment { amount(unit: YI) } knownOn removedOn sourceTitle sourceUrl }
      partOf { kind since project { code name } }
      parts(first: 30) { totalCount nodes { kind since reason project { code name stage totalInvestment { amount(unit: YI) } } } }
      partTotals { kind count totalInvestment { amount(unit: YI) } difference { amount(unit: YI) } }
      regionShares { source knownOn shares { region { name } share { value } amount { amount(unit: YI) } } difference { amount(unit: YI) } }
      classification { sector chains } quantities { measure planned done on }
      startPlan { kind planVersion targetOn measures late department { name } person { name title titleEn } }
      startViolations { knownOn procedures }
      endings { kind on reason documentNumber year programme authority { name } }
      capacityAccount {
        dueOn tolerancePercent steps { step doneOn } handedOverTo { name }
        targets { figures { ...CapacityOf } } actuals { period { label } figures { ...CapacityOf } }
        reconciliation { official { period { label } figures { ...CapacityOf } } department { name } explanation differences { indicator withinTolerance } }
        results { indicator reached rate { value } } settlement { on reached explanation }
      }
      reserveEntry { state category level proposedOn admittedOn movedOn stale decidedQuarter reason maturity { score } }
      publicGates { gate heldOn untilOn document }
      appraisals { state convenedOn endedOn conclusion seed poolSize reproduced ownerUnit agency seats { specialty experts } excluded { why } opinions { role investor matchingFunds profitability comment } }
      lead { name investor chain gap status signedOn signedAmount { amount(unit: YI) } round { name } landings { how on } }
      roundEntries { list venue investment { amount(unit: YI) } evidenceDue startEvidence round { code name heldOn } }
      plan(year: $year) { planVersion reason investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } months { month investment { amount(unit: WAN) } } } }
      schedule { due feasible criticalPath milestones { name due latestStart slack critical doneOn late } }
      halfYear(year: $year) { on planned { amount(unit: WAN) } done { amount(unit: WAN) } rate { value } met }
      reports(year: $year, first: 40) { totalCount nodes { knownOn day daysLate workforce problems period { label year quarter month week } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress reason amendedBy { reason investment { amount(unit: WAN) } knownOn } } }
      leaders { person { name title titleEn } level since department { name } }
      everyLeader: leaders(released: true) { person { name title titleEn } level since until endReason department { name } policeOfficer { name title titleEn } team { name title titleEn } }
      sitePresence { stage on unit { name } } presenceMissing
      incidents(first: 10) { nodes { kind severity what place happenedOn closedOn measures } }
      site { points { lon lat } radius knownOn } feeds { kind since }
      evidence { kind takenAt digest inside verifiedProgress lon lat about file { id name } }
      verifications(first: 10) { nodes { measuredOn measured reported gap method note verifier { name title titleEn } } }
      mayAddFiles files(first: 50) { nodes { id kind name size uploadedAt } }
      approvals {
        kind mayStart acceptedOn closedOn
        clock { limitDays unit usedDays pausedDays remainingDays state dueOn provisional }
        items { procedure { code name nameEn stage stageNo } status department { name } dueOn decidedOn }
        commitments { kind procedure { name nameEn } authority due state }
      }
      funding {
        allocated { amount(unit: WAN) } issued { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value numerator denominator }
        entries(first: 20) { totalCount nodes { at debit debitName credit creditName amount { amount(unit: WAN) } memo } }
      }
      guarantees { kind item needed secured unit status explanation }
      issues { code title kind state severity level assignedTo { name title titleEn } department { name } deadline overdue }
      timeline(first: 100) { totalCount nodes { knownOn type source summary summaryEn } }
    }
  }
  fragment CapacityOf on CapacityFigures { outputValue { amount(unit: WAN) } tax { amount(unit: WAN) } jobs capacity capacityUnit }
`);

/* ---- the names pages use ---- */
export type { ProjectFilter } from './gql/graphql';
export type Overview = ResultOf<typeof OverviewQuery>;
export type Portfolio = NonNullable<Overview['portfolio']>;
export type Slice = Portfolio['byRegion'][number];
export type ProjectList = NonNullable<Overview['projects']>;
export type Ledger = NonNullable<ResultOf<typeof OneLedgerQuery>['project']>;
