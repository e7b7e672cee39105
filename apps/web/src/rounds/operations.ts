import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const RoundsQuery = graphql(/* GraphQL */ `
  query RoundsPage($year: Int, $asOf: Date) {
    rounds(year: $year, asOf: $asOf) {
      code kind name season heldOn closedOn
      venues { kind name } thresholds { list sector condition minimum { amount(unit: YI) } }
      totals {
        lists { list count investment { amount(unit: YI) } bySector { key count investment { amount(unit: YI) } } }
        newProjects { count } converted { count } unconverted { count }
      }
      signed: followThrough { stage rate { value numerator denominator } }
      started: followThrough(list: START) { stage rate { value numerator denominator } }
      overdueStarts(first: 10) { totalCount nodes { evidenceDue project { code name } } }
      adjustments { ground reason removed }
      entries(first: 0) { totalCount }
    }
    campaigns(first: 20, asOf: $asOf) { nodes { name kind opensOn dueOn targetPercent status { members done pending missed met rate { value numerator denominator } } } }
  }
`);
export const RoundEntriesQuery = graphql(/* GraphQL */ `
  query RoundEntries($code: String!, $asOf: Date, $after: String) {
    round(code: $code, asOf: $asOf) { entries(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { list venue startEvidence investment { amount(unit: YI) } project { code name stage } } } }
  }
`);
export type Round = NonNullable<ResultOf<typeof RoundsQuery>['rounds']>[number];
export type Campaigns = ResultOf<typeof RoundsQuery>['campaigns'];
