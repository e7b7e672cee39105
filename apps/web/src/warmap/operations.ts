import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const WarMapQuery = graphql(/* GraphQL */ `
  query WarMap($year: Int!, $region: ID, $asOf: Date) {
    portfolio(filter: { year: $year, region: $region }, asOf: $asOf) {
      count totalInvestment { amount(unit: YI) } investmentDone { amount(unit: YI) }
      startRate { value numerator denominator } startRateDue { value numerator denominator } investmentRate { value numerator denominator } periodInvestmentRate { value numerator denominator } timeProgressRate { value numerator denominator } completionRate { value numerator denominator }
      ...Placed
    }
    ahead: portfolio(filter: { year: $year, region: $region, stage: [PROPOSED, RESERVED, PREWORK] }, asOf: $asOf) { count ...Placed }
    planned: portfolio(filter: { year: $year, region: $region, stage: [PLANNED_START] }, asOf: $asOf) { count ...Placed }
    works: portfolio(filter: { year: $year, region: $region, stage: [UNDER_CONSTRUCTION] }, asOf: $asOf) { count ...Placed }
    stopped: portfolio(filter: { year: $year, region: $region, stage: [SUSPENDED] }, asOf: $asOf) { count ...Placed }
    done: portfolio(filter: { year: $year, region: $region, stage: [COMPLETED, COMMISSIONED, AT_CAPACITY] }, asOf: $asOf) { count ...Placed }
    ended: portfolio(filter: { year: $year, region: $region, stage: [REMOVED, CANCELLED] }, asOf: $asOf) { count ...Placed }
    starts: projects(filter: { year: $year, region: $region, stage: [PLANNED_START] }, first: 100, asOf: $asOf) { totalCount nodes { ...OnTheMap } }
    ends: projects(filter: { year: $year, region: $region, stage: [UNDER_CONSTRUCTION] }, first: 100, asOf: $asOf) { totalCount nodes { ...OnTheMap } }
    regions(level: CITY) { code name }
  }
  fragment Placed on Portfolio { byRegion: by(dimension: REGION) { key label count } bySector: by(dimension: SECTOR) { key label count } }
  fragment OnTheMap on Project { code name buildStart buildEnd }
`);
export type WarMap = ResultOf<typeof WarMapQuery>;
export type Projects = WarMap['starts'];
/** How far projects are, in the order of the columns. */
export const GROUPS = ['ahead', 'planned', 'works', 'stopped', 'done', 'ended'] as const;
export type Group = (typeof GROUPS)[number];
