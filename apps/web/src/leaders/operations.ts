import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const LeadersQuery = graphql(/* GraphQL */ `
  query LeadersPage($year: Int!, $region: ID, $asOf: Date, $after: String) {
    portfolio(filter: { year: $year, region: $region }, asOf: $asOf) {
      ...Carried
      byRegion: by(dimension: REGION) { key label count ...Carried }
      byLevel: by(dimension: LEVEL) { key label count ...Carried }
      byProgramme: by(dimension: PROGRAMME) { key label count ...Carried }
    }
    leaderLoads(filter: { year: $year, region: $region }, first: 50, asOf: $asOf) { totalCount nodes { projects level person { id name title titleEn } } }
    leaderGaps(filter: { region: $region }, first: 20, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { missing project { code name level region { name } } } }
    regions(level: CITY) { code name }
  }
  fragment Carried on Figures { leaderCoverage { value numerator denominator } leaderLevelCoverage { value numerator denominator } }
`);
type Answer = ResultOf<typeof LeadersQuery>;
export type Coverage = NonNullable<Answer['portfolio']>;
export type Slice = Coverage['byRegion'][number];
export type Loads = Answer['leaderLoads'];
export type Gaps = Answer['leaderGaps'];
