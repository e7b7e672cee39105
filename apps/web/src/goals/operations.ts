import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const GoalsQuery = graphql(/* GraphQL */ `
  query GoalsPage($year: Int!, $region: ID, $asOf: Date, $after: String) {
    goals(year: $year, region: $region, first: 50, asOf: $asOf) { totalCount nodes { label metric level programme sector threshold bound unit dueOn source region { name } status(on: $asOf) { on state actual { value numerator denominator } } } }
    halfYear(year: $year, filter: { region: $region }, asOf: $asOf) {
      on sharePercent met investment { value numerator denominator } projects { value numerator denominator }
      list(met: false, first: 20) { totalCount nodes { project { code name } planned { amount(unit: WAN) } done { amount(unit: WAN) } rate { value } } }
    }
    reportCoverage(region: $region, on: $asOf) { region { name } reported { value numerator denominator } inTime { value numerator denominator } }
    missingReports(region: $region, on: $asOf, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { project { code name } department { name } rhythm from to dueOn daysLate } }
    regions(level: CITY) { code name }
  }
`);
type Answer = ResultOf<typeof GoalsQuery>;
export type Goals = Answer['goals'];
export type Half = Answer['halfYear'];
export type Coverages = Answer['reportCoverage'];
export type MissingOnes = Answer['missingReports'];
