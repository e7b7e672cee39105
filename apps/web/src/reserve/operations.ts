import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const ReserveQuery = graphql(/* GraphQL */ `
  query ReservePage($region: ID!, $year: Int!, $asOf: Date, $after: String) {
    reserve(filter: { region: $region }, first: 30, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { ...EntryLine } }
    stale: reserve(filter: { region: $region, stale: true }, first: 30, asOf: $asOf) { totalCount nodes { ...EntryLine } }
    reserveVolume(region: $region, year: $year, asOf: $asOf) {
      entries investment { amount(unit: YI) } goal { amount(unit: YI) } entriesGoal rate { value numerator denominator }
      by { category entries investment { amount(unit: YI) } }
    }
    reserveSessions(region: $region, year: $year, first: 20, asOf: $asOf) {
      totalCount nodes { year quarter closedOn kept promoted dropped admitted rejected region { name } decisions(first: 20) { totalCount nodes { decision reason entry { project { code name } } } } }
    }
    regions(level: CITY) { code name }
  }
  fragment EntryLine on ReserveEntry {
    state category level movedOn stale maturity { score } screening { passes against { zh en } } prework { open zh en }
    project { code name region { name } totalInvestment { amount(unit: YI) } }
  }
`);
export type Entry = NonNullable<NonNullable<ResultOf<typeof ReserveQuery>['reserve']>['nodes'][number]>;
export type Volume = ResultOf<typeof ReserveQuery>['reserveVolume'];
export type Sessions = ResultOf<typeof ReserveQuery>['reserveSessions'];
