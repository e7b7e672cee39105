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
      region { code name } totalInvestment { amount(unit: YI) }
      listings { year level programme stage totalInvestment { amount(unit: YI) } knownOn sourceTitle sourceUrl }
      plan(year: $year) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
      reports(year: $year) { nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } }
      leaders { person { name title titleEn } level since department { name } }
      evidence { kind takenAt digest inside verifiedProgress }
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
`);

/* ---- the names pages use ---- */
export type { ProjectFilter } from './gql/graphql';
export type Overview = ResultOf<typeof OverviewQuery>;
export type Portfolio = NonNullable<Overview['portfolio']>;
export type Slice = Portfolio['byRegion'][number];
export type ProjectList = NonNullable<Overview['projects']>;
export type Ledger = NonNullable<ResultOf<typeof OneLedgerQuery>['project']>;
