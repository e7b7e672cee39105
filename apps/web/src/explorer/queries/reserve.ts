import { graph, type NamedOperation } from '../named';

export const reserve: NamedOperation[] = [
  { id: 'Reserve', zh: '储备库', en: 'Reserve library', variables: { filter: { region: '410000' }, first: 20 }, document: graph`
    query Reserve($filter: ReserveFilter, $first: Int, $after: String) {
      reserve(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id state category level proposedOn admittedOn movedOn stale
          project { code name totalInvestment { amount(unit: YI) } }
          screening { passes minimum { amount(unit: YI) } against { rule zh en } }
          prework { zh standing open }
          maturity { score }
        }
      }
    }
  ` },
  { id: 'ReserveVolume', zh: '储备规模与季度调整', en: 'Reserve volume and sessions', variables: { region: '411300', year: 2024 }, document: graph`
    query ReserveVolume($region: ID!, $year: Int!) {
      reserveVolume(region: $region, year: $year) {
        entries
        investment { amount(unit: YI) }
        goal { amount(unit: YI) }
        rate { value numerator denominator }
        by { category entries investment { amount(unit: YI) } }
      }
      reserveSessions(region: $region, year: $year) {
        nodes { year quarter closedOn kept promoted dropped admitted rejected decisions(first: 20) { nodes { decision reason entry { id project { name } } } } }
      }
    }
  ` },
  { id: 'Experts', zh: '评审专家库', en: 'Expert pool', variables: { region: '410000' }, document: graph`
    query Experts($region: ID, $specialty: String) {
      experts(region: $region, specialty: $specialty, first: 50) {
        totalCount
        nodes { id name unit specialties registeredOn region { code name } }
      }
    }
  ` },
];
