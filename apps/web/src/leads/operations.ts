import { graphql } from '../gql';
import type { ResultOf } from '../graphql';

export const LeadsQuery = graphql(/* GraphQL */ `
  query LeadsPage($region: ID, $chain: ID, $asOf: Date, $after: String) {
    all: landingRate(filter: { region: $region, chain: $chain }, asOf: $asOf) { rate { value numerator denominator } }
    byChain: landingRate(filter: { region: $region }, by: CHAIN, asOf: $asOf) { key rate { value numerator denominator } }
    byRegion: landingRate(filter: { region: $region, chain: $chain }, by: REGION, asOf: $asOf) { key rate { value numerator denominator } }
    talking: leads(filter: { region: $region, chain: $chain, status: [TALKING] }, first: 0, asOf: $asOf) { totalCount }
    signed: leads(filter: { region: $region, chain: $chain, status: [SIGNED] }, first: 0, asOf: $asOf) { totalCount }
    landed: leads(filter: { region: $region, chain: $chain, status: [LANDED] }, first: 0, asOf: $asOf) { totalCount }
    dropped: leads(filter: { region: $region, chain: $chain, status: [DROPPED] }, first: 0, asOf: $asOf) { totalCount }
    leads(filter: { region: $region, chain: $chain }, first: 30, after: $after, asOf: $asOf) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id name investor chain gap status intended { amount(unit: YI) } signedOn signedAmount { amount(unit: YI) } dropReason region { name } project { code name stage } round { name } talks(first: 20) { nodes { on outcome nextStep } } landings { how on } }
    }
    regions(level: CITY) { code name }
  }
`);
type Answer = ResultOf<typeof LeadsQuery>;
export type Leads = Answer['leads'];
export type Rates = NonNullable<Answer['byChain']>;
